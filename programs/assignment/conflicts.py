"""Who may not read what, and why, for a whole call at once: declared, shown by the data, said at a reading."""

from collections import defaultdict

from django.utils.translation import gettext as _

from programs.models import Review, Role
from programs.models.recusal import TEAM, declared_by, ties


def conflicts(call, dossiers, people):
    """The reasons for which each of these people stands aside: (dossier, person) identifiers to words; in three queries.

    ``dossiers`` come with their organization and its territory, ``people`` with theirs.
    """
    team, declared, found = teams(dossiers), declared_by(people, call), {}
    for dossier in dossiers:
        dossier.call = call
        for person in people:
            if words := [str(tie) for tie in ties(dossier, person, team[dossier.pk], declared.get(person.pk, ()))]:
                found[dossier.pk, person.pk] = words
    known = {dossier.pk for dossier in dossiers}
    for dossier, person in Review.objects.recused().filter(dossier__call=call).values_list("dossier", "reviewer"):
        if dossier in known:
            found.setdefault((dossier, person), [_("conflict of interest")])
    return found


def teams(dossiers):
    """Who takes or took part in each dossier, as (role code, person)."""
    found = defaultdict(list)
    held = Role.objects.filter(dossier__in=[dossier.pk for dossier in dossiers], code__in=TEAM)
    for role in held.select_related("person").order_by("id"):
        found[role.dossier_id].append((role.code, role.person))
    return found
