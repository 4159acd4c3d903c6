"""Invite someone to act for the State: how the first administrator of an installation comes in."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from programs import invitations
from programs.forms.roles import CODES, RoleForm
from programs.models import Role, User


class Command(BaseCommand):
    """Prints the signed link too, for where no mail leaves yet."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--role", default=Role.Code.ADMIN, choices=[str(code) for code, _help in CODES])

    def handle(self, email, role, **_options):
        form = RoleForm({"email": email, "code": role})
        if not form.is_valid():
            raise CommandError(" ".join(message for errors in form.errors.values() for message in errors))
        given = form.give(User.objects.get(is_system=True))
        if isinstance(given, Role):
            self.stdout.write(
                _("%(person)s is now: %(role)s.") % {"person": given.person, "role": given.get_code_display()}
            )
            return
        self.stdout.write(invitations.link(given))
        try:
            invitations.send(given)
        except OSError as error:
            self.stderr.write(_("The message did not leave (%s): hand the link over yourself.") % error)
