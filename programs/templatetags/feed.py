"""The rows of a feed, written here since a template is five times slower: a page shows thirty of them."""

from django import template
from django.utils.html import conditional_escape as esc
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.templatetags.essaim import fr, moment, weight

register = template.Library()
BADGE = '<span class="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--{tone}">{text}</span>'


@register.simple_tag
def feed_entry(one):
    """One row (of programs/feedrows.py): what happened or who speaks, when, the words, the link."""
    is_message = one.code == "message"
    place = f' id="m{one.key}"' if is_message else ""
    mine = " feed__mine" if one.mine else ""
    return mark_safe(  # every part is escaped where it is made
        f'<li class="feed__one feed__{one.kind}{mine}"{place}><p class="feed__head"><strong>{who(one) if is_message else what(one)}</strong>{badges(one)}</p>'
        f'<p class="feed__when"><time datetime="{one.at.isoformat()}">{moment(one.at)}</time>{"" if is_message else by(one)}</p>{words(one)}{links(one)}</li>'
    )  # fmt: skip


def who(one):
    return esc(one.who)


def what(one):
    return fr(one.what) + (f"{_(': ')}{esc(one.whom)}" if one.whom else "")


def badges(one):
    """Whether it is new, and who reads it when not everyone does."""
    new = " " + BADGE.format(tone="info", text=pgettext("message", "new")) if one.new else ""
    return new + (" " + BADGE.format(tone="purple-glycine", text=esc(one.audience)) if one.audience else "")


def by(one):
    """By whom, and for whom."""
    if not one.who:
        return ""
    said = _("by %(who)s for %(whom)s") if one.for_whom else _("by %(who)s")
    return f"{_(', ')}{esc(said % {'who': one.who, 'whom': one.for_whom})}"


def words(one):
    """What was typed, and what was done without."""
    text = f'<div class="feed__text">{esc(one.text)}</div>' if one.text else ""
    waived = (esc(_("Done without: %(label)s") % {"label": label}) for label in one.without)
    return text + "".join(f'<p class="timeline__waived">{label}</p>' for label in waived)


def links(one):
    """Where it is seen, or its files; several are a list."""
    tag = "li" if len(one.links) > 1 else "p"
    found = "".join(f'<{tag} class="feed__link">{anchor(link)}</{tag}>' for link in one.links)
    return f'<ul class="feed__files">{found}</ul>' if tag == "li" else found


def anchor(link):
    """A link; to a file, with its weight."""
    kind, size = (" fr-link--download", f' <span class="fr-link__detail">{weight(link.size)}</span>') if link.size else ("", "")  # fmt: skip
    return f'<a class="fr-link{kind}" href="{esc(link.url)}">{esc(link.label)}{size}</a>'
