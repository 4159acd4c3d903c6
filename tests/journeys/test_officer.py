"""The officer's day: a list found, kept, shared; a dossier completed, advised, discussed; many moved at once; all handed over."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from programs import clock
from programs.models import Attachment, Dossier, Label, MessageTemplate, Opinion, Outbox, Task, User
from programs.tasks import carry_out
from tests import factories
from tests.journeys.test_answering import PHONE, window
from tests.journeys.visitor import Visitor


class Both(Visitor):
    """One who looks at each page on a desk, then on a phone: nothing scrolls sideways on either."""

    def judge(self):
        super().judge()
        self.page.set_viewport_size({"width": 390, "height": 844})
        self.measure("scrolls sideways on a phone")
        self.page.set_viewport_size({"width": 1280, "height": 1000})


@pytest.fixture
def officer(chromium, web):
    """The officer and what they instruct: three dossiers submitted, one of which speaks of a slide, with a plan."""
    call = factories.call(title="Appel à idées 2026")
    for title, words in (("La cantine", "Un potager"), ("L’école", "Un toboggan bleu"), ("La gare", "Des vélos")):
        written(call, title, words)
    Label.objects.create(program=call.program, name="à revoir")
    MessageTemplate.objects.create(
        program=call.program, name="Accusé", text="Bonjour, votre dossier [référence] est lu."
    )
    person = factories.officer(name="Samira Lopez", email="samira@exemple.fr")
    factories.officer(name="Karim Haddad", email="karim@exemple.fr")
    return Both("chargée de mission", web, window(chromium, web, person))


def written(call, title, words):
    """A dossier submitted with these words in its answers, and a plan joined."""
    dossier = factories.dossier("draft", on=call, title=title)
    facts = {"content_type": "application/pdf", "size": 1, "sha256": "0" * 64, "uploaded_by": dossier.lead}
    Attachment.objects.create(dossier=dossier, kind="deliberation", name=f"plan-{words.split()[-1]}.pdf", **facts)
    dossier.answers = dict.fromkeys(dossier.answers, words)
    dossier.save()
    factories.advance(dossier, "submit", dossier.lead)


def the(title):
    return Dossier.objects.get(title=title)


def row(officer, title):
    """The line of the list about this dossier."""
    return officer.page.locator("main tbody tr", has_text=title)


def worked():
    """The worker carries out the task last asked for."""
    task = Task.objects.order_by("created_at").last()
    carry_out(str(Outbox.objects.get(line__object_id=task.pk, kind="task", done_at=None).pk))


def test_the_day_of_an_officer(officer, chromium, web):
    finds(officer)
    shares(officer)
    asks_for_more(officer, chromium, web)
    takes_advice(officer, chromium, web)
    talks(officer)
    moves_many(officer)
    exports(officer)
    looks_back_and_leaves(officer)

    assert officer.faults == []


def finds(officer):
    """By a word of an answer, by the name of a file; the view is kept, the states are counted."""
    officer.go("/dossiers/")
    for words in ("toboggans", "plan bleu"):
        officer.page.locator("#id_q").fill(words)
        officer.page.locator("#count", has_text="1 dossier").wait_for()
        assert "L’école" in officer.text()
        officer.go("/dossiers/")
    officer.go("/dossiers/?state=submitted&sort=title").press("Enregistrer cette vue").fill(name="À lire")
    officer.submit()
    assert officer.page.locator(".views [aria-current]").inner_text() == "À lire"
    assert "Déposé 3" in " ".join(officer.page.locator(".counters").inner_text().split())


def shares(officer):
    """A dossier is taken, labelled, seen as such in the list; its neighbours are one key away."""
    row(officer, "La cantine").get_by_role("link").first.click()
    officer.check().press("Je prends ce dossier")
    officer.page.locator("summary", has_text="Étiquettes").click()
    officer.fill(label=True).press("Enregistrer les étiquettes")
    for keys, title in (("Alt+PageDown", "La gare"), ("Alt+PageDown", "L’école"), ("Alt+PageUp", "La gare")):
        officer.page.keyboard.press(keys)
        officer.page.get_by_role("heading", name=title, level=1).wait_for()
    officer.check().press("Retour à la liste")
    assert "Samira Lopez" in row(officer, "La cantine").inner_text()


def asks_for_more(officer, chromium, web):
    """One question reopens; the lead answers it on a phone; the officer reads what changed."""
    dossier = the("L’école")
    code = dossier.definition["sections"][0]["questions"][0]["code"]
    due = clock.today() + timedelta(days=5)
    officer.step(
        "dossier", dossier.pk, "request_completion", comment="De quelle hauteur ?", questions=[code], due=f"{due}"
    )
    lead = Visitor("porteuse", web, window(chromium, web, dossier.lead, **PHONE))
    lead.go(f"/dossiers/{dossier.pk}/").go(f"/dossiers/{dossier.pk}/repondre/1/")
    assert lead.page.locator("main form [name^='q']:not([type=hidden])").count() <= 1
    lead.fill(**{code: "Un toboggan de deux mètres"}).press("Enregistrer et continuer")
    lead.fill(exact=True, bound=True, public=True).press("Envoyer le dossier complété")
    officer.go(f"/dossiers/{dossier.pk}/")
    assert officer.page.locator("#resubmitted ~ dl del").inner_text().endswith("Un toboggan bleu")
    assert lead.faults == []


def takes_advice(officer, chromium, web):
    """An expert without an account reads and answers by a link, once."""
    dossier = the("L’école")
    officer.go(f"/dossiers/{dossier.pk}/avis/").fill(
        expert_name="Inès Robin", expert_quality="Urbaniste", email="ines@exemple.fr", question="Est-ce sûr ?"
    ).press("Envoyer la demande")
    link = urlsplit(Opinion.objects.get().link)
    expert = Visitor("experte", web, chromium.new_context(**PHONE))
    expert.go(f"{link.path}?{link.query}").fill(verdict="yes", text="Oui, avec un sol souple.").press("Donner mon avis")
    assert "Merci" in expert.text()
    officer.go(f"/dossiers/{dossier.pk}/avis/")
    assert "Oui, avec un sol souple." in officer.text()
    assert expert.faults == []


def talks(officer):
    """A note that stays in the office, a message from a template, a dossier followed."""
    base = f"/dossiers/{the('La gare').pk}/"
    officer.go(f"{base}notes/").fill(text="Vérifier le cofinancement.").press("Garder cette note")
    officer.go(f"{base}fil/").press("Utiliser").press("Envoyer le message")
    assert f"votre dossier {the('La gare').reference} est lu" in officer.page.locator(".feed").inner_text()
    officer.go(base).press("Suivre ce dossier")
    assert "Vous suivez ce dossier" in officer.text()


def moves_many(officer):
    """Two dossiers ticked take one step, previewed, then reported."""
    officer.go("/dossiers/?state=submitted&sort=title")
    for title in ("La cantine", "La gare"):
        row(officer, title).locator("input[type=checkbox]").check(force=True)
    officer.press("Agir sur les dossiers cochés").press("Déclarer éligible")
    assert "2 dossiers peuvent" in officer.text()
    officer.press("Déclarer éligible", exact=False)
    assert officer.page.locator("progress").is_visible()
    worked()
    officer.page.get_by_text("C’est fini").wait_for()
    assert [the(title).state for title in ("La cantine", "La gare", "L’école")] == ["eligible", "eligible", "submitted"]


def exports(officer):
    """A spreadsheet is asked for, then found in the centre."""
    officer.go("/dossiers/").press("Autres exports", exact=False).press("Préparer le fichier")
    worked()
    officer.go("/dossiers/travaux/")
    with officer.page.expect_download() as downloading:
        officer.page.get_by_role("link", name="Télécharger").first.click()
    assert downloading.value.suggested_filename.endswith(".xlsx")


def looks_back_and_leaves(officer):
    """The history of a dossier by one subject only; then a colleague takes over all that the officer instructs."""
    cantine, samira = the("La cantine"), User.objects.get(email="samira@exemple.fr")
    officer.go(f"/dossiers/{the('L’école').pk}/fil/").page.get_by_text("Chercher et filtrer").click()
    officer.fill(kind="step", q="avis").press("Rechercher")
    assert officer.page.locator(".feed > li").count() == 2
    karim = User.objects.get(email="karim@exemple.fr")
    officer.go("/dossiers/transfert/").fill(leaving=f"{samira.pk}", to=f"{karim.pk}").press("Transférer")
    assert cantine.assignments.get(ended_at=None).officer == karim
