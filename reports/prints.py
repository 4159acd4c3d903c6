"""The filled dossier as a document, as it was last submitted: with identities, or naming nobody and no place."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import perimeter
from programs.forms.dossiers import COMMITMENTS
from programs.grids import spaced
from programs.identities import mask_of
from reports import applying, callfigures, data, filled
from reports.receipts import files_of, service, verify_url, version_of


def whole(dossier, line):
    """The facts of the dossier that this line submitted, with all who apply."""
    return drawn(dossier, version_of(dossier, line))


def drawn(dossier, version, told=filled.as_it_is):
    """The facts of a version; the document is dated of its reception, so that the same facts give the same bytes."""
    call = dossier.call
    return data.DossierPrint(
        reference=dossier.reference, program=call.program.name, service=service(call.program), made_at=version.received_at, version=version.number,
        verify_url=verify_url(), title=version.title, call=call.title, organization=str(dossier.organization), state=_("submitted"),
        submitted_at=version.received_at, facts=tuple(identity(dossier, version)), sections=filled.sections(version, told), files=files_of(version),
        commitments=tuple(str(label) for _code, label in (COMMITMENTS[:1] if call.is_contribution else COMMITMENTS)),
    )  # fmt: skip


def identity(dossier, version):
    """Who applies, and for which territory."""
    organization = dossier.organization
    if organization.siren:
        yield data.Fact(label=_("SIREN"), value=spaced(organization.siren))
    if organization.address:
        yield data.Fact(label=_("Address"), value=organization.address)
    if dossier.lead:
        yield data.Fact(label=_("Project lead"), value=str(dossier.lead))
    yield data.Fact(label=_("Receipt number"), value=version.receipt)
    yield data.Fact(label=_("Submitted by"), value=str(version.submitted_by))
    yield from applying.facts(dossier)


# ------------------------------------------------------------------ without identities


def blind(dossier, line):
    """The same facts without the name of an organization, a person, a partner or a place, nor any way to reach them."""
    version = version_of(dossier, line)
    hidden = Hidden(mask_of(dossier, version), version)
    made = drawn(dossier, version, hidden)
    return replace(
        made, blind=True, title=hidden.mask(made.title), organization=str(dossier.organization.get_kind_display()),
        facts=tuple(outline(dossier)), files=tuple(hidden.unnamed(made.files)),
    )  # fmt: skip


class Hidden:
    """Tells each answer without identities; a file keeps the same number everywhere."""

    def __init__(self, mask, version):
        self.mask = mask
        self.numbers = {file["sha256"]: n for n, file in reversed(list(enumerate(version.files, 1)))}

    def __call__(self, question, answer):
        """The answer to this question, as it may be read."""
        if question["kind"] == "territory":
            return replace(answer, text=_("[territory]") if answer.text else "")
        return replace(
            answer, text=self.mask(answer.text), items=tuple(map(self.mask, answer.items)), files=tuple(self.unnamed(answer.files)),
            table=answer.table and self.table(answer.table, names=question["kind"] == "partners"),
        )  # fmt: skip

    def table(self, table, *, names):
        """The cells masked; of partners, a number instead of the name, and no SIREN."""
        rows = [tuple(self.mask(cell) for cell in row) for row in table.rows]
        if names:
            rows = [(_("Partner %d") % n, kind, "", part) for n, (_name, kind, _siren, part) in enumerate(rows, 1)]
        return replace(table, rows=tuple(rows))

    def unnamed(self, files):
        """The files by their number and their format, without their digest, which would find them again."""
        for file in files:
            suffix = file.name.rpartition(".")[2].upper() if "." in file.name else ""
            named = _("File %(n)d (%(format)s)") if suffix.isalnum() and len(suffix) < 5 else _("File %(n)d")
            yield replace(file, name=named % {"n": self.numbers[file.sha256], "format": suffix}, sha256="")


def outline(dossier):
    """What may be said of who applies: how large, with how many."""
    covered = perimeter.of(dossier)
    if covered.communes:
        size = {"n": applying.grouped(covered.communes), "size": size_class(covered.population)}
        yield data.Fact(label=_("Perimeter"), value=ngettext("%(n)s commune, %(size)s", "%(n)s communes, %(size)s", covered.communes) % size)  # fmt: skip
    states = [one.state for one in dossier.partners.current()]
    if states:
        number = {"n": len(states), "committed": states.count("committed")}
        yield data.Fact(label=_("Partners"), value=ngettext("%(n)d partner, of whom committed: %(committed)d", "%(n)d partners, of whom committed: %(committed)d", len(states)) % number)  # fmt: skip
    if dossier.visas.filter(state="given").exists():
        yield data.Fact(label=_("Visa"), value=_("given by the executive of the organization"))


def size_class(people):
    """A population by its class, as the statistics cut them."""
    place = sum(people >= bound for bound in callfigures.BOUNDS)
    return _("size class: %s") % callfigures.classes()[place]
