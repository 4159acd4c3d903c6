"""Camps brought to a state by their steps, with what each step needs."""

from datetime import timedelta

from hackathons import arrivals
from hackathons.models import Actor, Camp, CampTeam, Challenge, News, Registration
from hackathons.models.teaming import sit
from programs import clock
from programs.models import Dossier, Program, User
from tests import factories

STEPS = {
    "framing": [], "preparation": ["start_preparation"], "registration": ["start_preparation", "open_registration"],
    "running": ["start_preparation", "open_registration", "start"],
    "deliberation": ["start_preparation", "open_registration", "start", "end"],
    "follow_up": ["start_preparation", "open_registration", "start", "end_without_ranking"],
}  # fmt: skip


def confirmed():
    """A dossier of the camps, outside any call, just confirmed."""
    call = factories.call(
        "open", program=Program.objects.get(code="camp"), mode="direct", opens_at=None, closes_at=None
    )
    dossier = factories.dossier("eligible", on=call, title="Camp des mobilités")
    factories.advance(dossier, "select", None)
    Dossier.objects.get(pk=dossier.pk).confirm(by=factories.person("signatory", organization=dossier.organization))
    return Dossier.objects.get(pk=dossier.pk)


def camp(state="framing", **fields):
    """A camp in this state, in a month unless said otherwise, with a coach and all that its steps need."""
    obj = confirmed().camp
    obj.dossier.name_coach(factories.person("coach"))
    start = clock.now().replace(microsecond=0) + timedelta(days=30)
    defaults = {
        "starts_at": start,
        "ends_at": start + timedelta(days=2),
        "place": "1, place du Marché, Bourges",
        "capacity": 5,
    }
    Camp.objects.filter(pk=obj.pk).update(**defaults | fields)
    obj = Camp.objects.get(pk=obj.pk)
    prepare(obj)
    people = {"start_preparation": obj.dossier.coach}
    for name in STEPS[state]:
        asked = {"comment": "On partage sans classer."} if name == "end_without_ranking" else {}
        getattr(obj, name)(by=User.objects.get(pk=people.get(name, obj.dossier.lead).pk), **asked)
    return Camp.objects.get(pk=obj.pk)


def prepare(camp):
    """What the opening of the registration needs, two rows of each."""
    lead = camp.dossier.lead
    for n in (1, 2):
        camp.partners.create(name=f"Partenaire {n}", is_sure=n == 1)
        camp.agenda.create(title=f"Moment {n}", starts_at=camp.starts_at, ends_at=camp.starts_at + timedelta(hours=n))
        challenge(camp, "accepted", title=f"Défi {n}")
    for n in range(3):
        camp.jurors.create(name=f"Juré {n}", email=f"jure{n}@exemple.fr")
    camp.rules.create(number=1, text="Objet", written_by=lead)
    camp.missions.update(done_on=clock.today(), done_by=lead)


def challenge(camp, state="proposed", title="Savoir quand passe le bus"):
    """A challenge of a camp."""
    obj = Challenge(
        camp=camp,
        title=title,
        problem="On l’ignore.",
        users="Tous",
        owner="La régie",
        contact_name="Aya Diop",
        email="aya@regie.example",
    )
    obj.begin(by=camp.dossier.lead)
    if state == "accepted":
        obj.accept(by=camp.dossier.lead)
    return obj


def registration(camp, name="Lou Martin", settled=True, **fields):
    """Someone registered by the form; settled as they followed the link of the mail."""
    email = f"{name.lower().replace(' ', '.')}@exemple.fr"
    obj = Registration(
        camp=camp, **{"name": name, "email": email, "profile": "inhabitant", "rules": camp.rules.first()} | fields
    )
    obj.begin(by=User.objects.bearer(obj))
    if settled:
        arrivals.settle(obj, User.objects.bearer(obj))
    return obj


def team(camp, *members, name="Les Bus"):
    """A team of these registrations, on the first challenge of the camp."""
    obj = CampTeam(camp=camp, name=name, challenge=camp.challenges.first())
    obj.begin(by=camp.dossier.lead)
    for one in members:
        sit(obj, one)
    return obj


def actor(camp, state="identified", name="Inès Roy", **fields):
    """Someone met around a camp; willing once they agreed by their link."""
    obj = Actor(
        camp=camp,
        **{"name": name, "email": f"{name.lower().replace(' ', '.')}@exemple.fr", "why": "Anime l’atelier."} | fields,
    )
    obj.begin(by=camp.dossier.lead)
    if state == "willing":
        obj.agree(by=User.objects.bearer(obj), kinds=["go_on", "lead"])
    return obj


def news(camp, day=30):
    """News asked of a team of a camp that goes on."""
    obj = News(camp=camp, team=team(camp, name=f"Les Nouvelles {day}"), day=day)
    obj.begin(by=User.objects.system())
    return obj
