"""The policy of every address, by hand: what names it, who reads it (GET), who acts there (POST); tests/trust/world.py has the people."""

from tests.trust import (
    policies_coaching,
    policies_method,
    policies_open,
    policies_papers,
    policies_recruit,
    policies_startup,
    policies_talk,
)
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
PROJECT = f"lead member signatory resident observer operator coach {NATIONAL}"  # who sees a confirmed dossier
COACHES = "coach officer"
WRITES = f"lead member {COACHES}"
RECORDS = f"resident {WRITES}"
JURY = f"chair {NATIONAL}"


def step(world):
    """The page of a step that the officer alone may take."""
    return {"machine": "dossier", "pk": world.read.dossier.pk, "name": "start_review"}


def part(*names):
    """An address below the residence: its own identifier and those of these objects."""

    def address(world):
        return {"pk": world.residence.pk} | {key: getattr(world, name).pk for key, name in names}

    return address


# public
rule("home calls showcase", get=FREE)
rule("territory_search", get=FREE)
rule("health accessibility legal privacy sitemap contact", get=ALL)
rule("verify_document", get=FREE, post=FREE)
rule("project_public report_pdf", get="", address=of("dossier", "dossier"))  # nothing is published yet
rule("project_picture", get="", address=lambda w: {"dossier": w.dossier.pk, "digest": w.picture.sha256})
# what makes calls known
rule("call_public", get=FREE, address=lambda w: {"slug": w.call.slug})
rule("call_feed editions ideas", get=FREE)
rule("alerts", get=FREE, post=FREE)
rule("alert", get="", post="", address=of("dossier"))  # the link is signed: without it, nothing
rule("relay_link relay_kit relay_poster", get=FREE, address=lambda w: {"code": w.link.code})
rule("call_relays", get=NATIONAL, post="officer", address=of("call"))
rule("relay_list", get=NATIONAL)
rule("relay_new edition_new", get="officer", post="officer")
rule("relay_edit", get="officer", post="officer", address=of("link.relay"))
rule("edition edition_calendar", get=FREE, address=lambda w: {"slug": w.edition.slug})
rule("edition_list", get="officer")
rule("edition_edit event_new", get="officer", post="officer", address=of("edition"))
rule("edition_publish", post="officer", address=of("edition"))
rule(
    "event_edit event_remove",
    get="officer",
    post="officer",
    address=lambda w: {"pk": w.edition.pk, "event": w.event.pk},
)
rule("idea", get="", address=of("dossier"))  # no idea is public yet
rule("idea_edit", get="", post="", address=of("dossier"))  # its call gathers no ideas
# one's own
rule("dashboard", get=SIGNED)
rule("account", get=SIGNED, post=SIGNED)
rule("my_data my_data_export", get=SIGNED)
rule("my_data_erase", get=SIGNED, post=SIGNED)  # the password is asked again
rule("switch_role", post=SIGNED)
rule("operations durations role_give", get="admin", post="admin")
rule("role_list", get="admin")
rule("role_end", get="admin", post="admin", address=of("office"))
rule("role_revoke", post="admin", address=of("invited"))
rule("step", get="officer", post="officer", address=step)
# calls: the world's is decided, so an officer's change meets a conflict, not a refusal
rule("call", get=FREE, address=of("call"))
rule("call_blank", get=FREE, address=of("call"))
rule("call_blank_pdf", get="", address=of("call"))  # no worker made it yet
rule("call_list", get=NATIONAL)
rule("call_statistics", get=NATIONAL, address=of("call"))
rule("call_remind", get="officer", post="officer", address=of("call"))
rule("call_new", get="officer", post="officer")
rule("call_edit call_criteria section_new", get="officer", post="officer", address=of("call"))
rule("call_rules call_copy call_import", get="officer", post="officer", address=of("call"))
rule("call_form call_weights call_export", get="officer", address=of("call"))
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
    address=lambda w: {"pk": w.call.pk, "section": w.section.pk, "question": w.question.pk},
)


def section_of(world):
    """A part of the form of the call."""
    return {"pk": world.call.pk, "part_pk": world.section.pk}


