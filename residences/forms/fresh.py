"""Forms of a residence that show a colleague's version beside one's own."""

from django.utils.translation import gettext_lazy as _

from programs.forms import fresh


class Fresh(fresh.Fresh):
    """Says when the row has changed since the page was shown; the page shows both versions."""

    changed = _("Somebody has just changed this page. Their version is below; saving again replaces it by yours.")
