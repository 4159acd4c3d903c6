"""Relays: a traced link each, visits counted without anyone being followed, a kit and a poster, what each brought."""

import pytest
from django.test import Client
from django.urls import reverse

from programs.models import Dossier, Mail, Provenance, Relay, RelayLink
from tests import factories

pytestmark = pytest.mark.django_db
HUMAN = "Mozilla/5.0 (X11; Linux x86_64)"


@pytest.fixture
def link():
    return linked(factories.call("open"))


def linked(call, acronym="AMRF"):
    return RelayLink.objects.create(call=call, relay=Relay.objects.get(acronym=acronym))


def follow(link, client=None, **headers):
    return (client or Client()).get(link.short, headers={"User-Agent": HUMAN} | headers)


def brought(link):
    found = RelayLink.objects.with_yield().get(pk=link.pk)
    return found.visits, found.drafts, found.sent, found.won


def test_the_first_relays_are_there():
    assert set(Relay.objects.exclude(acronym="").values_list("acronym", flat=True)) >= {"AMF", "AMRF", "APVF", "AdCF"}


def test_a_traced_link_leads_to_the_call_and_counts_the_visit(link):
    answer = follow(link)
    assert (answer.url, brought(link)) == (link.call.get_absolute_url(), (1, 0, 0, 0))


def test_a_browser_counts_once(link, client):
    follow(link, client), follow(link, client)
    assert brought(link)[0] == 1


@pytest.mark.parametrize("headers", [
    {"User-Agent": "LinkedInBot/1.0"}, {"User-Agent": "facebookexternalhit/1.1"}, {"Sec-Purpose": "prefetch"}, {"User-Agent": "curl/8"},
])  # fmt: skip
def test_robots_and_pages_fetched_in_advance_are_not_visits(link, headers):
    follow(link, **headers)
    assert brought(link)[0] == 0


def test_nothing_of_the_visitor_is_kept(link, client):
    follow(link, client)
    assert dict(client.session) == {"came_by": {str(link.call_id): link.code}}


def test_the_link_of_a_call_in_preparation_leads_nowhere():
    assert follow(linked(factories.call("draft"))).status_code == 404


def begun(client, call, **typed):
    return client.post(reverse("dossier_start", args=[call.pk]), {"title": "Médiathèque", "confirmed": "on"} | typed)


@pytest.fixture
def agent(signed_in):
    return signed_in(factories.person(of=factories.organization()))


def test_the_draft_remembers_the_relay_and_the_session_forgets_it(link, agent):
    follow(link, agent)
    begun(agent, link.call, heard=f"relay:{link.relay_id}")
    kept = Provenance.objects.get()
    assert (kept.relay, kept.traced, "came_by" in agent.session, brought(link)) == (
        link.relay,
        True,
        False,
        (1, 1, 0, 0),
    )


def test_the_question_is_answered_beforehand_by_the_link(link, agent):
    follow(link, agent)
    form = agent.get(reverse("dossier_start", args=[link.call_id])).context["form"]
    assert form["heard"].value() == f"relay:{link.relay_id}"


def test_what_people_say_comes_before_the_link(link, agent):
    follow(link, agent)
    begun(agent, link.call, heard="colleague")
    assert (Provenance.objects.get().channel, brought(link)) == ("colleague", (1, 0, 0, 0))


def test_who_says_nothing_came_by_the_link(link, agent):
    follow(link, agent)
    begun(agent, link.call, heard="")
    assert Provenance.objects.get().relay == link.relay


def test_the_question_may_stay_unanswered(agent):
    begun(agent, factories.call("open"), heard="")
    assert (Dossier.objects.count(), Provenance.objects.count()) == (1, 0)


def test_an_unknown_answer_is_refused_beside_its_field(agent):
    answer = begun(agent, factories.call("open"), heard="relay:other")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["heard"])


def test_the_table_tells_drafts_submissions_and_selected(link):
    for state in ("draft", "submitted", "selected"):
        dossier = factories.dossier(state, on=link.call)
        Provenance.objects.create(dossier=dossier, channel="relay", relay=link.relay)
    other = linked(factories.call("open"))
    assert (brought(link), brought(other)) == ((0, 3, 2, 1), (0, 0, 0, 0))


def test_an_officer_gives_links_to_relays(browser, link):
    relay = Relay.objects.get(acronym="AMF")
    browser.post(reverse("call_relays", args=[link.call_id]), {"add": "1", "relays": [relay.pk]})
    assert set(link.call.links.values_list("relay__acronym", flat=True)) == {"AMRF", "AMF"}


def test_no_relay_ticked_is_said_beside_the_field(browser, link):
    answer = browser.post(reverse("call_relays", args=[link.call_id]), {"add": "1"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["relays"])


def test_the_kit_is_sent_to_the_relay(browser, link, mailoutbox):
    Relay.objects.filter(pk=link.relay_id).update(email="relais@amrf.example")
    browser.post(reverse("call_relays", args=[link.call_id]), {"send": link.pk})
    assert (mailoutbox[0].to, link.get_absolute_url() in mailoutbox[0].body) == (["relais@amrf.example"], True)


def test_a_relay_without_an_address_gets_nothing(browser, link):
    browser.post(reverse("call_relays", args=[link.call_id]), {"send": link.pk})
    assert Mail.objects.count() == 0


def test_each_text_of_the_kit_has_the_traced_address(client, link):
    texts = [one["text"] for one in client.get(link.get_absolute_url()).context["messages_of"]]
    assert [link.short in text for text in texts] == [True, True, True]


def test_a_post_fits_the_shortest_network_with_its_link_whole(client):
    link = linked(factories.call("open", title="a " * 90, summary="b " * 140))
    post = client.get(link.get_absolute_url()).context["messages_of"][2]["text"]
    assert (len(post) <= 280, post.endswith(link.short)) == (True, True)


def test_what_an_officer_types_is_never_markup_in_the_kit(client):
    link = linked(factories.call("open", summary="<script>a</script>"))
    assert "<script>a" not in client.get(link.get_absolute_url()).content.decode()


def test_the_poster_is_printed_once_and_again_when_the_call_changes(client, link):
    first, kept = printed(client, link), RelayLink.objects.get().poster
    printed(client, link)
    again = RelayLink.objects.get().poster
    link.call.summary = "Une autre phrase."
    link.call.save()
    printed(client, link)
    assert (first, kept == again, RelayLink.objects.get().poster == kept) == (b"%PDF-", True, False)


def printed(client, link):
    """The first octets of the poster."""
    answer = client.get(reverse("relay_poster", args=[link.code]))
    content = answer.getvalue()
    for close in answer._resource_closers:
        close()
    return content[:5]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_takes_as_many_queries_for_one_relay_as_for_three(browser, rows, django_assert_num_queries):
    call = factories.call("open")
    for acronym in ("AMF", "AMRF", "APVF")[:rows]:
        linked(call, acronym)
    url = reverse("call_relays", args=[call.pk])
    browser.get(url)
    with django_assert_num_queries(7):
        browser.get(url)


def test_a_relay_is_added_and_changed(browser):
    typed = {"name": "Maires pour la planète", "kind": "network", "web": "exemple.fr"}
    browser.post(reverse("relay_new"), typed)
    assert Relay.objects.get(name="Maires pour la planète").web == "https://exemple.fr"
