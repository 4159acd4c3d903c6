"""Pictures of a team: a bounded number, cleaned of what tells who took them and where."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hackathons.models import TeamPicture
from programs import cleaning
from programs.models.attachment import keep

KINDS = {"image/png": "png", "image/jpeg": "jpg"}


def add(team, upload, caption, author):
    """Keep a picture of a team; raises ValidationError when it has enough of them, or when it cannot be cleaned."""
    try:
        content = cleaning.cleaned(upload.content, KINDS[upload.content_type], None)
    except cleaning.Unclean as error:
        raise ValidationError(_("This picture cannot be read whole: save it again, then join it.")) from error
    with transaction.atomic():
        team = team.lock()
        digest = sha256(content).hexdigest()
        if team.pictures.filter(sha256=digest).exists():
            raise ValidationError(_("This picture is already there."))
        if team.pictures.count() >= TeamPicture.MOST:
            raise ValidationError(_("A team has %d pictures at most: remove one first.") % TeamPicture.MOST)
        return team.pictures.create(
            author=author, name=upload.name, caption=caption, content_type=upload.content_type, size=len(content), sha256=keep(content),
        )  # fmt: skip
