"""Who and where a dossier is, by every name that the platform knows: what its print without identities must not say."""

from django.db.models import Q

from programs import answers, grids, sheets
from programs.masking import Mask, core
from programs.models import Role, Territory

ENCLOSING = {"departement": "departement", "region": "region", "epci": "epci"}  # kind: the field that names it


def mask_of(dossier, version):
    """What takes the identities of this dossier out of a text."""
    people = {name for name in persons(dossier, version) if name.strip()}
    words = {word for name in people for word in name.replace("-", " ").split()}
    return Mask({*people, *bodies(dossier, version), *places(dossier, version), *files(version)}, words)


def persons(dossier, version):
    """Those who write it, sign it or answer for a partner, now or before."""
    held = Role.objects.filter(Q(dossier=dossier) | Q(organization=dossier.organization_id)).select_related("person")
    yield from (role.person.name for role in held.order_by("id"))
    yield version.submitted_by.name
    yield from dossier.visas.order_by("id").values_list("name", flat=True)
    yield from dossier.partners.order_by("id").values_list("signed_name", flat=True)


def bodies(dossier, version):
    """The organization, those it was before, its partners."""
    names = [dossier.organization.name, *dossier.successions.order_by("id").values_list("former_name", flat=True)]
    names += dossier.partners.order_by("id").values_list("organization__name", flat=True)
    typed = [row.get("name", "") for question in answers.questions(version.definition) if question["kind"] == "partners" for row in grids.rows_of(version.answers.get(question["code"]))]  # fmt: skip
    for name in [*names, *typed]:
        yield from (name, core(name), core(core(name)))


def places(dossier, version):
    """The territories of the dossier, those that hold them, the communes of an intercommunality."""
    chosen = {one.pk: one for one in dossier.perimeter.order_by("id")} | sheets.places(
        version.definition, version.answers
    )
    chosen |= {one.pk: one for one in (dossier.organization.place,) if one}
    around = Q(kind="commune", epci__in=[one.code for one in chosen.values() if one.kind == "epci"])
    for kind, field in ENCLOSING.items():
        around |= Q(kind=kind, code__in={getattr(one, field) for one in chosen.values()} - {""})
    for name, departement in Territory.objects.filter(around | Q(pk__in=chosen)).order_by("id").values_list("name", "departement_name"):  # fmt: skip
        yield from (name, core(name), departement)


def files(version):
    """The names of the files, without their endings."""
    return (file["name"].rpartition(".")[0] or file["name"] for file in version.files)
