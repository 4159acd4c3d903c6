"""The projects that a session gathers, one or several, and who of each came."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from programs.models.history import key


class SessionQuerySet(models.QuerySet):
    """Sessions: who sees one of the projects that it gathers sees it."""

    def visible_to(self, user):
        Dossier = self.model._meta.get_field("dossier").related_model
        seen = Dossier.objects.visible_to(user).order_by().values("pk")
        return self.filter(Exists(SessionPlace.objects.filter(session=OuterRef("pk"), dossier__in=seen)))

    def with_shares(self):
        """With how many projects share each."""
        places = SessionPlace.objects.filter(session=OuterRef("pk")).order_by().values("session")
        return self.annotate(shared_by=models.Subquery(places.annotate(n=models.Count("pk")).values("n")))


class SessionPlace(models.Model):
    """The place of a project in a session: who of its people came, once it is noted."""

    id = key()
    session = models.ForeignKey("CoachingSession", models.CASCADE, related_name="places")
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="session_places")
    present = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("who came"))
    counted_at = models.DateTimeField(_("attendance taken on"), null=True, editable=False)

    class Meta:
        verbose_name = _("project of a session")
        ordering = ["dossier", "id"]
        constraints = [models.UniqueConstraint(fields=["session", "dossier"], name="one_place_in_a_session")]

    def __str__(self):
        return f"{self.session} – {self.dossier}"
