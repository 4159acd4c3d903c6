"""Objects with legal histories: each gets where it is by its steps; every relation that pages show can have two rows."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils.timezone import localtime

from programs import answers, clock, drafts, longwork
from programs.models import (
    Call,
    Document,
    Dossier,
    FinalReport,
    JuryMember,
    Opinion,
    Organization,
    Outbox,
    Partner,
    Program,
    Review,
    Role,
    Task,
    Territory,
    User,
    Visa,
)  # fmt: skip
from programs.models.attachment import keep
from reports.final import final_report
from reports.tasks import written
from tests.residences import samples

number = count(1)


def person(*roles, email=None, name=None, **scope):
    """An active person with a confirmed address, holding these roles on this scope."""
    n = next(number)
    organization = scope.pop("of", None)
    user = User.objects.create(
        email=email or f"personne{n}@exemple{n}.fr", name=name or f"Personne {n}", organization=organization
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for code in roles:
        Role.objects.create(person=user, code=code, starts_on=clock.today() - timedelta(days=1), **scope)
    return user


def officer(**more):
    """A programme officer at national level, with a second factor."""
    return with_second_factor(person("officer", **more))


def with_second_factor(user):
    TOTP.activate(user, generate_totp_secret())
    return user


def program():
    """France en Résidence, made by the migrations."""
    return Program.objects.get(code="residence")


def territory(name="Lignières", departement="18", **more):
    n = next(number)
    code = more.pop("code", f"{90000 + n}")
    defaults = {
        "kind": "commune", "code": code, "name": name, "departement": departement, "departement_name": "Cher",
        "search": name.lower(), "population": 1400, "year": 2026,
    }  # fmt: skip
    return Territory.objects.create(**{"id": f"commune-{code}"} | defaults | more)


def organization(name="Commune de Lignières", kind="commune", **more):
    if kind == "commune" and "territory" not in more:
        more["territory"] = territory(name)
    return Organization.objects.create(name=name, kind=kind, **more)


def departement(name="Cher", code="18"):
    """A département as the official code tells it: it is in no other."""
    return territory(name, "", kind="departement", code=code, departement_name="", id=f"departement-{code}")


def call(state="open", mode="competition", by=None, questions=2, **fields):
    """A call brought to this state by its steps (a new officer unless ``by`` is given)."""
    by = by or person("officer")
    now = clock.now().replace(microsecond=0)
    defaults = {
        "program": program(), "title": "Appel à idées", "mode": mode, "summary": "Une phrase.", "text": "Le texte.",
        "opens_at": now + timedelta(hours=1), "closes_at": now + timedelta(days=30), "places": 2, "min_reviews": 1,
    }  # fmt: skip
    obj = Call(**defaults | fields)
    obj.begin(by=by)
    fill(obj, questions)
    for name in {
        "draft": [],
        "scheduled": ["publish"],
        "open": ["publish", "open"],
        "closed": ["publish", "open", "close"],
    }[state]:
        getattr(obj, name)(by=by, **{"comment": "Fermé."} if name == "close" else {})
    return obj


def fill(obj, questions):
    """Sections, questions and criteria, two of each."""
    for n in (1, 2):
        section = obj.sections.create(order=n, title=f"Partie {n}")
        for k in range(questions if n == 1 else 1):
            section.questions.create(order=k, kind="text", label=f"Question {n}.{k}", required=n == 1)
        if obj.has_jury:
            obj.criteria.create(order=n, label=f"Critère {n}", weight=50)


def dossier(state="draft", on=None, lead=None, **fields):
    """A dossier brought to this state by its steps; its call must be open until it is submitted."""
    on = on or call()
    fields.setdefault("organization", organization())
    lead = lead or person(of=fields["organization"])
    obj = Dossier.start(on, by=lead, title=fields.pop("title", "Médiathèque"), **fields)
    answer(obj)
    for name in PATHS[state]:
        advance(obj, name, lead)
    return obj


PATHS = {
    "draft": [], "submitted": ["submit"], "incomplete": ["submit", "request_completion"], "eligible": ["submit", "declare_eligible"],
    "ineligible": ["submit", "declare_ineligible"], "in_review": ["submit", "declare_eligible", "start_review"],
    "shortlisted": ["submit", "declare_eligible", "start_review", "shortlist"],
    "selected": ["submit", "declare_eligible", "start_review", "select"],
    "waitlisted": ["submit", "declare_eligible", "start_review", "waitlist"],
    "rejected": ["submit", "declare_eligible", "start_review", "reject"], "withdrawn": ["submit", "withdraw"],
}  # fmt: skip
LEADS = {"submit", "withdraw", "amend", "resubmit", "pledge", "confirm", "decline"}


PARTNERS = [{"name": "Les Jardins", "kind": "association", "siren": "", "part": "Un local"}]
BUDGET = [
    {"side": "expense", "label": "Repas", "amount": "1 200"},
    {"side": "resource", "label": "Commune", "amount": "1200"},
]
VALID = {
    "partners": PARTNERS,
    "budget": BUDGET,
    "number": "12",
    "euros": "18 000",
    "date": "2027-03-01",
    "yesno": "yes",
    "file": "",
}


def answer(obj):
    """Every question answered by its kind, the commitments ticked."""
    obj.answers, obj.commitments_at = {q["code"]: valid(q) for q in answers.questions(obj.call.form)}, clock.now()
    obj.save()


def valid(question):
    """A valid answer to a question."""
    if question["kind"] in ("choice", "choices"):
        return question["choices"][0] if question["kind"] == "choice" else question["choices"][:2]
    return VALID.get(question["kind"], "Une réponse")


def advance(obj, name, lead, **asked):
    """Take a step as who may: the lead, else an officer; what it asks is answered by default."""
    tomorrow = localtime(clock.now()) + timedelta(days=1)
    default = {
        "request_completion": {"comment": "Précisez.", "due": tomorrow.date()}, "declare_ineligible": {"comment": "Hors du périmètre."},
        "shortlist": {"hearing_at": tomorrow, "hearing_place": "Paris"}, "reject": {"comment": "Moins avancé que d’autres."},
        "decline": {"comment": "Le conseil a voté contre."}, "pledge": {"council_on": tomorrow.date()},
    }.get(name, {})  # fmt: skip
    waive = {"waive": ["reviews", "rules"], "comment": "Décidé en séance."} if name in ("select", "waitlist") else {}
    waive = {"waive": ["reviews"]} if name == "reject" else waive
    by = lead if name in LEADS else person("officer")
    fresh = type(obj).objects.get(pk=obj.pk)
    getattr(fresh, name)(by=User.objects.get(pk=by.pk), **waive | default | asked)
    obj.refresh_from_db()


def decided(*states, hours=0, **fields):
    """A decided call and one dossier of its in each of these outcomes (selected, waitlisted, rejected)."""
    obj, dossiers = deliberated(*states, **fields)
    announce(obj, hours)
    return obj, dossiers


def announce(obj, hours=0):
    """The competent authority announces the decisions of a call, now or so many hours later."""
    obj.announce(by=person("authority"), announced_at=clock.now() + timedelta(hours=hours) if hours else None)


def deliberated(*states, **fields):
    """A call whose decisions are ready, not announced, and one dossier of its in each of these outcomes."""
    obj = call(**fields)
    dossiers = [dossier("eligible", on=obj) for _ in states]
    by = person("officer")
    obj.close(by=by, comment="Fermé.")
    obj.start_review(by=by, waive=["readers"], comment="Sans lecture.")
    for one, state in zip(dossiers, states, strict=True):
        advance(one, "start_review", None)
        advance(one, {"selected": "select", "waitlisted": "waitlist", "rejected": "reject"}[state], None)
        one.decisions.update(approved_at=clock.now(), approved_by=by)
    return obj, dossiers


def review(state="assigned", of=None, reviewer=None):
    """A reading by a new juror of the dossier's call."""
    of = of or dossier("eligible")
    reviewer = reviewer or person("reviewer", call=of.call)
    obj = Review(dossier=of, reviewer=reviewer)
    obj.begin(by=person("officer"))
    if state in ("in_progress", "submitted"):
        obj.accept(by=reviewer)
    if state == "submitted":
        mark(obj, reviewer)
    return obj


