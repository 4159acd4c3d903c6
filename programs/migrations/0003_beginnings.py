"""What a new platform starts with: the cache's table, the scheduler's account, the first programme."""

from django.db import migrations

from programs.models.people import SYSTEM_ID

CACHE = """
    create table programs_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
    create index programs_cache_expires on programs_cache (expires);
"""
RESIDENCE = {
    "code": "residence",
    "prefix": "FER",
    "name": "France en Résidence",
    "promise": "Une équipe pluridisciplinaire s’installe dans un territoire et repense un service public avec ses usagers.",
    "outcome": "residence",
    "service": "Secrétariat général pour la modernisation de l’action publique (SGMAP)",
    "address": "64, allée de Bercy, 75012 Paris",
    "phone": "01 00 00 00 00",
    "email": "residences@essaim.example",
    # domain.md, Review: the default criteria; equal weights until a call says otherwise
    "criteria": [
        ["Adaptation au contexte du territoire", 20],
        ["Appui sur les ressources locales", 20],
        ["Modèle durable", 20],
        ["Coconstruction avec les habitants", 20],
        ["Transfert à d’autres territoires", 20],
    ],
}


def begin(apps, schema_editor):
    """The accounts and data that the code relies on."""
    using = schema_editor.connection.alias
    apps.get_model("programs", "User").objects.using(using).get_or_create(
        pk=SYSTEM_ID, defaults={"email": "", "is_system": True, "is_active": False, "password": "!"}
    )  # fmt: skip
    apps.get_model("programs", "Program").objects.using(using).get_or_create(code="residence", defaults=RESIDENCE)


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_net")]

    operations = [
        migrations.RunSQL(CACHE, "drop table programs_cache"),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
