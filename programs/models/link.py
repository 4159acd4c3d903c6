"""Objects on which someone without an account may act: they hold the signed link of that very object."""

from programs.permissions import LINK
from programs.workflow import Workflow


class ByLink(Workflow):
    """A machine that opens to who holds its signed link; ``email`` is where the link was sent."""

    parent, spine = "dossier", "dossier_id"

    class Meta:
        abstract = True

    def scope(self):
        return self.dossier.scope()

    def roles_of(self, user):
        """Who bears the link of this object and of no other holds the role "link" on it."""
        return super().roles_of(user) | ({LINK} if user.bears == self.pk else set())
