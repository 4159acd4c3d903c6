"""What is sent when a call opens: an alert to each follower it concerns, the kit to each relay; each once."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from programs import alerts, clock, kits
from programs.models import Call, Mail, Outbox, RelayLink, Subscription
from programs.workflow import Effect


def spread(effect, call):
    """Owe one message to each follower and to each relay of this call, each once for this opening."""
    followers = Subscription.objects.for_call(call).values_list("pk", flat=True)
    relays = call.links.exclude(relay__email="").filter(sent_at=None, relay__ended_on=None).values_list("pk", flat=True)
    owed = [Effect("alert", f"follower:{pk}") for pk in followers] + [Effect("alert", f"relay:{pk}") for pk in relays]
    rows = [Outbox(line=effect.line, **one._asdict()) for one in owed]
    Outbox.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def deliver(effect):
    """Write and send the message of one follower or relay; who left meanwhile gets nothing."""
    kind, _sep, pk = effect.key.partition(":")
    call = Call.objects.select_related("program").get(pk=effect.line.object_id)
    return TO[kind](effect, call, pk) if call.state == "open" else None


def to_follower(effect, call, pk):
    """The alert, with the link that stops them all."""
    subscription = Subscription.objects.confirmed().filter(pk=pk).first()
    if subscription is None:
        return None
    stop = alerts.link(subscription)
    context = {"call": call, "url": settings.SITE_URL + call.get_absolute_url(), "stop": stop}
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}  # RFC 8058
    return post(effect, subscription.email, "call_opens", context, call, headers)


def to_relay(effect, call, pk):
    """The kit, ready to be passed on."""
    link = RelayLink.objects.select_related("relay").filter(pk=pk).exclude(relay__email="").first()
    return link and send_kit(link, call, effect)


def send_kit(link, call, effect=None):
    """Send its kit to a relay; return the refusal of the server, if any."""
    refused = post(effect, link.relay.email, "relay_kit", kits.facts(link) | {"relay": link.relay}, call)
    if not refused:
        link.sent_at = clock.now()
        link.save(update_fields=["sent_at"])
    return refused


TO = {"follower": to_follower, "relay": to_relay}


def post(effect, address, template, context, call, headers=None):
    """Keep a message as written, then hand it over once; return the server's refusal, to be tried again."""
    subject, _sep, body = (
        render_to_string(
            f"programs/mail/{template}.txt", context | {"name": settings.SITE_NAME, "site": settings.SITE_URL}
        )
        .strip()
        .partition("\n")
    )
    written = {"subject": subject.strip()[:200], "body": body.strip() + "\n"}
    if effect:
        mail, _made = Mail.objects.get_or_create(effect=effect, address=address, defaults=written)
    else:
        mail = Mail.objects.create(address=address, **written)
    if mail.sent_at:
        return None
    return hand_over(mail, headers or {}, [call.program.email] if call else None)


def hand_over(mail, headers, reply_to):
    """Give a message to the server, under an identifier that does not change if it is tried again."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    identifier = f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"
    message = EmailMessage(
        mail.subject, mail.body, to=[mail.address], reply_to=reply_to, headers=headers | {"Message-ID": identifier}
    )
    try:
        message.send()
    except OSError as error:
        return error
    mail.sent_at = clock.now()
    mail.save(update_fields=["sent_at"])
    return None
