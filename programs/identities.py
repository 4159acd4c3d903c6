"""Who and where a dossier is, by every name that the platform knows: what its jury must not read in a blind phase."""

from django.db.models import Q

from programs import answers, grids, sheets
from programs.masking import Mask, core
from programs.models import Attachment, Blinding, Invitation, Role, Territory

ENCLOSING = {"departement": "departement", "region": "region", "epci": "epci"}  # kind: the field that names it
APPLYING = ("answer", "deliberation", "paper")  # what is joined to apply; the pictures of a project name nobody in it
SMALL = ("de", "du", "des", "la", "le", "les", "et", "d", "l")


def mask_of(dossier, version=None):
    """What takes the identities of this dossier out of a text."""
    version = version or dossier.versions.last()
    people = {name for name in persons(dossier, version) if name.strip()}
    short = {word for name in people for word in name.replace("-", " ").split()}
    names = {*people, *bodies(dossier, version), *places(dossier, version), *reached(dossier)}
    short |= {initials(name) for name in names}
    return Mask({*names, *files(dossier, version), *added(dossier)}, short)


def added(dossier):
    """The words that the officer had hidden."""
    return next(iter(Blinding.objects.filter(dossier=dossier).values_list("words", flat=True)), [])


def persons(dossier, version):
    """Those who write it, sign it or answer for a partner, now or before."""
    held = Role.objects.filter(Q(dossier=dossier) | Q(organization=dossier.organization_id)).select_related("person")
    yield from (role.person.name for role in held.order_by("id"))
    if version:
        yield version.submitted_by.name
    yield from dossier.visas.order_by("id").values_list("name", flat=True)
    yield from dossier.partners.order_by("id").values_list("signed_name", flat=True)


def reached(dossier):
    """How they are reached: addresses, telephones, and the words before the at sign."""
    held = Role.objects.filter(Q(dossier=dossier) | Q(organization=dossier.organization_id)).order_by("id")
    for email, phone in held.values_list("person__email", "person__phone"):
        yield from (email, phone)
    organization = dossier.organization
    yield from (organization.email, organization.phone, organization.address, organization.siren or "")
    yield from Invitation.objects.filter(dossier=dossier).order_by("id").values_list("email", flat=True)
    yield from dossier.partners.order_by("id").values_list("email", flat=True)
    yield from dossier.visas.order_by("id").values_list("email", flat=True)


def bodies(dossier, version):
    """The organization, those it was before, its partners."""
    names = [dossier.organization.name, *dossier.successions.order_by("id").values_list("former_name", flat=True)]
    names += dossier.partners.order_by("id").values_list("organization__name", flat=True)
    names += (
        dossier.partners.exclude(organization__siren=None).order_by("id").values_list("organization__siren", flat=True)
    )
    for question in answers.questions(version.definition) if version else ():
        if question["kind"] == "partners":
            for row in grids.rows_of(version.answers.get(question["code"])):
                names += [row.get("name", ""), row.get("siren", "")]
    for name in names:
        yield from (name, core(name), core(core(name)))


def places(dossier, version):
    """The territories of the dossier, those that hold them, the communes of an intercommunality."""
    chosen = {one.pk: one for one in dossier.perimeter.order_by("id")}
    if version:
        chosen |= sheets.places(version.definition, version.answers)
    chosen |= {one.pk: one for one in (dossier.organization.place,) if one}
    around = Q(kind="commune", epci__in=[one.code for one in chosen.values() if one.kind == "epci"])
    for kind, field in ENCLOSING.items():
        around |= Q(kind=kind, code__in={getattr(one, field) for one in chosen.values()} - {""})
    for name, departement in Territory.objects.filter(around | Q(pk__in=chosen)).order_by("id").values_list("name", "departement_name"):  # fmt: skip
        yield from (name, core(name), departement)


def initials(name):
    """The initials that a long name goes by: "Communauté de communes du Pays de Fayence" gives "CCPF"."""
    letters = [
        word[0]
        for word in name.replace("-", " ").replace("’", " ").replace("'", " ").split()
        if word.lower() not in SMALL
    ]
    return "".join(letters).upper() if len(letters) > 2 else ""


def files(dossier, version):
    """The names of the files joined to apply, without their endings."""
    names = [file["name"] for file in version.files] if version else []
    names += Attachment.objects.filter(dossier=dossier, kind__in=APPLYING).order_by("id").values_list("name", flat=True)
    return {name.rpartition(".")[0] or name for name in names}
