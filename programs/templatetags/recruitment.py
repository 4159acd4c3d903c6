"""What the pages of recruitment say: the data block that search engines read."""

from json import dumps

from django import template
from django.utils.safestring import mark_safe

from programs import jobs

register = template.Library()
ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
register.filter("salary", jobs.salary)
register.filter("length", jobs.length)


@register.simple_tag
def jobposting(position):
    """A JobPosting as a block of data: it is no program, so the content policy lets it be."""
    block = dumps(jobs.posting(position), ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{block}</script>')
