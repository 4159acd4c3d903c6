"""What a territory makes of the common base, compared with it: what is taken, adapted (with the change), added, left out."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock
from programs.forms.fresh import digest
from residences import comparing
from residences.models import DefinitionItem, SheetVersion

FIELDS = ("order", "principle", "stance", "title", "text", "why")


class Line(NamedTuple):
    """One element side by side: what the base says, what the territory does, the words that change."""

    title: str
    base: str  # empty for what is added
    item: DefinitionItem | None  # None while nothing is chosen
    pieces: list
    place: int  # of the principle in the base, from 1; 0 for the others


class Comparison(NamedTuple):
    """A definition beside its base: the principles, the methods chosen, what is the territory's own."""

    principles: list
    methods: list
    own: list

    @property
    def lines(self):
        return [*self.principles, *self.methods, *self.own]

    def counts(self):
        """How many elements are taken, adapted, added, left out, in words; those that are."""
        found = {
            stance: sum(bool(line.item) and line.item.stance == stance for line in self.lines)
            for stance in DefinitionItem.Stance.values
        }
        words = {
            "taken": ngettext("%d element taken as it is", "%d elements taken as they are", found["taken"]),
            "adapted": ngettext("%d element adapted", "%d elements adapted", found["adapted"]),
            "added": ngettext("%d element added", "%d elements added", found["added"]),
            "left": ngettext("%d element left out", "%d elements left out", found["left"]),
        }
        return [words[stance] % number for stance, number in found.items() if number]


def compared(definition):
    """The definition beside its base; two queries."""
    items = list(definition.items.select_related("sheet__sheet"))
    chosen = {item.principle: item for item in items if item.principle}
    known = {name for name, _text in definition.method.principles}
    principles = [
        line(name, text, chosen.get(name), n) for n, (name, text) in enumerate(definition.method.principles, 1)
    ]
    methods = [line(item.title, item.sheet.steps, item, 0) for item in items if item.sheet]
    own = [line(item.title, "", item, 0) for item in items if not item.sheet and item.principle not in known]
    return Comparison(principles, methods, own)


def line(title, base, item, place):
    """One element; what it says instead of the base, word by word, when it is adapted."""
    adapted = bool(item) and item.stance == "adapted" and bool(base)
    return Line(title, base, item, comparing.pieces(base, item.text) if adapted else [], place)


def content(definition):
    """All that a version keeps."""
    items = [
        {name: getattr(item, name) for name in FIELDS} | {"sheet": str(item.sheet_id or "")}
        for item in definition.items.order_by("order", "id")
    ]
    return {"problem": definition.problem, "users": definition.users, "base": definition.method.version, "items": items}


def shown(definition):
    """What tells one state of a definition from another, for who approves what they read."""
    return digest(content(definition))


def approve(definition, by):
    """Approve it as it is: a numbered version keeps it."""
    definition.approved_at, definition.approved_by = clock.now(), by
    definition.save(update_fields=["approved_at", "approved_by"])
    last = definition.versions.first()
    definition.versions.create(
        number=(last.number if last else 0) + 1, base=definition.method.version, content=content(definition), approved_by=by
    )  # fmt: skip


def take_all(definition):
    """Each principle of which nothing is said is taken as it is."""
    order = {name: n for n, (name, _text) in enumerate(definition.method.principles, 1)}
    definition.items.bulk_create(
        [DefinitionItem(definition=definition, order=order[name], principle=name, title=name, stance="taken") for name in definition.undecided]
    )  # fmt: skip


def available(definition):
    """The methods of the library that the definition has not chosen, whatever their version."""
    chosen = definition.items.exclude(sheet=None).values("sheet__sheet")
    return SheetVersion.objects.current().exclude(sheet__in=chosen).order_by("title", "sheet_id")


def choose(definition, version):
    """A method of the library, taken as it is."""
    return definition.items.create(
        sheet=version, title=version.title, stance="taken", order=100 + definition.items.count()
    )


def of_version(version):
    """The elements of an approved version, as (title, its stance in words, text, why)."""
    labels = dict(DefinitionItem.Stance.choices)
    return [(item["title"], labels[item["stance"]], item["text"], item["why"]) for item in version.content["items"]]


def told(definition):
    """The definition as the report prints it: (element, our choice, what we do here and why)."""
    for one in compared(definition).lines:
        if one.item:
            why = _("Why: %s") % one.item.why if one.item.why else ""
            stance = str(one.item.get_stance_display()).capitalize()
            yield one.title, stance, " ".join(filter(None, [done_here(one), why]))


def done_here(line):
    """What a territory does of one element, on one line; a method taken as it is stays in the library."""
    item = line.item
    if item.stance == "left":
        return ""
    if item.sheet and item.stance == "taken":
        return _("As the library describes it.")
    return " ".join(one.removeprefix("- ").strip() for one in (item.text or line.base).splitlines())