rule("part_condition part_reword", get="officer", post="officer", address=section_of)
rule("part_duplicate", post="officer", address=section_of)
rule("part_remove", get="officer", post="officer", address=lambda w: {"pk": w.call.pk, "part_pk": w.section.pk})
# dossiers
rule("dossier_start", get=SIGNED, post=SIGNED, address=of("other.call"))
rule("dossier_list dossier_export", get=NATIONAL)
rule("dossier dossier_versions", get=PROJECT, address=of("dossier"))
rule("dossier_receipt", get=PROJECT, address=of("dossier"))
rule("dossier_people", get=PROJECT, post="lead signatory coach officer", address=of("dossier"))
rule("dossier_review", get=PROJECT, address=of("dossier"))  # to read: it is confirmed, nobody submits it
rule("dossier_answer", get=PROJECT, post="", address=lambda w: {"pk": w.dossier.pk, "section": 1})
rule("dossier_print", get="lead member signatory resident observer operator", address=of("dossier"))
rule("dossier_pdf", get=PROJECT, post=PROJECT, address=of("dossier"))
rule("dossier_take_up", get=PROJECT, post=PROJECT, address=of("dossier"))  # confirmed: sent back to its page
rule("answer_files", post="", address=of("dossier"))
rule("signed_in_again", get=SIGNED)
rule("dossier_autosave", post="", address=lambda w: {"pk": w.dossier.pk, "section": 1})
rule(
    "attachment_add",
    get="lead member signatory coach officer",
    post="lead member signatory coach officer",
    address=of("dossier"),
)
rule("attachment_delete attachment_replace", get="", post="", address=of("file"))
rule("attachment", get=PROJECT, address=of("file"))
rule("version_file", get="", address=lambda w: {"pk": w.version.pk, "digest": w.file.sha256})  # not of that version
rule("document", get="", address=of("dossier"))  # no such document: for everyone, it does not exist
rule("invitation", get="", post="", address=of("dossier"))  # the link is signed: without it, nothing
# who applies
rule("organization_own", get=SIGNED, post=SIGNED)
rule("organization_list", get="officer")
rule("organization organization_succession", get="officer", post="officer", address=of("outside"))
rule("dossier_territory", get=PROJECT, address=of("dossier"))
rule("dossier_partners", get=PROJECT, post="", address=of("dossier"))  # confirmed: its partners no longer change
rule("commitment", get="", post="", address=of("partner"))  # the link is signed: without it, nothing
rule("dossier_visa", get=PROJECT, post="", address=of("dossier"))
rule("visa", get="", post="", address=of("visa"))
rule("visa_file", get="", address=lambda w: {"pk": w.visa.pk, "file": w.file.pk})
rule("paper_new", get="officer", post="officer", address=of("other.call"))
rule("dossier_paper", get="", post="", address=of("dossier"))  # it did not come on paper
# the instruction of dossiers
rule("view_new", get=NATIONAL, post=NATIONAL)
rule("view_edit", get="officer", post="officer", address=of("view"))
rule("view_remove", post="officer", address=of("view"))
rule("bulk", get="officer", post="officer")
rule("export_new", get=NATIONAL, post=NATIONAL)
rule("tasks", get=NATIONAL)
rule("task task_file", get="officer", address=of("task"))
rule("transfer", get="officer", post="officer")
rule("office", get="officer", post="officer", address=lambda w: {"kind": "etiquettes"})
rule("office_edit", get="officer", post="officer", address=lambda w: {"kind": "etiquettes", "pk": w.label.pk})
rule("office_remove", post="officer", address=lambda w: {"kind": "etiquettes", "pk": w.label.pk})
rule("take_charge dossier_labels", post="officer", address=of("dossier"))
rule("follow", post=NATIONAL, address=of("dossier"))
rule("staff_notes", get=COACHES, post=COACHES, address=of("dossier"))
rule("opinions", get=NATIONAL, post="officer", address=of("dossier"))
rule("expert_opinion", get="", post="", address=of("opinion"))  # the link is signed: without it, nothing
rule("expert_file", get="", address=lambda w: {"pk": w.opinion.pk, "digest": w.file.sha256})
# the jury
rule("reviews", get=SIGNED)  # one's own, none for most
rule(
    "review", get=f"reviewer chair {NATIONAL}", post=f"reviewer chair {NATIONAL}", address=of("read")
)  # another’s change meets a conflict
rule("jury", get=JURY, address=of("reading.call"))
rule("ranking", get=JURY, post="officer", address=of("reading.call"))
rule("jury_invite jury_assign", get="officer", post="officer", address=of("reading.call"))
rule("call_phases", get=JURY, post="officer", address=of("reading.call"))
rule("blind_piece", address=lambda w: {"pk": w.read.pk, "number": 1})  # the names show: nothing is read blind
rule("blind_preview", get="officer", post="officer", address=of("reading"))
rule("blind_preview_piece", address=lambda w: {"pk": w.reading.pk, "number": 1})  # it has no file
rule("hearings", get=NATIONAL, post="officer", address=of("reading.call"))
rule("slot_remove", post="officer", address=of("reading.call"))
rule("hearing_sheet", get=f"reviewer {JURY}", address=of("reading.call"))
rule("jury_member", get="officer", post="officer", address=of("seat"))
rule("allocations", get="officer", post="officer", address=of("reading.call"))
rule("allocation", get="officer", address=of("allocation"))
rule(
    "allocation_dossier",
    get="officer",
    post="officer",
    address=lambda w: {"pk": w.allocation.pk, "dossier": w.reading.pk},
)
rule("allocation_compare", get="officer", address=lambda w: {"pk": w.allocation.pk, "other": w.allocation.pk})
rule("jury_tie", post="officer", address=lambda w: {"pk": w.seat.pk, "tie": w.tie.pk})
rule("jury_answer", get="", post="", address=of("invited_juror"))  # the link is signed: without it, nothing
rule("sittings", get=JURY, post="officer chair", address=of("reading.call"))
rule("deliberation", get=f"reviewer {JURY}", address=of("sitting"))  # not opened: nothing is proposed yet
rule("amounts", get="", address=of("reading.call"))  # it has no envelope
rule("letters_approve", post="officer authority", address=of("reading.call"))
rule("feedback", get=NATIONAL, post="officer", address=of("reading"))
rule("deliveries", get=NATIONAL, address=of("reading.call"))
rule("delivery", get=NATIONAL, post="officer", address=of("mail"))
rule("embargo", get=NATIONAL, post="officer", address=of("reading.call"))
rule("embargo_list embargo_pdf", get="", address=of("embargoed"))  # the link is signed: without it, nothing
rule("call_results", get=FREE, address=lambda w: {"slug": w.call.slug})
rule("letters letter_templates", get=NATIONAL, address=of("reading.call"))
rule(
    "letter_template", get=NATIONAL, post="officer", address=lambda w: {"pk": w.reading.call.pk, "outcome": "rejected"}
)
rule("decisions", get=NATIONAL, post="officer", address=of("call"))
rule("decision_letter", get=NATIONAL, address=of("decision"))  # already announced: it no longer changes
rule("examples", get=JURY, address=of("reading.call"))
rule("example_new", get="officer", post="officer", address=of("reading.call"))
rule("example_edit", get="officer", post="officer", address=of("example"))
rule("example_remove", post="officer", address=of("example"))
rule("example", get=f"reviewer {JURY}", post="reviewer", address=of("example"))
# coaching
rule("coaching", get="coach other_coach officer")
rule("private_notes", get=COACHES, post=COACHES, address=of("dossier"))
rule("session_book action_new", get=f"lead {COACHES}", post=f"lead {COACHES}", address=of("dossier"))
rule("session", get=PROJECT, post=COACHES, address=of("session"))
rule("checkin_new", get="lead member", post="lead member", address=of("dossier"))
rule("checkin_ask", get=COACHES, post=COACHES, address=of("dossier"))
rule("milestones", get=PROJECT, post=f"lead {COACHES}", address=of("dossier"))
rule("action_done", get=f"lead {COACHES}", post=f"lead {COACHES}", address=of("action"))
# the residence
HERE = part()
rule("residence", get=PROJECT, address=HERE)
rule("residence_phases", get=PROJECT, address=HERE)
rule("residence_frame residence_agreement", get=WRITES, post=WRITES, address=HERE)
rule("residence_phase_new", get=WRITES, post=WRITES, address=HERE)
PHASE = part(("phase", "phase"))
rule("residence_phase", get=WRITES, post=WRITES, address=PHASE)
rule("residence_phase_arrange", post=WRITES, address=PHASE)
rule("residence_phase_commencer", get=WRITES, post=WRITES, address=PHASE)
rule("residence_phase_terminer", get="", post="", address=PHASE)  # it has not begun
rule("residence_phase_passer", get=WRITES, post=WRITES, address=PHASE)
for name, who in (
    ("funding", WRITES),
    ("team", WRITES),
    ("notes", RECORDS),
    ("prototypes", RECORDS),
    ("pictures", RECORDS),
):
    rule(f"residence_{name}", get=PROJECT, address=HERE)
    rule(f"residence_{name}_new", get=who, post=who, address=HERE)
    rule(f"residence_{name}_edit", get=who, post=who, address=part(("row", name)))
    rule(f"residence_{name}_remove", get=WRITES, post=WRITES, address=part(("row", name)))
