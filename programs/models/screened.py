"""What the automatic rules of eligibility say of a dossier."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from programs import clock, deadlines, eligibility


class Rule(NamedTuple):
    """An automatic rule of eligibility, whether the dossier meets it, and what it lacks otherwise."""

    label: str
    met: bool
    hint: str = ""


class Screened:
    """The rules of a dossier, those of every call and those that the officer wrote."""

    def eligibility(self):
        """The automatic rules, each met or not, on what was last submitted; on what is being written before that."""
        kinds = self.call.open_to
        yield Rule(_("organization of a kind to which the call is open"), not kinds or self.organization.kind in kinds)
        yield Rule(
            _("received before the closing date"),
            deadlines.in_time(self.submitted_at or clock.now(), self.call.closes_at),
        )
        yield Rule(_("completed as asked"), not self.not_completed)
        if places := self.call.departements:
            yield Rule(
                _("organization of a département to which the call is open"), self.organization.departement in places
            )
        if self.call.form.get("rules"):
            sent = self.state not in ("draft", "incomplete") and self.last_version
            yield from (Rule(*one) for one in self.judged(sent or None))

    def judged(self, version=None):
        """The rules of the call, judged on a version or on what is being written now."""
        definition, given = (version.definition, version.answers) if version else (self.definition, self.answers)
        return list(eligibility.judged(definition, given, self.organization))
