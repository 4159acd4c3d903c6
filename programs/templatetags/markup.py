"""Texts in the light markup, as HTML."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from programs import markup as parsed
from programs.typography import french

register = template.Library()
TAGS = {"paragraph": "<p>{}</p>", "quote": '<blockquote class="quoted"><p>{}</p></blockquote>'}


@register.filter
def markup(text, level=3):
    """The paragraphs, titles, lists and quotations of a text, escaped; its titles are of this level."""
    return mark_safe("".join(html(block, level) for block in parsed.blocks(text)))


def html(block, level):
    """One block, escaped."""
    if block.kind == "list":
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((french(item),) for item in block.items))
        )
    pattern = f"<h{level}>{{}}</h{level}>" if block.kind == "title" else TAGS[block.kind]
    return format_html(pattern, french(block.text))


@register.inclusion_tag("programs/finalreports/_text.html")
def chapter(text, level=3):
    """A whole section as it will be printed: its short first paragraph large, then the rest."""
    lead, body = parsed.lead_of(text)
    return {"lead": lead, "body": body, "level": level}
