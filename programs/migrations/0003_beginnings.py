"""What a new platform starts with: the cache's table, the scheduler's account, the first programme, the relays."""

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
# name, acronym, kind, website: the associations that speak for each size of territory, and two networks of agents
RELAYS = [
    ("Association des maires de France et des présidents d’intercommunalité", "AMF", "elected", "https://www.amf.asso.fr/"),
    ("Association des maires ruraux de France", "AMRF", "elected", "https://www.amrf.fr/"),
    ("Association des petites villes de France", "APVF", "elected", "https://www.apvf.asso.fr/"),
    ("Villes de France", "", "elected", "https://www.villesdefrance.fr/"),
    ("France urbaine", "", "elected", "https://franceurbaine.org/"),
    ("Intercommunalités de France (anciennement AdCF)", "AdCF", "elected", "https://www.intercommunalites.fr/"),
    ("Départements de France", "", "elected", "https://departements.fr/"),
    ("Régions de France", "", "elected", "https://regions-france.org/"),
    ("Association nationale des pôles territoriaux et des pays", "ANPP", "elected", "https://anpp.fr/"),
    ("Fédération des parcs naturels régionaux de France", "FPNRF", "network", "https://www.parcs-naturels-regionaux.fr/"),
    ("Les Interconnectés", "", "network", "https://www.interconnectes.com/"),
    ("La 27e Région", "", "actor", "https://www.la27eregion.fr/"),
]


def begin(apps, schema_editor):
    """The accounts and data that the code relies on."""
    using = schema_editor.connection.alias
    apps.get_model("programs", "User").objects.using(using).get_or_create(
        pk=SYSTEM_ID, defaults={"email": "", "is_system": True, "is_active": False, "password": "!"}
    )  # fmt: skip
    apps.get_model("programs", "Program").objects.using(using).get_or_create(code="residence", defaults=RESIDENCE)
    relays = apps.get_model("programs", "Relay").objects.using(using)
    for name, acronym, kind, web in RELAYS:
        relays.get_or_create(name=name, defaults={"acronym": acronym, "kind": kind, "web": web})


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_net")]

    operations = [
        migrations.RunSQL(CACHE, "drop table programs_cache"),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
