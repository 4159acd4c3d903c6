"""What a residence does by itself: those hired join its team, its return visits are dated once it is shown."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock, milestones
from programs.deadlines import add_months

MONTHS = (6, 12)  # after the restitution
DISCIPLINES = {"resident_designer": "design", "product_designer": "design", "sociologist": "sociology"}


class Following:
    """The part of a residence that follows others' steps."""

    def hired(self, applicant):
        """Whoever accepts a position of the residence joins its team."""
        position = applicant.position
        discipline = DISCIPLINES.get(position.template, "digital" if "developer" in position.template else "other")
        self.residents.get_or_create(
            applicant=applicant, defaults={"name": applicant.name, "discipline": discipline, "role": position.title}
        )

    def vacated(self, applicant):
        """They have left; the team keeps who they were."""
        self.residents.filter(applicant=applicant).update(left_on=applicant.left_on or clock.today())

    def page_of(self, action):
        """The short form of a return visit, for the action that it opened."""
        visit = next((one for one in self.returns.all() if one.code == action.code), None) if action.code else None
        return visit.get_absolute_url() if visit else super().page_of(action)

    @classmethod
    def later_lessons(cls):
        """What the return visits taught: project, words, when, where it was said."""
        told = cls._meta.get_field("returns").related_model.objects.exclude(told_at=None).exclude(lesson="")
        for one in told.select_related(
            "residence__dossier__call__program", "residence__dossier__organization__territory"
        ).order_by("told_at", "id"):
            yield one.residence, one.lesson, one.told_at, str(one)

    def date_returns(self, by):
        """The two return visits and their milestones, counted from the public session; once."""
        shown = localtime(self.public_session_at).date() if self.public_session_at else clock.today()
        for months in MONTHS:
            due = add_months(shown, months)
            self.returns.get_or_create(months=months, defaults={"due_on": due})
            self.date_milestone(months, due, by)

    def date_milestone(self, months, due, by):
        """The milestone of a return: that of the preset is moved, the other added; what changed is kept."""
        code = "return" if months == MONTHS[0] else f"return-{months}"
        label = _("Return to the residence, %d months after") % months
        found, made = self.dossier.milestones.get_or_create(
            code=code, defaults={"label": label, "due_on": due, "planned_on": due}
        )
        if made:
            milestones.added(found, by)
        elif found.due_on != due and not found.done_on:
            former, found.due_on = (found.due_on, None), due
            found.save(update_fields=["due_on"])
            milestones.changed(found, former, by)
