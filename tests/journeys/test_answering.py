"""Answering on a bad network: nothing typed is ever lost, nobody's words are ever covered."""

import os
import random

from django.contrib.auth.hashers import make_password
from django.test import Client

from programs.models import Dossier, User
from tests import factories
from tests.journeys.visitor import PASSWORD, Visitor

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "locale": "fr-FR"}
EDITS = 200 if "ROUNDS" in os.environ else 80  # the full proof, or the short one of each run
NO_STORE = "Storage.prototype.setItem = () => { throw new Error('full'); };"


def draft(questions=10):
    """A dossier to write, whose first section has this many questions."""
    return factories.dossier("draft", on=factories.call(questions=questions))


def codes_of(dossier):
    return [question["code"] for question in dossier.definition["sections"][0]["questions"]]


def session_of(person):
    """The cookie of a session of this person."""
    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(User.objects.get(pk=person.pk), backend=backend)
    return client.cookies["session"].value


def window(chromium, web, person, **options):
    """A browser in which this person is signed in."""
    context = chromium.new_context(**{"locale": "fr-FR"} | options)
    context.add_cookies([{"name": "session", "value": session_of(person), "url": web.address}])
    return context


def opened(context, web, dossier, section=1):
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{web.address}/dossiers/{dossier.pk}/repondre/{section}/")
    return page


def all_saved(page, seconds=180):
    """Until the page says that all is saved (or nothing was typed since it opened), and the device keeps nothing more.

    After many cuts it tries again every half minute, fifteen seconds at a time: a busy machine needs several tries.
    """
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('essaim:')).length"
    for _tenth in range(seconds * 10):
        if page.locator(".autosave").get_attribute("data-state") in ("saved", None) and not page.evaluate(kept):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(page.locator(".autosave").inner_text())


class Phone:
    """One who writes, on a network that is cut, with a server that is killed and a tab that is closed, at random."""

    def __init__(self, random, chromium, web, script=""):
        self.random, self.web, self.dossier = random, web, draft()
        self.context = window(chromium, web, self.dossier.lead, **PHONE)
        if script:
            self.context.add_init_script(script)
        self.page = opened(self.context, web, self.dossier)
        self.codes, self.counts = codes_of(self.dossier), {"cut": 0, "killed": 0, "closed": 0}

    def type(self, n):
        """The n-th word, at the end of an answer."""
        field = self.page.locator(f"[name='{self.codes[n % len(self.codes)]}']")
        field.fill(f"{field.input_value()} mot{n}.")

    def strike(self):
        """One trouble, or the end of one, or nothing."""
        act = self.random.choices([self.cut, self.back, self.kill, self.close, lambda: None], [4, 4, 1, 2, 12])[0]
        act()

    def cut(self):
        self.counts["cut"] += 1
        self.context.set_offline(True)

    def back(self):
        self.context.set_offline(False)
        if self.web.process.poll() is not None:
            self.web.start()

    def kill(self):
        if self.web.process.poll() is None:
            self.counts["killed"] += 1
            self.web.kill()

    def close(self):
        """The tab is gone; opened again once the site can be reached."""
        self.counts["closed"] += 1
        self.page.close()
        self.back()
        self.page = opened(self.context, self.web, self.dossier)

    def lost(self, edits):
        """The words that are not in the dossier at the end."""
        self.back()
        all_saved(self.page)
        written = " ".join(Dossier.objects.get(pk=self.dossier.pk).answers.values())
        return [n for n in range(edits) if f"mot{n}." not in written]


