"""What a call still lacks before each of its steps, and the page where it is given."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import clock
from programs.permissions import May
from programs.workflow import Missing


class CallNeeds:
    """The needs of the steps of a call."""

    cures = {
        "comparable": "ranking",
        "text": "call_edit", "dates": "call_edit", "past": "call_edit", "questions": "call_form", "criteria": "call_criteria",
        "readers": "jury_assign", "places": "decisions", "amounts": "amounts", "envelope": "amounts", "letters": "decisions",
    }  # fmt: skip

    def missing_to_publish(self):
        if not self.summary or not self.text:
            yield Missing("text", _("the sentence and the text of the call"))
        if self.mode != "direct" and not (self.opens_at and self.closes_at):
            yield Missing("dates", _("its opening and closing dates"))
        if self.closes_at and self.closes_at <= clock.now():
            yield Missing("past", _("a closing date to come"))
        if not self.sections.filter(questions__isnull=False).exists():
            yield Missing("questions", _("at least one question"))
        if self.has_jury and (weight := sum(self.criteria.values_list("weight", flat=True))) != 100:
            yield Missing("criteria", _("criteria whose weights add up to 100 (now %d)") % weight)

    def missing_to_extend(self):
        if not self.is_contribution and (
            self.announced_at
            or self.dossiers.decided().exists()
            or self.dossiers.filter(reviews__state="submitted").exists()
        ):
            yield Missing("reviewed", _("nothing yet reviewed or announced"))

    def missing_to_review(self):
        unscreened = self.dossiers.filter(state__in=("submitted", "incomplete")).count()
        if unscreened:
            yield Missing(
                "screened", ngettext("%d dossier to screen", "%d dossiers to screen", unscreened) % unscreened
            )
        if self.has_jury and (short := self.dossiers.short_of_readers(self.min_reviews)):
            text = ngettext(
                "%(n)d dossier without its %(k)d readers", "%(n)d dossiers without their %(k)d readers", short
            )
            yield Missing("readers", text % {"n": short, "k": self.min_reviews}, May("officer"))

    def missing_to_announce(self):
        undecided = self.dossiers.undecided().count()
        if undecided:
            yield Missing("undecided", ngettext("%d dossier to decide", "%d dossiers to decide", undecided) % undecided)
        if self.is_contribution:
            return
        letters = self.dossiers.decided().filter(decisions__replaced_at=None, decisions__approved_at=None).count()
        if letters:
            yield Missing("letters", ngettext("%d letter to approve", "%d letters to approve", letters) % letters)
        yield from self.missing_to_balance()

    def missing_to_fail(self):
        if self.dossiers.filter(state__in=("selected", "pledged", "confirmed")).exists():
            yield Missing("selected", _("no dossier selected"))

    def cure(self, code):
        """The dossiers to screen are in the list, those to decide in the ranking or, without a jury, among the decisions."""
        if code == "screened":
            return f"{reverse('dossier_list')}?call={self.pk}&state=submitted"
        if code == "undecided" and self.is_contribution:
            return f"{reverse('dossier_list')}?call={self.pk}&state=in_review"
        if code == "undecided":
            return reverse("ranking" if self.has_jury else "decisions", args=[self.pk])
        return super().cure(code)
