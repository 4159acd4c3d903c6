"""Rules of eligibility as data: judged on the answers and on the organization, told in words with what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import conditions, grids
from programs.models.organization import Organization
from programs.models.territory import Territory
from programs.numbers import Number, worded

PARTNERS = {  # subject: what is counted (programs/grids.py)
    "partners": "all", "partners_private": grids.PRIVATE, "partners_ess": grids.ESS, "partners_local": "local", "partners_school": "school",
}  # fmt: skip
NUMBERS = ("least", "most")
FIT = {  # subject: the tests that make sense; of an answer, by the kind of its question
    "population": NUMBERS, **dict.fromkeys(PARTNERS, NUMBERS), **dict.fromkeys(("kind", "departement", "region"), ("one_of",)),
}  # fmt: skip
FIT_ANSWER = {
    **dict.fromkeys(("number", "euros", "date"), NUMBERS), **dict.fromkeys(("choice", "yesno"), ("one_of",)),
    **dict.fromkeys(("text", "long", "choices"), ("contains",)),
}  # fmt: skip
TESTS = {
    "least": gettext_lazy("is at least"), "most": gettext_lazy("is at most"), "one_of": gettext_lazy("is one of"), "contains": gettext_lazy("contains"),
}  # fmt: skip


class Judged(NamedTuple):
    """A rule in words, whether it is met, and what is missing when it is not."""

    label: str
    met: bool
    hint: str = ""


class Facts(NamedTuple):
    """What rules look at: the questions and answers that show, the organization, how many partners of each nature."""

    asked: dict[str, dict]
    answers: dict[str, Any]
    organization: Organization
    partners: dict[str, int]


def judged(definition: dict, answers: dict, organization: Organization) -> Iterator[Judged]:
    """Each rule of a form, judged."""
    rules = definition.get("rules") or []
    if not rules:
        return
    shown = conditions.visible(definition, answers)
    asked = {q["code"]: q for section in definition["sections"] for q in section["questions"]}
    rows = [
        row for code, q in asked.items() if q["kind"] == "partners" and code in shown for row in grids.rows_of(answers.get(code))
    ]  # fmt: skip
    kept = {code: answers.get(code) for code in shown}
    facts = Facts(asked, kept, organization, grids.counted(rows))
    for rule in rules:
        met, lacking = judge(rule, facts)
        yield Judged(rule["label"] or words(rule, asked), met, "" if met else lacking)


def stated(definition: dict) -> list[str]:
    """Each rule of a form as people read it before they begin."""
    asked = {q["code"]: q for section in definition["sections"] for q in section["questions"]}
    return [rule["label"] or words(rule, asked) for rule in definition.get("rules") or []]


def judge(rule: dict, facts: Facts) -> tuple[bool, str]:
    """Whether a rule is met, and what is missing otherwise."""
    subject = rule["subject"]
    if subject in PARTNERS:
        return counted(rule, facts.partners[PARTNERS[subject]])
    if subject == "answer":
        return answered(rule, facts)
    territory = facts.organization.territory if facts.organization.territory_id else None
    if subject == "population":
        return peopled(rule, territory)
    place = facts.organization.place
    own = facts.organization.kind if subject == "kind" else conditions.home(place)[subject] if place else ""
    return own in rule["value"].split("\n"), _("Your organization does not meet this rule.")


def between(rule: dict, number: Decimal | int) -> bool:
    """Whether a number stands on the right side of the bound."""
    return number >= Decimal(rule["value"]) if rule["test"] == "least" else number <= Decimal(rule["value"])


def counted(rule: dict, number: int) -> tuple[bool, str]:
    """A number of partners against its bound: how many are missing, or too many."""
    short = int(Decimal(rule["value"])) - number
    if rule["test"] == "most":
        return short >= 0, ngettext("There is %d partner too many.", "There are %d partners too many.", -short) % -short
    return short <= 0, missing(rule["subject"], short)


def missing(subject: str, n: int) -> str:
    """How many partners are missing, by nature."""
    match subject:
        case "partners_private":
            return (
                ngettext(
                    "You still need %d partner under private law.", "You still need %d partners under private law.", n
                )
                % n
            )
        case "partners_ess":
            return (
                ngettext(
                    "You still need %d partner of the social and solidarity economy.",
                    "You still need %d partners of the social and solidarity economy.",
                    n,
                )
                % n
            )
        case "partners_local":
            return (
                ngettext(
                    "You still need %d collectivity among your partners.",
                    "You still need %d collectivities among your partners.",
                    n,
                )
                % n
            )
        case "partners_school":
            return (
                ngettext(
                    "You still need %d partner in teaching or research.",
                    "You still need %d partners in teaching or research.",
                    n,
                )
                % n
            )
    return ngettext("You still need %d partner.", "You still need %d partners.", n) % n


def peopled(rule: dict, territory: Territory | None) -> tuple[bool, str]:
    """The population of the organization against its bound."""
    population = territory.population if territory else None
    if population is None:
        return False, _("The population of your organization is not known: an officer will look at it.")
    return between(rule, population), _("Your organization has %s inhabitants.") % worded(population)


def answered(rule: dict, facts: Facts) -> tuple[bool, str]:
    """An answer against what is expected of it."""
    question, answer = facts.asked.get(rule["question"]), facts.answers.get(rule["question"])
    if question is None:
        return False, _("The question of this rule is no longer asked.")
    lacking = _("Look again at your answer to “%s”.") % question["label"]
    if question["kind"] == "choices":
        ticked = {conditions.plain(str(one)) for one in answer} if isinstance(answer, list) else set()
        return conditions.plain(rule["value"]) in ticked, lacking
    given = conditions.typed(question["kind"], answer) if not isinstance(answer, list | dict) else None
    if given is None:
        return False, _("Answer “%s”.") % question["label"]
    wanted = [conditions.typed(question["kind"], value) for value in rule["value"].split("\n")]
    match rule["test"]:
        case "least":
            return given >= wanted[0], lacking
        case "most":
            return given <= wanted[0], lacking
        case "contains":
            return wanted[0] in given, lacking
    return given in wanted, lacking


def words(rule: dict, asked: dict[str, dict]) -> str:
    """A rule as people read it, where the officer wrote nothing better."""
    value, test = told(rule, asked.get(rule["question"] or "")), rule["test"]
    if rule["subject"] in PARTNERS:
        what = noun(rule["subject"], int(Decimal(rule["value"])))
        return (_("at least %(n)s %(what)s") if test == "least" else _("at most %(n)s %(what)s")) % {
            "n": value,
            "what": what,
        }
    subjects = {
        "kind": _("the kind of the organization"), "population": _("the population of the organization"), "departement": _("the département of the organization"),
        "region": _("the région of the organization"),
    }  # fmt: skip
    asked_for = asked.get(rule["question"] or "")
    what = subjects.get(rule["subject"]) or (
        f"«\u00a0{asked_for['label']}\u00a0»" if asked_for else _("a question removed")
    )
    return _("%(what)s %(test)s %(value)s") % {"what": what, "test": TESTS[test], "value": value}


def noun(subject: str, n: int) -> str:
    """Partners of a nature, one or several."""
    nouns = {
        "partners": ngettext("partner", "partners", n), "partners_private": ngettext("partner under private law", "partners under private law", n),
        "partners_ess": ngettext("partner of the social and solidarity economy", "partners of the social and solidarity economy", n),
        "partners_local": ngettext("collectivity among the partners", "collectivities among the partners", n),
        "partners_school": ngettext("partner in teaching or research", "partners in teaching or research", n),
    }  # fmt: skip
    return nouns[subject]


def told(rule: dict, asked: dict | None) -> str:
    """The value of a rule as people read it."""
    values = rule["value"].split("\n")
    if rule["subject"] == "kind":
        return ", ".join(str(dict(Organization.Kind.choices).get(value, value)) for value in values)
    if rule["subject"] in conditions.PLACES:
        known = {t.code: t.name for t in Territory.objects.filter(kind=rule["subject"], until=None, code__in=values)}
        return ", ".join(known.get(value, value) for value in values)
    if asked and asked["kind"] == "yesno":
        return ", ".join(str(dict(conditions.choices(asked)).get(value, value)) for value in values)
    if rule["subject"] in (*PARTNERS, "population") or (asked and asked["kind"] in ("number", "euros")):
        return worded(Decimal(values[0]), euros=bool(asked and asked["kind"] == "euros"))
    return ", ".join(values)


def normal(subject: str, test: str, asked: dict | None, value: str) -> str:
    """The value of a rule as it is stored, one a line; raises ValidationError in words where it cannot be."""
    fit = FIT_ANSWER.get(asked["kind"], ()) if asked else FIT.get(subject, ())
    if test not in fit:
        expected = ", ".join(str(TESTS[one]) for one in fit) or _("nothing: choose another question")
        raise ValidationError({"test": _("This cannot be tested so. Possible here: %s.") % expected})
    lines = [line.strip() for line in value.splitlines() if line.strip()]
    if not lines:
        raise ValidationError({"value": _("Write what is expected.")})
    if test == "one_of":
        return "\n".join(member(subject, asked, line) for line in lines)
    if asked and asked["kind"] in ("date", "choices", "text", "long"):
        return exact(asked, lines[0])
    try:
        return str(Number(whole=not asked, min_value=Decimal(0)).clean(lines[0]))
    except ValidationError as error:
        raise ValidationError({"value": error.messages}) from error


def exact(asked: dict, line: str) -> str:
    """A day or a choice as the form has it; a text as it is."""
    known = {conditions.plain(str(choice)): choice for choice, _label in conditions.choices(asked)}
    if asked["kind"] == "choices" and conditions.plain(line) not in known:
        raise ValidationError(
            {"value": _("“%(value)s” is not one of: %(known)s.") % {"value": line, "known": ", ".join(known.values())}}
        )
    if asked["kind"] == "date" and conditions.typed("date", line) is None:
        raise ValidationError({"value": _("Write a day as 2027-03-01.")})
    return known.get(conditions.plain(line), line)


def member(subject: str, asked: dict | None, line: str) -> str:
    """One of the values allowed, by its code or its name."""
    if asked:
        options = [(str(code), str(label)) for code, label in conditions.choices(asked)]
    elif subject == "kind":
        options = [(code, str(label)) for code, label in Organization.Kind.choices]
    else:
        options = list(Territory.objects.current().filter(kind=subject).values_list("code", "name"))
    found = next(
        (
            code
            for code, label in options
            if conditions.plain(line) in (conditions.plain(code), conditions.plain(label))
        ),
        None,
    )
    if found is None:
        shown = ", ".join(label for _code, label in options[:14])
        raise ValidationError({"value": _("“%(value)s” is not one of: %(known)s.") % {"value": line, "known": shown}})
    return found
