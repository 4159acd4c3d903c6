"""The conversation of officers and an organization about its dossier."""

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.models.instruction import in_charge
from programs.models.people import User
from programs.permissions import May
from programs.workflow import NEW, Effect, Workflow, state_field, step

WRITERS = ("lead", "member", "signatory")
OFFICERS = ("officer", "coach")


class MessageQuerySet(models.QuerySet):
    """Messages, for those who have a part in the conversation: never a juror."""

    def visible_to(self, user):
        Dossier = self.model._meta.get_field("dossier").related_model
        held = Q(pk__in=[])
        for role in user.active_roles:
            if role.code == "officer":
                held |= Q(pk__isnull=False, **{f"dossier__{name}": pk for name, pk in scope_of(role).items()})
            elif role.code in (*WRITERS, "coach") and role.dossier_id:
                held |= Q(dossier=role.dossier_id)
            elif role.code == "signatory" and role.organization_id:
                held |= Q(dossier__organization=role.organization_id)
        return self.filter(held, dossier__in=Dossier.objects.visible_to(user))

    def unread_by(self, user, *, from_staff):
        """Those of the other side that this person has not read yet."""
        read = ReadMark.objects.filter(dossier=models.OuterRef("dossier"), person=user.pk).values("at")
        seen = models.Subquery(read)
        return self.annotate(seen=seen).filter(Q(seen=None) | Q(sent_at__gt=F("seen")), from_staff=from_staff)


def scope_of(role):
    """The columns of a dossier that the scope of a role fixes."""
    scope = {"call": role.call_id, "call__program": role.program_id}
    return {name: pk for name, pk in scope.items() if pk}


class Message(Workflow):
    """A message about a dossier, from the officers to the organization or from it to them."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")

    spine = "dossier_id"

    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="messages")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("author"))
    from_staff = models.BooleanField(default=False)
    text = models.TextField(_("message"), max_length=6000)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(_("sent on"), default=clock.now)
    state = state_field(State)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        ordering = ["sent_at", "id"]
        indexes = [models.Index(fields=["dossier", "sent_at"], name="messages_of_a_dossier")]

    def __str__(self):
        return str(self.dossier)

    def get_absolute_url(self):
        return reverse("conversation", args=[self.dossier_id])

    def scope(self):
        return self.dossier.scope()

    def correspondents(self):
        """The people to tell by e-mail: those of the other side."""
        if not self.from_staff:
            return in_charge(self.dossier)
        found = User.objects.holding("lead", "signatory", **self.scope())
        return found.exclude(pk=self.author_id)

    @step(
        source=NEW, target=State.SENT, label=_("Send the message"), done=_("Message sent"), allowed=May(*WRITERS, *OFFICERS),
        effects=lambda message: [Effect("mail", "correspondents")],
    )  # fmt: skip
    def begin(self):
        pass


class ReadMark(models.Model):
    """Until when a person has read the conversation of a dossier."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="read_marks")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("conversation read")
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="one_read_mark")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"


class MessageTemplate(models.Model):
    """A text ready to send, of a programme; its words between brackets are replaced by those of the dossier."""

    id = key()
    program = models.ForeignKey("Program", models.CASCADE, related_name="templates", verbose_name=_("programme"))
    name = models.CharField(_("name of the template"), max_length=80)
    text = models.TextField(
        _("message"), max_length=6000,
        help_text=_("[reference], [title], [organization] and [lead] are replaced by the words of the dossier."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("message template")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint("program", models.functions.Lower("name"), name="one_template_of_a_name", violation_error_message=_("This programme already has a template of that name.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name


def unread(user, dossiers, *, from_staff):
    """How many messages each of these dossiers has that this person has not read, by identifier."""
    found = Message.objects.filter(dossier__in=dossiers).unread_by(user, from_staff=from_staff)
    return dict(found.order_by().values_list("dossier").annotate(n=Count("pk")))
