"""A dossier read blind: what its officer sees and settles beforehand, what its jurors then get."""

import pytest
from django.urls import reverse

from programs import blind, identities
from programs.masking import Mask
from programs.models import Attachment, Blinding, Call, Document, Dossier
from programs.models.attachment import keep
from tests import factories
from tests.jury.stages import hours, phased
from tests.jury.test_embargo import client_of
from tests.trust import blindworld

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(officer):
    return client_of(officer)


def joined(*files):
    """An eligible dossier with these files, as (name, content), in a call read blind."""
    call, officer = factories.call("draft"), factories.person("officer")
    asked = call.sections.first().questions.create(order=9, kind="file", label="Pièces", required=False)
    call.publish(by=officer)
    call.open(by=officer)
    dossier = factories.dossier("draft", on=call)
    for n, (name, content) in enumerate(files):
        dossier.attachments.create(kind="answer", question=asked.pk, name=name, content_type="application/pdf", size=len(content), sha256=keep(content), uploaded_by=dossier.lead, order=n)  # fmt: skip
    for name in ("submit", "declare_eligible"):
        factories.advance(dossier, name, dossier.lead)
    phased(call, hours(-1, 5, blind=True))
    return Dossier.objects.get(pk=dossier.pk)


def preview(client, dossier, **typed):
    """The officer's page on this dossier, read or sent."""
    address = reverse("blind_preview", args=[dossier.pk])
    return client.post(address, typed, follow=True) if typed else client.get(address)


@pytest.mark.parametrize(("file", "status"), [
    (("a.txt", b"Lu."), "shown"), (("a.pdf", blindworld.pdf()), "unread"), (("a.pdf", b"%PDF- rien"), "unclean"), (("a.mp4", b"x"), "unclean"),
    (("a.docx", blindworld.docx("À Lignières.")), "names"), (("a.docx", blindworld.docx("Ici.")), "shown"),
    (("a.docx", blindworld.zipped(**{"word/media/a.png": blindworld.png()})), "unread"),
])  # fmt: skip
def test_a_piece_is_shown_once_it_is_known_to_name_nobody(file, status):
    (piece,) = blind.Sheet(joined(file)).pieces
    assert (piece.status, piece.name) == (status, f"Pièce 1.{file[0].rpartition('.')[2]}")


def test_a_dangerous_or_lost_file_is_never_shown():
    dossier = joined(("a.txt", b"Dangereux."), ("b.txt", b"Perdu."))
    Attachment.objects.filter(name="a.txt").update(scan="infected")
    version = dossier.versions.last()
    version.files[1]["sha256"] = "0" * 64
    version.save()
    assert [piece.status for piece in blind.Sheet(dossier).pieces] == ["unclean", "lost"]


def test_the_officer_shows_what_they_looked_at_and_keeps_back_the_rest(staff):
    dossier = joined(("plan.pdf", blindworld.pdf()), ("notes.txt", b"Lu."))
    preview(staff, dossier, shown="1")
    preview(staff, dossier, withheld="2")
    assert [piece.status for piece in blind.Sheet(dossier).pieces] == ["shown", "withheld"]


def test_a_file_that_cannot_be_cleaned_is_not_shown_whatever_the_officer_says(staff):
    dossier = joined(("plan.pdf", b"%PDF- rien"))
    preview(staff, dossier, shown="1")
    assert [piece.status for piece in blind.Sheet(dossier).pieces] == ["unclean"]


def test_the_preview_warns_of_the_pieces_not_shown(staff):
    page = preview(staff, joined(("plan.pdf", blindworld.pdf()), ("notes.txt", b"Lu."))).content.decode()
    assert "<strong>1 pièce</strong> de ce dossier n’est pas montrée" in page
    assert "Pièce 1.pdf" in page
    assert "plan.pdf" not in page


def test_the_officer_adds_words_to_hide(staff):
    dossier = joined()
    page = preview(staff, dossier, words="réponse\n\n réponse ").content.decode()
    assert (Blinding.objects.get().words, page.count("[nom]") > 0) == (["réponse"], True)


