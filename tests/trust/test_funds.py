"""Projects draw at once on the same shared fund: never more than it holds; without the lock, more (the control)."""

from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import QuerySet

from programs.models import Fund, FundingLine
from startups.forms.money import ProvenForm
from tests import factories
from tests.startups.samples import file
from tests.trust.race import ACTORS, compete

ROUNDS, ASKED, HELD = 3, Decimal(3000), Decimal(20000)  # six shares of 3 000 € in each fund


@pytest.fixture
def shared(committed):
    """Funds of 20 000 €, and two projects with what proves their money."""
    funds = [Fund.objects.create(name=f"Fonds {n}") for n in range(ROUNDS)]
    for fund in funds:
        fund.contributions.create(contributor="Région", amount=HELD)
    dossiers = [factories.dossier("submitted") for _n in range(2)]
    return funds, [file(dossier, "proof") for dossier in dossiers]


def draw(proofs, late):
    """Someone of a project acquires a share of the fund; ``late``: all have read what is left before any writes."""

    def act(number, pk, meet):
        proof = proofs[number % 2]
        line = FundingLine(dossier_id=proof.dossier_id, proof=proof)
        sent = {"funder": f"Fonds {number}", "amount": f"{ASKED}", "stage": "acquired", "fund": f"{pk}"}
        if not late:
            meet()
        with transaction.atomic():
            form = ProvenForm(sent, {}, instance=line)
            valid = form.is_valid()
            if late:
                meet()
            if not valid:
                return ",".join(form.errors)
            form.save()
        return "acquired"

    return act


@pytest.mark.parametrize("locked", [True, False])
def test_a_shared_fund_never_gives_more_than_it_holds(shared, monkeypatch, locked):
    funds, proofs = shared
    if not locked:
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
    outcomes = compete(draw(proofs, late=not locked), [fund.pk for fund in funds])
    engaged = [fund.engaged for fund in funds]
    print(f"locked={locked}: {[dict(one) for one in outcomes]}")
    if locked:
        assert (outcomes, engaged) == ([{"acquired": 6, "amount": ACTORS - 6}] * ROUNDS, [ASKED * 6] * ROUNDS)
    else:
        assert min(engaged) > HELD
