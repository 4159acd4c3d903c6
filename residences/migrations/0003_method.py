"""The first version of the common base."""

from datetime import date

from django.db import migrations

PRINCIPLES = [
    ["Partir des usages", "On observe et on écoute avant de proposer ; le problème se choisit sur le terrain."],
    ["Une équipe pluridisciplinaire", "Au moins trois résidents de deux disciplines, accueillis sur place."],
    ["Trois semaines d’immersion", "Le problème, la coconception, les essais ; du temps pour respirer entre les semaines."],
    ["Faire avec", "Habitants, agents et élus fabriquent et essaient avec l’équipe."],
    ["Essayer petit et vite", "Un prototype essayé vaut mieux qu’un plan ; l’échec est un résultat qui s’écrit."],
    ["Rendre compte en public", "Une restitution ouverte, un rapport publié, des productions sous licence libre."],
]


def first_version(apps, schema_editor):
    """Every local definition starts from this text."""
    Method = apps.get_model("residences", "Method")
    Method.objects.using(schema_editor.connection.alias).get_or_create(
        version=1, defaults={"title": "Socle commun des résidences", "principles": PRINCIPLES, "published_on": date(2026, 1, 5)}
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("residences", "0002_net")]

    operations = [migrations.RunPython(first_version, migrations.RunPython.noop)]
