"""Files and documents: given to those who see the dossier, as inert downloads."""

import pytest
from django.urls import reverse

from programs import uploads
from programs.models import Attachment
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def joined(draft, lead):
    upload = uploads.checked(samples.sent("Délibération n° 4.pdf", samples.PDF))
    return uploads.attach(draft, upload, lead, kind="deliberation", question="")


def test_a_file_is_a_download_that_nothing_runs(browser, joined):
    response = browser.get(joined.get_absolute_url())

    assert b"".join(response.streaming_content) == samples.PDF
    assert (response["X-Content-Type-Options"], response["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''D%C3%A9lib%C3%A9ration%20n%C2%B0%204.pdf"


def test_a_stranger_gets_no_file(signed_in, joined):
    assert signed_in(factories.person()).get(joined.get_absolute_url()).status_code == 404


def test_a_dangerous_file_is_not_given(browser, joined):
    Attachment.objects.update(scan="infected")

    assert browser.get(joined.get_absolute_url()).status_code == 403


def test_a_file_no_longer_kept_is_not_found(browser, joined):
    Attachment.objects.update(sha256="0" * 64)

    assert browser.get(joined.get_absolute_url()).status_code == 404


def test_a_deliberation_is_joined_with_its_kind(browser, draft):
    address = reverse("attachment_add", args=[draft.pk])
    browser.post(
        address, {"kind": "deliberation", "file": samples.sent("acte.pdf", samples.PDF), "caption": "Conseil du 3"}
    )

    assert list(draft.attachments.values_list("name", "kind", "caption")) == [
        ("acte.pdf", "deliberation", "Conseil du 3")
    ]


def test_a_refused_file_says_why_and_keeps_the_rest(browser, draft):
    address = reverse("attachment_add", args=[draft.pk])
    response = browser.post(
        address, {"kind": "proof", "file": samples.sent("acte.pdf", b"MZ"), "caption": "Conseil du 3"}
    )

    assert (response.status_code, 'value="Conseil du 3"' in response.content.decode(), draft.attachments.count()) == (
        422,
        True,
        0,
    )


def test_the_same_file_twice_is_kept_once(draft, lead, joined):
    upload = uploads.checked(samples.sent("autre nom.pdf", samples.PDF))

    assert uploads.attach(draft, upload, lead, kind="deliberation", question="") == joined


def test_who_joined_a_file_removes_it_and_nobody_else(browser, signed_in, draft, joined):
    address = reverse("attachment_delete", args=[joined.pk])
    member = factories.person("member", dossier=draft)

    assert (signed_in(member).post(address).status_code, browser.get(address).status_code) == (403, 200)
    assert (browser.post(address).status_code, draft.attachments.count()) == (302, 0)


def test_what_was_submitted_is_still_given_once_removed(signed_in):
    obj = factories.dossier("draft")
    code = obj.definition["sections"][0]["questions"][0]["code"]
    file = uploads.attach(
        obj, uploads.checked(samples.sent("plan.pdf", samples.PDF)), obj.lead, kind="answer", question=code
    )
    factories.advance(obj, "submit", obj.lead)
    file.delete()
    address = reverse("version_file", args=[obj.versions.get().pk, file.sha256])

    assert b"".join(signed_in(obj.lead).get(address).streaming_content) == samples.PDF
    assert signed_in(factories.person()).get(address).status_code == 404
    assert signed_in(obj.lead).get(reverse("version_file", args=[obj.versions.get().pk, "0" * 64])).status_code == 404


@pytest.fixture
def asked():
    """A draft whose first question asks for files."""
    call = factories.call("draft")
    call.sections.first().questions.create(kind="file", label="Plan", order=9)
    call.publish(by=factories.person("officer"))
    call.open(by=factories.person("officer"))
    return factories.dossier("draft", on=call)


def send(signed_in, draft, **data):
    """What the page sends for the question that asks for files."""
    code = draft.definition["sections"][0]["questions"][-1]["code"]
    return signed_in(draft.lead).post(reverse("answer_files", args=[draft.pk]), {"question": code, **data})


def names(draft):
    return [file.name for file in draft.attachments.all()]


def two(signed_in, draft):
    """Two files joined one after the other."""
    for name, content in (("un.pdf", samples.PDF), ("deux.txt", b"Bonjour.")):
        send(signed_in, draft, file=samples.sent(name, content))
    return list(draft.attachments.all())


def test_files_of_an_answer_are_joined_one_by_one_in_their_order(signed_in, asked):
    two(signed_in, asked)

    assert names(asked) == ["un.pdf", "deux.txt"]


def test_a_file_refused_says_the_reason(signed_in, asked):
    response = send(signed_in, asked, file=samples.sent("plan.pdf", b"MZ"))

    assert (response.status_code, names(asked)) == (422, [])
    assert "n’est pas celui que son nom annonce" in response.content.decode()


def test_a_file_moves_up_and_no_further(signed_in, asked):
    _one, other = two(signed_in, asked)
    for _ in range(2):
        send(signed_in, asked, move=f"up:{other.pk}")

    assert names(asked) == ["deux.txt", "un.pdf"]


def test_a_file_is_replaced_in_its_place(signed_in, asked):
    one, _other = two(signed_in, asked)
    send(signed_in, asked, file=samples.sent("trois.txt", b"Encore."), replace=str(one.pk))

    assert names(asked) == ["trois.txt", "deux.txt"]


def test_without_javascript_a_file_is_replaced_by_its_page(signed_in, asked):
    one, _other = two(signed_in, asked)
    data = {"file": samples.sent("trois.txt", b"Encore.")}
    response = signed_in(asked.lead).post(reverse("attachment_replace", args=[one.pk]), data)

    assert (response.url, names(asked)) == (reverse("dossier_answer", args=[asked.pk, 1]), ["trois.txt", "deux.txt"])


def test_a_file_is_removed(signed_in, asked):
    one, _other = two(signed_in, asked)
    send(signed_in, asked, delete=str(one.pk))

    assert names(asked) == ["deux.txt"]


def test_files_join_only_a_question_that_asks_for_them(signed_in, asked):
    text = asked.definition["sections"][0]["questions"][0]["code"]
    response = send(signed_in, asked, question=text, file=samples.sent("un.pdf", samples.PDF))

    assert (response.status_code, names(asked)) == (403, [])


def test_a_session_that_expired_is_said_and_nothing_is_joined(client, asked):
    response = client.post(reverse("answer_files", args=[asked.pk]), {"file": samples.sent("un.pdf", samples.PDF)})

    assert (response.status_code, names(asked)) == (401, [])