def seat(on, by=None, **fields):
    """Someone invited to the jury of a call, who has not answered."""
    defaults = {"email": f"juree{next(number)}@jury{next(number)}.fr", "quality": "Designer"}
    obj = JuryMember(call=on, **defaults | fields)
    obj.begin(by=by or person("officer"))
    return obj


def juror(on, who=None, ties="", **fields):
    """A member who sits on the jury of a call, having declared these ties, one a line."""
    who = who or person()
    obj = seat(on, email=who.email, **fields)
    obj.accept(by=who, ties=ties)
    return obj


def mark(obj, reviewer, value=3):
    """Score each criterion, say a word, submit."""
    obj.scores = {str(c.pk): value for c in obj.dossier.call.criteria.all()}
    obj.opinion = "Un projet solide."
    obj.save()
    obj.submit(by=reviewer)


def partner(state="invited", of=None, **fields):
    """A partner of a draft, brought to this state by its steps."""
    of = of or dossier("draft")
    organization_ = fields.pop("organization", None) or organization("Association Les Fougères", kind="association")
    defaults = {"contribution": "Les ateliers du samedi.", "email": "presidente@fougeres.example"}
    obj = Partner(dossier=of, organization=organization_, **defaults | fields)
    obj.begin(by=User.objects.get(pk=of.lead.pk))
    link = User.objects.bearer(obj)
    if state == "committed":
        obj.commit(
            by=link,
            name="Anne Le Goff",
            quality="présidente",
            data=obj.told("commit") | {"said_by": "Anne Le Goff, présidente"},
        )
    if state == "refused":
        obj.refuse(by=link, comment="Notre conseil a dit non.")
    if state == "revoked":
        obj.revoke(by=User.objects.get(pk=of.lead.pk))
    return obj


