"""The feed of the calls open now, for newsreaders and for the sites of the relays."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.models import Call
from programs.models.theme import labels

MOST = 50


class OpenCalls(Feed):
    """The calls that anyone can answer today, the latest opened first."""

    feed_type, language = Atom1Feed, "fr"
    title, subtitle = _("Open calls"), _("The calls that territories can answer today.")
    link, feed_url = reverse_lazy("calls"), reverse_lazy("call_feed")

    def author_name(self):
        return settings.SITE_NAME

    def items(self):
        return Call.objects.public().filter(state="open").order_by("-opens_at", "id")[:MOST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_pubdate(self, item):
        return item.opens_at

    def item_updateddate(self, item):
        return item.since

    def item_guid(self, item):
        return f"urn:uuid:{item.pk}"

    def item_categories(self, item):
        return [item.program.name, *labels(item.themes)]


open_calls = login_not_required(require_safe(OpenCalls()))
