"""Partners and budget: kept as typed, judged cell by cell, summed, shown everywhere an answer is."""

from decimal import Decimal

import pytest
from django.http import QueryDict
from django.urls import reverse

from programs import answers, grids, sheets
from programs.gridfields import EMPTY
from programs.models import Dossier
from reports import filled
from tests import factories

COMMON = {"code": "q", "label": "Le tableau", "help": "", "required": True, "limit": None, "choices": []}
PARTNERS, BUDGET = ({"kind": kind} | COMMON for kind in ("partners", "budget"))


def partner(name, kind="association", **more):
    return {"name": name, "kind": kind, "siren": "", "part": ""} | more


def line(side, amount, label="Repas"):
    return {"side": side, "label": label, "amount": amount}


BALANCED = [line("expense", "1 200,50"), line("resource", "1000"), line("resource", "200.50 €")]


def test_both_sides_of_a_budget_are_summed_as_people_type_amounts():
    assert grids.totals(BALANCED) == {"expense": Decimal("1200.50"), "resource": Decimal("1200.50")}


def test_partners_are_counted_by_nature_and_the_social_economy_is_under_private_law():
    rows = [partner("A"), partner("B", "company"), partner("C", "commune"), partner("D", "school"), partner("E", "")]
    found = grids.counted(rows)
    assert {key: found[key] for key in ("all", "public", "private", "ess", "local", "school")} == {
        "all": 4, "public": 2, "private": 2, "ess": 1, "local": 1, "school": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("row", "column"), [
    (partner(""), "name"), (partner("A", ""), "kind"), (partner("A", "poem"), "kind"), (partner("A", siren="123"), "siren"),
    (partner("A" * 301), "name"),
])  # fmt: skip
def test_what_is_wrong_with_a_partner_is_said_in_its_cell(row, column):
    assert set(grids.cell_faults(PARTNERS, [row])) == {(0, column)}


@pytest.mark.parametrize("again", [partner("les JARDINS"), partner("Autre", siren="200 025 252")])
def test_a_partner_written_twice_is_a_fault(again):
    first = partner("Les Jardins", siren="200025252")
    assert "déjà dans la liste" in answers.fault(PARTNERS, [first, again], ())


@pytest.mark.parametrize(("row", "column"), [
    (line("expense", "mille"), "amount"), (line("expense", "-3"), "amount"), (line("resource", ""), "amount"),
    (line("expense", "3", ""), "label"), (line("elsewhere", "3"), "label"),
])  # fmt: skip
def test_what_is_wrong_with_a_line_of_a_budget_is_said_in_its_cell(row, column):
    assert set(grids.cell_faults(BUDGET, [row])) == {(0, column)}


def test_a_budget_that_does_not_balance_is_refused_only_where_the_call_asks_for_it():
    rows = [line("expense", "100"), line("resource", "60")]
    said = answers.fault(BUDGET | {"balanced": True}, rows, ())
    assert (answers.fault(BUDGET, rows, ()), "40\u00a0€" in said) == (None, True)


@pytest.mark.parametrize(("bound", "rows"), [({"least": 2}, 1), ({"limit": 1}, 2)])
def test_the_number_of_rows_is_bounded(bound, rows):
    assert answers.fault(PARTNERS | bound, [partner(f"P{n}") for n in range(rows)], ())


@pytest.mark.parametrize("stored", [None, "", "texte", 12, ["a", "b"], [{"name": ["x"]}], {"name": "x"}, [[1]]])
def test_whatever_is_stored_a_table_is_read(stored):
    assert [bool(answers.fault(PARTNERS, stored, ())), isinstance(answers.shown(PARTNERS, stored), str)] == [True, True]


def test_a_table_laid_flat_has_its_sums_as_numbers():
    assert answers.flat(BUDGET, BALANCED)[:3] == [Decimal("1200.50"), Decimal("1200.50"), 0]
    assert (len(answers.heads(PARTNERS)), answers.flat(PARTNERS, [])) == (4, [None] * 4)


