"""A form as a file: written from a call, checked word by word, taken whole by another call or not at all."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs import conditions, eligibility
from programs.forms.calls import CriterionForm, LevelsField, QuestionForm, SectionForm

FORMAT, VERSION = "essaim-formulaire", 1
SECTIONS, QUESTIONS, RULES, TERMS = 50, 300, 30, 8  # the most that a file may hold
PLAIN = ("kind", "label", "help", "example", "required", "least", "limit", "earliest", "latest", "balanced", "choices")
CRITERION = ("label", "help", "weight", "best", "levels")
LONGEST = 300  # characters of a rule's words, of a condition's value


def dump(call) -> dict[str, Any]:
    """The form of a call with its criteria and its rules, as plain data; questions named q1, q2…"""
    form = call.form
    asked = [question for section in form["sections"] for question in section["questions"]]
    names = {question["code"]: f"q{n}" for n, question in enumerate(asked, 1)}
    criteria = [{name: getattr(c, name) for name in CRITERION} for c in call.criteria.all()]
    return {
        "format": FORMAT, "version": VERSION, "title": call.title,
        "sections": [
            {"title": s["title"], "help": s["help"], **renamed(s, names), "questions": [plain(q, names) for q in s["questions"]]} for s in form["sections"]
        ],
        "criteria": criteria, "rules": [rule | {"question": names.get(rule["question"])} for rule in form.get("rules", [])],
        "rules_block": form.get("rules_block", False),
    }  # fmt: skip


def plain(question: dict, names: dict[str, str]) -> dict[str, Any]:
    """A question without what it does not say."""
    said = {name: question[name] for name in PLAIN if question.get(name) not in (None, "", [], False)}
    return {"code": names[question["code"]], **said, "required": question["required"], **renamed(question, names)}


def renamed(item: dict, names: dict[str, str]) -> dict[str, Any]:
    """Its condition, if any, on the questions by these names."""
    condition = item.get("condition")
    if not condition:
        return {}
    terms = [term | {"question": names.get(term["question"], term["question"])} for term in condition["terms"]]
    return {"condition": {"mode": condition["mode"], "terms": terms}}


def faults(data: Any) -> list[str]:
    """What prevents these data from being a form, in words; empty when nothing does."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("version") != VERSION:
        return [_("This file is not a form exported from this site (format “%(format)s”, version %(version)d).") % {"format": FORMAT, "version": VERSION}]  # fmt: skip
    if not storable(data):
        return [_("This file holds characters that cannot be kept.")]
    if wrong := shape(data):
        return wrong
    found = [why for n, section in enumerate(data["sections"], 1) for why in in_section(n, section)]
    found += [
        why
        for n, one in enumerate(data.get("criteria", []), 1)
        for why in told(CriterionForm(one), _("Criterion %d") % n)
    ]
    codes = [question.get("code") for section in data["sections"] for question in section["questions"]]
    if len(set(codes)) < len(codes):
        found.append(_("Two questions have the same code."))
    return found or [*conditions.problems(definition(data)), *in_rules(data)]


def storable(value: Any) -> bool:
    """Whether a database keeps every text of these data: no NUL, no half of a character."""
    if isinstance(value, dict):
        return all(storable(key) and storable(one) for key, one in value.items())
    if isinstance(value, list):
        return all(map(storable, value))
    return not isinstance(value, str) or not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value)


def shape(data: dict) -> list[str]:
    """What is not of the expected type or is too much, before anything is read."""
    sections = data.get("sections")
    if not isinstance(sections, list) or not all(isinstance(s, dict) and dicts(s.get("questions")) for s in sections):
        return [_("“sections” must be a list of sections, each with its list of questions.")]
    if len(sections) > SECTIONS or sum(len(section["questions"]) for section in sections) > QUESTIONS:
        return [
            _("A form has at most %(sections)d sections and %(questions)d questions.")
            % {"sections": SECTIONS, "questions": QUESTIONS}
        ]
    for name in ("criteria", "rules"):
        if not dicts(data.get(name, [])) or len(data.get(name, [])) > RULES:
            return [_("“%(name)s” must be a list of at most %(n)d.") % {"name": name, "n": RULES}]
    items = [item for section in sections for item in (section, *section["questions"])]
    wrong = [item for item in [*items, *data.get("criteria", []), *data.get("rules", [])] if not simple(item)]
    return [
        _("“%s”: a value is not of the expected kind.") % str(item.get("label") or item.get("title") or "?")[:80]
        for item in wrong
    ]


def dicts(value: Any) -> bool:
    """Whether it is a list of dictionaries."""
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def simple(item: dict) -> bool:
    """Whether each value is a text, a whole number, yes or no or nothing; but the choices, the levels, the questions, the condition."""
    lists, condition = [item.get("choices", []), item.get("levels", [])], item.get("condition")
    texts = all(isinstance(one, list) and all(isinstance(text, str) for text in one) for one in lists)
    rest = all(
        value is None or isinstance(value, str | int)
        for name, value in item.items()
        if name not in ("choices", "levels", "condition", "questions")
    )
    return texts and rest and (condition is None or fit(condition)) and isinstance(item.get("code", ""), str)


