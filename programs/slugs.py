"""Readable addresses: the words of a title and its year, the first that nothing else of its kind has."""

from itertools import count

from django.utils.text import slugify
from django.utils.timezone import localtime

from programs import clock


def free(obj, title, moment, default):
    """The address of an object whose model has a ``slug``; ``moment`` gives its year (now without any), ``default`` its words."""
    year = str(localtime(moment or clock.now()).year)
    words = slugify(title)[:70].strip("-") or default
    wanted = words if year in words.split("-") else f"{words}-{year}"
    others = type(obj).objects.filter(slug__startswith=wanted).exclude(pk=obj.pk)
    taken = set(others.values_list("slug", flat=True))
    return next(slug for n in count(1) if (slug := f"{wanted}-{n}" if n > 1 else wanted) not in taken)
