"""Who came to a camp, as counts by profile from which nobody can be made out: pages, report and open data read the same."""

from django.db.models import Count
from django.utils.translation import gettext as _

from hackathons import presets
from hackathons.counts import LEAST, Told, told


def came(camp):
    """How many came by profile, in the order of the presets."""
    found = dict(
        camp.registrations.filter(state="checked_in").order_by().values_list("profile").annotate(n=Count("pk"))
    )
    return told({code: found.get(code, 0) for code, _label in presets.PROFILES})


def lines(said: Told):
    """Each profile that is told or kept, with its label; profiles of which nobody came are left out."""
    labels = dict(presets.PROFILES)
    return [(str(labels[code]), n) for code, n in said.counts.items() if n != 0]


def shown(count):
    """A count in words; one that is kept says so."""
    return str(count) if count is not None else _("not told")


def kinds(camp):
    """How many agreed to each thing; a person may be in several, so there is no total, and only small counts are kept."""
    found = [code for one in camp.actors.willing() for code in one.kinds]
    counts = {code: found.count(code) for code, _label in presets.WILLING}
    return [
        (str(label), counts[code] if counts[code] >= LEAST or not counts[code] else None)
        for code, label in presets.WILLING
    ]
