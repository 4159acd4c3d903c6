"""The message kit of a call for one relay: facts that the short e-mail, the article, the post and the poster share."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

POST_LIMIT = 280  # characters of the shortest social network


def facts(link):
    """What every message of the kit says, with the relay's own traced address."""
    call = link.call
    return {
        "call": call, "link": link, "url": settings.SITE_URL + link.short, "kit": settings.SITE_URL + link.get_absolute_url(),
        "first": first_paragraph(call.text),
    }  # fmt: skip


def first_paragraph(text):
    """The beginning of the text of a call, for an article."""
    return text.strip().partition("\n\n")[0].strip()


def messages(link):
    """The texts of the kit, ready to be copied: code, title, what it is for, the text."""
    told = facts(link)
    for code, title, use in (
        ("email", _("Short e-mail"), _("To send to your members.")),
        ("article", _("Article"), _("For your newsletter or your website.")),
        ("post", _("Post"), _("For social networks.")),
    ):
        text = render_to_string(f"programs/kit/{code}.txt", told).strip()
        yield {
            "code": code,
            "title": title,
            "use": use,
            "text": shortened(text, told["url"]) if code == "post" else text,
        }


def shortened(text, url):
    """A post that fits, its link whole: the sentence gives way."""
    plain = strip_tags(text)
    if len(plain) <= POST_LIMIT:
        return plain
    room = POST_LIMIT - len(url) - 3
    return f"{plain.replace(url, '').strip()[:room].rsplit(' ', 1)[0]}…\n{url}"
