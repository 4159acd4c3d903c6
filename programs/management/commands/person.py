"""What the platform holds on a person: "export" writes it to a ZIP file, "erase" makes the account nobody's."""

import shutil
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from programs import erasure, mydata
from programs.models import User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["export", "erase"])
        parser.add_argument("email", help="the address of the account")
        parser.add_argument("--to", help="the file to write (export); the address followed by .zip by default")
        parser.add_argument("--yes", action="store_true", help="erase without asking again")

    def handle(self, *, action, email, to, yes, **_):
        person = User.objects.filter(email=email.strip().lower(), is_system=False).first()
        if person is None:
            raise CommandError(f"no account has the address {email}")
        getattr(self, action)(person, to, yes)

    def export(self, person, to, _yes):
        path = Path(to or f"{person.email}.zip")
        with mydata.archive(person) as made, path.open("wb") as target:
            shutil.copyfileobj(made, target)
        self.stdout.write(f"{path}: {len(mydata.sheets(person))} kinds of data")

    def erase(self, person, _to, yes):
        for sentence in mydata.staying(person):
            self.stdout.write(sentence)
        if not yes and input(f"Type {person.email} to erase this account for ever: ") != person.email:
            raise CommandError("nothing was erased")
        erasure.erase_person(person)
        self.stdout.write("erased")
