"""Why someone is in a team, or in none: sentences made from what the engine knows."""

from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hackathons import presets
from hackathons.matching.engine import Given, Proposal

SKILLS = dict(presets.SKILLS)


class Said(NamedTuple):
    """Why here; why none of the wishes is granted (empty when one is, or when there was none)."""

    reason: str
    denied: str = ""


class Sayer:
    """Says a proposal, person by person; ``titles`` are those of the challenges, ``names`` those of the open teams."""

    def __init__(self, given: Given, proposal: Proposal, titles, names):
        self.given, self.proposal, self.titles, self.names = given, proposal, titles, names
        self.wanted = Counter(wish for person in given.people for wish in person.wishes)
        self.teams = Counter(team.challenge for team in proposal.teams)
        self.room = Counter()
        for team in proposal.teams:
            here = len(team.people) + (given.open[team.open].members if team.open is not None else 0)
            self.room[team.challenge] += max(0, given.most - here)

    def said(self):
        """Each person, by number, with what is said of them."""
        for team in self.proposal.teams:
            for one in team.people:
                yield one, self.placed(team, one)
        for one in self.proposal.left:
            yield one, Said("", self.left())

    def placed(self, team, one):
        """Why someone is in this team."""
        person, parts, denied = self.given.people[one], [], ""
        if team.open is not None:
            parts.append(_("Completes the team %s.") % self.names[team.open])
        if team.challenge in person.wishes:
            parts.append(WISHES[person.wishes.index(team.challenge)]() % self.titles[team.challenge])
        elif person.wishes:
            denied = self.why(person.wishes[0])
            parts.append(_("None of their wishes: %s") % denied)
        elif team.challenge is not None:
            parts.append(_("No wish: this challenge had room."))
        if brought := self.brought(team, one):
            words = ngettext("Brings what nobody else there has: %s.", "Brings what nobody else there has: %s.", len(brought))  # fmt: skip
            parts.append(words % ", ".join(str(SKILLS[skill]) for skill in SKILLS if skill in brought))
        return Said(" ".join(parts)[:300] or _("A team with free seats."), denied[:300])

    def brought(self, team, one):
        """The skills that this person alone has in this team."""
        others = [self.given.people[other].skills for other in team.people if other != one]
        known = self.given.open[team.open].skills if team.open is not None else frozenset()
        return self.given.people[one].skills.difference(known, *others) & set(SKILLS)

    def why(self, wish):
        """Why the first wish of someone could not be granted."""
        title, wanted = self.titles[wish], self.wanted[wish]
        if not self.teams[wish]:
            words = ngettext("%(n)d person wished for “%(what)s”, too few for a team.", "%(n)d people wished for “%(what)s”, and no team was made of them.", wanted)  # fmt: skip
            return words % {"n": wanted, "what": title}
        if not self.room[wish]:
            return _("every seat of “%s” is taken.") % title
        return _("their skills were more needed elsewhere than on “%s”.") % title

    def left(self):
        """Why someone is in no team."""
        given = self.given
        if not self.proposal.teams:
            words = ngettext("A team takes %(least)d people: there is %(n)d.", "A team takes %(least)d people: there are %(n)d.", len(given.people))  # fmt: skip
            return words % {"least": given.least, "n": len(given.people)}
        return _("No number of teams of %(least)d to %(most)d takes everyone: the last to register wait.") % {"least": given.least, "most": given.most}  # fmt: skip


WISHES = [lambda: _("First wish: %s."), lambda: _("Second wish: %s."), lambda: _("Third wish: %s.")]
