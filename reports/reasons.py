"""Why a document could not be made, in a sentence that who asked for it can read; and whether trying again may help."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.utils.translation import gettext as _

from reports.bounded import TooHeavy, TooLong

TRIES = 6  # the last one a quarter of an hour after the first


def said(error):
    """The reason in words, the technical name after it for who runs the platform."""
    name = type(error).__name__
    match error:
        case TooLong():
            return _(
                "It took too long to make: this document is too heavy. Ask for a part of it, or for fewer sections."
            )
        case TooHeavy():
            return _(
                "It took too much memory: this document is too heavy. Ask for a part of it, or for fewer sections."
            )
        case ObjectDoesNotExist():
            return _("Something that it must say is no longer recorded (%s).") % name
        case DatabaseError() | OSError():
            return _("The database or the storage of files did not answer (%s).") % name
    if name in ("Forbidden", "FatalURLFetchingError"):
        return _("One of its texts asks for a file or an address outside: documents read nothing outside.")
    return _("An unexpected error stopped it (%s): the technical team has its details.") % name


def is_final(error, tries):
    """Whether it would fail again: too heavy, forbidden, or tried often enough."""
    return isinstance(error, TooHeavy | TooLong) or type(error).__name__ == "Forbidden" or tries >= TRIES
