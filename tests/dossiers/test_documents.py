"""Documents: made by the worker from the effect of a step, once, replaced by newer ones, given to who may read them."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from programs import tasks
from programs.models import Document, Dossier, Outbox, User, waiting
from programs.templatetags.essaim import ref
from reports import receipts
from reports.data import as_json
from reports.tasks import produce
from tests import factories

# WeasyPrint leaves its colour profile open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


def owed(obj, key="receipt"):
    return (
        Outbox.objects.filter(line__dossier=obj, kind="document", key__startswith=key)
        .order_by("created_at", "id")
        .last()
    )


def told(obj, key="receipt"):
    """The facts of the document of an effect."""
    line = owed(obj, key).line
    return getattr(receipts, key.partition(":")[0])(Dossier.objects.get(pk=obj.pk), line)


def carry_out_moves():
    """What the announcement queued for each dossier."""
    for effect in Outbox.objects.filter(kind="move", done_at=None):
        tasks.carry_out(effect.pk)


def test_a_receipt_is_made_once_and_downloaded(signed_in):
    obj = factories.dossier("submitted")
    assert (produce(owed(obj)), produce(owed(obj))) == (None, None)
    made = Document.objects.get(dossier=obj)
    response = signed_in(obj.lead).get(made.get_absolute_url())
    content = b"".join(response.streaming_content)

    assert (made.state, made.size, content[:5], made.pages > 0) == ("ready", len(content), b"%PDF-", True)
    assert "Télécharger l’accusé" in signed_in(obj.lead).get(reverse("dossier_receipt", args=[obj.pk])).content.decode()


def test_the_receipt_of_a_new_version_replaces_the_former():
    obj = factories.dossier("submitted")
    produce(owed(obj))
    factories.advance(obj, "amend", obj.lead)
    produce(owed(obj))

    assert list(Document.objects.order_by("version").values_list("version", "state")) == [(1, "replaced"), (2, "ready")]


def test_receipts_made_in_the_wrong_order_leave_the_last_version_in_force():
    obj = factories.dossier("submitted")
    first = owed(obj)
    factories.advance(obj, "amend", obj.lead)
    produce(owed(obj))
    produce(first)

    assert list(Document.objects.order_by("version").values_list("version", "state")) == [(1, "replaced"), (2, "ready")]


@pytest.fixture
def broken(settings):
    """A receipt whose making fails: its version is unknown to the facts."""
    obj = factories.dossier("submitted")
    effect = owed(obj)
    document = Document(effect=effect, kind="receipt", dossier=obj, title="Accusé")
    document.begin(by=User.objects.system())
    version = obj.versions.get()
    type(version).objects.filter(pk=version.pk).update(number=7)
    return effect, document, version


def test_a_failure_stays_with_the_document_and_is_tried_again(broken):
    effect, document, version = broken
    tasks.carry_out(effect.pk)
    document.refresh_from_db()
    effect.refresh_from_db()
    assert (document.state, effect.done_at, effect.tries) == ("failed", None, 1)
    assert document.error == "Une information que le document doit dire n’est plus enregistrée (DoesNotExist)."

    type(version).objects.filter(pk=version.pk).update(number=1)
    assert produce(effect) is None
    document.refresh_from_db()
    assert (document.state, document.error) == ("ready", "")


def test_a_document_left_in_the_making_is_made_again(broken):
    effect, document, _version = broken
    document.start(by=User.objects.system())
    assert isinstance(produce(effect), ObjectDoesNotExist)
    assert [line.name for line in document.history] == ["begin", "start", "requeue", "start", "fail"]


def test_the_receipt_says_what_was_received():
    obj = factories.dossier("submitted")
    facts = as_json(told(obj))
    version = obj.versions.get()

    assert (facts["reference"], facts["dossier"], facts["version"]) == (version.receipt, obj.reference, 1)
    assert (facts["answers"], facts["questions"], facts["silence"], facts["local_zone"]) == (3, 3, "rejected", "")


def test_overseas_the_receipt_knows_the_local_hour():
    obj = factories.dossier(
        "submitted", organization=factories.organization(territory=factories.territory("Salazie", departement="974"))
    )

    assert told(obj).local_zone == "Indian/Reunion"


def test_an_idea_poured_in_the_common_base_fears_no_silence():
    obj = factories.dossier("submitted", on=factories.call(mode="contribution"))

    assert (told(obj).silence, told(obj).silence_on) == ("none", None)


def test_the_letter_of_inadmissibility_gives_its_reason():
    obj = factories.dossier("ineligible")

    assert (told(obj, "letter").outcome, told(obj, "letter").reason) == ("ineligible", "Hors du périmètre.")


def test_each_announced_decision_has_its_letter():
    _call, dossiers = factories.decided("selected", "waitlisted", "rejected")
    carry_out_moves()
    letters = []
    for one in dossiers:
        effect = Outbox.objects.get(kind="document", key=f"letter:{one.pk}")
        letters.append(receipts.letter(Dossier.objects.get(pk=one.pk), effect.line))

    assert [letter.outcome for letter in letters] == ["selected", "waitlisted", "rejected"]
    assert letters[2].reason == "Moins avancé que d’autres."


def test_a_letter_reaches_its_organization_and_no_other(signed_in):
    _call, (one, other) = factories.decided("selected", "rejected")
    carry_out_moves()
    produce(Outbox.objects.get(kind="document", key=f"letter:{one.pk}"))
    letter = Document.objects.get(kind="letter")

    assert ref(letter.title) in signed_in(one.lead).get(one.get_absolute_url()).content.decode()
    assert signed_in(one.lead).get(letter.get_absolute_url()).status_code == 200
    assert signed_in(other.lead).get(letter.get_absolute_url()).status_code == 404


def test_a_document_not_ready_shows_where_it_is(broken, signed_in):
    _effect, document, _version = broken
    response = signed_in(document.dossier.lead).get(document.get_absolute_url(), follow=True)
    assert "Il attend son tour" in response.content.decode()


def test_on_the_waiting_list_the_rank_follows_the_marks():
    call = factories.call(min_reviews=0)
    one, two = [factories.review("submitted", of=factories.dossier("in_review", on=call)).dossier for _n in range(2)]
    two.reviews.update(mark=90)
    for dossier in (one, two):
        factories.advance(dossier, "waitlist", None)

    assert [waiting.positions(call)[d.pk] for d in (one, two)] == [2, 1]


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("64, allée de Bercy, 75012 Paris", ("64, allée de Bercy", "75012 Paris")),
        ("Mairie\n1 place\n18000 Bourges", ("Mairie", "1 place", "18000 Bourges")),
        ("", ()),
    ],
)
def test_an_address_is_cut_before_its_town(address, lines):
    assert receipts.lines_of(address) == lines
