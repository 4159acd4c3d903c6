"""Writing a final report: opening it, saving sections, never over a colleague's text."""

import pytest
from django.test import Client

from programs.models import FinalReport, History
from tests import factories

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(
        type(user).objects.get(pk=user.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


@pytest.fixture(scope="module")
def opened(once):
    """A report being written."""
    return once(factories.report)


@pytest.fixture
def report(opened):
    """That report, as it now is."""
    return FinalReport.objects.get(pk=opened.pk)


@pytest.fixture
def lead(report):
    return signed_in(report.dossier.lead)


def url(report, *parts):
    return "/".join([f"/rapports/{report.pk}", *parts, ""])


def test_the_lead_opens_the_report_with_the_outline_of_the_residence():
    residence = factories.filled()
    response = signed_in(residence.dossier.lead).post(f"/rapports/nouveau/{residence.dossier_id}/")
    opened = FinalReport.objects.get(dossier=residence.dossier)
    assert response.url == opened.get_absolute_url()
    assert [s.code for s in opened.sections.all()] == [code for code, *_rest in residence.report_outline()]


def test_opening_a_report_twice_leads_to_the_same_one(report, lead):
    response = lead.post(f"/rapports/nouveau/{report.dossier_id}/")
    assert (response.url, FinalReport.objects.count()) == (report.get_absolute_url(), 1)


def test_a_stranger_finds_no_report(report):
    pages = [
        url(report),
        url(report, "essentiel"),
        url(report, "lecture"),
        url(report, "modifications"),
        url(report, "journal"),
    ]
    assert {signed_in(factories.person()).get(page).status_code for page in pages} == {404}


def test_who_judged_the_dossier_finds_no_report(report):
    juror = factories.person("chair", call=report.dossier.call)
    assert signed_in(juror).get(url(report)).status_code == 404


def test_no_recorded_fact_comes_from_the_private_notes():
    residence = factories.filled()
    drafts = "".join(residence.report_draft(code) for code, *_rest in residence.report_outline())
    assert "Le marché du samedi." in drafts
    assert "CANARI" not in drafts
    assert "Confié au coach" not in drafts


def test_a_section_is_saved_and_leads_to_the_next_one(report, lead):
    response = lead.post(url(report, "context"), {"body": "Le contexte.", "revision": 0, "next": "1"})
    section = report.sections.get(code="context")
    assert (section.body, section.revision, section.saved_by) == ("Le contexte.", 1, report.dossier.lead)
    assert response.url == url(report, "definition")


def test_a_co_author_writes_too(report):
    colleague = factories.person("member", dossier=report.dossier)
    response = signed_in(colleague).post(url(report, "context"), {"body": "À deux.", "revision": 0})
    assert (response.status_code, report.sections.get(code="context").saved_by) == (302, colleague)


def test_autosave_answers_with_the_new_revision_and_the_look_of_the_text(report, lead):
    response = lead.post(url(report, "context"), {"body": "## Un titre", "revision": 0}, headers={"HX-Request": "true"})
    shown = response.content.decode()
    assert 'name="revision" value="1"' in shown
    assert "<h3>Un titre</h3>" in shown


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_a_stale_save_shows_both_texts_and_loses_neither(report, lead, htmx):
    report.sections.get(code="context").write("Le texte de Yann.", factories.person(name="Yann"), 0)
    response = lead.post(url(report, "context"), {"body": "Le texte de Claire.", "revision": 0}, headers=htmx)
    shown = response.content.decode()
    assert (response.status_code, report.sections.get(code="context").body) == (409, "Le texte de Yann.")
    assert "Le texte de Yann." in shown
    assert "Le texte de Claire." in shown or htmx  # autosave leaves the field as it is


def test_after_a_conflict_one_replaces_the_other_knowingly(report, lead):
    report.sections.get(code="context").write("Le texte de Yann.", factories.person(), 0)
    lead.post(url(report, "context"), {"body": "Le texte de Claire.", "revision": 0, "over": "1"})
    assert report.sections.get(code="context").body == "Le texte de Claire."


def test_the_same_text_saved_twice_is_no_conflict(report, lead):
    lead.post(url(report, "context"), {"body": "Pareil.", "revision": 0})
    assert lead.post(url(report, "context"), {"body": "Pareil.", "revision": 0}).status_code == 302


def test_recorded_facts_are_inserted_below_what_is_typed(report, lead):
    lead.post(url(report, "journal"), {"body": "Mon début.", "revision": 0, "insert": "1"})
    body = report.sections.get(code="journal").body
    assert body.startswith("Mon début.\n\n## Prévisite")
    assert "Le marché du samedi." in body


def test_a_submitted_report_is_no_longer_written():
    report = factories.report("submitted")
    client = signed_in(report.dossier.lead)
    assert client.post(url(report, "context"), {"body": "Trop tard.", "revision": 0}).status_code == 409
    assert client.get(url(report, "context")).url == url(report, "lecture")


def test_the_coach_reads_but_does_not_write(report):
    coach = signed_in(report.dossier.coach)
    assert coach.post(url(report, "context"), {"body": "Non.", "revision": 0}).status_code == 403


def essential(report, client, **changes):
    """What the page of the essential would send."""
    form = client.get(url(report, "essentiel")).context
    typed = {
        name: getattr(report, name) for name in ("title", "promise", "essential", "worked", "fragile", "decision_asked")
    }
    figures = {
        f"figures-{n}-{k}": v
        for n, f in enumerate(form["figures"].initial_forms)
        for k, v in {"id": f.instance.pk, "value": f.instance.value, "label": "L", "context": "C"}.items()
    }
    sums = {"figures-TOTAL_FORMS": 2, "figures-INITIAL_FORMS": 2}
    return typed | figures | sums | {"shown": form["form"]["shown"].value()} | changes


def test_the_essential_and_its_figures_are_saved_together(report, lead):
    lead.post(
        url(report, "essentiel"), essential(report, lead, promise="Une autre promesse.", **{"figures-0-value": "900"})
    )
    report.refresh_from_db()
    assert (report.promise, [f.value for f in report.figures.all()]) == ("Une autre promesse.", ["900", "3 min"])


def test_a_stale_essential_shows_both_texts_and_overwrites_nothing(report, lead):
    typed = essential(report, lead, promise="La mienne.")
    FinalReport.objects.filter(pk=report.pk).update(promise="La leur.")
    response = lead.post(url(report, "essentiel"), typed)
    report.refresh_from_db()
    assert (response.status_code, report.promise) == (409, "La leur.")
    assert "La leur." in response.content.decode()
    assert "La mienne." in response.content.decode()


def test_a_figure_without_its_context_is_refused_beside_its_field(report, lead):
    response = lead.post(url(report, "essentiel"), essential(report, lead, **{"figures-0-context": ""}))
    assert response.status_code == 422
    assert response.context["figures"][0].errors.keys() == {"context"}


def test_writing_leaves_no_line_of_history_steps_do(report, lead):
    before = History.objects.count()
    lead.post(url(report, "context"), {"body": "Un brouillon.", "revision": 0})
    assert History.objects.count() == before
