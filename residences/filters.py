"""What visitors narrow the library of methods and the network by."""

import django_filters as filters
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import Idea
from residences import network
from residences.models import Discipline, Professional
from residences.models.content import Length, Moment

WORDS = SearchVector("title", "purpose", "steps", "team", "material", config="french")


class MethodFilter(filters.FilterSet):
    """The sheets with these words, for this moment, of this length, under this licence."""

    q = filters.CharFilter(label=_("Words"), method="search")
    stage = filters.ChoiceFilter(label=_("Moment"), choices=Moment.choices, empty_label=_("Any"))
    length = filters.ChoiceFilter(label=_("Length"), choices=Length.choices, empty_label=_("Any"))
    licence = filters.ChoiceFilter(label=_("Licence"), choices=Idea.Licence.choices, empty_label=_("Any"))

    class Meta:
        fields: list = []

    def search(self, queryset, name, value):
        """In any of their French forms, or as they begin the name of a method."""
        words = value.strip()[:100]
        if not words:
            return queryset
        found = Q(document=SearchQuery(words, config="french")) | Q(title__unaccent__icontains=words)
        return queryset.annotate(document=WORDS).filter(found)


class NetworkFilter(filters.FilterSet):
    """The members of the network with these words, of this discipline, in this région, available or not."""

    q = filters.CharFilter(label=_("Words"), method="search")
    discipline = filters.ChoiceFilter(
        label=_("Discipline"), choices=Discipline.choices, method="wearing", empty_label=_("Any")
    )
    region = filters.ChoiceFilter(label=_("Région"), method="within", empty_label=_("Any"))
    available = filters.ChoiceFilter(
        label=_("Availability"), choices=Professional.Available.choices, empty_label=_("Any")
    )

    class Meta:
        fields: list = []

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["region"].extra["choices"] = network.regions()

    def search(self, queryset, name, value):
        """Each word in the name, the profile or the references."""
        for word in value.split()[:6]:
            found = (
                Q(name__unaccent__icontains=word)
                | Q(profile__unaccent__icontains=word)
                | Q(references__unaccent__icontains=word)
            )
            queryset = queryset.filter(found)
        return queryset

    def wearing(self, queryset, name, value):
        """Those of this discipline."""
        return queryset.wearing(value)

    def within(self, queryset, name, value):
        """Those of this région, and those who go anywhere."""
        return queryset.filter(region__in=(value, ""))
