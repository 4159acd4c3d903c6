"""The programme of the territorial start-ups: its calls may open, and receive what arises from camps."""

from django.db import migrations

STARTUPS = {
    "code": "startup",
    "prefix": "ST",
    "name": "Start-up territoriale",
    "promise": "Six mois et deux développeurs pour qu’un agent construise le service numérique qui manque à ses usagers.",
    "outcome": "startup",
    "service": "Secrétariat général pour la modernisation de l’action publique (SGMAP)",
    "address": "64, allée de Bercy, 75012 Paris",
    "phone": "01 00 00 00 00",
    "email": "startups@essaim.example",
}


def begin(apps, schema_editor):
    """The row that calls of this programme hang on."""
    programs = apps.get_model("programs", "Program").objects.using(schema_editor.connection.alias)
    programs.get_or_create(code="startup", defaults=STARTUPS)


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_beginnings")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
