"""The programme of the Territoires Camps."""

from django.db import migrations

CAMPS = {
    "code": "camp",
    "prefix": "TC",
    "name": "Territoires Camps",
    "promise": "Deux jours pour que les acteurs d’un territoire fabriquent ensemble des réponses à ses problèmes.",
    "outcome": "camp",
    "service": "Secrétariat général pour la modernisation de l’action publique (SGMAP), mission Etalab",
    "address": "64, allée de Bercy, 75012 Paris",
    "phone": "01 00 00 00 00",
    "email": "camps@essaim.example",
}


def begin(apps, schema_editor):
    """The row that calls of this programme hang on."""
    programs = apps.get_model("programs", "Program").objects.using(schema_editor.connection.alias)
    programs.get_or_create(code="camp", defaults=CAMPS)


class Migration(migrations.Migration):
    dependencies = [("hackathons", "0002_net"), ("programs", "0003_beginnings")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
