"""How a call is ranked: by the raw marks of its jury or by the equalised ones; the choice is a step, so it is traced."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import asks
from programs.comparability import standstill
from programs.equalising import LEAST
from programs.models.states import RANKED
from programs.permissions import May
from programs.workflow import Missing, step

JUDGING = ["closed", "reviewing"]  # the states of a call in which its jury reads


class RankedBy(models.TextChoices):
    """Which mark orders the dossiers of a call."""

    RAW = "raw", _("raw marks")
    EQUALISED = "equalised", _("equalised marks")


def by_raw(call, user):
    """It has a jury, which ranks by the raw marks for now."""
    return call.has_jury and call.ranked_by == RankedBy.RAW


def by_equalised(call, user):
    """It has a jury, which ranks by the equalised marks for now."""
    return call.has_jury and call.ranked_by == RankedBy.EQUALISED


CHOOSES = May("officer", "chair")


WHY = asks.reason(help=_("The minutes give it."))


class Ranked(models.Model):
    """What a call knows of its ranking."""

    ranked_by = models.CharField(_("ranked by"), max_length=10, choices=RankedBy, default=RankedBy.RAW, editable=False)

    class Meta:
        abstract = True

    def other_ranking(self, user):
        """The step that ranks by the other marks, if this person may take it now; whether it lacks something is not judged."""
        if self.state not in JUDGING or not self.has_jury or not CHOOSES(self, user):
            return ""
        return "equalise" if self.ranked_by == RankedBy.RAW else "rank_raw"

    def marked_pairs(self):
        """Who gave a mark to which dossier of the ranking, as (dossier, reviewer)."""
        marked = self.dossiers.filter(state__in=RANKED, reviews__mark__isnull=False)
        return marked.order_by("reference", "reviews__reviewer").values_list("pk", "reviews__reviewer")

    def missing_to_equalise(self):
        pairs = list(self.marked_pairs())
        stop = standstill(pairs, LEAST)
        if stop:
            yield Missing("comparable", lack(stop, len({dossier for dossier, _juror in pairs})))

    @step(
        source=JUDGING, target=None, label=_("Rank by the equalised marks"), allowed=May(officer=by_raw, chair=by_raw),
        requires=missing_to_equalise, asks={"comment": WHY},
        help=_("Each reader’s severity is corrected. The raw marks stay beside, and the minutes give both rankings."),
        done=_("Ranked by the equalised marks"),
    )  # fmt: skip
    def equalise(self):
        self.ranked_by = RankedBy.EQUALISED

    @step(
        source=JUDGING, target=None, label=_("Go back to the raw marks"), allowed=May(officer=by_equalised, chair=by_equalised),
        asks={"comment": WHY}, help=_("The dossiers are ranked by the mean of the marks as they were given."),
        done=_("Ranked by the raw marks"),
    )  # fmt: skip
    def rank_raw(self):
        self.ranked_by = RankedBy.RAW


def lack(stop, dossiers):
    """What the marks lack to be equalised, as a step says it."""
    if stop.code == "few":
        text = ngettext(
            "at least %(least)d dossiers with a mark (now %(n)d)", "at least %(least)d dossiers with a mark (now %(n)d)", dossiers
        )  # fmt: skip
        return text % {"least": LEAST, "n": dossiers}
    if stop.code == "islands":
        text = _("common dossiers between all the readers (now %d groups that share none)")
        return text % len(stop.islands)
    if stop.code == "alone":
        return _("several readers")
    return _("several readers who share the dossiers out: here all of them read everything, nothing is to correct")
