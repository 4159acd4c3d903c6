"""Dossiers as each may see them, and as pages use them."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from programs import phases
from programs.models.candidature import ALIVE, OUTCOMES, State
from programs.models.people import Role
from programs.models.recusal import aside
from programs.models.states import PLACED
from programs.models.submission import Decision

EVERYWHERE = ("officer", "authority", "admin")
UNSENT = (State.DRAFT, State.EXPIRED)
LISTED = (
    "reference", "title", "state", "since", "submitted_at", "project_label", "call__title", "call__mode", "call__announced_at",
    "call__program__name", "organization__name", "organization__kind", "organization__siren", "organization__territory__name",
    "organization__territory__kind", "organization__territory__departement", "organization__territory__departement_name",
    "organization__territory__code", "organization__attached_to__kind", "organization__attached_to__code", "organization__attached_to__departement",
)  # fmt: skip


class DossierQuerySet(models.QuerySet):
    """Dossiers, as each may see them and as pages use them."""

    def visible_to(self, user):
        """One's own; for staff what was submitted in their scope; for a reviewer what they read."""
        own = [role.dossier_id for role in user.active_roles if role.dossier_id]
        seen = Q(pk__in=own)
        for role in user.active_roles:
            if role.code in EVERYWHERE:
                seen |= sent_to(role)
            if role.code == Role.Code.CHAIR and role.call_id:
                seen |= sent_to(role) & ~aside(user) & ~Q(call__in=phases.blind_calls())
            if role.code == Role.Code.SIGNATORY and role.organization_id:
                seen |= Q(organization=role.organization_id)
        if "reviewer" in user.role_codes:
            Review = apps.get_model("programs", "Review")
            seen |= (
                Q(pk__in=Review.objects.readable_by(user).values("dossier"))
                & ~aside(user)
                & ~Q(call__in=phases.blind_calls())
            )
        return self.filter(seen)

    def for_table(self):
        """With all that a row shows."""
        return self.select_related("call__program", "organization__territory", "organization__attached_to")

    def for_list(self):
        """With only what the rows of a long list show: neither answers nor forms."""
        return self.for_table().only(*LISTED)

    def undecided(self):
        """Alive, sent, and without a decision."""
        return self.filter(state__in=[s for s in ALIVE if s != State.DRAFT])

    def decided(self):
        """With an outcome of the selection."""
        return self.filter(state__in=OUTCOMES)

    def with_letter(self):
        """Those whose organization is owed the letter of a decision in force."""
        told = Exists(Decision.objects.filter(dossier=OuterRef("pk"), replaced_at=None))
        return self.filter(told).exclude(state=State.WITHDRAWN)

    def taking_a_place(self):
        """Those that fill the places of their call."""
        return self.filter(state__in=PLACED)

    def short_of(self, number):
        """Eligible dossiers that have fewer readers than this."""
        reading = Q(reviews__state__in=("assigned", "in_progress", "submitted"))
        eligible = self.filter(state__in=(State.ELIGIBLE, State.IN_REVIEW))
        return eligible.annotate(readers=models.Count("reviews", filter=reading)).filter(readers__lt=number)

    def short_of_readers(self, number):
        """How many they are."""
        return self.short_of(number).count()


def sent_to(role):
    """What staff see in the scope of a role: never an unsent draft, but what they type from paper."""
    scope = Q(call=role.call_id) if role.call_id else Q(call__program=role.program_id) if role.program_id else Q()
    return scope & (~Q(state__in=UNSENT) | Q(paper_received_at__isnull=False))
