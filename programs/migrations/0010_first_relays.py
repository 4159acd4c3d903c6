"""The networks that pass calls on to the territories, and the readable address of the calls already published."""

from django.db import migrations
from django.utils.text import slugify

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
    """Add the relays that are not there yet, and name the published calls."""
    using = schema_editor.connection.alias
    Relay, Call = apps.get_model("programs", "Relay"), apps.get_model("programs", "Call")
    for name, acronym, kind, web in RELAYS:
        Relay.objects.using(using).get_or_create(name=name, defaults={"acronym": acronym, "kind": kind, "web": web})
    taken = set()
    for call in Call.objects.using(using).filter(slug=None, definition__isnull=False).order_by("opens_at", "id"):
        wanted = f"{slugify(call.title)[:70].strip('-') or 'appel'}-{call.opens_at.year if call.opens_at else call.since.year}"
        slug = wanted if wanted not in taken else f"{wanted[:70]}-{call.pk.hex[:6]}"
        taken.add(slug)
        Call.objects.using(using).filter(pk=call.pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [("programs", "0009_dissemination")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
