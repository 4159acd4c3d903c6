"""The people who act for the State, and the roles they hold."""

import django_filters
import django_tables2 as tables
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.forms.roles import CODES
from programs.models import Program, Role


class RoleTable(tables.Table):
    """One role a row: who holds it, where, since when, given by whom."""

    person = tables.TemplateColumn(
        template_name="programs/roles/_person.html", verbose_name=_("Person"), order_by=("person__name", "id")
    )
    code = tables.Column(verbose_name=_("Role"), order_by=("code", "person__name", "id"))
    program = tables.Column(verbose_name=_("Programme"), default=_("All"), orderable=False)
    starts_on = tables.DateColumn(verbose_name=_("Since"), order_by=("starts_on", "id"))
    ends_on = tables.DateColumn(verbose_name=_("Until"), orderable=False)
    given_by = tables.Column(verbose_name=_("Given by"), orderable=False)
    todo = tables.TemplateColumn(
        template_name="programs/roles/_end.html", verbose_name=_("To do"), orderable=False, empty_values=()
    )

    caption = _("Roles of the State")

    class Meta:
        model = Role
        fields = ("person", "code", "program", "starts_on", "ends_on", "given_by")
        empty_text = _("Nobody here")


class RoleFilter(django_filters.FilterSet):
    """The list narrowed by a name or an address, a role, a programme."""

    q = django_filters.CharFilter(label=_("Name or e-mail address"), method="search")
    code = django_filters.ChoiceFilter(
        label=_("Role"), choices=[(code, code.label) for code, _help in CODES], empty_label=_("All")
    )
    program = django_filters.ModelChoiceFilter(
        label=_("Programme"), queryset=Program.objects.order_by("code"), empty_label=_("All")
    )

    class Meta:
        model = Role
        fields = ["code", "program"]

    def search(self, queryset, name, value):
        """Each word in the name or the address, whatever its accents."""
        for word in value.replace("\x00", "").split()[:6]:
            queryset = queryset.filter(Q(person__name__unaccent__icontains=word) | Q(person__email__icontains=word))
        return queryset