def fit(condition: Any) -> bool:
    """Whether it has the shape of a condition."""
    if (
        not isinstance(condition, dict)
        or condition.get("mode") not in conditions.MODES
        or not dicts(condition.get("terms"))
    ):
        return False
    terms = condition["terms"]
    told = [term.get(name) for term in terms for name in ("question", "test", "value")]
    texts = all(isinstance(text, str) and len(text) <= LONGEST for text in told)
    return 0 < len(terms) <= TERMS and texts and all(term["test"] in conditions.TESTS for term in terms)


def in_section(n: int, section: dict) -> list[str]:
    """What is wrong with a section and its questions, said by the forms that officers fill."""
    found = told(SectionForm(section), _("Section %d") % n)
    for k, question in enumerate(section["questions"], 1):
        found += told(question_form(question), _("Section %(n)d, question %(k)d") % {"n": n, "k": k})
    return found


def told(form, where: str) -> list[str]:
    """The faults of a form as sentences: where, which field, why."""
    labels = {name: field.label for name, field in form.fields.items()}
    return [f"{where}, {labels.get(name, '')} : {why}" for name, errors in form.errors.items() for why in errors]


def question_form(question: dict):
    """The officer's form, filled with a question of a file."""
    posted = {name: value for name in PLAIN if (value := question.get(name)) not in (None, False)}
    posted |= {"choices": "\n".join(question.get("choices", [])), "required": question.get("required", True)}
    return QuestionForm(posted)


def definition(data: dict) -> dict[str, Any]:
    """The form of a file as conditions and rules read it."""
    sections = []
    for n, section in enumerate(data["sections"], 1):
        asked = [
            {"code": f"#{n}.{k}", "choices": [], "condition": None} | q for k, q in enumerate(section["questions"], 1)
        ]
        sections.append({"code": f"#{n}", "condition": None} | section | {"questions": asked})
    return {"sections": sections}


def in_rules(data: dict) -> list[str]:
    """What is wrong with the rules of a file."""
    asked = {q["code"]: q for section in definition(data)["sections"] for q in section["questions"]}
    found = []
    for n, rule in enumerate(data.get("rules", []), 1):
        try:
            settled(rule, asked)
        except ValidationError as error:
            found += [_("Rule %(n)d: %(why)s") % {"n": n, "why": why} for why in error.messages]
    return found


def settled(rule: dict, asked: dict) -> str:
    """The value of a rule as it is stored; raises ValidationError when the rule cannot be."""
    on_answer = rule.get("subject") == "answer"
    if on_answer != (rule.get("question") in asked and rule.get("question") is not None) or rule.get("subject") not in (
        *eligibility.FIT,
        "answer",
    ):
        raise ValidationError(_("what it looks at does not exist."))
    if len(str(rule.get("label") or "")) > LONGEST or len(str(rule.get("value", ""))) > 2000:
        raise ValidationError(_("it is too long."))
    return eligibility.normal(
        rule["subject"], rule.get("test", ""), asked.get(rule.get("question") or ""), str(rule.get("value", ""))
    )


def load(call, data: dict) -> None:
    """Give a call this form, these criteria and these rules instead of its own; in the caller's transaction, after ``faults``."""
    for rows in (call.rules, call.sections, call.criteria):
        rows.all().delete()
    made = {}
    whole = definition(data)
    for n, section in enumerate(whole["sections"], 1):
        kept = call.sections.create(order=n, title=section["title"], help=section.get("help") or "")
        conditioned(kept, section, made)
        for k, question in enumerate(section["questions"], 1):
            form = question_form(question)
            form.instance.section, form.instance.order = kept, k
            made[question["code"]] = form.save()
            conditioned(made[question["code"]], question, made)
    for n, one in enumerate(data.get("criteria", []) if call.has_jury else [], 1):
        call.criteria.create(
            order=n,
            levels=LevelsField(required=False).clean(one.get("levels", [])),
            **{name: one[name] for name in CRITERION[:-1] if name in one},
        )
    asked = {q["code"]: q for section in whole["sections"] for q in section["questions"]}
    for n, rule in enumerate(data.get("rules", []), 1):
        call.rules.create(
            order=n, subject=rule["subject"], question=made.get(rule.get("question")), test=rule["test"], value=settled(rule, asked), label=rule.get("label") or "",
        )  # fmt: skip
    call.rules_block = bool(data.get("rules_block"))
    call.save()
    vars(call).pop("form", None)


def conditioned(part, item: dict, made: dict) -> None:
    """Keep the condition of a part, on the questions just made."""
    if item.get("condition"):
        part.condition = renamed(item, {code: str(question.pk) for code, question in made.items()})["condition"]
        part.save()