def lost(chromium, web, edits, seed, script=""):
    """How many of so many edits, each a word added to an answer on one of four phones, are lost at the end; and the troubles."""
    chance = random.Random(seed)
    phones = [Phone(chance, chromium, web, script) for _phone in range(4)]
    for n in range(edits // 4):
        for one in phones:
            one.type(n)
        phones[0].page.wait_for_timeout(chance.choice([10, 50, 400, 1300]))
        for one in phones:
            one.strike()
    missing = [n for one in phones for n in one.lost(edits // 4)]
    return missing, {trouble: sum(one.counts[trouble] for one in phones) for trouble in phones[0].counts}


def test_of_so_many_edits_none_is_lost_with_the_network_cut_and_the_server_killed(chromium, web):
    missing, troubles = lost(chromium, web, EDITS, seed=18)

    print(f"{EDITS} edits, {troubles}, {len(missing)} lost")
    assert missing == []
    assert min(troubles.values()) >= EDITS // 40, troubles


def test_without_the_store_of_the_device_some_would_be_lost(chromium, web):
    missing, _troubles = lost(chromium, web, 32, seed=21, script=NO_STORE)

    assert missing


def answers_of(dossier):
    """What is kept of each answer of the first section."""
    kept = Dossier.objects.get(pk=dossier.pk).answers
    return [kept[code] for code in codes_of(dossier)]


def say(page, code, text):
    page.locator(f"[name='{code}']").fill(text)


def test_two_authors_at_once_never_cover_each_other(chromium, web):
    dossier = draft(questions=3)
    jean = factories.person("member", dossier=dossier)
    first, second, third = codes_of(dossier)
    one, other = [opened(window(chromium, web, person), web, dossier) for person in (dossier.lead, jean)]
    say(one, first, "de Claire"), say(one, second, "de Claire")
    all_saved(one)
    say(other, first, "de Jean"), say(other, second, "de Jean"), say(other, third, "de Jean")
    other.get_by_role("heading", name="Un collègue a changé les mêmes réponses").wait_for()

    assert answers_of(dossier) == ["de Claire", "de Claire", "de Jean"]
    assert other.locator(".versus__text").all_inner_texts() == ["de Jean", "de Claire"] * 2
    other.locator(f"label[for='mine-{first}']").click()
    other.locator(f"label[for='theirs-{second}']").click()
    with other.expect_navigation():
        other.get_by_role("button", name="Garder ce que j’ai choisi").click()
    assert answers_of(dossier) == ["de Jean", "de Claire", "de Jean"]
    assert [other.locator(f"[name='{code}']").input_value() for code in (first, second)] == ["de Jean", "de Claire"]


def asking_for_files():
    """A dossier to write whose last question asks for files."""
    call = factories.call("draft", questions=1)
    call.sections.first().questions.create(kind="file", label="Plans", order=9, required=False)
    call.publish(by=factories.person("officer"))
    call.open(by=factories.person("officer"))
    return factories.dossier("draft", on=call)


def test_files_are_sent_one_by_one_moved_by_keyboard_replaced_and_refused_with_the_reason(chromium, web):
    dossier = asking_for_files()
    page = opened(window(chromium, web, dossier.lead, **PHONE), web, dossier)
    sent = {
        name: {"name": name, "mimeType": "text/plain", "buffer": name.encode()}
        for name in ("un.txt", "deux.txt", "trois.txt")
    }
    page.set_input_files(
        "input[type=file]",
        [sent["un.txt"], {"name": "faux.pdf", "mimeType": "application/pdf", "buffer": b"MZ"}, sent["deux.txt"]],
    )
    page.get_by_role("link", name="deux.txt 1 ko").wait_for()
    assert "n’est pas celui que son nom annonce" in page.locator(".joining").inner_text()
    page.get_by_role("button", name="Monter deux.txt").focus()
    page.keyboard.press("Enter")
    page.locator("[data-files] li").nth(0).get_by_text("deux.txt").first.wait_for()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Remplacer un.txt").click()
    chooser.value.set_files(sent["trois.txt"])
    page.get_by_role("link", name="trois.txt 1 ko").wait_for()

    assert [file.name for file in dossier.attachments.all()] == ["deux.txt", "trois.txt"]
    assert page.get_by_role("button", name="Prendre une photo").is_visible()


def test_after_the_session_expired_one_signs_in_beside_and_nothing_is_lost(chromium, web):
    dossier = draft(questions=2)
    user = User.objects.get(pk=dossier.lead.pk)
    User.objects.filter(pk=user.pk).update(
        password=make_password(PASSWORD, hasher="pbkdf2_sha256")
    )  # not that of tests
    page = opened(window(chromium, web, dossier.lead), web, dossier)
    page.context.clear_cookies(name="session")
    say(page, codes_of(dossier)[0], "Écrit après la fin de la session")
    page.get_by_text("Votre session a expiré").first.wait_for()

    with page.expect_popup() as beside:
        page.get_by_role("link", name="Se reconnecter").click()
    Visitor("secrétaire", web, beside.value.context, beside.value).fill(login=user.email, password=PASSWORD)
    beside.value.locator("main form button[type=submit]").first.click()
    beside.value.get_by_role("heading", name="Vous êtes de nouveau connecté").wait_for()
    all_saved(page)
    assert answers_of(dossier)[0] == "Écrit après la fin de la session"


def test_the_village_secretary_answers_on_a_phone_whose_network_is_cut(chromium, web):
    call, agent = factories.call(title="Appel à idées 2026"), factories.person(of=factories.organization())
    context = window(chromium, web, agent, **PHONE)
    secretary = Visitor("secrétaire", web, context)
    secretary.go(f"/appels/{call.pk}/").press("Répondre à l’appel")
    secretary.fill(title="La médiathèque s’ouvre", confirmed=True).press("Commencer le dossier")
    dossier = Dossier.objects.get(call=call)
    context.set_offline(True)
    for code in codes_of(dossier):
        say(secretary.page, code, "Écrit dans le train")
    secretary.page.get_by_text("Non enregistré : hors connexion. Vos réponses restent sur cet appareil.").wait_for()
    context.set_offline(False)
    all_saved(secretary.page)
    secretary.press("Enregistrer et continuer").press("Enregistrer et relire")
    secretary.fill(exact=True, bound=True, public=True).press("Déposer le dossier")

    assert (Dossier.objects.get(call=call).state, answers_of(dossier)) == ("submitted", ["Écrit dans le train"] * 2)
    assert Dossier.objects.get(call=call).versions.get().receipt in secretary.text()
    assert [fault for fault in secretary.faults if "net::ERR" not in str(fault)] == []
