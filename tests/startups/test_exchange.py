"""The sheet exchanged with beta.gouv: read and written without a loss, its changes shown before they are taken."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programs import clock
from startups import exchange
from startups import sheet as sheets
from startups.models import Startup
from startups.sheet import Period
from tests import factories
from tests.startups import samples

pytestmark = pytest.mark.django_db
FULL = """---
title: Berceau   # le nom que lisent les parents
mission: "Trouver une place en crèche sans appeler dix fois."
contact: contact@berceau.beta.gouv.fr
link: https://berceau.beta.gouv.fr/
incubator: anct
owner: DINUM
repository: https://github.com/incubateur/berceau
stats_url: https://berceau.beta.gouv.fr/stats
budget_url: https://berceau.beta.gouv.fr/budget
dashlord_url: https://dashlord.example/berceau
accessibility_status: partiellement conforme
mon_service_securise: true
analyse_risques: false
techno: [django, postgresql]
usertypes:
  - collectivite-territoriale
  - particulier
thematiques:
    - Collectivités
    - Territoires
sponsors:
  - /organisations/anct
phases:
  - name: investigation
    start: 2025-01-06
    end: 2025-06-30
  - name: construction
    start: 2025-07-01
    comment: 'Six mois, deux développeuses.'
  - name: acceleration
    start: 2026-01-01
fast:
  promotion: 8
  montant: 120000
events:
  - name: committee
    date: 2025-06-24
    comment: poursuite
  - name: product_launch
    date: 2025-09-02
---

## Problème

On attend des mois.

---

