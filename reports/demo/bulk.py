"""Many more dossiers, quickly: legal histories written line by line as the kernel would, with the rows that they lead to."""

import json
from datetime import timedelta
from itertools import islice
from random import Random
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from programs import answers, clock, scoring
from programs.models import (
    Call,
    Counter,
    Decision,
    Detail,
    Dossier,
    DossierVersion,
    History,
    Milestone,
    Outbox,
    Review,
    Role,
    User,
)
from reports.demo import calls, content
from reports.demo.crowd import Crowd
from reports.demo.dossiers import typed
from reports.demo.fates import AFTER_CLOSING, BY, COMMENTS, FATES, OUTCOMES, READING, SENDING, WHILE_OPEN
from reports.demo.people import accounts
from reports.demo.rows import Rows
from reports.demo.story import days_ago, take
from residences import presets
from residences.models import LocalDefinition, Method, Phase, Residence

SIZE = 1000  # dossiers in one transaction
A_JUROR = 30  # dossiers, two readings each


def more(number, rng):
    """Add this many dossiers, spread over the calls of FATES; the same ones for the same seed and number."""
    who, crowd = accounts(), Crowd(rng)
    for fate, share in shares(number):
        with transaction.atomic():
            call = opened(fate, who)
            homes = crowd.homes(call, share)
            leads, members = crowd.agents(homes, "agent"), crowd.agents(homes, "redactrice")
            jury = crowd.jury(call, 5 + share // A_JUROR) if call.has_jury else []
        scribe = Scribe(fate, call, who, jury, crowd)
        people = zip(homes, leads, members, strict=True)
        while part := list(islice(people, SIZE)):
            scribe.write(part, rng)


def shares(number):
    """How many dossiers go to each call."""
    found = [number * fate.share // 100 for fate in FATES]
    found[-2] += number - sum(found)
    return [(fate, share) for fate, share in zip(FATES, found, strict=True) if share]


def opened(fate, who):
    """The call, taken where it stands by its own steps, alone: its effects have nobody to reach yet."""
    if found := Call.objects.filter(title=fate.title).first():
        return found
    call = calls.write(who["officer"], fate.title, fate.mode, fate.opens, fate.closes, places=None)
    for step in fate.steps:
        by = who["authority"] if step == "announce" else who["officer"]
        with days_ago(fate.closes - AFTER_CLOSING[step][0], 23, 59):
            take(
                call,
                step,
                by,
                **(
                    {"comment": COMMENTS.get(step, "La date de clôture est atteinte.")}
                    if step in ("close", "cancel")
                    else {}
                ),
            )
    Outbox.objects.filter(line__machine="call", line__object_id=call.pk, done_at=None).update(done_at=clock.now())
    return Call.objects.get(pk=call.pk)


def moves(model):
    """Where each step leads from each state."""
    return {(move.name, str(move.source)): str(move.target) for move in model.transitions()}


def identifier(rng):
    return UUID(int=rng.getrandbits(128), version=4)


def reserve(prefix, year, number):
    """Take that many references at once."""
    counter, _made = Counter.objects.select_for_update().get_or_create(prefix=prefix, year=year)
    Counter.objects.filter(pk=counter.pk).update(value=counter.value + number)
    return [f"{prefix}-{year}-{n:03d}" for n in range(counter.value + 1, counter.value + number + 1)]


class Scribe:
    """Writes the dossiers of one call."""

    def __init__(self, fate, call, who, jury, crowd):
        self.fate, self.call, self.jury, self.crowd = fate, call, jury, crowd
        self.officer, self.system = who["officer"].pk, User.objects.system().pk
        self.moves, self.readings = moves(Dossier), moves(Review)
        self.criteria, self.definition = list(call.criteria.all()), json.dumps(call.form)
        self.texts = [self.text(n, idea) for n, idea in enumerate(content.IDEAS)]
        self.closing = call.closes_at
        self.span = (min(call.closes_at, clock.now()) - call.opens_at) / timedelta(seconds=1)

    def text(self, n, idea):
        """The answers of an idea as JSON, the name and the identifier of its commune left to fill."""
        idea, found = ("{name}", *idea[1:]), {}
        for question in answers.questions(self.call.form):
            value = "{place}" if question["kind"] == "territory" else typed(question, idea, n)
            found |= {} if value is None else {question["code"]: value}
        return json.dumps(found)

    def write(self, part, rng):
        """Write these dossiers and all that hangs on them in one transaction; its end checks every history."""
        ways = rng.choices(list(self.fate.ways), self.fate.ways.values(), k=len(part))
        sendings = sum(way.count(step) for way in ways for step in SENDING)
        with transaction.atomic():
            self.rng, self.rows = rng, Rows()
            references = reserve(self.call.program.prefix, timezone.localtime(self.call.opens_at).year, len(part))
            self.receipts = iter(reserve("AR", timezone.localtime(self.call.opens_at).year, sendings))
            self.rng = Random(f"{rng.random()} {references[0]}")  # noqa: S311  never the same identifiers twice
            self.mayors = self.crowd.mayors(
                [home for way, (home, *_) in zip(ways, part, strict=True) if "confirm" in way], self.call
            )
            self.projects = []
            for n, (way, one) in enumerate(zip(ways, part, strict=True)):
                self.dossier(n, references[n], way.split(), *one)
            self.rows.write()
            self.equip()

    def moment(self, step):
        """When a step is taken: while the call is open, or after its closing."""
        if step in WHILE_OPEN:
            return self.call.opens_at + timedelta(seconds=int(self.span * self.rng.uniform(*WHILE_OPEN[step])))
        return self.after(*AFTER_CLOSING[step])

    def after(self, first, last):
        """A moment so many days after the closing, never to come."""
        return min(self.closing + timedelta(seconds=int(86_400 * self.rng.uniform(first, last)) + 60), clock.now())

    def line(self, machine, obj, seq, name, source, target, dossier, actor, at):
        """The next line of an object, its comment before it."""
        one = identifier(self.rng)
        if comment := COMMENTS.get(name, "") if machine == "dossier" else "":
            self.rows.add(Detail, line_id=one, salt=identifier(self.rng), comment=comment)
        self.rows.add(
            History, id=one, machine=machine, object_id=obj, seq=seq, name=name, source=source, target=target, dossier_id=dossier,
            actor_id=actor, at=at,
        )  # fmt: skip

    def dossier(self, n, reference, way, home, lead, member):
        """One dossier by its way: its lines, then its row as the last of them leaves it."""
        (place, organization), pk, state = home, identifier(self.rng), ""
        idea = self.rng.randrange(len(content.IDEAS))
        title = f"{content.IDEAS[idea][2]} à {place.name}"
        row = {
            "id": pk,
            "organization_id": organization,
            "reference": reference,
            "title": title,
            "answers": self.answers(idea, place),
        }
        who = {"lead": lead, "system": self.system, "signatory": self.mayors.get(organization)}
        number = 0
        for seq, step in enumerate(["begin", *way]):
            at, source, state = self.moment(step), state, self.moves[step, state]
            self.line("dossier", pk, seq, step, source, state, pk, who.get(BY.get(step), self.officer), at)
            row |= self.told(step, at)
            if step in SENDING:
                number += 1
                self.version(row, number, at, lead)
            if step in OUTCOMES:
                self.decision(pk, step, at)
            if step == "start_review" and self.jury:
                self.reviews(n, pk, way)
        row |= self.residence(pk, at) if state == "confirmed" else {}
        self.rows.add(Dossier, **row, call_id=self.call.pk, seq=seq, state=state, since=at)
        self.surroundings(pk, place, lead, member, row["created_at"])

    def answers(self, idea, place):
        """What was answered, with the name of the commune."""
        return self.texts[idea].replace("{name}", place.name.replace('"', "’")).replace("{place}", place.pk)

    def told(self, step, at):
        """The fields that a step sets."""
        day = at.date()
        match step:
            case "begin":
                return {"created_at": at, "written_at": at}
            case "submit":
                return {"submitted_at": at, "written_at": at, "commitments_at": at - timedelta(minutes=4)}
            case "request_completion":
                return {"completion_due": max(day, clock.today()) + timedelta(days=12)}
            case "resubmit":
                return {"completion_due": None}
            case "shortlist":
                return {"hearing_at": at + timedelta(days=30), "hearing_place": "20, avenue de Ségur, Paris"}
            case "select":
                return {"confirm_by": self.call.confirm_by}
            case "pledge":
                return {"council_on": day + timedelta(days=30)}
        return {}

    def version(self, row, number, at, lead):
        """What was submitted, with its receipt."""
        self.rows.add(
            DossierVersion, id=identifier(self.rng), dossier_id=row["id"], number=number, title=row["title"], definition=self.definition,
            answers=row["answers"], submitted_by_id=lead, received_at=at, receipt=next(self.receipts),
        )  # fmt: skip

    def decision(self, dossier, step, at):
        """What is proposed; its letter approved where it was announced."""
        approved = {"approved_by_id": self.officer, "approved_at": at} if self.call.announced_at else {}
        self.rows.add(
            Decision, id=identifier(self.rng), dossier_id=dossier, outcome=OUTCOMES[step], reason=COMMENTS[step], proposed_by_id=self.officer,
            proposed_at=at, **approved,
        )  # fmt: skip

    def surroundings(self, dossier, place, lead, member, at):
        """Its lead and its co-author; its commune and two others of the same intercommunality."""
        for code, person in (("lead", lead), ("member", member)):
            self.rows.add(
                Role,
                id=identifier(self.rng),
                person_id=person,
                code=code,
                dossier_id=dossier,
                starts_on=timezone.localtime(at).date(),
            )
        together = place.epci or place.siren
        near = [other for other in self.crowd.around[together][:3] if other != place.pk] if together else []
        for territory in (place.pk, *near[:2]):
            self.rows.add(Dossier.perimeter.through, dossier_id=dossier, territory_id=territory)

    def reviews(self, n, dossier, way):
        """Two readings: both given where the dossier is decided, else a fifth still under way."""
        decided = way[-1] != "start_review"
        for k in (0, 1):
            steps = (
                ["begin", "accept", "submit"]
                if decided or self.rng.random() < 0.8
                else self.rng.choice((["begin"], ["begin", "accept"]))
            )
            self.review(dossier, self.jury[(n + k) % len(self.jury)], steps)

    def review(self, dossier, reviewer, steps):
        """A reading by its lines; marked when it is given."""
        pk, state, given = identifier(self.rng), "", len(steps) == 3
        marks = {str(c.pk): self.rng.randint(1, c.best) for c in self.criteria} if given else {}
        for seq, step in enumerate(steps):
            at, source, state = self.after(*READING[step]), state, self.readings[step, state]
            self.line(
                "review", pk, seq, step, source, state, dossier, self.officer if step == "begin" else reviewer, at
            )
        opinion = self.rng.choice(content.OPINIONS) if given else ""
        mark = scoring.weighted(marks, self.criteria) if given else None
        self.rows.add(
            Review,
            id=pk,
            dossier_id=dossier,
            reviewer_id=reviewer,
            scores=json.dumps(marks),
            opinion=opinion,
            mark=mark,
            state=state,
            seq=seq,
            since=at,
        )

    def residence(self, dossier, at):
        """The project that a confirmation opens, still to be framed; what the dossier shows of it."""
        pk, state = identifier(self.rng), Residence.State.FRAMING
        self.line("residence", pk, 0, "begin", "", state.value, dossier, self.system, at)
        self.rows.add(Residence, id=pk, dossier_id=dossier, state=state.value, seq=0, since=at)
        self.projects.append(pk)
        return {"project_state": state.value, "project_label": str(state.label)}

    def equip(self):
        """Milestones, phases and a local definition to write, copied from the presets."""
        opened = Residence.objects.filter(pk__in=self.projects).select_related("dossier").order_by("pk")
        method, program = Method.objects.latest("version"), self.call.program
        made = [presets.milestones(program, one.dossier, timezone.localtime(one.since).date()) for one in opened]
        made += [presets.phases(Phase, one) for one in opened] + [
            [LocalDefinition(residence=one, method=method)] for one in opened
        ]
        for model in (Milestone, Phase, LocalDefinition):
            chosen = [obj for objects in made for obj in objects if isinstance(obj, model)]
            for obj in chosen:
                obj.pk = identifier(self.rng)
            model.objects.bulk_create(chosen)
