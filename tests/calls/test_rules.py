"""Rules of eligibility: data of a call, told to the applicant, judged for the officer who decides."""

import pytest
from django.urls import reverse

from programs import eligibility
from programs.models import Call, Dossier
from tests import factories

pytestmark = pytest.mark.django_db
ASSOCIATION = {"name": "Les Jardins", "kind": "association"}


def rule(subject, test, value, question=None):
    return {"subject": subject, "test": test, "value": value, "question": question, "label": ""}


def form(rules, kind="text", choices=()):
    asked = {
        "code": "q",
        "kind": kind,
        "label": "Q",
        "help": "",
        "required": True,
        "limit": None,
        "choices": list(choices),
    }
    partners = asked | {"code": "p", "kind": "partners"}
    return {"sections": [{"code": "s", "title": "S", "help": "", "questions": [asked, partners]}], "rules": rules}


def judged(one, answers=None, organization=None, **options):
    (found,) = eligibility.judged(form([one], **options), answers or {}, organization or factories.organization())
    return found


@pytest.mark.parametrize(("subject", "hint"), [
    ("partners", "Il vous manque 9\xa0partenaires."), ("partners_private", "Il vous manque 9\xa0partenaires de droit privé."),
    ("partners_ess", "Il vous manque 9\xa0partenaires de l’économie sociale et solidaire."),
    ("partners_school", "Il vous manque 10\xa0partenaires de l’enseignement ou de la recherche."),
])  # fmt: skip
def test_missing_partners_are_counted_by_nature(subject, hint):
    assert judged(rule(subject, "least", "10"), {"p": [ASSOCIATION]}).hint == hint


def test_enough_partners_meet_the_rule():
    assert judged(rule("partners_private", "least", "1"), {"p": [ASSOCIATION]}) == (
        "au moins 1\xa0partenaire de droit privé",
        True,
        "",
    )


def test_rules_are_stated_before_anyone_begins():
    rules = [
        rule("population", "least", "1000"),
        rule("partners_private", "least", "2"),
        rule("answer", "most", "5", "q") | {"label": "pas plus de cinq"},
    ]
    assert eligibility.stated(form(rules)) == [
        "la population de l’organisation est d’au moins 1\u202f000",
        "au moins 2\xa0partenaires de droit privé",
        "pas plus de cinq",
    ]


@pytest.mark.parametrize(
    ("blocks", "sentence"), [(True, "ne peut pas être déposé"), (False, "vous pouvez déposer tout de même")]
)
def test_the_public_page_of_a_call_lists_its_rules(client, blocks, sentence):
    call = factories.call("draft", rules_block=blocks)
    call.rules.create(order=1, subject="population", test="most", value="5000")
    call.publish(by=factories.officer())
    page = client.get(call.get_absolute_url()).content.decode()
    assert [
        words
        for words in ("Les conditions à remplir", "La population de l’organisation", sentence)
        if words not in page
    ] == []


@pytest.mark.parametrize(("subject", "test", "value", "met"), [
    ("population", "least", "1000", True), ("population", "most", "1000", False), ("kind", "one_of", "commune\nepci", True),
    ("kind", "one_of", "region", False), ("departement", "one_of", "18\n36", True), ("departement", "one_of", "75", False), ("region", "one_of", "24", True),
])  # fmt: skip
def test_the_organization_is_judged_by_the_official_code(subject, test, value, met):
    town = factories.organization(territory=factories.territory(region="24"))
    assert judged(rule(subject, test, value), organization=town).met is met


def test_outside_the_code_an_organization_is_where_it_is_attached():
    park = factories.organization("Parc", "pnr", attached_to=factories.territory(region="24"))
    assert [judged(rule(*one), organization=park).met for one in (("departement", "one_of", "18"), ("region", "one_of", "24"))] == [True, True]  # fmt: skip


def test_a_population_that_nobody_knows_is_left_to_the_officer():
    park = factories.organization("Parc", "pnr")
    assert "n’est pas connue" in judged(rule("population", "least", "1"), organization=park).hint