Une ligne de tirets n'arrête pas le texte.
"""
SHORT = "---\ntitle: Berceau\nmission: ~\nphases:\n- name: abandon\n  start: 2025-01-06\n---\n"
SHEETS = [FULL, SHORT, FULL.replace("\n", "\r\n"), "---\ntitle: Rien\n---", "---\nphases:\nevents:\n  - {name: fast, date: '2025-01-06'}\n---\nSuite"]  # fmt: skip


@pytest.mark.parametrize("text", SHEETS)
def test_a_sheet_read_and_written_is_the_same(text):
    made = sheets.write(sheets.read(text))
    assert made.replace("\r\n", "\n").rstrip() == text.replace("\r\n", "\n").rstrip()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title: Berceau", "n’est pas une fiche"), ("---\n- a\n---\n", "chaque ligne nomme"), ("---\ntitle: [a\n---\n", "ne se lit pas"),
        ("---\nphases: 3\n---\n", "est une liste"), ("---\ntitle: [a]\n---\n", "est un texte"), ("---\nphases:\n- name: sieste\n  start: 2025-01-06\n---\n", "porte un nom parmi"),
        ("---\nphases:\n- name: abandon\n---\n", "premier jour"), ("---\nevents:\n- name: fast\n---\n", "un nom et une date"), ("---\ndate: 2025-02-31\n---\n", "n’existe pas"),
    ],
)  # fmt: skip
def test_what_is_not_a_sheet_is_told_in_words(text, why):
    with pytest.raises(sheets.Unreadable, match=why):
        sheets.read(text)


def test_no_object_is_made_by_a_sheet():
    front = sheets.read("---\ntitle: a\nx: !!python/object/apply:os.getcwd []\n---\n").front
    assert not isinstance(front["x"], str)


def test_phases_come_in_order_of_time_with_what_is_written():
    found = sheets.phases(sheets.read(FULL).front)
    assert (found[0], found[1].comment) == (Period("investigation", date(2025, 1, 6), date(2025, 6, 30)), "Six mois, deux développeuses.")  # fmt: skip


def test_a_phase_more_leaves_the_rest_of_the_sheet():
    sheet = sheets.read(FULL)
    more = [*sheets.phases(sheet.front), Period("consolidation", date(2026, 10, 1), None, "Un an.")]
    sheets.put_phases(sheet.front, more)
    again = sheets.read(sheets.write(sheet))
    assert (sheets.phases(again.front), again.front["techno"], "# le nom" in sheets.write(sheet)) == (more, ["django", "postgresql"], True)  # fmt: skip


def test_a_phase_that_ends_says_so_in_its_row():
    sheet = sheets.read(FULL)
    first, second, third = sheets.phases(sheet.front)
    sheets.put_phases(sheet.front, [first._replace(end=None), second._replace(end=date(2025, 12, 31)), third])
    assert [(row.get("end"), row.get("comment")) for row in sheet.front["phases"]] == [(None, None), (date(2025, 12, 31), "Six mois, deux développeuses."), (None, None)]  # fmt: skip


def test_a_new_start_up_gives_its_sheet(startup):
    sheet = sheets.read(exchange.given(startup))
    assert ([one.name for one in sheets.phases(sheet.front)], sheet.front["title"], "On attend des mois." in sheet.body) == (["investigation", "construction"], str(startup), True)  # fmt: skip


def test_a_sheet_taken_is_given_back_as_it_was(startup):
    exchange.take(startup, FULL)
    startup.refresh_from_db()
    assert (exchange.given(startup), startup.service, startup.repository) == (FULL, "Berceau", "https://github.com/incubateur/berceau")  # fmt: skip


def test_what_changes_here_since_is_in_the_next_sheet(startup):
    exchange.take(startup, FULL)
    Startup.objects.filter(pk=startup.pk).update(pitch="Une place, vite.")
    startup.committees.update(decision="continue", held_at=clock.now())
    front = sheets.read(exchange.given(Startup.objects.get(pk=startup.pk))).front
    assert (front["mission"], len(front["events"]), front["contact"]) == ("Une place, vite.", 3, "contact@berceau.beta.gouv.fr")  # fmt: skip


@pytest.mark.parametrize(
    ("built", "phases"),
    [(True, ["investigation", "construction", "abandon"]), (False, ["investigation", "abandon-investigation"])],
)
def test_the_phases_follow_the_states(built, phases):
    startup = samples.startup("building" if built else "funding", clock.today() - timedelta(days=3))
    startup.stop_early(by=factories.person("officer"), lessons="Trop tôt.", comment="Départ.")
    assert [one.name for one in exchange.derived(startup)] == phases


def test_states_go_on_after_the_phases_of_a_sheet(startup):
    exchange.take(startup, SHORT.replace("abandon", "investigation"))
    assert [one.name for one in exchange.phases(startup)] == ["investigation", "construction"]


def sent(browser, url, text, **more):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post(url("fiche"), {"file": SimpleUploadedFile("berceau.md", data)} | more)


def test_what_a_sheet_changes_is_shown_and_nothing_is_done(startup, browser, url):
    page = sent(browser, url, FULL)
    startup.refresh_from_db()
    assert (len(page.context["changes"]), startup.service, "accélération, depuis le" in page.content.decode()) == (6, "", True)  # fmt: skip


def test_the_sheet_shown_is_taken(startup, browser, url):
    text = sent(browser, url, FULL).context["text"]
    browser.post(url("fiche"), {"text": text.replace("\n", "\r\n"), "take": "1"})
    given = browser.get(url("fiche", "fiche.md")[:-1])
    assert (given.content.decode(), given.headers["Content-Disposition"]) == (FULL, 'attachment; filename="berceau.md"')


@pytest.mark.parametrize(
    "text",
    ["rien", b"---\n\xff\n---\n", "", FULL.replace("https://berceau.beta.gouv.fr/\n", "bientôt\n", 1), FULL.replace("2025-06-30", "2024-06-30"), FULL.replace("Six mois", "x" * 501), SHORT.replace("phases:\n", "phases:\n- name: abandon\n  start: 2025-01-06\n")],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_is_refused_beside_its_field(browser, url, text):
    response = sent(browser, url, text)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_a_sheet_that_changes_nothing_says_so(startup, browser, url):
    exchange.take(startup, FULL)
    assert sent(browser, url, FULL).context["changes"] == []


def test_before_its_first_file_the_page_gives_the_sheet(browser, url):
    assert browser.get(url("fiche")).context["changes"] is None
