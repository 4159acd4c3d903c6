"""Who reads and acts at each address of recruitment; of who applied, the recruiters alone."""

from tests import factories
from tests.recruiting import samples

FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
TEAM = "lead member signatory resident observer operator coach officer authority admin recruiter"
RUNS = "officer recruiter"
WHO_APPLIED = "recruiter"


def declare(rule, of):
    """The policies of recruitment, given to the table of all."""

    def named(**names):
        """The address of these objects of the world."""
        return lambda w: {key: getattr(w, name).pk for key, name in names.items()}

    def slug(w):
        return {"slug": w.position.slug}

    rule("jobs job_feed", get=FREE)
    rule("job", get=FREE, address=slug)
    rule("job_apply job_volunteer", get=FREE, post=FREE, address=slug)
    rule(
        "application application_manager application_erase", address=of("applicant")
    )  # each link is signed: without it, nothing
    rule("application_file", address=named(pk="applicant", file="letter"))
    rule("application_step", address=lambda w: {"pk": w.applicant.pk, "name": "withdraw"})
    rule("position_list", get="officer authority admin recruiter")
    rule("position_new", get=RUNS, post=RUNS)
    rule("position", get=TEAM, address=of("position"))
    rule("recruitment_pdf", get=TEAM, post="lead coach officer recruiter", address=of("position"))
    rule("position_preview", get=TEAM, address=of("position"))
    rule("position_edit", get=RUNS, post=RUNS, address=of("position"))
    rule("position_recruiter", post=RUNS, address=of("position"))
    rule("position_recruiter_end", post=RUNS, address=named(pk="position", role="entrusted"))
    rule("pipeline pipeline_compare", get=WHO_APPLIED, address=of("position"))
    rule("pipeline_refuse", get=WHO_APPLIED, post=WHO_APPLIED, address=of("position"))
    rule("slots", get=WHO_APPLIED, post=WHO_APPLIED, address=of("position"))
    rule("slots_remove", post=WHO_APPLIED, address=of("position"))
    rule("panelist_remove", post=WHO_APPLIED, address=named(pk="position", seat="seat_of_panel"))
    rule("applicant", get=WHO_APPLIED, address=of("applicant"))
    rule("applicant_screening", get=WHO_APPLIED, post=WHO_APPLIED, address=of("applicant"))
    rule("applicant_file", get=WHO_APPLIED, address=named(pk="applicant", file="letter"))
    rule("panel", address=of("seat_of_panel"))  # the link is signed, or the account is that of its address
    rule("scorecard", address=named(pk="seat_of_panel", applicant="applicant"))
    rule("panel_file", address=named(pk="seat_of_panel", applicant="applicant", file="letter"))
    rule("pool", get=WHO_APPLIED, post=WHO_APPLIED)


def hang(world):
    """A position of the dossier, open, and all that hangs on it."""
    by = world.people["recruiter"]
    world.position = samples.position(of=world.dossier, by=by)
    world.applicant = samples.marked("interview", on=world.position)
    world.letter, world.interview_slot = world.applicant.files.get(), samples.slot(world.position)
    world.seat_of_panel = world.position.panel.create(name="Ana Ruiz", email="ana.ruiz@exemple.fr")
    world.entrusted = factories.person("recruiter", position=world.position).roles.get()
