"""The impact of a start-up: its measures chosen once, figures typed, sent as a file or by the service, asked for and recalled."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail

from programs import clock, dashboard
from programs.models import ActionItem, Letterbox, Mail
from reports import charts, impactcharts
from startups import asking, figurefile, impact
from startups.models import Figure, Measure
from tests import factories
from tests.dossiers import samples as files
from tests.startups import samples

pytestmark = pytest.mark.django_db
MONTH = date(2026, 10, 1)
CODES = ["facilite", "usage"]


def read(text, **how):
    return figurefile.read(text.encode("utf-8-sig"), CODES, **how)


# ------------------------------------------------------------------ files, purely


@pytest.mark.parametrize("text", ["mois;usage;facilite\r\n2026-10;1 821,5;7\r\n", "mois,facilite,usage\n10/2026,7,1821.5\n", "Mois;Usage;Facilite\n2026-10-01;1821,50;7 \n\n"])  # fmt: skip
def test_a_file_is_read_as_spreadsheets_write_it(text):
    assert read(text) == ({MONTH: {"usage": Decimal("1821.5"), "facilite": Decimal(7)}}, [])


def test_a_file_in_the_old_coding_of_windows_is_read():
    assert figurefile.read("mois;usage\n2026-10;3\n;\u00e9".encode("cp1252"), CODES).faults[0].startswith("Ligne 3")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Ligne 1"), ("mois\n2026-10", "Ligne 1"), ("mois;argent\n2026-10;3", "Ligne 1"), ("mois;usage;usage\n2026-10;3;3", "Ligne 1"),
        ("mois;usage\n", "Le fichier"), ("mois;usage\n" + "2026-10;3\n" * 501, "Le fichier"), ("mois;usage\noctobre;3", "Ligne 2"),
        ("mois;usage\n2026-13;3", "Ligne 2"), ("mois;usage\n2026-10;3\n2026-10;4", "Ligne 3"), ("mois;usage\n2026-10;3;4", "Ligne 2"),
        ("mois;usage\n2026-10;beaucoup", "Ligne 2, usage"), ("mois;usage\n2026-10;1,234", "Ligne 2, usage"), ("mois;usage\n2026-10;NaN", "Ligne 2, usage"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line(text, fault):
    assert [one[: len(fault)] for one in read(text).faults] == [fault]


def test_every_faulty_line_is_told():
    assert len(read("mois;usage;facilite\n2026-10;x;y\nz;1;1").faults) == 3


def test_a_month_that_is_not_open_is_refused():
    assert "2026-10" in read("mois;usage\n2026-10;3", is_open=lambda month: False).faults[0]


@pytest.mark.parametrize(("months", "opened"), [(0, True), (-24, True), (1, False), (-25, False)])
def test_figures_are_given_of_the_months_begun_and_not_too_old(months, opened):
    month = impact.add_months(impact.first_of(clock.today()), months)
    assert impact.is_open(month) is opened


# ------------------------------------------------------------------ pages


@pytest.fixture
def measured(startup):
    return samples.measured(startup)


def chosen(**changes):
    data = {"north": "used"}
    for kind in Measure.Kind.values:
        data |= {f"label-{kind}": kind, f"unit-{kind}": "", f"baseline-{kind}": "", f"target-{kind}": "10"}
    return data | {"baseline-used": "0"} | changes


def shown(browser, url):
    return {"shown": browser.get(url).context["form"]["shown"].value()}


def test_the_measures_are_chosen_with_their_north_star(startup, browser, url):
    page = url("impact", "mesures")
    response = browser.post(page, chosen(**shown(browser, page)) | {"target-used": "1 000"})
    north = startup.measures.get(is_north=True)
    assert (response.url, startup.measures.count(), north.target, north.baseline) == (url("impact"), 5, 1000, 0)


def test_the_north_star_changes(measured, browser, url):
    page = url("impact", "mesures")
    browser.post(page, chosen(**shown(browser, page)) | {"north": "impact", "baseline-impact": "0"})
    assert measured.measures.get(is_north=True).kind == "impact"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"baseline-used": ""}, "baseline-used"), ({"target-used": "0"}, "target-used"), ({"north": ""}, "north"), ({"target-cost": ""}, "target-cost"), ({"shown": "old"}, "__all__")],
)  # fmt: skip
def test_measures_that_say_too_little_are_refused_beside_their_field(browser, url, changes, field):
    page = url("impact", "mesures")
    response = browser.post(page, chosen(**shown(browser, page)) | changes)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_the_page_says_first_where_the_north_star_stands(measured, browser, url):
    page = browser.get(url("impact"))
    assert (page.context["sentence"], page.context["awaited"]) == ("Parents\u00a0: 500\u00a0parents, pour une cible de 800\u00a0parents.", True)  # fmt: skip


def test_without_measures_or_figures_the_page_says_so(startup, browser, url):
    before = browser.get(url("impact")).context["sentence"]
    samples.measured(startup)
    Figure.objects.all().delete()
    assert (before[:15], browser.get(url("impact")).context["sentence"][:15]) == ("Rien n’est enco", "Les mesures son")


def test_the_page_of_the_impact_asks_few_queries(measured, browser, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        browser.get(url("impact"))


def test_a_reader_sees_the_impact_and_gives_nothing(measured, signed_in, url):
    page = signed_in(factories.person("observer", dossier=measured.dossier)).get(url("impact"))
    assert (page.status_code, url("impact", "fichier") in page.content.decode()) == (200, False)


def test_figures_are_typed_and_taken_away(measured, browser, url):
    page = url("impact", "mois", f"{impact.last_month():%Y-%m}")
    browser.post(page, {"usable": "7,5", "used": ""})
    kept = dict(Figure.objects.filter(measure__startup=measured, month=impact.last_month()).values_list("measure__kind", "value"))  # fmt: skip
    assert kept == {"usable": Decimal("7.5")}


def test_a_form_without_a_figure_is_refused(measured, browser, url):
    assert browser.post(url("impact", "mois", f"{impact.last_month():%Y-%m}"), {"used": ""}).status_code == 422


@pytest.mark.parametrize("month", ["2010-01", "octobre"])
def test_a_month_out_of_reach_is_not_found(measured, browser, url, month):
    assert browser.get(url("impact", "mois", month)).status_code == 404


def test_no_figure_is_given_before_the_measures(browser, url):
    assert browser.get(url("impact", "fichier")).status_code == 404


def test_the_cost_of_a_use_is_worked_out_of_the_budget(measured):
    rows = impact.matrix(measured)
    yearly = measured.budget * 2
    assert [value for _month, value in rows[-1].points] == [impact.cents(yearly / 200), impact.cents(yearly / 500)]


def test_the_way_to_the_target_is_counted(measured):
    assert [row.reached for row in impact.matrix(measured)] == [None, 62, None, None, None]


def test_a_file_is_kept_whole(measured, browser, url):
    text = f"mois;usage;utilite\n{impact.last_month():%Y-%m};900;87,5\n"
    browser.post(url("impact", "fichier"), {"file": files.sent("chiffres.csv", text.encode())})
    assert [(row.measure.kind, row.last[1]) for row in impact.matrix(measured)[1:3]] == [("used", 900), ("useful", Decimal("87.5"))]  # fmt: skip


def test_a_file_with_a_fault_is_refused_whole(measured, browser, url):
    text = f"mois;usage\n{impact.last_month():%Y-%m};900\n2026-99;3\n"
    response = browser.post(url("impact", "fichier"), {"file": files.sent("chiffres.csv", text.encode())})
    assert (response.status_code, "Ligne 3" in response.content.decode(), impact.matrix(measured)[1].last[1]) == (422, True, 500)  # fmt: skip


def test_the_file_to_fill_is_read_again_as_it_is(measured, browser, url):
    content = b"".join(browser.get(url("impact", "fichier", "modele.csv")[:-1]).streaming_content)
    found = figurefile.read(content, list(impact.CODES.values()), impact.is_open)
    assert (found.faults, [values["usage"] for values in found.months.values()]) == ([], [200, 500])


# ------------------------------------------------------------------ the service by itself


@pytest.fixture
def token(measured):
    return impact.new_token(measured, measured.dossier.lead)


def send(client, token, body):
    return client.post("/api/v1/impact/", body, content_type="application/json", headers={"Authorization": f"Bearer {token}"})  # fmt: skip


def test_a_service_sends_its_figures(client, token, measured):
    response = send(client, token, {"month": f"{impact.last_month():%Y-%m}", "values": {"usage": 821, "utilite": 87.5}})
    told = {one["code"]: one["figures"][-1:] for one in response.json()["measures"]}
    month = f"{impact.last_month():%Y-%m}"
    assert (response.status_code, told["usage"], told["utilite"]) == (200, [{"month": month, "value": 821}], [{"month": month, "value": 87.5}])  # fmt: skip


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("[", "body"), ([], "body"), ({"values": 3}, "body"), ({"month": "2026", "values": {"usage": 1}}, "month"),
        ({"month": "now", "values": {}}, "values"), ({"month": "now", "values": {"cout": 1}}, "values.cout"),
        ({"month": "now", "values": {"usage": True}}, "values.usage"), ({"month": "now", "values": {"usage": 1.234}}, "values.usage"),
        ({"month": "now", "values": {"usage": 1, "utilite": "beaucoup"}}, "values.utilite"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_and_nothing_is(client, token, measured, body, where):
    if isinstance(body, dict) and body.get("month") == "now":
        body = body | {"month": f"{impact.last_month():%Y-%m}"}
    response = send(client, token, body)
    assert (response.status_code, [one["where"] for one in response.json()["errors"]], impact.matrix(measured)[1].last[1]) == (422, [where], 500)  # fmt: skip


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic wrong"])
def test_without_the_token_nothing_is_told(client, token, header):
    response = client.get("/api/v1/impact/", headers={"Authorization": header})
    assert (response.status_code, response.json()["errors"][0]["where"]) == (401, "Authorization")


def test_a_token_made_anew_revokes_the_former_and_is_shown_once(token, measured, browser, client, url):
    made = browser.post(url("impact", "jeton")).context["made"]
    again = browser.get(url("impact", "jeton")).content.decode()
    codes = [client.get("/api/v1/impact/", headers={"Authorization": f"Bearer {one}"}).status_code for one in (token, made)]  # fmt: skip
    assert (codes, made in again) == ([401, 200], False)


def test_a_token_is_revoked(token, measured, browser, url):
    browser.post(url("impact", "jeton"), {"revoke": "1"})
    assert measured.tokens.filter(revoked_at=None).count() == 0


# ------------------------------------------------------------------ asked for


@pytest.fixture
def asked(measured):
    """Started three months ago, and nothing is known of the month that has ended."""
    Figure.objects.filter(month=impact.last_month()).delete()
    day = clock.today() - timedelta(days=95)
    type(measured).objects.filter(pk=measured.pk).update(started_on=day, ends_on=day + timedelta(days=180))
    Letterbox.objects.create(person=measured.dossier.lead, quiet_from=None, quiet_until=None, quiet_weekend=False)
    asking.ask()
    return measured


def test_the_figures_of_the_month_are_asked_once_until_given(asked, browser):
    asking.ask()
    lead = asked.dossier.lead
    todo = list(dashboard.actions(lead))
    assert (len(todo), len(mail.outbox), Mail.objects.filter(recipient=lead, subject__startswith="Chiffres").count()) == (1, 1, 1)  # fmt: skip


def test_what_is_asked_opens_the_page_of_the_month_and_is_answered_by_it(asked, browser, url):
    action = ActionItem.objects.get(code=ActionItem.FIGURES)
    page = browser.get(f"/actions/{action.pk}/")
    browser.post(page.url, {"used": "900"})
    action.refresh_from_db()
    assert (page.url, action.done_on) == (url("impact", "mois", f"{impact.last_month():%Y-%m}"), clock.today())


def test_figures_late_are_recalled_once(asked):
    ActionItem.objects.filter(code=ActionItem.FIGURES).update(due_on=clock.today() - timedelta(days=1))
    asking.ask()
    asking.ask()
    assert [one.subject[:8] for one in mail.outbox] == ["Chiffres", "Chiffres"]


def test_figures_already_there_are_not_asked(measured):
    asking.ask()
    assert not ActionItem.objects.filter(code=ActionItem.FIGURES).exists()


# ------------------------------------------------------------------ charts


def row(*values, baseline=None, target=800):
    points = [(date(2026, n, 1), Decimal(value)) for n, value in enumerate(values, 1)]
    return impact.Row(Measure(kind="used", label="Parents", unit="", baseline=baseline and Decimal(baseline), target=Decimal(target)), points)  # fmt: skip


def test_a_chart_says_all_its_figures_and_holds_them_in_a_table():
    made = impactcharts.course(row("12.5", 400, baseline=10), charts.PALETTES["etat"])
    assert (made.title, [value for _month, value in made.table.rows]) == ("Parents\u00a0: janvier\u00a02026 12,5, février\u00a02026 400\u00a0; cible 800.".replace("\u00a0;", "\u202f;"), [Decimal("12.5"), 400])  # fmt: skip


@pytest.mark.parametrize(
    ("values", "baseline", "target", "met"),
    [((900,), 0, 800, True), ((700,), None, 800, False), ((20,), 120, 30, True), ((60,), 120, 30, False)],
)
def test_the_title_of_a_chart_says_whether_the_target_is_met(values, baseline, target, met):
    assert ("atteinte" in impactcharts.finding(row(*values, baseline=baseline, target=target))) is met


def test_a_cost_without_a_start_is_meant_to_fall():
    made = row(297, target=200)
    made.measure.kind, made.measure.unit = "cost", "€"
    assert "atteinte" not in impactcharts.finding(made)


def test_a_measure_without_a_figure_is_named_only():
    assert impactcharts.finding(row()) == "Parents"


def test_one_figure_is_a_point():
    tags = [one.tag for one in impactcharts.course(row(3), charts.PALETTES["etat"]).marks]
    assert (tags.count("circle"), "polyline" in tags) == (1, False)