@pytest.mark.parametrize("words", ["ab", "\n".join(f"mot {n}" for n in range(101))])
def test_words_that_would_hide_everything_are_refused_and_kept(staff, words):
    response = preview(staff, joined(), words=words)
    assert (response.status_code, words.splitlines()[0] in response.content.decode()) == (422, True)


@pytest.mark.parametrize(("number", "status"), [(1, 200), (2, 403), (3, 404), (4, 404)])
def test_the_officer_looks_at_a_piece_as_it_would_be_given(staff, number, status):
    dossier = joined(("plan.pdf", blindworld.pdf()), ("faux.pdf", b"%PDF- rien"), ("perdu.txt", b"Perdu."))
    version = dossier.versions.last()
    version.files[2]["sha256"] = "0" * 64
    version.save()
    assert staff.get(reverse("blind_preview_piece", args=[dossier.pk, number])).status_code == status


def test_a_juror_gets_a_piece_only_once_they_have_accepted():
    dossier = joined(("notes.txt", b"Lu."))
    review = factories.review(of=dossier)
    client, address = client_of(review.reviewer), reverse("blind_piece", args=[review.pk, 1])
    before = client.get(address).status_code
    review.accept(by=review.reviewer)
    after = client.get(address)
    assert (before, after.status_code, after.content) == (404, 200, b"Lu.")
    assert client.get(reverse("blind_piece", args=[review.pk, 2])).status_code == 404


def test_the_page_of_the_phases_lists_the_dossiers_to_look_at(staff):
    dossier = joined()
    page = staff.get(reverse("call_phases", args=[dossier.call_id])).content.decode()
    assert reverse("blind_preview", args=[dossier.pk]) in page


def test_the_neutral_dossier_is_never_written():
    with pytest.raises(TypeError):
        blind.neutral(factories.dossier("eligible")).save()


def test_a_tie_found_on_a_blind_reading_is_not_named():
    review = factories.review()
    phased(review.dossier.call, hours(-1, 5, blind=True))
    Dossier.objects.get(pk=review.dossier_id).roles.create(person=review.reviewer, code="member")
    page = client_of(review.reviewer).get(review.get_absolute_url()).content.decode()
    assert ("déportez-vous" in page, "participe au dossier" in page) == (True, False)


def test_once_the_decisions_are_public_nobody_reads_blind():
    call, _dossiers = factories.decided("selected")
    phased(call, hours(-1, 5, blind=True))
    assert not blind.phases.is_blind(Call.objects.get(pk=call.pk))
    assert not blind.phases.blind_calls().exists()


def test_the_chair_does_not_get_the_minutes_while_they_read_blind(officer):
    call, _dossiers = factories.decided("selected", hours=2)
    minutes = Document(call=call, kind="minutes", title="Procès-verbal")
    minutes.begin(by=officer)
    chair = factories.person("chair", call=call)
    before = Document.objects.visible_to(chair).filter(kind="minutes").exists()
    phased(call, hours(-1, 5, blind=True))
    seen = [Document.objects.visible_to(one).filter(kind="minutes").exists() for one in (chair, officer)]
    assert (before, seen) == (True, [False, True])


@pytest.mark.parametrize(("name", "short"), [
    ("Communauté de communes du Pays de Fayence", "CCPF"), ("Commune de Lignières", ""), ("Parc naturel régional du Haut-Jura", "PNRHJ"),
])  # fmt: skip
def test_the_initials_of_a_long_name_are_hidden_too(name, short):
    assert identities.initials(name) == short


def test_a_dossier_never_submitted_has_nothing_to_read():
    sheet = blind.Sheet(factories.dossier("draft"))
    assert (sheet.sections, sheet.pieces, sheet.title, isinstance(sheet.mask, Mask)) == ([], [], "", True)


@pytest.mark.parametrize(
    ("people", "band"), [(120, "moins de 500 habitants"), (500, "de 500 à 2"), (300_000, "plus de 200")]
)
def test_a_population_shows_by_band(people, band):
    dossier = factories.dossier(
        "eligible", organization=factories.organization(territory=factories.territory(population=people))
    )
    assert str(blind.Sheet(dossier).band).startswith(band)