def test_rows_are_read_in_the_order_of_the_page_and_empty_ones_dropped():
    data = QueryDict("q-9-name=Neuf&q-2-name=Deux&q-2-kind=company&q-3-name=&q-3-kind=&q-x-name=Non&q-1000-name=Non")
    assert answers.field_of(PARTNERS).widget.value_from_datadict(data, {}, "q") == [
        {"name": "Deux", "kind": "company"}, {"name": "Neuf"},
    ]  # fmt: skip


@pytest.fixture
def asked(db):
    """The lead's draft in a call that asks for both tables; the codes of the two questions."""
    call = factories.call("draft")
    section = call.sections.first()
    made = [section.questions.create(kind=kind, label=kind, order=9 + n) for n, kind in enumerate(grids.KINDS)]
    for name in ("publish", "open"):
        getattr(call, name)(by=factories.officer())
    return factories.dossier("draft", on=call), [str(question.pk) for question in made]


def posted(codes, **more):
    """What a browser sends of both tables."""
    partners, budget = codes
    return {
        f"{partners}-0-name": "Les Jardins", f"{partners}-0-kind": "association", f"{partners}-1-name": "", f"{budget}-0-label": "Repas",
        f"{budget}-0-amount": "mille", f"{budget}-0-side": "expense", f"{budget}-5-side": "resource", f"{budget}-5-label": "", **more,
    }  # fmt: skip


def test_tables_are_kept_as_typed(signed_in, asked):
    draft, codes = asked
    browser = signed_in(draft.lead)
    browser.post(reverse("dossier_answer", args=[draft.pk, 1]), posted(codes, go="next", base=factories.marks(draft)))
    kept = Dossier.objects.get(pk=draft.pk).answers
    assert (kept[codes[0]], kept[codes[1]]) == (
        [{"name": "Les Jardins", "kind": "association"}],
        [{"label": "Repas", "amount": "mille", "side": "expense"}],
    )


def test_more_rows_are_given_without_a_script_and_what_was_typed_is_kept(signed_in, asked):
    draft, codes = asked
    page = signed_in(draft.lead).post(
        reverse("dossier_answer", args=[draft.pk, 1]),
        posted(codes, **{f"{codes[0]}-more": 1}, base=factories.marks(draft)),
    )
    shown = page.context["form"][codes[0]].as_widget().count("data-grid-row")
    assert (page.status_code, shown, Dossier.objects.get(pk=draft.pk).answers[codes[0]][0]["name"]) == (
        200,
        1 + 2 * EMPTY,
        "Les Jardins",
    )


def test_a_fault_is_shown_beside_its_cell(signed_in, asked):
    draft, codes = asked
    factories.rewrite(draft, {codes[1]: [line("expense", "mille")]})
    html = signed_in(draft.lead).get(reverse("dossier_answer", args=[draft.pk, 1]) + "?verifier=1").content.decode()
    assert f'id="id_{codes[1]}-0-amount_error"' in html


def test_tables_are_shown_where_answers_are_read(signed_in, asked):
    draft, _codes = asked
    html = signed_in(draft.lead).get(reverse("dossier_review", args=[draft.pk])).content.decode()
    assert [word in html for word in ("Les Jardins", "Total des dépenses", "1\u00a0200\u00a0€")] == [True] * 3


def test_a_version_prints_its_tables_and_tells_what_changed_in_them(asked):
    draft, codes = asked
    draft.submit(by=draft.lead)
    first = draft.versions.get()
    factories.rewrite(draft, {codes[0]: [partner("Autre")]})
    again = Dossier.objects.get(pk=draft.pk)
    again.amend(by=draft.lead)
    (changed,) = sheets.changes(first, again.versions.last())
    tables = [answer.table for part in filled.sections(first) for answer in part.answers if answer.table]
    assert ("Les Jardins" in changed.was, "Autre" in changed.text, [t.numeric for t in tables]) == (
        True,
        True,
        [(), ("Montant",)],
    )