# the final report
rule("report_new", post=PROJECT, address=of("dossier", "dossier"))
rule("report report_preview", get=PROJECT, address=of("report"))
rule("report_essential", get=PROJECT, post="lead member", address=of("report"))
rule("report_section", get=PROJECT, post="lead member", address=lambda w: {"pk": w.report.pk, "code": "context"})
rule("report_changes", get=PROJECT, post="", address=of("report"))
rule("report_change", post="", address=lambda w: {"pk": w.report.pk, "change": w.dossier.pk})

# the camps
CAMP = f"lead member signatory observer operator coach {NATIONAL}"


def of_camp(**names):
    """An address below the camp in preparation: its own identifier and those of these objects."""
    return lambda w: {"pk": w.camp.pk} | {key: getattr(w, name).pk for key, name in names.items()}


rule("camps", get=FREE)
rule("camp_public camp_calendar", get=FREE, address=lambda w: {"slug": w.opened.slug})
rule("camp camp_challenges", get=CAMP, address=of_camp())
rule("camp_frame camp_challenge_new", get=WRITES, post=WRITES, address=of_camp())
rule("camp_rules", get=CAMP, post=WRITES, address=of_camp())
rule("camp_mission", get=CAMP, post=WRITES, address=of_camp(row="mission"))
rule("camp_challenge_edit", get=WRITES, post=WRITES, address=of_camp(row="challenge"))
rule("challenge_propose", address=of_camp())  # the link is signed: without it, nothing
rule("camp_challenge", get=CAMP, address=of("challenge"))
rule("challenge_data_new", get=WRITES, post=WRITES, address=of("challenge"))
rule("challenge_data", get=WRITES, post=WRITES, address=lambda w: {"pk": w.challenge.pk, "row": w.data.pk})
for name in ("missions", "partners", "agenda", "quotas", "jury", "mentors", "grid", "prizes", "funding", "expenses"):
    rule(f"camp_{name}", get=CAMP, address=of_camp())
    rule(f"camp_{name}_new", get=WRITES, post=WRITES, address=of_camp())
    rule(f"camp_{name}_edit camp_{name}_remove", get=WRITES, post=WRITES, address=of_camp(row=f"camp_{name}"))
