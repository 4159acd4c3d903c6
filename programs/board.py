"""The first page of a coach: the verdict, what to do, each project in the column of its stage."""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from programs import attention, clock, vitals, wording
from programs.templatetags.essaim import day

WORDS = (
    pgettext_lazy("number", "Two"), pgettext_lazy("number", "Three"), pgettext_lazy("number", "Four"),
    pgettext_lazy("number", "Five"), pgettext_lazy("number", "Six"), pgettext_lazy("number", "Seven"),
    pgettext_lazy("number", "Eight"), pgettext_lazy("number", "Nine"), pgettext_lazy("number", "Ten"),
    pgettext_lazy("number", "Eleven"), pgettext_lazy("number", "Twelve"), pgettext_lazy("number", "Thirteen"),
    pgettext_lazy("number", "Fourteen"), pgettext_lazy("number", "Fifteen"), pgettext_lazy("number", "Sixteen"),
)  # fmt: skip


class Card(NamedTuple):
    """A project as the board shows it."""

    dossier: object
    tasks: list
    weather: str
    following: str
    health: object  # lights.Health
    felt: object  # the coach's own light, or None

    @property
    def word(self):
        """The word of its light."""
        return vitals.WORDS[self.health.light]

    @property
    def why(self):
        """What worries most, in a few words; empty when nothing does."""
        return vitals.said(self.health.worries[0]) if self.health.worries else ""

    @property
    def differs(self):
        """Whether its coach feels otherwise."""
        return self.felt not in (None, self.health.light)

    @property
    def own(self):
        """The word of the coach's own light."""
        return vitals.WORDS[self.felt]


class Stage(NamedTuple):
    """A column of the board."""

    code: str
    label: str
    holder: str
    cards: list


def cards(dossiers, user):
    """Each project with what it asks of this person."""
    return [
        Card(
            one, attention.tasks(one, user), attention.weather_of(one), following(one), vitals.of(one), vitals.felt(one)
        )
        for one in dossiers
    ]


def todos(cards):
    """The things to do for all of them, the most pressing first."""
    ranked = sorted((task for card in cards for task in card.tasks), key=lambda task: task[0])
    return [todo for _rank, todo in ranked]


def following(dossier):
    """What comes next: the first session or milestone still to come, in words."""
    now, today = clock.now(), clock.today()
    coming = [(one.starts_at, one) for one in dossier.booked if one.state == "scheduled" and one.starts_at > now]
    if coming:
        return _("Session %(day)s") % {"day": day(min(coming, key=lambda pair: pair[0])[0])}
    left = next((one for one in dossier.dated if not one.done_on and one.due_on >= today), None)
    return _("%(milestone)s, %(day)s") % {"milestone": left, "day": day(left.due_on)} if left else _("No date is set")


def stages(cards):
    """The columns, in the order of the machines; a stage where nobody stands is not shown."""
    found = {}
    for outcome, model in settings.PROJECTS.items():
        kind = [card for card in cards if card.dossier.call.program.outcome == outcome]
        for state in apps.get_model(model).State:
            here = [card for card in kind if card.dossier.project_state == state]
            if here:
                holder = wording.holder(apps.get_model(model).holders.get(state, ""))
                stage = Stage(state, sentence(state.label), holder, [])
                found.setdefault((stage.label, holder), stage).cards.extend(here)
    return list(found.values())


def sentence(text):
    """The text with a capital."""
    return text[:1].upper() + text[1:]


def verdict(cards):
    """How many projects, and how many need this person: the two first sentences."""
    number, needing = len(cards), sum(bool(card.tasks) for card in cards)
    residences = all(card.dossier.call.program.outcome == "residence" for card in cards)
    some = (
        ngettext("One residence.", "%(n)s residences.", number)
        if residences
        else ngettext("One project.", "%(n)s projects.", number)
    )
    calm = _("It needs nothing from you today.") if number == 1 else _("None needs you today.")
    need = ngettext("One needs you today.", "%(n)s need you today.", needing)
    if number == needing == 1:
        need = _("It needs you today.")
    return some % {"n": words(number)}, need % {"n": words(needing)} if needing else calm


def words(number):
    """A number that opens a sentence, in words up to sixteen."""
    return str(WORDS[number - 2]) if 2 <= number <= 16 else str(number)
