"""The policy of the addresses of the depth of a residence: the library, the network, the journal, the vote, the return."""

from programs import clock
from programs.models.attachment import keep
from residences import definitions
from residences.models import Ballot, MethodSheet, Professional
from tests.residences import samples

FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
NATIONAL = "officer authority admin"
PROJECT = f"lead member signatory resident observer operator coach {NATIONAL}"
WRITES = "lead member coach officer"
RECORDS = f"resident {WRITES}"
SIGNED = FREE.removeprefix("anonymous ")
PARTS = {"wanted": WRITES, "outputs": WRITES} | dict.fromkeys(
    ("words", "met", "insights", "concepts", "trials"), RECORDS
)


def hang(world):
    """A sheet that the residence proposes, a published one, a definition approved."""
    world.sheet = MethodSheet.open_for(
        world.people["lead"], world.call.program, dossier=world.dossier, title="Le marché"
    )
    world.method = samples.published(world.call.program)
    definition = world.residence.definitions.get()
    world.choice = definition.items.create(title="Un conseil", stance="added", text="Chaque vendredi.")
    definitions.approve(definition, world.people["coach"])
    tread(world, world.residence)


def tread(world, residence):
    """One row of each thing of the field, a vote that is open, a return that is dated, a member of the network who has not agreed."""
    world.wanted = residence.wanted.create(discipline="design")
    world.words = residence.verbatims.create(
        said="Bonjour", who="une agente", consent="quoted", way="spoken", agreed_on=clock.today()
    )
    world.met = residence.meetings.create(kind="agents", number=3)
    world.insights = residence.insights.create(title="On attend", text="Partout.")
    world.concepts = residence.concepts.create(name="La carte", description="Une carte.")
    world.trials = residence.trials.create(prototype=world.prototypes, who="habitants", learned="Oui.")
    world.ballot = Ballot.objects.create(residence=residence, opened_at=clock.now())
    file = residence.dossier.attachments.create(
        kind="output",
        name="a.pdf",
        content_type="application/pdf",
        size=4,
        sha256=keep(b"plan"),
        uploaded_by=world.people["lead"],
    )
    world.outputs = residence.outputs.create(title="Le plan", attachment=file)
    residence.returns.create(months=6, due_on=clock.today())
    world.member = Professional.objects.create(
        name="Ana", profile="Designer", email="ana@exemple.fr", disciplines=["design"]
    )


def of(**names):
    """An address below the residence: its own identifier and those of these objects."""
    return lambda w: {"pk": w.residence.pk} | {key: getattr(w, name).pk for key, name in names.items()}


def over(world):
    """The address of a phase that is over, for this request alone: until one is, the rhythm can be chosen."""
    phase = world.residence.phases.last()
    phase.status, phase.reason = "skipped", "Trop tard."
    phase.save()
    return {"pk": world.residence.pk, "phase": phase.pk}


def slug(world):
    return {"slug": world.method.slug}


def declare(rule):
    """The policy of each address."""
    rule("methods methods_archive common_base", get=FREE)
    rule("common_base_version", get=FREE, address=lambda w: {"number": 1})
    rule("method method_file", get=FREE, address=slug)
    rule("method_version", get=FREE, address=lambda w: slug(w) | {"number": 1})
    rule("sheets", get=f"{PROJECT} other_lead other_coach")
    rule("sheet_new sheet_load", get="officer", post="officer")  # coaches hold their role on a project alone
    rule("common_base_new", get="officer", post="officer")
    rule("sheet", get=PROJECT, address=lambda w: {"pk": w.sheet.pk})
    rule("sheet_edit", get=RECORDS, post=RECORDS, address=lambda w: {"pk": w.sheet.pk})
    rule("sheet_from_idea", address=lambda w: {"pk": w.dossier.pk})  # no idea is public
    rule("residence_definition", get=PROJECT, address=of())
    rule("residence_problem residence_choose residence_choice_new", get=WRITES, post=WRITES, address=of())
    rule("residence_take_all residence_base_renew", post=WRITES, address=of())
    rule("residence_principle", get=WRITES, post=WRITES, address=lambda w: of()(w) | {"place": 1})
    rule("residence_choice", get=WRITES, post=WRITES, address=of(row="choice"))
    rule("residence_approve", post="coach officer", address=of())
    rule("residence_definition_version", get=PROJECT, address=lambda w: of()(w) | {"number": 1})
    rule("residence_sheet_new", get=RECORDS, post=RECORDS, address=of())


def deepen(rule):
    """The policy of what happens in the field and after it."""
    rule("residence_rhythm", get=WRITES, post=WRITES, address=of())
    rule("residence_phase_retake", get=WRITES, post=WRITES, address=over)
    rule("residence_day", get=RECORDS, post=RECORDS, address=of())
    rule("residence_journal", get=PROJECT, address=of())
    rule("residence_ballot", get=WRITES, post=WRITES, address=of())
    rule("residence_ballot_paper residence_ballot_ouvrir residence_ballot_fermer", post=WRITES, address=of())
    rule("vote_code", get=FREE, post=FREE)
    rule("vote", get=FREE, post=FREE, address=lambda w: {"code": w.ballot.code})
    rule("residence_output_publish", post=WRITES, address=of(row="outputs"))
    rule("residence_output", get=PROJECT, address=lambda w: {"pk": w.outputs.pk})  # not published
    rule("residence_return", get=PROJECT, post=WRITES, address=lambda w: of()(w) | {"months": 6})
    rule("professionals", get=FREE)
    rule("professional_mine", get=SIGNED, post=SIGNED)
    rule("professional_new", get="officer coach other_coach", post="officer coach other_coach")
    rule("professional", get="officer coach other_coach admin", address=lambda w: {"pk": w.member.pk})  # has not agreed
    rule(
        "professional_edit",
        get="officer coach other_coach",
        post="officer coach other_coach",
        address=lambda w: {"pk": w.member.pk},
    )
    rule("professional_agree", address=lambda w: {"pk": w.member.pk})  # the link is signed: without it, nothing
    for name, who in PARTS.items():
        rule(f"residence_{name}", get=PROJECT, address=of())
        rule(f"residence_{name}_new", get=who, post=who, address=of())
        rule(f"residence_{name}_edit", get=who, post=who, address=of(row=name))
        rule(f"residence_{name}_remove", get=WRITES, post=WRITES, address=of(row=name))
