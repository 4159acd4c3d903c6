"""The parts of a camp made of rows: missions, partners, programme, places, jury, criteria, prizes; who writes each."""

from django.utils.translation import gettext_lazy as _

from hackathons.forms.day import MentorForm
from hackathons.forms.rows import AgendaForm, GridForm, JurorForm, MissionForm, PartnerForm, PrizeForm, QuotaForm
from hackathons.permissions import prepares, sets_grid, settles
from programs.forms.money import ExpenseForm, FundingForm
from programs.parts import Part


def missions(camp):
    """The missions with their words, each dated from the camp in hand."""
    return camp.missions.select_related("camp", "done_by", "waived_by").prefetch_related("notes__author")


PARTS = {
    part.code: part
    for part in (
        Part(
            "camp", "missions", _("The lead’s missions"), _("What a camp takes, counted from its first day. The coach comments, and may do without one with a reason."),
            _("Add a mission"), _("No mission yet."), missions, MissionForm, prepares,
        ),
        Part(
            "camp", "partners", _("Partners of the camp"), _("Those who help it to exist; the public page names those who agreed."), _("Add a partner"),
            _("No partner yet. Write down whom you think of: a school, an association, a company, the neighbouring municipality."),
            lambda camp: camp.partners.all(), PartnerForm, prepares,
        ),
        Part(
            "camp", "agenda", _("The programme"), _("What happens when, from the welcome to the farewell."), _("Add a moment"),
            _("No moment yet. Begin with the welcome, the meals and the end."), lambda camp: camp.agenda.all(), AgendaForm, prepares,
        ),
        Part(
            "camp", "quotas", _("Places by profile"), _("A profile without a number has no limit of its own."), _("Give a profile its places"),
            _("No profile has a limit: anyone may take any place."), lambda camp: camp.quotas.all(), QuotaForm, prepares,
        ),
        Part(
            "camp", "jury", _("The jury of the camp"), _("Each juror receives a link that opens the prototypes on a phone."), _("Add a juror"),
            _("No juror yet. Three at least, of different places: an elected representative, an agent, an inhabitant, someone of the trade."),
            lambda camp: camp.jurors.for_rows(), JurorForm, prepares,
        ),
        Part(
            "camp", "mentors", _("The mentors"), _("Each has a link of their own: on the day, it opens the queue of requests for help on their phone."), _("Add a mentor"),
            _("No mentor yet. One for each challenge, and a few who know data, design or the service."), lambda camp: camp.mentors.all(), MentorForm, prepares,
        ),
        Part(
            "camp", "grid", _("The jury’s criteria"), _("Each is marked from 0 to 4; the weights add up to 100."), _("Add a criterion"),
            _("No criterion."), lambda camp: camp.grid.all(), GridForm, sets_grid,
        ),
        Part(
            "camp", "prizes", _("The prizes"), _("What the winners receive, and from whom."), _("Add a prize"), _("No prize. A camp may do very well without."),
            lambda camp: camp.prizes.select_related("team"), PrizeForm, prepares,
        ),
        Part(
            "camp", "funding", _("Funding"), _("Who pays how much, or lends what. What is acquired or paid counts towards the costs."), _("Add a funder"),
            _("No funder yet. Write down each one as soon as you ask: the municipality too."), lambda camp: camp.dossier.funding.all(), FundingForm, settles,
        ),
        Part(
            "camp", "expenses", _("Costs"), _("What the camp costs: planned, then what was really spent. The report prints both."), _("Add an expense"),
            _("No expense yet. Meals, venue, sound, prizes, travel: an order of magnitude is enough to begin."), lambda camp: camp.dossier.expenses.all(), ExpenseForm, settles,
        ),
    )
}  # fmt: skip
