"""A dossier as a juror reads it in a blind phase: a reference, masked answers, numbered pieces; nothing of who applies."""

from typing import NamedTuple

from django.core.cache import cache
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs import answers, cleaning, conditions, grids, perimeter, phases
from programs.forms.fresh import digest
from programs.identities import mask_of
from programs.models import Attachment, Blinding, Dossier, Organization
from programs.models.attachment import kept

BANDS = [
    (500, _("fewer than 500 inhabitants")), (2_000, _("from 500 to 2,000 inhabitants")), (10_000, _("from 2,000 to 10,000 inhabitants")),
    (50_000, _("from 10,000 to 50,000 inhabitants")), (200_000, _("from 50,000 to 200,000 inhabitants")),
]  # fmt: skip
MOST = _("more than 200,000 inhabitants")
WHY = {
    "names": _("it names who applies, or where."),
    "unread": _("nobody has yet checked that it names nobody: the programme officer must look at it first."),
    "unclean": _("what tells who made it cannot be taken off it."),
    "withheld": _("the programme officer keeps it back."),
    "lost": _("it is no longer kept."),
}
UNREADABLE = ("pdf", "png", "jpg", "jpeg")  # a machine cannot tell what they show


def neutral(dossier):
    """What stands for a dossier on the pages of who reads it blind: its reference and the kind of its organization."""
    organization = Organization(
        pk=dossier.organization_id, kind=dossier.organization.kind, name=str(_("hidden organization"))
    )
    shown = Dossier(pk=dossier.pk, reference=dossier.reference, state=dossier.state, seq=dossier.seq, title="")
    shown.call, shown.organization, shown.hidden = dossier.call, organization, dossier
    shown.save = never
    return shown


def never(**options):
    """What only stands for a dossier is not written in its place."""
    raise TypeError("a neutral dossier is not saved")


def covered(rows, user):
    """These readings, or rows of a ranking, each with a neutral dossier where this person reads blind."""
    known = {}
    for row in rows:
        call = row.dossier.call
        if call.pk not in known:
            known[call.pk] = phases.blinds(call, user)
        yield cover(row) if known[call.pk] else row


def cover(row):
    """A reading or a row of a ranking with a neutral dossier."""
    if isinstance(row, tuple):
        return row._replace(dossier=neutral(row.dossier))
    row.dossier = neutral(row.dossier)
    return row


def sheet_of(review):
    """What is read of the dossier of a reading, where it is covered; None where the names show."""
    return Sheet(review.dossier.hidden) if hasattr(review.dossier, "hidden") else None


def facts(review):
    """The same for a page that only says what the dossier is about."""
    hidden = sheet_of(review)
    return {"blind": hidden} if hidden else {}


class Piece(NamedTuple):
    """A file of a dossier read blind: its number, its neutral name, and why it is not shown, if it is not."""

    number: int
    name: str
    question: str
    sha256: str
    kind: str
    size: int
    status: str
    settled: str = ""

    @property
    def is_shown(self):
        return self.status == "shown"

    @property
    def filename(self):
        """Its name for any browser."""
        return f"piece-{self.number}.{self.kind}"

    @property
    def why(self):
        return WHY.get(self.status, "")


class Sheet:
    """What a juror reads of a dossier in a blind phase."""

    def __init__(self, dossier):
        self.dossier, self.version = dossier, dossier.versions.last()
        blinding = Blinding.objects.filter(dossier=dossier).first()
        self.settled = blinding.pieces if blinding else {}

    @cached_property
    def mask(self):
        return mask_of(self.dossier, self.version)

    @cached_property
    def band(self):
        """How many people live in its perimeter, by band; empty when nothing is known."""
        population = perimeter.of(self.dossier).population
        return population and next((label for bound, label in BANDS if population < bound), MOST)

    @cached_property
    def pieces(self):
        """The files of its last version, numbered."""
        files = self.version.files if self.version else []
        return [self.piece(number, file) for number, file in enumerate(files, 1)]

    def piece(self, number, file):
        """One file: shown once it is clean and names nobody, or once a person has looked at it."""
        kind, settled = file["name"].rpartition(".")[2].lower(), self.settled.get(file["sha256"], "")
        found = Blinding.WITHHELD if settled == Blinding.WITHHELD else self.read(file["sha256"], kind)
        status = "shown" if settled == Blinding.SHOWN and found in ("names", "unread") else found
        name = str(_("Piece %(n)d.%(kind)s") % {"n": number, "kind": kind})
        return Piece(number, name, file["question"], file["sha256"], kind, file["size"], status, settled)

    def read(self, sha256, kind):
        """What the machine finds in a file, remembered as long as the words to hide are the same."""
        words = digest(
            {"words": (self.mask.anyhow and self.mask.anyhow.pattern, self.mask.capital and self.mask.capital.pattern)}
        )
        return cache.get_or_set(f"blind:{sha256}:{words}", lambda: judged(sha256, kind, self.mask), 7 * 24 * 3600)

    def content(self, piece):
        """The cleaned bytes of a piece; raises Unclean."""
        return cleaning.cleaned(kept(piece.sha256), piece.kind, self.mask)

    @cached_property
    def sections(self):
        """The answers, masked, those that show only."""
        if not self.version:
            return []
        definition, given = self.version.definition, self.version.answers
        seen = conditions.visible(definition, given)
        return [
            {"title": s["title"], "questions": [self.answered(q) for q in s["questions"] if q["code"] in seen]}
            for s in definition["sections"] if not conditions.empty(s, seen)
        ]  # fmt: skip

    def answered(self, question):
        """A question with its answer masked, or its pieces."""
        given = self.version.answers.get(question["code"])
        pieces = [piece for piece in self.pieces if piece.question == question["code"]]
        said = "" if question["kind"] in ("file", *grids.KINDS) else answers.shown(question, given)
        text = (_("[territory]") if said else "") if question["kind"] == "territory" else self.mask(said)
        return {
            "label": question["label"],
            "answer": text,
            "table": self.table(question, given),
            "files": (),
            "pieces": pieces,
        }

    def table(self, question, given):
        """A table with its cells masked; of partners, a number instead of the name, and no SIREN."""
        table = answers.table(question, given)
        if not table:
            return None
        rows = [tuple(map(self.mask, row)) for row in table.rows]
        if question["kind"] == "partners":
            rows = [(_("Partner %d") % n, row[1], "", *row[3:]) for n, row in enumerate(rows, 1)]
        return table._replace(rows=tuple(rows))

    @cached_property
    def title(self):
        """The title of the project, masked."""
        return self.mask(self.version.title) if self.version else ""

    @cached_property
    def partners(self):
        """How many organizations carry it beside the first."""
        return self.dossier.partners.current().count()


def judged(sha256, kind, mask):
    """Whether a file can be cleaned, and whether its words name who applies."""
    try:
        content = kept(sha256)
    except FileNotFoundError:
        return "lost"
    if (
        Attachment.objects.filter(sha256=sha256, scan=Attachment.Scan.INFECTED).exists()
        or kind not in cleaning.CLEANERS
    ):
        return "unclean"
    try:
        clean = cleaning.cleaned(content, kind, mask)
    except cleaning.Unclean:
        return "unclean"
    if kind in UNREADABLE:
        return "unread"
    if kind not in cleaning.OFFICE:
        return "shown"
    if any(mask(said) != said for said in cleaning.words(clean)) or any(mask.unnamed(said) != said for said in cleaning.labels(clean)):  # fmt: skip
        return "names"
    return "unread" if cleaning.has_pictures(clean) else "shown"
