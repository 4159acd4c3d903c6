"""The policy of every address, by hand: what names it, who reads it (GET), who acts there (POST); tests/trust/world.py has the people."""

from tests.trust.world import ROLES

ALL = " ".join(ROLES)
FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
SIGNED = FREE.removeprefix("anonymous ")  # staff without a second factor get nowhere
POLICY = {}


def nothing(world):
    return {}


def rule(names, get="", post="", address=nothing):
    """The same policy for several addresses."""
    for name in names.split():
        POLICY[name] = (address, {"get": get, "post": post})


def of(name, attribute="pk"):
    """The address named by one object of the world."""

    def address(world):
        obj = world
        for part in name.split("."):
            obj = getattr(obj, part)
        return {attribute: obj.pk}

    return address


NATIONAL = "officer authority admin"
DOSSIER = f"lead member signatory resident observer operator coach {NATIONAL}"

# public
rule("home health accessibility legal privacy sitemap contact territory_search calls showcase", get=FREE)
rule("verify_document", get=FREE, post=FREE)
rule("health accessibility legal privacy sitemap contact", get=ALL)
# one's own
rule("dashboard", get=SIGNED)
rule("account", get=SIGNED, post=SIGNED)
rule("switch_role", post=SIGNED)
# steps: the generic page, on a step that the officer alone may take
rule(
    "step",
    get="officer",
    post="officer",
    address=lambda w: {"machine": "dossier", "pk": w.read.dossier.pk, "name": "start_review"},
)
# dossiers
rule("dossier", get=DOSSIER, address=of("dossier"))
rule("dossier_versions", get=DOSSIER, address=of("dossier"))
# calls; that of the world is decided, so an officer's change meets a conflict, not a refusal
rule("call", get=FREE, address=of("call"))
rule("call_list", get=NATIONAL)
rule("call_new", get="officer", post="officer")
rule("call_edit call_criteria section_new", get="officer", post="officer", address=of("call"))
rule("call_form call_weights", get="officer", address=of("call"))
rule("call_arrange", post="officer", address=of("call"))
rule("call_preview", get=NATIONAL, address=of("call"))
rule(
    "section_edit question_new",
    get="officer",
    post="officer",
    address=lambda w: {"pk": w.call.pk, "section": w.section.pk},
)
rule(
    "question_edit",
    get="officer",
    post="officer",
    address=lambda w: {"pk": w.call.pk, "section": w.section.pk, "question": w.section.questions.first().pk},
)
rule("part_remove", get="officer", post="officer", address=lambda w: {"pk": w.call.pk, "part_pk": w.section.pk})