@pytest.mark.parametrize(("kind", "test", "value", "given", "met"), [
    ("number", "least", "3", "3", True), ("number", "most", "3", "4", False), ("euros", "least", "1000", "1 000,50 €", True), ("date", "most", "2027-12-31", "2028-01-01", False),
    ("choice", "one_of", "A\nB", "b", True), ("choices", "contains", "A", ["A", "B"], True), ("choices", "contains", "A", ["B"], False),
    ("text", "contains", "école", "Notre École", True), ("yesno", "one_of", "yes", "no", False), ("number", "least", "3", "", False), ("text", "contains", "a", ["a"], False),
])  # fmt: skip
def test_an_answer_is_judged_as_it_was_typed(kind, test, value, given, met):
    assert judged(rule("answer", test, value, "q"), {"q": given}, kind=kind, choices=["A", "B"]).met is met


def post(browser, call, block=False, **row):
    """Save one rule on the officer's page, as shown."""
    page = browser.get(reverse("call_rules", args=[call.pk])).context
    data = {b.html_name: b.value() for b in page["forms"].management_form} | {
        "call-shown": page["blocking"]["shown"].value()
    }
    data |= {f"rules-0-{name}": value for name, value in row.items()} | ({"call-rules_block": "on"} if block else {})
    return browser.post(reverse("call_rules", args=[call.pk]), data)


@pytest.fixture(scope="module")
def begun(once):
    """A call in preparation."""
    return once(factories.call, "draft")


@pytest.fixture
def call(begun, again):
    """That call, as it now is."""
    return again(begun)


def test_an_officer_writes_a_rule_with_the_words_of_people(browser, call):
    post(browser, call, subject="kind", test="one_of", value="Commune\nintercommunalité")
    assert list(call.rules.values_list("subject", "value")) == [("kind", "commune\nepci")]


@pytest.mark.parametrize("row", [
    {"subject": "answer", "test": "least", "value": "3"}, {"subject": "partners", "test": "contains", "value": "3"},
    {"subject": "partners", "test": "least", "value": "dix"}, {"subject": "departement", "test": "one_of", "value": "Nulle-Part"},
    {"subject": "population", "test": "least", "value": ""},
])  # fmt: skip
def test_a_rule_that_cannot_be_is_refused(browser, call, row):
    assert (post(browser, call, **row).status_code, call.rules.count()) == (422, 0)


def test_once_published_the_rules_only_show(browser):
    published = factories.call("open")
    page = browser.get(reverse("call_rules", args=[published.pk]))
    assert (page.context["frozen"], browser.post(reverse("call_rules", args=[published.pk]), {}).status_code) == (
        True,
        409,
    )


def opened(block):
    """An open call that wants two partners."""
    made = factories.call("draft", rules_block=block)
    made.sections.first().questions.create(order=9, kind="partners", label="Partenaires")
    made.rules.create(subject="partners", test="least", value="2")
    for name in ("publish", "open"):
        getattr(made, name)(by=factories.officer())
    return Call.objects.get(pk=made.pk)


def test_the_applicant_reads_what_is_missing_before_submitting(signed_in):
    draft = factories.dossier("draft", on=opened(block=False))
    html = signed_in(draft.lead).get(reverse("dossier_review", args=[draft.pk])).content.decode()
    assert ("Il vous manque 1\xa0partenaire." in html, "déposer quand même" in html) == (True, True)


def test_a_rule_not_met_does_not_block_unless_the_call_says_so():
    free, strict = (factories.dossier("draft", on=opened(block=block)) for block in (False, True))
    assert [[need.code for need in draft.missing_to_submit()] for draft in (free, strict)] == [[], ["rules"]]


def test_the_officer_overrides_a_rule_with_a_reason():
    sent = factories.dossier("submitted", on=opened(block=False))
    sent.declare_eligible(by=factories.officer(), waive=["rules"], comment="Un partenaire de poids.")
    assert (sent.state, sent.history.last().waived) == ("eligible", ["rules"])


def test_what_was_submitted_is_judged_not_what_is_being_rewritten():
    sent = factories.dossier("submitted", on=opened(block=False))
    code = next(q["code"] for s in sent.definition["sections"] for q in s["questions"] if q["kind"] == "partners")
    factories.rewrite(sent, {code: [ASSOCIATION, ASSOCIATION | {"name": "Autre"}]})
    fresh = Dossier.objects.get(pk=sent.pk)
    assert ([r.met for r in fresh.eligibility()][-1], [r.met for r in fresh.judged()]) == (False, [True])
