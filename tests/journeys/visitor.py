"""Who visits the site in a browser, as a person does; every page they come to is judged."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

from programs.models import User
from tests import factories
from tests.dossiers.samples import PDF
from tests.journeys import axe

PASSWORD = "un-mot-de-passe-assez-long-7"


def code_of(secret):
    """What a phone shows now for this secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


class Visitor:
    """One person in one browser; what axe, the console or the server find wrong is kept."""

    def __init__(self, name, platform, context, page=None):
        self.name, self.platform, self.faults, self.seen = name, platform, [], set()
        axe.ready(context)
        self.page = page or context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self.heard)
        self.page.on(
            "response",
            lambda response: response.status >= 500 and self.faults.append((self.name, response.url, response.status)),
        )

    def heard(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.faults.append((self.name, self.page.url, message.text))

    def go(self, path):
        """Open a page and check it."""
        self.page.goto(path if path.startswith("http") else self.platform.address + path)
        return self.check()

    def check(self):
        """Judge each page once."""
        self.page.wait_for_load_state()
        key = re.sub(r"[0-9a-f-]{36}", "*", self.page.url)
        if key not in self.seen:
            self.seen.add(key)
            self.judge()
        return self

    def judge(self):
        """WCAG 2.1 A and AA by axe, and no sideways scroll."""
        self.faults += [(self.name, self.page.url, *fault) for fault in axe.faults(self.page)]
        self.measure("scrolls sideways")

    def measure(self, fault):
        """It is a fault that the page is wider than its window."""
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            self.faults.append((self.name, self.page.url, fault))

    def fill(self, **fields):
        """Type in the fields of these names; True ticks, a list ticks several."""
        for name, value in fields.items():
            field = self.page.locator(f"[name='{name}']")
            kind = field.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    chosen = field.first if one is True else self.page.locator(f"[name='{name}'][value='{one}']")
                    chosen.check(force=True)
            elif kind == "file":
                field.set_input_files(value)
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                field.first.fill(value)
        return self

    def press(self, label, exact=True):
        """Press the button or follow the link of this name."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=label, exact=exact)
        target = button if button.count() else main.get_by_role("link", name=label, exact=exact)
        target.first.click()
        return self.check()

    def submit(self):
        """Press the main button of the page's form."""
        self.page.locator("main form button[type=submit]:not(.fr-sr-only)").first.click()
        return self.check()

    def submit_last(self):
        """Press the last button of the page's form, where others come before it."""
        self.page.locator("main form button[type=submit]").last.click()
        return self.check()

    def step(self, machine, pk, name, **answers):
        """Take a step by its page."""
        self.go(f"/etapes/{machine}/{pk}/{name}/")
        self.fill(**answers)
        self.page.locator("main form button[type=submit]").first.click()
        self.check()
        assert "/etapes/" not in self.page.url, self.text()
        return self

    def join(self, email, name, town="", subject="invite", accept="Accepter l’invitation", **said):
        """Follow the link of an invitation, make one's account with it (of this town), confirm the address, accept with what one says."""
        link = self.platform.link(email, subject)
        self.go(link).press("Créer un compte").fill(name=name, password1=PASSWORD)
        if town:
            self.pick("territory", town)
        self.submit_last()
        self.go(self.platform.link(email, "confirmez")).submit()
        return self.sign_in(User.objects.get(email=email)).go(link).fill(**said).press(accept)

    def pick(self, field, town):
        """Find a territory as one types, and choose it."""
        self.page.locator(f"input[name={field}-q]").press_sequentially(town.replace("(", "").replace(")", ""))
        self.page.locator("label", has_text=re.compile(rf"^\s*{re.escape(town)}")).first.click()
        return self

    def answer(self, questions):
        """Answer each question of a part as its kind wants, join a small file, save."""
        page = self.page
        for question in questions:
            name, value = question["code"], factories.valid(question)
            if question["kind"] == "file":
                paper = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
                page.locator(f"input[type=file][name='{name}']").set_input_files(paper)
            else:
                self.fill(**{name: value})
        with page.expect_navigation():
            page.locator("main form button[name=go][value=next]").click()
        return self.check()

    def set_second_factor(self):
        """Give oneself the codes of a phone."""
        self.fill(code=code_of(self.page.locator(".code").inner_text().strip())).submit()
        return self.check()

    def text(self):
        return self.page.locator("main").inner_text()

    def sign_in(self, user):
        """With the password, and the second factor of those who have one."""
        self.go("/compte/login/").fill(login=user.email, password=PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        factor = user.authenticator_set.filter(type="totp").first()
        if factor:
            self.page.wait_for_url("**/2fa/authenticate/**")
            self.check().fill(code=code_of(decrypt(factor.data["secret"])))
            self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/espace/")
        return self.check()
