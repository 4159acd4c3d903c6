"""The money of a start-up: lines to the cent, totals that add up, months, proofs, funds that several projects share."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace as Row

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from programs import monthly
from programs.models import Fund
from startups import budgeting, cashflow
from tests import factories
from tests.dossiers import samples as files

euros = st.decimals(0, 10**6, places=2)
lines = st.lists(
    st.builds(
        Row, kind=st.sampled_from(["team", "volunteer", "cost"]), quantity=st.decimals(0, 99, places=2), months=st.none() | st.decimals(0, 24, places=2),
        price=euros, basis=st.sampled_from(["year", "month", "each", "share"]),
    ), max_size=8,
)  # fmt: skip
incomes = st.lists(
    st.builds(
        Row, amount=euros, stage=st.sampled_from(["asked", "agreed", "acquired", "paid"]), in_kind=st.booleans(),
        expected_on=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    ), max_size=8,
)  # fmt: skip


def line(**fields):
    return Row(
        **{"kind": "team", "quantity": Decimal(1), "months": None, "price": Decimal(0), "basis": "each"} | fields
    )


def test_two_seniors_for_six_months_cost_50_000_euros_gross():
    assert budgeting.pay(line(quantity=2, months=6, price=Decimal(50000), basis="year")) == Decimal("50000.00")


def test_the_employer_s_charges_are_counted_on_the_gross_pay_of_the_team():
    rows = [
        line(quantity=2, months=6, price=Decimal(50000), basis="year"),
        line(quantity=42, basis="share"),
        line(kind="volunteer", months=6, price=900, basis="year"),
    ]
    assert budgeting.sheet(rows).amounts[1][1] == Decimal("21000.00")


@given(lines)
@hypothesis(max_examples=40)
def test_a_budget_always_adds_up(rows):
    sheet = budgeting.sheet(rows)
    amounts = [amount for _line, amount in sheet.amounts]
    assert sheet.total == sum(amounts) == sum(sheet.kinds.values())
    assert all(amount == amount.quantize(Decimal("0.01")) for amount in amounts)


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 12), euros, incomes)
@hypothesis(max_examples=40)
def test_the_months_always_add_up(start, count, cost, rows):
    months = monthly.by_month(start, count, cost, rows)
    sure = sum(one.amount for one in rows if one.stage in ("acquired", "paid"))
    assert [sum(m.out for m in months), sum(m.sure for m in months), months[-1].left] == [cost, sure, sure - cost]
    assert sum(m.hoped for m in months) == sum(one.amount for one in rows) - sure


def test_money_comes_in_the_month_of_its_day():
    paid = Row(amount=Decimal(600), stage="paid", in_kind=False, expected_on=date(2026, 12, 9))
    months = monthly.by_month(date(2026, 10, 1), 6, Decimal(600), [paid])
    assert [month.left for month in months] == [-100, -200, 300, 200, 100, 0]


@pytest.mark.django_db
def test_the_balance_says_from_which_month_money_lacks(startup):
    startup.dossier.funding.filter(funder="Région").update(stage="asked")
    startup.dossier.funding.filter(funder="Commune").update(amount=20000)
    found = cashflow.drawn(startup)
    assert ("l’argent certain manque" in found.finding, found.out, found.hoped) == (
        True,
        Decimal("74300.00"),
        Decimal(60000),
    )


@pytest.mark.django_db
def test_without_cost_nor_funder_there_is_no_balance(startup):
    startup.budget_lines.all().delete()
    startup.dossier.funding.all().delete()
    assert cashflow.drawn(startup) is None


LINE = {"funder": "Département", "amount": "5 000", "stage": "acquired"}


@pytest.mark.django_db
def test_what_is_acquired_is_proved(startup, browser, url):
    refused = browser.post(url("financement", "ajouter"), LINE)
    kept = browser.post(url("financement", "ajouter"), LINE | {"file": files.sent("arrete.pdf", files.PDF)})
    assert (refused.status_code, list(refused.context["form"].errors), kept.status_code) == (422, ["file"], 302)
    assert startup.dossier.funding.get(funder="Département").proof.name == "arrete.pdf"


@pytest.mark.django_db
def test_what_is_asked_for_needs_no_proof(startup, browser, url):
    browser.post(url("financement", "ajouter"), LINE | {"stage": "asked", "in_kind": "on", "expected_on": "2027-01-05"})
    assert startup.dossier.funding.get(funder="Département").expected_on == date(2027, 1, 5)


@pytest.fixture
def fund(db):
    """A fund of 8 000 euros from two contributors."""
    one = Fund.objects.create(name="Fonds régional", purpose="Services numériques")
    for contributor, amount in (("Région", 6000), ("Caisse des dépôts", 2000)):
        one.contributions.create(contributor=contributor, amount=amount)
    return one


@pytest.mark.django_db
def test_a_fund_gives_no_more_than_it_holds(startup, browser, url, fund):
    startup.dossier.funding.create(funder="Un autre projet", amount=4000, stage="paid", fund=fund)
    response = browser.post(
        url("financement", "ajouter"), LINE | {"fund": fund.pk, "file": files.sent("arrete.pdf", files.PDF)}
    )
    assert response.context["form"].errors["amount"] == ["Il ne reste que 4\u202f000\u00a0€ dans ce fonds."]


@pytest.mark.django_db
def test_the_officer_reads_what_is_left_of_a_fund(startup, signed_in, fund):
    startup.dossier.funding.create(funder="Région", amount=3000, stage="acquired", fund=fund)
    officer = signed_in(factories.officer())
    page = officer.get(fund.get_absolute_url()).content.decode()
    assert (fund.left, startup.dossier.title in page, "Caisse des dépôts" in page) == (5000, True, True)
    assert "Fonds régional" in officer.get("/gestion/fonds/").content.decode()


def test_a_fund_is_opened_then_changed(signed_in, db):
    officer = signed_in(factories.officer())
    opened = officer.post("/gestion/fonds/nouveau/", {"name": "Fonds des communes"})
    form = officer.get(f"{opened.url}modifier/").context["form"]
    officer.post(f"{opened.url}modifier/", {"name": "Fonds des petites communes", "shown": form["shown"].value()})
    assert Fund.objects.get().name == "Fonds des petites communes"


@pytest.mark.django_db
def test_a_contributor_does_not_take_back_what_was_acquired(startup, signed_in, fund):
    startup.dossier.funding.create(funder="Région", amount=7000, stage="acquired", fund=fund)
    row, officer = fund.contributions.get(contributor="Région"), signed_in(factories.officer())
    address = f"{fund.get_absolute_url()}contributeurs/{row.pk}/"
    form = officer.get(address).context["form"]
    less = officer.post(address, {"contributor": "Région", "amount": "100", "shown": form["shown"].value()})
    officer.post(address, {"remove": "1"})
    assert (less.status_code, fund.contributions.count(), fund.envelope) == (422, 2, 8000)


def test_a_contributor_comes_in_and_out(signed_in, fund):
    officer = signed_in(factories.officer())
    officer.post(f"{fund.get_absolute_url()}contributeurs/ajouter/", {"contributor": "Mutuelle", "amount": "1 000"})
    before, row = fund.envelope, fund.contributions.get(contributor="Mutuelle")
    officer.post(f"{fund.get_absolute_url()}contributeurs/{row.pk}/", {"remove": "1"})
    assert (before, fund.envelope) == (9000, 8000)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_funds_costs_the_same_for_one_and_for_three(signed_in, fund, django_assert_num_queries, number):
    for n in range(number - 1):
        Fund.objects.create(name=f"Fonds {n}").contributions.create(contributor="Région", amount=10)
    officer = signed_in(factories.officer())
    officer.get("/gestion/fonds/")
    with django_assert_num_queries(5):
        page = officer.get("/gestion/fonds/")
    assert {one.still for one in page.context["funds"] if one == fund} == {8000}


@pytest.mark.django_db
@pytest.mark.parametrize(("part", "queries"), [("rencontres", 8), ("budget", 8), ("financement", 8)])
def test_a_part_costs_the_same_however_many_rows(startup, browser, url, part, queries, django_assert_max_num_queries):
    lead = startup.dossier.lead
    for n in range(6):
        startup.interviews.create(profile=f"Une agente {n}", learned="Elle attend.", author=lead)
        startup.budget_lines.create(label=f"Ligne {n}", price=1)
        startup.dossier.funding.create(funder=f"Commune {n}", amount=1)
    browser.get(url(part))
    with django_assert_max_num_queries(queries):
        browser.get(url(part))
