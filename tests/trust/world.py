"""One of everything that addresses name, and one person of each role who holds it there; a second dossier for strangers."""

import pickle
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponse
from django.template import Template, engines
from django.test import Client
from django.test.client import ClientHandler

from hackathons.models import Camp, Matching
from programs import bulk, clock
from programs.models import (
    Allocation,
    CoachingSession,
    Deliberation,
    Edition,
    FinalReport,
    Invitation,
    Mail,
    Relay,
    RelayLink,
)
from programs.models.attachment import Attachment, keep
from programs.views import errors
from tests import factories
from tests.hackathons import samples
from tests.startups import samples as startups
from tests.trust import (
    policies_coaching,
    policies_method,
    policies_open,
    policies_papers,
    policies_recruit,
    policies_talk,
)

FIGURES = ("given", "missing", "least", "most", "suited", "groups", "shared", "moved")
STAFF = ("officer", "authority", "admin", "recruiter", "coach")
ROLES = [
    "anonymous", "stranger", "other_lead", "officer_without_factor", "lead", "member", "signatory", "resident", "observer", "operator",
    "coach", "other_coach", "officer", "authority", "admin", "recruiter", "reviewer", "other_reviewer", "chair", "participant",
]  # fmt: skip


@contextmanager
def recognized():
    """Who asks, and the roles held, are read at the first request of a session: the tests put back all that a request changes."""
    known, read = {}, auth.get_user

    def get_user(request):
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key not in known:
            user = read(request)
            if user.is_authenticated:
                user.active_roles  # noqa: B018 - kept with the person
            known[key] = pickle.dumps(user)
        return pickle.loads(known[key])

    with patch.object(auth, "get_user", get_user):
        yield


def bare(request, _template, context=None, status=None):
    """A refusal without the page around it: what it says, and its status."""
    return HttpResponse(str(context or ""), status=status)


def brief():
    """Refusals say what they have to say, without the page around it, which those let through see on every other."""
    return patch.object(errors, "render", bare)


def unframed():
    """Pages without the header and the menu that stand on all of them."""
    kept = engines["django"].engine.template_loaders[0].get_template_cache
    return patch.dict(kept, {"programs/_header.html": Template("")})


