"""The decision in force on a dossier, with its letter; those that it replaced."""

from django.utils.functional import cached_property

from programs import clock
from programs.models import waiting
from programs.models.submission import Decision


class Lettered:
    """The decisions of a dossier."""

    def draft_letter(self, by):
        """Write the letter of the decision just proposed."""
        self.drop_letter()
        line = self.history.select_related("detail").last()
        already = self.is_announced
        Decision.objects.create(
            dossier=self, outcome=self.state, reason=line.comment, proposed_by=by, approved_at=clock.now() if already else None,
            approved_by=by if already else None, position=waiting.next_number(self),
        )  # fmt: skip

    def drop_letter(self):
        """The decision in force is no longer one."""
        self.decisions.filter(replaced_at=None).update(replaced_at=clock.now())

    @cached_property
    def decision(self):
        """The decision in force, or None."""
        return self.decisions.filter(replaced_at=None).first()

    def decision_of(self, line):
        """The decision that a line of history tells: in force when the call was announced, else made by that very step."""
        if line.machine == "call":
            return self.decisions.in_force(line.at).last() or self.decisions.last()
        return self.decisions.filter(proposed_at__gte=line.at).first() or self.decisions.last()
