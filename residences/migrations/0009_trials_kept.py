"""Each prototype already tried keeps its trial; the phases of the first preset say their kind."""

from django.db import migrations

KINDS = [("Prévisite", "previsit"), ("Semaine", "immersion"), ("Première intersemaine", "gap"), ("Seconde intersemaine", "gap")]


def keep(apps, schema_editor):
    """One trial for each prototype that was tried."""
    using = schema_editor.connection.alias
    Prototype, Trial, Phase = (apps.get_model("residences", name) for name in ("Prototype", "Trial", "Phase"))
    rows = [
        Trial(residence_id=one.residence_id, prototype=one, on=one.tested_on, who=one.tested_with[:150], learned=one.learned)
        for one in Prototype.objects.using(using).exclude(tested_on=None).order_by("id")
    ]
    Trial.objects.using(using).bulk_create(rows, batch_size=1000)
    for words, kind in KINDS:
        Phase.objects.using(using).filter(title__startswith=words).update(kind=kind)


class Migration(migrations.Migration):
    dependencies = [("residences", "0008_depth")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