def visa(state="asked", of=None, **fields):
    """A visa asked of the executive of a draft, in a call that wants one; given or sent back by its link."""
    of = of or dossier(on=call(visa_required=True))
    obj = Visa(dossier=of, **{"email": "maire@lignieres.example", "name": "Jeanne Morvan", "quality": "maire"} | fields)
    obj.begin(by=User.objects.get(pk=of.lead.pk))
    link = User.objects.bearer(obj)
    if state == "given":
        obj.give(by=link, name="Jeanne Morvan", quality="maire")
    if state == "returned":
        obj.send_back(by=link, comment="Le budget est à revoir.")
    return obj


def residence(state="framing", **fields):
    """A residence brought to this state; its dossier confirmed by a signatory."""
    _call, (won,) = decided("selected")
    signatory = person("signatory", organization=won.organization)
    fresh = Dossier.objects.get(pk=won.pk)
    fresh.confirm(by=signatory)
    obj = Dossier.objects.get(pk=won.pk).residence
    for name, value in fields.items():
        setattr(obj, name, value)
    obj.save()
    return obj


def filled(state="restitution"):
    """A residence with all that a report tells, two rows of each relation; brought to this state past its needs."""
    obj = residence(
        host="Mairie",
        place="Ancienne école",
        budget=Decimal(20000),
        licence="cc-by-4.0",
        backed_on=clock.today(),
        backed_by="Mme Morvan, maire",
    )
    dossier, day = obj.dossier, clock.today()
    dossier.name_coach(with_second_factor(person("coach", name="Karim Haddad")))
    dossier.attachments.create(
        kind="agreement",
        name="convention.pdf",
        content_type="application/pdf",
        size=9,
        sha256=keep(b"convention"),
        uploaded_by=dossier.lead,
    )
    samples.define(obj.definitions.get(), dossier.coach)
    for funder, amount, stage in (("Commune", 12000, "paid"), ("Région", 8000, "acquired")):
        dossier.funding.create(funder=funder, amount=Decimal(amount), stage=stage)
    for name, discipline in (("Maëlle Carré", "design"), ("Omar Faure", "sociology"), ("Zoé Lemoine", "digital")):
        obj.residents.create(name=name, discipline=discipline, role="Résident")
    for n, phase in enumerate(obj.phases.all()):
        phase.starts_on = phase.started_on = day - timedelta(days=90 - 14 * n)
        phase.ends_on = phase.ended_on = phase.starts_on + timedelta(days=7)
        phase.status = "done"
        phase.save()
        obj.notes.create(
            phase=phase, on=phase.starts_on, title=f"Note {n}", text="Le marché du samedi.", author=dossier.lead
        )
    for name in ("La carte", "Le guichet ambulant"):
        obj.prototypes.create(
            name=name,
            description="Une carte postale.",
            tested_on=day,
            tested_with="40 habitants",
            learned="On la garde.",
            kept=True,
        )
    for weather in ("storm", "sun"):
        dossier.checkins.create(
            by=dossier.lead,
            weather=weather,
            success="Trente habitants.",
            obstacle="Confié au coach.",
            help_wanted="Confié au coach.",
        )
    dossier.private_notes.create(author=dossier.coach, text="CANARI des notes privées")
    obj.public_session_at = clock.now()
    obj.save()
    for name, by in (("form_team", person("officer")), ("start", dossier.coach), ("present", dossier.lead)):
        if obj.state == state:
            break
        getattr(obj, name)(by=User.objects.get(pk=by.pk))
    return obj