rule("camp_register", get=FREE, post=FREE, address=lambda w: {"slug": w.opened.slug})
WELCOMES = f"lead member operator {COACHES}"
rule("camp_registrations camp_welcome camp_arrivals", get=WELCOMES, address=of_camp())
rule("camp_offline camp_offline_names camp_offline_worker", get=WELCOMES, address=of_camp())
rule("camp_announcements", get=WELCOMES, post=WELCOMES, address=of_camp())
rule("camp_help", get=WELCOMES, address=of_camp())  # no such request: for everyone, it does not exist
rule("mentor_queue", address=of("camp_mentors"))  # the link is signed: without it, nothing
rule("seat_help", address=of("registered"))
rule("camp_wall", get=FREE, address=lambda w: {"slug": w.opened.slug})
rule("camp_late", get=WELCOMES, post=WELCOMES, address=of_camp())
rule("camp_papers", get=WELCOMES, address=of_camp())
rule("camp_badges camp_certificates", get="", address=of_camp())  # nobody registered, nobody came
rule("camp_attendance", get=WELCOMES, address=of_camp())
rule("seat_certificate", address=of("registered"))  # the link is signed: without it, nothing
rule("camp_offline_sent", post=WELCOMES, address=of_camp())
rule("walk_in", get=WELCOMES, post=WELCOMES, address=of_camp())
rule("seat seat_calendar guardian door", address=of("registered"))  # each link is signed: without it, nothing
rule("camp_teams camp_alone", get=f"lead member operator {COACHES}", address=of_camp())
rule("camp_matchings", get=f"lead member operator {COACHES}", post=f"lead member operator {COACHES}", address=of_camp())
rule("matching", get="officer", address=of("proposal"))
rule(
    "matching_adjust", get="officer", post="officer", address=lambda w: {"pk": w.proposal.pk, "row": w.placement.pk}
)  # not ready: 409
rule("team", get="officer", address=of("crew"))  # of another camp too
rule("team_picture", get="officer", address=lambda w: {"pk": w.crew.pk, "row": w.shot.pk})
rule("seat_teams seat_team_new seat_team seat_team_edit seat_picture_new", address=of("registered"))  # signed too
rule("seat_ask", address=lambda w: {"pk": w.registered.pk, "team": w.crew.pk})
rule("seat_picture seat_picture_remove", address=lambda w: {"pk": w.registered.pk, "row": w.shot.pk})
rule("seat_step", address=lambda w: {"pk": w.registered.pk, "machine": "campteam", "obj": w.crew.pk, "name": "disband"})
rule("check_in", post="officer", address=of("registered"))  # of another camp: its own lead, not this one
rule("camp_judging camp_ranking", get=f"lead {COACHES}", post=f"lead {COACHES}", address=of_camp())
rule("camp_sheet", get="officer", post="officer", address=lambda w: {"pk": w.opened.pk, "row": w.marks.pk})
rule("camp_ceremony", address=of_camp())  # its ranking is not validated
rule("camp_results", address=lambda w: {"slug": w.opened.slug})  # nothing is announced
rule("camp_juror camp_juror_compare camp_chair", address=of("camp_jury"))  # each link is signed: without it, nothing
rule("camp_juror_picture", address=lambda w: {"pk": w.marks.juror.pk, "row": w.shot.pk})
rule("camp_juror_team", address=lambda w: {"pk": w.marks.juror.pk, "team": w.marks.team.pk})
rule("camp_chair_step", address=lambda w: {"pk": w.camp_jury.pk, "name": "validate_ranking"})
rule("camp_vote camp_compare", address=of("registered"))
rule("camp_sheets_pdf", address=of_camp())  # no prototype is handed in
rule("camp_results_pdf", address=lambda w: {"slug": w.opened.slug})  # nothing is announced
rule("camp_actors camp_outcomes camp_survey", get=WRITES, address=of_camp())
rule("camp_actor_new", get=WRITES, post=WRITES, address=of_camp())
rule("camp_actor_edit", get=WRITES, post=WRITES, address=of_camp(row="actor"))
rule("survey willing", address=of("registered"))  # each link is signed: without it, nothing
rule("actor_consent", address=of("actor"))
rule("news", address=of("news"))
rule("camp_data camp_package", get=FREE, address=lambda w: {"slug": w.told.slug})
rule("camp_table", get=FREE, address=lambda w: {"slug": w.told.slug, "name": "defis", "extension": "csv"})
policies_coaching.declare(rule, of)
policies_talk.declare(rule, of)
policies_recruit.declare(rule, of)
policies_papers.declare(rule, of)
policies_open.declare(rule, of)
policies_startup.tell(rule)
policies_method.declare(rule)
policies_method.deepen(rule)
