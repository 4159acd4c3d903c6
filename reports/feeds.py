"""The feeds of the showcase: the last reports published, for newsreaders and for other sites."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.models.theme import labels
from programs.phases import midnight
from reports import published

MOST = 50


class Achievements(Feed):
    """The published reports as they were sealed, the last published first."""

    feed_type, language = Atom1Feed, "fr"
    title, subtitle = _("Achievements of the territories"), _("The final reports that territories publish.")
    link, feed_url = reverse_lazy("showcase"), reverse_lazy("showcase_atom")

    def author_name(self):
        return settings.SITE_NAME

    def items(self):
        return list(published.shown(published.in_sight()[:MOST]))

    def item_title(self, item):
        return item.facts["title"]

    def item_description(self, item):
        return item.facts["promise"]

    def item_link(self, item):
        return item.report.get_public_url()

    def item_pubdate(self, item):
        return midnight(item.report.published_on)

    def item_updateddate(self, item):
        return item.document.created_at

    def item_guid(self, item):
        return f"urn:uuid:{item.report.pk}"

    def item_categories(self, item):
        return [item.facts["program"], *labels(item.report.dossier.call.themes)]


class RssAchievements(Achievements):
    """The same for readers that know RSS only."""

    feed_type, feed_url = Rss201rev2Feed, reverse_lazy("showcase_rss")
    item_guid_is_permalink = False

    def description(self):
        return self.subtitle


atom = login_not_required(require_safe(Achievements()))
rss = login_not_required(require_safe(RssAchievements()))