REPORT_PATHS = {
    "drafting": [], "submitted": ["submit"], "changes_requested": ["submit", "request_changes"], "endorsed": ["submit", "endorse"],
    "approved": ["submit", "endorse", "approve"], "sealed": ["submit", "endorse", "approve", "seal"],
    "published": ["submit", "endorse", "approve", "seal", "publish"], "withheld": ["submit", "endorse", "approve", "seal", "withhold"],
}  # fmt: skip


def report(state="drafting", of=None):
    """The written final report of a filled residence, brought to this state; once sealed, its document is ready."""
    of = of or filled()
    obj = FinalReport.open_for(of.dossier, User.objects.get(pk=of.dossier.lead.pk))
    obj.promise, obj.essential, obj.worked = (
        "Une réponse à toute heure.",
        "Trois phrases.",
        "Les agents dessinent leur semaine.",
    )
    obj.title = "Un guichet qui vient à vous"
    obj.save()
    obj.sections.filter(required=True).update(body="Un premier paragraphe.\n\n## Ensuite\n\n- un point\n- un autre")
    for order, value in enumerate(("821", "3 min")):
        obj.figures.create(order=order, value=value, label="réponses données", context="avant : 0")
    for name in REPORT_PATHS[state]:
        report_step(obj, name)
    return obj


def report_step(obj, name, **asked):
    """Take a step of a report as who may; the document of a sealed one is made as the worker would, without its print."""
    dossier = obj.dossier
    who = {
        "submit": "lead",
        "resubmit": "lead",
        "endorse": "signatory",
        "approve": "coach",
        "request_changes": "coach",
    }.get(name, "officer")
    by = {"lead": lambda: dossier.lead, "coach": lambda: dossier.coach}.get(
        who, lambda: User.objects.holding(who, organization=dossier.organization_id).first()
    )()
    comment = {"comment": "Précisez les suites."} if name in ("request_changes", "withhold", "correct") else {}
    getattr(obj, name)(by=User.objects.get(pk=by.pk), **comment | asked)
    if name == "seal":
        made_document(obj)


def made_document(obj, content=None):
    """The sealed document of a report, ready, with the facts that it says."""
    system, content = User.objects.system(), content or f"%PDF {obj.pk} {obj.version}".encode()
    document = Document(
        kind="final_report", dossier=obj.dossier, version=obj.version, title=f"Rapport final : {obj.title}"
    )
    document.begin(by=system)
    document.start(by=system)
    facts = keep(written(final_report(obj)))
    document.finish(
        by=system, sha256=keep(content), size=len(content), pages=12, data_sha256=facts, data={"sha256": keep(content)}
    )
    return document


def opinion(of, by, email="expert@exemple.fr", **fields):
    """An opinion asked from an outside expert on the last version of a dossier."""
    defaults = {
        "version": of.versions.last(), "expert_name": "Anne Le Goff", "email": email, "question": "Le modèle tient-il ?", "asked_by": by,
        "answer_by": clock.today() + timedelta(days=10),
    }  # fmt: skip
    obj = Opinion(dossier=of, **defaults | fields)
    obj.begin(by=by)
    return obj


def task(by, kind="export", order=None, items=()):
    """A task of this officer, done, its file kept."""
    obj = longwork.ask(by, kind, "XLSX, 1 dossier", order or {"format": "csv", "query": ""}, 1, items)
    longwork.perform(Outbox.objects.get(line__object_id=obj.pk, kind="task"))
    return Task.objects.get(pk=obj.pk)


def base_of(obj, codes=None):
    """What a page carries of each answer that it shows (of these questions, else of all), so that a save covers nobody's."""
    codes = [q["code"] for q in answers.questions(obj.definition)] if codes is None else codes
    return {code: drafts.digest(value) for code, value in drafts.stored(obj, codes).items()}


def rewrite(obj, typed):
    """Write these answers in a draft, as a page that shows the last ones would."""
    return drafts.save(obj, typed, base_of(obj, list(typed)))


def marks(obj):
    """The same as a browser sends it."""
    return " ".join(f"{code}:{mark}" for code, mark in base_of(obj).items())