class World:
    """The objects that addresses name, and the people."""

    handler = ClientHandler(enforce_csrf_checks=False)  # the middleware is set up once for all

    def __init__(self):
        self.residence = factories.residence()
        self.dossier = self.residence.dossier
        self.call = self.dossier.call
        self.section = self.call.sections.first()
        self.reading = factories.dossier("eligible")
        self.people = {role: self.person(role) for role in ROLES if role != "anonymous"}
        self.cookies = {person.pk: self.cookie(person) for person in self.people.values()}
        self.other = factories.dossier("draft")
        self.judge()
        self.question = self.section.questions.first()
        self.decision = self.dossier.decisions.first()
        self.office = self.people["authority"].roles.get()
        self.invited = Invitation.objects.create(email="a@exemple.fr", code="officer", invited_by=self.people["admin"])
        self.hang()
        self.partner = factories.partner(of=self.other)
        self.visa = factories.visa(of=factories.dossier(on=factories.call(visa_required=True)))
        self.outside = factories.organization("Parc du Haut-Jura", kind="pnr")
        self.report = FinalReport.open_for(self.dossier, self.people["lead"])
        self.file = self.attachment("answer")
        self.picture = self.pictures = self.attachment("picture")
        self.meet()
        self.instruct()
        self.encamp()
        startups.inhabit(self)
        self.convene()
        policies_coaching.hang(self)
        policies_talk.hang(self)
        policies_recruit.hang(self)
        policies_method.hang(self)
        policies_papers.hang(self)
        policies_open.hang(self)

    def judge(self):
        """The jury of the call that is read: a reading, an example, a member, a proposal."""
        call = self.reading.call
        self.read = factories.review("in_progress", of=self.reading, reviewer=self.people["reviewer"])
        self.example = call.examples.create(title="Exemple", text="Une cantine.")
        self.seat, self.invited_juror = factories.juror(call), factories.seat(call)
        self.allocation = Allocation(call=call, number=1, wishes={"readers": 2}, figures=dict.fromkeys(FIGURES, 0))
        self.allocation.begin(by=factories.person("officer"))
        self.tie = self.seat.ties.create(person=self.seat.person, said="L’agence")

    def meet(self):
        """A session of the coach with the lead."""
        start = clock.now() + timedelta(days=2)
        self.session = CoachingSession(
            dossier=self.dossier, coach=self.people["coach"], subject="Point", starts_at=start, ends_at=start + timedelta(hours=1)
        )  # fmt: skip
        self.session.book(by=self.people["coach"])

    def convene(self):
        """A sitting of the jury that reads."""
        self.sitting = Deliberation(call=self.reading.call, starts_at=clock.now() + timedelta(days=3), place="Salle 3")
        self.sitting.begin(by=self.people["officer"])

    def encamp(self):
        """A camp in preparation on the same dossier, one row of each of its parts; another one, open to all."""
        self.camp, now = Camp.open_for(self.dossier), clock.now()
        self.mission = self.camp_missions = self.camp.missions.first()
        self.camp_partners = self.camp.partners.create(name="École d’art")
        self.camp_agenda = self.camp.agenda.create(title="Accueil", starts_at=now, ends_at=now + timedelta(hours=1))
        self.camp_quotas = self.camp.quotas.create(profile="designer", places=3)
        self.camp_jury = self.camp.jurors.create(name="Ana Ruiz", email="ana@exemple.fr")
        self.camp_grid = self.camp.grid.create(label="Utilité", weight=100)
        self.camp_prizes = self.camp.prizes.create(title="Grand prix")
        self.camp_mentors = self.camp.mentors.create(name="Nour Kaci")
        self.challenge = samples.challenge(self.camp)
        self.data = self.challenge.data_sets.create(title="Arrêts", url="https://data.example/arrets")
        self.camp_funding = self.dossier.funding.create(funder="Région", amount=2000)
        self.camp_expenses = self.dossier.expenses.create(label="Repas", planned=900)
        self.actor = samples.actor(self.camp)
        self.news = samples.news(self.camp)
        self.opened = samples.camp("registration")
        self.told = samples.camp("follow_up")
        self.registered = samples.registration(self.opened)
        self.crew = samples.team(self.opened, self.registered)
        self.proposal = Matching(camp=self.opened)
        self.proposal.begin(by=self.opened.dossier.lead)
        group = self.proposal.groups.create(variant="wishes", number=1)
        self.placement = self.proposal.placements.create(variant="wishes", registration=self.registered, group=group)
        self.shot = self.crew.pictures.create(
            caption="La carte", name="carte.png", content_type="image/png", size=4, sha256=keep(b"shot")
        )
        sheets = self.opened.rounds.create(number=1).judgements
        self.marks = sheets.create(juror=self.opened.jurors.first(), team=self.crew)

    def instruct(self):
        """What officers put around the dossier, and a message with a file."""
        officer = self.people["officer"]
        self.label = self.call.program.labels.create(name="À revoir")
        self.view = officer.views.create(name="Les miens", query="whose=mine")
        self.message = bulk.write(
            self.dossier, self.people["lead"], "Voici le plan.", from_staff=False, files=[self.plan()]
        )
        self.joined = self.message.files.get()
        self.opinion = factories.opinion(self.dossier, officer)
        self.task = factories.task(officer)
        self.mail = Mail.objects.create(
            dossier=self.dossier, address="maire@exemple.fr", subject="Décision", body="Bonjour", sent_at=clock.now()
        )
        self.embargoed = self.call.embargo_recipients.create(name="Préfète", quality="Préfecture", email="p@exemple.fr")

    def plan(self):
        """A file to join to a message."""
        return SimpleNamespace(name="plan.pdf", content_type="application/pdf", size=4, sha256=keep(b"plan"))

    def person(self, role):
        """Who holds this role on the dossier or its call; the "other" one holds it elsewhere."""
        code = role.removeprefix("other_").removesuffix("_without_factor")
        if role == "lead":
            return self.dossier.lead
        if role == "other_lead":
            return factories.dossier("draft").lead
        if role == "stranger":
            return factories.person()
        scope = self.scope(role, code)
        person = factories.person(code, **scope)
        if code in STAFF and not role.endswith("_without_factor"):
            factories.with_second_factor(person)
        return person

    def scope(self, role, code):
        dossier = self.dossier if not role.startswith("other_") else factories.dossier("draft")
        if code in ("member", "resident", "observer", "operator", "coach", "participant"):
            return {"dossier": dossier} if code != "participant" else {}
        if code == "signatory":
            return {"organization": dossier.organization}
        if code in ("reviewer", "chair"):
            return {"call": self.reading.call if dossier == self.dossier else dossier.call}
        return {}

    def hang(self):
        """One row of each kind that hangs on the residence and its dossier."""
        residence, lead, day = self.residence, self.people["lead"], clock.today()
        self.phase = residence.phases.first()
        self.notes = residence.notes.create(title="Note", text="Au marché.", author=lead)
        self.prototypes = residence.prototypes.create(name="La carte", description="Une carte.")
        self.team = residence.residents.create(name="Maëlle Carré", discipline="design")
        self.funding = self.dossier.funding.create(funder="Commune", amount=1000)
        self.action = self.dossier.actions.create(label="Écrire", owner=lead, due_on=day)
        self.version = self.dossier.versions.first()
        self.edition = Edition.objects.create(
            title="Édition", slug="edition", summary="Une phrase.", starts_on=day, ends_on=day, published_at=clock.now()
        )
        self.event = self.edition.events.create(
            title="Atelier", place="Lyon", starts_at=clock.now(), ends_at=clock.now() + timedelta(hours=1)
        )
        self.link = RelayLink.objects.create(call=self.call, relay=Relay.objects.first())

    def attachment(self, kind):
        content = b"%PDF-1.4 essai " + kind.encode()
        return Attachment.objects.create(
            dossier=self.dossier, kind=kind, question="" if kind != "answer" else "q", name=f"{kind}.pdf", content_type="application/pdf",
            size=len(content), sha256=keep(content), scan="clean", uploaded_by=self.people["lead"],
        )  # fmt: skip

    def client(self, role):
        """A browser signed in as this role."""
        client = Client(raise_request_exception=False)
        client.handler = self.handler
        if role != "anonymous":
            person = self.people[role]  # who may have taken another's place since
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies.get(person.pk) or self.cookie(person)
        return client

    def cookie(self, person):
        """A session of this person; those of the world are opened with it, since signing in costs as much as a page."""
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client.cookies[settings.SESSION_COOKIE_NAME].value
