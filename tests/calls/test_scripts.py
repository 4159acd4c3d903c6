"""The scripts of forms, in a browser: tables that add up, questions that show at once, as the server would decide."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from programs import answers, conditions
from programs.forms.dossiers import SectionForm
from reports.management.commands.screens import BROWSER
from tests.calls.test_conditions import form, question

STATIC = settings.BASE_DIR / "programs/static/programs"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**BROWSER)
        yield browser
        browser.close()


@contextmanager
def opened(chromium, html, script):
    """A page with this form, its script at work; any error in it is a failure."""
    page, errors = chromium.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content(f"<form>{html}</form>")
    page.add_script_tag(content=(STATIC / script).read_text(), type="module")
    page.wait_for_timeout(50)
    yield page
    page.close()
    assert errors == []


def table(kind):
    return answers.field_of(question("q", kind)).widget.render("q", [], {"id": "id_q"})


def sums(page):
    return {
        one.get_attribute("data-sum"): one.text_content().replace("\u00a0", " ")
        for one in page.query_selector_all("[data-sum]")
    }


def test_a_budget_adds_up_while_it_is_typed(chromium):
    with opened(chromium, table("budget"), "grids.js") as page:
        page.fill("[name=q-0-amount]", "12 500,50")
        page.fill("[name=q-1-amount]", "mille")
        page.fill("[name=q-5-amount]", "10000 €")
        assert sums(page) == {"expense": "12 500,50 €", "resource": "10 000 €", "gap": "2 500,50 €"}


def test_partners_are_counted_by_nature(chromium):
    with opened(chromium, table("partners"), "grids.js") as page:
        for place, kind in enumerate(("commune", "company", "association")):
            page.select_option(f"[name=q-{place}-kind]", kind)
        assert sums(page) == {"all": "3", "private": "2", "ess": "1"}


def test_a_line_is_added_with_a_name_of_its_own_then_removed(chromium):
    with opened(chromium, table("budget"), "grids.js") as page:
        page.fill("[name=q-9-amount]", "5")
        page.click("[data-grid-add] >> nth=0")
        page.fill("[name=q-10-amount]", "7")
        side = page.get_attribute("input[name=q-10-side]", "value")
        page.click("[data-grid-row]:has([name=q-10-amount]) [data-grid-remove]")
        assert (side, page.query_selector("[name=q-10-amount]"), sums(page)["resource"]) == ("expense", None, "5 €")


def watched(*questions):
    """The fields of a form, each in what the page puts around those that depend on others."""
    definition = form(*questions)
    wires = conditions.wires(definition, 1, {})
    fields = SectionForm(questions=definition["sections"][0]["questions"], initial={})
    for code, field in ((code, fields[code]) for code in fields.fields):
        wire = wires.get(code)
        watch = json.dumps(wire["watch"]).replace('"', "&quot;") if wire else ""
        start = (
            f'<div data-asked="{code}" data-watch="{watch}" hidden><input type="hidden" name="unseen" value="{code}">'
        )
        yield f"{start}{field.as_widget()}</div>" if wire else field.as_widget()


def shows(page, code):
    return page.is_visible(f"[data-asked={code}]")


@pytest.mark.parametrize(("kind", "test", "value", "act", "expected"), [
    ("text", "contains", "École", lambda p: p.fill("[name=a]", "une ecole"), True),
    ("text", "contains", "École", lambda p: p.fill("[name=a]", "la mairie"), False),
    ("number", "greater", "3 500", lambda p: p.fill("[name=a]", "3 501"), True),
    ("number", "less", "10", lambda p: p.fill("[name=a]", "beaucoup"), False),
    ("date", "greater", "2027-01-01", lambda p: p.fill("[name=a]", "2027-02-01"), True),
    ("yesno", "different", "yes", lambda p: p.check("[name=a][value=no]"), True),
    ("choices", "contains", "Jeunes", lambda p: p.check("[name=a][value=Jeunes]"), True),
    ("partners", "answered", "", lambda p: p.fill("[name=a-0-name]", "Les Jardins"), True),
])  # fmt: skip
def test_a_question_shows_at_once(chromium, kind, test, value, act, expected):
    html = "".join(watched(question("a", kind, choices=["Jeunes", "Aînés"]), question("b", "text", ("a", test, value))))
    with opened(chromium, html, "conditions.js") as page:
        before = shows(page, "b")
        act(page)
        assert (before, shows(page, "b"), page.is_disabled("[name=unseen]")) == (False, expected, expected)


def test_what_depends_on_a_question_hidden_again_hides_too(chromium):
    asked = (
        question("a", "yesno"),
        question("b", "yesno", ("a", "equal", "yes")),
        question("c", "text", ("b", "equal", "yes")),
    )
    with opened(chromium, "".join(watched(*asked)), "conditions.js") as page:
        page.check("[name=a][value=yes]")
        page.check("[name=b][value=yes]")
        both = (shows(page, "b"), shows(page, "c"))
        page.check("[name=a][value=no]")
        assert (both, shows(page, "b"), shows(page, "c")) == ((True, True), False, False)


def test_a_question_is_dragged_where_it_goes(chromium):
    rows = "".join(f'<li data-drag="{n}" data-drag-kind="question">Question {n}</li>' for n in "ab")
    html = f'</form><input name="csrfmiddlewaretoken" value="t"><div data-drag-form="/ordre/"><section data-drag-section="s"><ol>{rows}</ol></section></div><form>'
    with opened(chromium, html, "formeditor.js") as page:
        page.evaluate(
            "() => { HTMLFormElement.prototype.submit = function () { window.sent = Object.fromEntries(new FormData(this)); }; }"
        )
        page.drag_and_drop("[data-drag=b]", "[data-drag=a]")
        assert page.evaluate("window.sent") == {"csrfmiddlewaretoken": "t", "item": "b", "before": "a", "section": "s"}


COUNTED = "const native = requestAnimationFrame.bind(window); window.asked = 0; window.requestAnimationFrame = (callback) => { asked += 1; return native(callback); };"
DIALOG = "<button type=button aria-controls=d data-fr-opened=false>Ouvrir</button><dialog id=d class=fr-modal><div class=fr-modal__body>Un choix</div></dialog>"


def dressed(chromium, script):
    """A page with a dialog of the DSFR, which counts the frames asked for."""
    page = chromium.new_page()
    page.set_content(DIALOG)
    for content in (COUNTED, Path(finders.find("dsfr/dist/dsfr.module.min.js")).read_text(), script):
        page.add_script_tag(content=content, type="module")
    page.wait_for_timeout(1200)
    return page


def frames(page):
    """The frames asked for in a second."""
    before = page.evaluate("asked")
    page.wait_for_timeout(1000)
    return page.evaluate("asked") - before


def test_a_page_where_nothing_happens_asks_for_few_frames_and_wakes_at_once(chromium):
    page = dressed(chromium, (STATIC / "essaim.js").read_text())
    asleep = frames(page)
    page.get_by_role("button", name="Ouvrir").click()
    awake = frames(page)
    page.locator("dialog.fr-modal--opened").wait_for(state="attached", timeout=2000)
    page.close()
    assert asleep < 10 < awake


def test_control_the_design_system_alone_never_rests(chromium):
    page = dressed(chromium, "// nothing of ours")
    restless = frames(page)
    page.close()
    assert restless > 20
