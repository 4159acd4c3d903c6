"""A blind phase leaks nothing: every address, every mail, every file that a juror gets, searched for canaries."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from programs import tasks
from programs.models import Mail
from tests import doorbell
from tests.trust.blindworld import BlindWorld, canaries, files
from tests.trust.policy import POLICY
from tests.trust.world import brief, recognized

JURORS = ("reviewer", "other_reviewer", "chair")  # who reads, who has not accepted yet, who chairs
LINK = re.compile(r'(?:href|action|hx-get|hx-post)="(/[^"#]*)')


@pytest.fixture(scope="module")
def covered(django_db_setup, django_db_blocker):
    with doorbell.at("memory://"), django_db_blocker.unblock(), transaction.atomic():
        world = BlindWorld()
        with recognized(), brief():
            yield world
        transaction.set_rollback(True)


def answered(client, method, address):
    """All that an answer carries: its headers, its body, compressed or not; nothing it does is kept."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    for close in response._resource_closers:
        close()
    return response.status_code, str(dict(response.items())).encode() + b"\n", body


def leaks(client, method, address):
    """The canaries in an answer; one that failed proves nothing."""
    status, head, body = answered(client, method, address)
    return canaries(head) + canaries(body) + (["failed"] if status >= 500 and address != reverse("health") else [])


def named(world):
    """Every address of the site, by its name."""
    return {name: reverse(name, kwargs=address(world)) for name, (address, _policy) in POLICY.items()}


@pytest.mark.parametrize(("role", "method"), [("reviewer", "get"), ("reviewer", "post"), ("chair", "get"), ("chair", "post"), ("other_reviewer", "get")])  # fmt: skip
def test_no_address_gives_a_juror_a_canary(covered, django_db_blocker, role, method):
    with django_db_blocker.unblock():
        client = covered.client(role)
        found = {name: leaks(client, method, address) for name, address in named(covered).items()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("role", JURORS)
def test_no_page_that_a_juror_reaches_by_its_links_has_one(covered, django_db_blocker, role):
    with django_db_blocker.unblock():
        client, todo, seen, found = covered.client(role), ["/", reverse("dashboard"), reverse("reviews")], set(), {}
        while todo and len(seen) < 150:
            seen.add(address := todo.pop())
            status, head, body = answered(client, "get", address)
            found[address] = canaries(head) + canaries(body) + (["failed"] if status >= 500 else [])
            if b"<html" in body[:200]:
                links = {link.replace("&amp;", "&") for link in LINK.findall(body.decode())}
                todo += sorted(links - seen - set(todo))
    known = {"reviewer": covered.read, "other_reviewer": covered.asked}
    assert role not in known or known[role].get_absolute_url() in seen
    assert {address: what for address, what in found.items() if what} == {}


def test_no_mail_to_a_juror_has_one(covered, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        written = mails(covered)
        transaction.set_rollback(True)
    assert (len(written) >= 3, [text for text in written if canaries(text.encode())]) == (True, [])


def mails(world):
    """The mails that its jurors get while readings are given and taken back."""
    world.mails()
    for pk in list(tasks.due().filter(kind="mail").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    jurors = [world.people[role].email for role in JURORS]
    return [f"{mail.subject}\n{mail.body}" for mail in Mail.objects.filter(address__in=jurors)]


def test_each_piece_is_given_clean_or_refused_with_its_reason(covered, django_db_blocker):
    with django_db_blocker.unblock():
        client, found = covered.client("reviewer"), {}
        for number, (name, content) in enumerate(files(), 1):
            assert canaries(content)
            status, head, body = answered(client, "get", reverse("blind_piece", args=[covered.read.pk, number]))
            found[name] = (status, canaries(head) + canaries(body))
    shown = dict.fromkeys(["canar.pdf", "canar.jpg", "canar.png", "canar.docx", "canar.odt", "canar.txt"], (200, []))
    assert found == shown | {"canar2.docx": (403, [])}


def test_the_page_says_what_the_canaries_were_in_neutral_words(covered, django_db_blocker):
    with django_db_blocker.unblock():
        page = covered.client("reviewer").get(covered.read.get_absolute_url()).content.decode()
    for words in (
        covered.dossier.reference,
        "Commune, nom caché",
        "de 500 à 2 000",
        "[nom]",
        "[courriel]",
        "Partenaire 1",
        "Pièce 1.pdf",
    ):
        assert words in page.replace("\u00a0", " ")


FOUND = {
    "reviewer": ["dashboard", "reviews", "review", "dossier", "version_file", "attachment", "dossier_versions", "my_data_export"],
    "chair": ["ranking", "review", "dossier"],
}  # fmt: skip


def test_where_the_names_show_the_canaries_are_found(covered, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        covered.call.phases.update(blind=False)
        addresses = named(covered)
        found = {role: [name for name in names if leaks(covered.client(role), "get", addresses[name])] for role, names in FOUND.items()}  # fmt: skip
        written = mails(covered)
        transaction.set_rollback(True)
    assert found == FOUND
    assert any(canaries(text.encode()) for text in written)
