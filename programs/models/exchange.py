"""The conversation about a dossier: messages, each with whom it is for, whom it mentions, the files that go with it."""

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.attachment import Attachment
from programs.models.history import key
from programs.models.instruction import in_charge
from programs.models.people import User
from programs.permissions import May
from programs.workflow import NEW, Effect, Workflow, state_field, step

WRITERS = ("lead", "member", "signatory")
TEAM = ("resident", "operator")
OFFICERS = ("officer", "coach")
OVERSEERS = ("officer", "authority", "admin")  # whose roles are held above the dossiers


class Audience(models.TextChoices):
    """Who reads a message."""

    ALL = "all", _("Everyone on the dossier")
    STAFF = "staff", _("Coaches and officers, the authority included")
    COACHES = "coaches", _("The coach and the officers")


A = Audience
HEARS = {
    **{code: {A.ALL} for code in (*WRITERS, *TEAM, "observer")}, **{code: {A.ALL, A.STAFF} for code in ("authority", "admin")},
    **{code: set(A) for code in OFFICERS},
}  # fmt: skip


def heard_by(codes):
    """The audiences that people of these roles belong to."""
    return set().union(*(HEARS.get(code, set()) for code in codes))


class MessageQuerySet(models.QuerySet):
    """Messages, for those whom they are for: never a juror."""

    def visible_to(self, user):
        Dossier = self.model._meta.get_field("dossier").related_model
        held = Q(pk__in=[])
        for role in user.active_roles:
            on = Q(audience__in=sorted(heard_by([role.code])))
            if role.code in OVERSEERS:
                held |= on & Q(pk__isnull=False, **{f"dossier__{name}": pk for name, pk in scope_of(role).items()})
            elif role.code in HEARS and role.dossier_id:
                held |= on & Q(dossier=role.dossier_id)
            elif role.code == "signatory" and role.organization_id:
                held |= on & Q(dossier__organization=role.organization_id)
        return self.filter(held, dossier__in=Dossier.objects.visible_to(user))

    def unread_by(self, user, *, from_staff):
        """Those of the other side that this person has not read yet."""
        read = ReadMark.objects.filter(dossier=models.OuterRef("dossier"), person=user.pk).values("at")
        seen = models.Subquery(read)
        found = self.annotate(seen=seen).filter(Q(seen=None) | Q(sent_at__gt=F("seen")), from_staff=from_staff)
        return found.filter(audience=A.ALL) if from_staff else found


def scope_of(role):
    """The columns of a dossier that the scope of a role fixes."""
    scope = {"call": role.call_id, "call__program": role.program_id}
    return {name: pk for name, pk in scope.items() if pk}


class Message(Workflow):
    """A message about a dossier: who wrote it, whom it is for, whom it mentions."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")

    spine = "dossier_id"
    mentioned: tuple | list = ()  # whom the message in hand mentions
    joined: tuple | list = ()  # the uploads that go with the message in hand

    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="messages")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("author"))
    from_staff = models.BooleanField(default=False)
    audience = models.CharField(_("who reads it"), max_length=10, choices=Audience, default=Audience.ALL)
    mentions = models.ManyToManyField(User, related_name="+", blank=True, editable=False)
    text = models.TextField(_("message"), max_length=6000)
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
        return f"{reverse('conversation', args=[self.dossier_id])}?m={self.pk}#m{self.pk}"

    @property
    def file_names(self):
        """The names of its files, for a mail."""
        return [file.name for file in self.files.all()]

    def scope(self):
        return self.dossier.scope()

    def addressees(self, role):
        """Those it mentions and who may still read it; the others it is for, its author apart."""
        if role == "mentioned":
            return [one for one in self.mentions.filter(is_active=True) if self.is_read_by(one)]
        if role != "correspondents":
            return None
        apart = {self.author_id, *self.mentions.values_list("pk", flat=True)}
        return [one for one in {one.pk: one for one in self.heard()}.values() if one.pk not in apart]

    def is_read_by(self, person):
        """Whether this person may read it."""
        return Message.objects.visible_to(person).filter(pk=self.pk).exists()

    def heard(self):
        """The people whom it concerns first: of the organization, the coach, the officers in charge."""
        scope = self.dossier.scope()
        coaches = list(User.objects.holding("coach", **scope))
        charged = in_charge(self.dossier, alone=bool(coaches))
        if self.audience == A.COACHES:
            return coaches or charged
        if self.audience == A.STAFF or not self.from_staff:
            leads = User.objects.holding("lead", **scope) if self.audience == A.ALL else []
            return [*charged, *coaches, *leads]
        return [*(User.objects.holding("lead", "signatory", **scope) or User.objects.holding("member", **scope)), *coaches]  # fmt: skip

    def owed(self):
        """The mails of a message: to those it mentions, to the others it is for."""
        yield Effect("mail", "correspondents")
        if self.mentioned:
            yield Effect("mail", "mentioned")

    def carry(self, by):
        """Join to it those whom it mentions and its files."""
        self.mentions.set(self.mentioned)
        MessageFile.objects.bulk_create(
            MessageFile(message=self, order=n, name=one.name, content_type=one.content_type, size=one.size, sha256=one.sha256)
            for n, one in enumerate(self.joined)
        )  # fmt: skip

    @step(
        source=NEW, target=State.SENT, label=_("Send the message"), done=_("Message sent"), allowed=May(*WRITERS, *TEAM, *OFFICERS),
        effects=owed, then=carry,
    )  # fmt: skip
    def begin(self):
        pass


class MessageFileQuerySet(models.QuerySet):
    """Files of messages, for those whom the messages are for."""

    def visible_to(self, user):
        return self.filter(message__in=Message.objects.visible_to(user))


class MessageFile(models.Model):
    """A file that goes with a message: who reads the one reads the other."""

    id = key()
    message = models.ForeignKey(Message, models.CASCADE, related_name="files")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    scan = models.CharField(max_length=10, choices=Attachment.Scan, default=Attachment.Scan.PENDING)

    objects = MessageFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a message")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["message", "sha256"], name="one_file_once_a_message")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("message_file", args=[self.pk])


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
