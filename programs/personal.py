"""What the platform knows of people: every field of every model, why it is kept, who reads it, what becomes of it.

Pages, exports, erasures and tests read this register and nothing else; a field that it does not name is a fault
(tests/privacy). Each application adds its own list to ``settings.PERSONAL``.
"""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q
from django.utils.module_loading import import_string

KEEP, EMPTY, DELETE = "keep", "empty", "delete"


class Holding(NamedTuple):
    """One model: its fields by what they tell, and what becomes of its rows when their dossier's time is over."""

    model: str
    purpose: str  # the code of its purpose in programs/purposes.py; empty when nothing tells of a person
    personal: tuple[str, ...]  # what people typed, or what is said of them
    people: tuple[str, ...]  # keys of accounts: a pseudonym, once the account is erased
    addresses: tuple[str, ...]  # e-mail addresses that may be those of an account
    neutral: tuple[str, ...]
    dossier: str  # the path to the dossier; empty outside dossiers
    end: str  # when the dossier's time is over: rows kept, emptied of what is personal, or deleted
    spare: Q | None  # rows that stay as they are, since they are public or official acts
    of_person: tuple[str, ...]  # rows deleted with the account that these fields name

    @property
    def type(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def classified(self) -> list[str]:
        return [*self.personal, *self.people, *self.addresses, *self.neutral]


def holding(model, purpose="", personal="", people="", addresses="", neutral="", dossier="", end=KEEP, spare=None, of_person=""):  # fmt: skip
    """A line of the register; lists of fields are words."""
    return Holding(
        model, purpose, tuple(personal.split()), tuple(people.split()), tuple(addresses.split()), tuple(neutral.split()),
        dossier, end, spare, tuple(of_person.split()),
    )  # fmt: skip


def register():
    """Every line, application by application."""
    return [line for path in settings.PERSONAL for line in import_string(path)]


MACHINE = "id seq since state "
PUBLISHED = Q(dossier__report__published_on__isnull=False)
ACTS = Q(kind__in=("final_report", "minutes"))  # handed to the public archives

HOLDINGS = [
    holding("programs.User", "account", "email name phone password last_login", neutral="id is_active is_system created_at erased_at function organization"),
    holding("programs.Role", "account", "quality delegation", "person given_by", neutral="id code program call dossier organization position starts_on ends_on", dossier="dossier", end=DELETE),
    holding("programs.Invitation", "account", "quality delegation", "invited_by accepted_by", "email", "id code dossier call program role_ends_on created_at sent_at accepted_at revoked_at", dossier="dossier", end=DELETE, of_person="email"),
    holding("account.EmailAddress", "account", "", "user", "email", "id verified primary", of_person="user"),
    holding("account.EmailConfirmation", "account", "key", neutral="id email_address created sent"),
    holding("mfa.Authenticator", "account", "data", "user", neutral="id type created_at last_used_at", of_person="user"),
    holding("sessions.Session", "connection", "session_data session_key", neutral="expire_date"),
    holding("programs.Notice", "account", "", "person", neutral="id rule dossier told_at due_on done_at", of_person="person"),
    holding("programs.Dossier", "dossier", "title answers hearing_place", neutral=MACHINE + "call organization reference origin created_at written_at erased_at revision commitments_at submitted_at reopened completion_due not_completed hearing_at paper_received_at confirm_by council_on appeal_on project_state project_label", dossier="pk", end=EMPTY),
    holding("programs.Dossier_perimeter", neutral="id dossier territory"),
    holding("programs.DossierVersion", "dossier", "title answers files", "submitted_by", neutral="id dossier number definition received_at receipt", dossier="dossier", end=EMPTY),
    holding("programs.Attachment", "dossier", "name caption sha256", "uploaded_by", neutral="id dossier kind question order content_type size scan uploaded_at", dossier="dossier", end=DELETE, spare=Q(kind="picture") & PUBLISHED),
    holding("programs.Document", "dossier", "title sha256 data_sha256 content_key error", "recipient", neutral=MACHINE + "kind effect dossier call publication code version size pages created_at erased_at", dossier="dossier", end=EMPTY, spare=ACTS),
    holding("programs.Blinding", "review", "words", "checked_by", neutral="id dossier pieces checked_at", dossier="dossier", end=DELETE),
    holding("programs.Review", "review", "comments opinion", "reviewer", neutral=MACHINE + "dossier scores mark declined_for", dossier="dossier", end=EMPTY),
    holding("programs.Example", "review", "title text comment", neutral="id call order dossier", dossier="dossier", end=DELETE),
    holding("programs.ExampleMark", "review", "remark", "reviewer", neutral="id example scores mark given_at", dossier="example__dossier", end=DELETE, of_person="reviewer"),
    holding("programs.JuryMember", "review", "quality", "person", "email", MACHINE + "call part capacity skills departements available_from available_until reminded_at freed_at created_at"),
    holding("programs.Allocation", neutral=MACHINE + "call number wishes pairs missing apart figures refused adjusted created_at"),
    holding("programs.Tie", "review", "said", "person", neutral="id member organization dossier unrelated at", dossier="dossier", end=EMPTY),
    holding("programs.Deliberation", neutral=MACHINE + "call starts_at place opened_at closed_at"),
    holding("programs.Presence", "review", "", "person", neutral="id deliberation how at"),
    holding("programs.Point", "review", "", "by", neutral="id deliberation dossier outcome together present needed at", dossier="dossier"),
    holding("programs.Decision", "review", "reason text approved_text", "proposed_by approved_by corrected_by", neutral="id dossier outcome amount template proposed_at approved_at corrected_at replaced_at position", dossier="dossier", end=EMPTY),
    holding("programs.CoachingSession", "coaching", "subject place minutes", "coach", neutral=MACHINE + "dossier starts_at ends_at reminded_for kind", dossier="dossier", end=EMPTY),
    holding("programs.ActionItem", "coaching", "label", "owner", neutral="id dossier session code due_on done_on reminded_at", dossier="dossier", end=DELETE),
    holding("programs.Checkin", "coaching", "success obstacle help_wanted", "by", neutral="id dossier at weather", dossier="dossier", end=EMPTY),
    holding("programs.PrivateNote", "coaching", "text", "author", neutral="id dossier at", dossier="dossier", end=DELETE, of_person="author"),
    holding("programs.Milestone", neutral="id dossier code label planned_on due_on done_on preset_version"),
    holding("programs.CoachSlot", "coaching", "", "coach", neutral="id starts_at ends_at place session", of_person="coach"),
    holding("programs.FormerMinutes", "coaching", "text", "by", neutral="id session at", dossier="session__dossier", end=DELETE),
    holding("programs.CalendarToken", "account", "token", "person", neutral="id at", of_person="person"),
    holding("programs.CoachLight", "coaching", "note", "by", neutral="id dossier light at", dossier="dossier", end=DELETE),
    holding("programs.MilestoneChange", "coaching", "", "by", neutral="id milestone kind before after at", dossier="milestone__dossier", end=DELETE),
    holding("programs.CoachProfile", "account", "", "person", neutral="id capacity regions", of_person="person"),
    holding("programs.CoachAbsence", "coaching", "note", "coach cover", neutral="id starts_on ends_on", of_person="coach cover"),
    holding("programs.Cohort", neutral="id edition name text"),
    holding("programs.CohortPlace", neutral="id cohort dossier since"),
    holding("programs.CohortEvent", neutral="id cohort kind title starts_at ends_at place text sequence changed_at cancelled_at counted_at"),
    holding("programs.CohortEvent_present", neutral="id cohortevent dossier"),
    holding("programs.FundingLine", "coaching", "note", neutral="id dossier funder amount in_kind stage expected_on proof fund", dossier="dossier", end=EMPTY),
    holding("programs.Fund", neutral="id name purpose"),
    holding("programs.Publication", neutral=MACHINE + "kind program call cohort territory starts_on ends_on former title promise sections version revision figures_at approved_sha256 published_on published_version created_at"),
    holding("programs.PublicationText", "report", "", "saved_by", neutral="id publication order code title help required body revision saved_at"),
    holding("programs.Contribution", neutral="id fund contributor amount"),
    holding("programs.Expense", neutral="id dossier label planned spent"),
    holding("programs.Filiation", "dossier", "story remarks links", neutral="id dossier name project on created_at", dossier="dossier", end=EMPTY),
    holding("programs.FinalReport", "report", "title promise essential worked fragile decision_asked", neutral=MACHINE + "dossier version published_on", dossier="dossier", end=EMPTY, spare=Q(published_on__isnull=False)),
    holding("programs.ReportSection", "report", "body", "saved_by", neutral="id report order code title help required revision saved_at", dossier="report__dossier", end=EMPTY, spare=Q(report__published_on__isnull=False)),
    holding("programs.Showing", neutral="report vector"),
    holding("programs.Advert", "account", "", "author", neutral=MACHINE + "kind organization report title text theme published_on expires_on matched_with"),
    holding("programs.Imprint", neutral="id kind facts made_at code sha256 pages"),
    holding("programs.OpenData", "account", "", "made_by", neutral="id made_at tables package"),
    holding("programs.KeyFigure", neutral="id report order value label context"),
    holding("programs.RequestedChange", "report", "passage text answer", "asked_by", neutral="id section asked_at answered_at", dossier="section__report__dossier", end=DELETE),
    holding("programs.History", "history", "", "actor on_behalf_of", neutral="id machine object_id seq previous name source target dossier waived at recorded_at details previous_hash hash"),
    holding("programs.Detail", "history", "comment data", neutral="line salt", dossier="line__dossier", end=DELETE),
    holding("programs.Mail", "mail", "subject body bounce", "recipient", "address", "id effect dossier replaces created_at sent_at bounced_at kind cause url read_at gathered leaves_at digest", dossier="effect__line__dossier", end=DELETE, of_person="recipient address"),
    holding("programs.Outbox", "mail", "last_error", neutral="id line kind key not_before created_at rung_at retry_at tries done_at", dossier="line__dossier", end=EMPTY),
    holding("programs.Organization", "organization", "address phone email", "checked_by", neutral="id kind name siren territory is_private_law is_ess attached_to no_siren_reason declared_at checked_at successor succeeded_on"),
    holding("programs.Partner", "dossier", "contribution signed_name signed_quality", "", "email", MACHINE + "dossier organization signed_at signed_revision created_at", dossier="dossier", end=EMPTY),
    holding("programs.Visa", "dossier", "name quality", "", "email", MACHINE + "dossier content answered_at created_at", dossier="dossier", end=EMPTY),
    holding("programs.Succession", neutral=MACHINE + "dossier former successor former_name created_at"),
    holding("programs.Provenance", neutral="dossier channel relay traced"),
    holding("programs.Idea", "idea", "title text", "consent_by", neutral="id dossier theme licence consent_at named agreed_at", dossier="dossier", end=EMPTY, spare=Q(agreed_at__isnull=False, consent_at__isnull=False)),
    holding("programs.Subscription", "alert", "", "", "email", "id themes departement asked_at confirmed_at", of_person="email"),
    holding("programs.Subscription_programs", neutral="id subscription program"),
    holding("programs.Relay", "relay", "contact email", neutral="id name acronym kind web ended_on"),
    holding("programs.RelayLink", neutral="id call relay code created_at sent_at poster poster_of"),
    holding("programs.Message", "dossier", "text", "author", neutral=MACHINE + "dossier from_staff audience sent_at", dossier="dossier", end=EMPTY),
    holding("programs.MessageFile", "dossier", "name sha256", neutral="id message order content_type size scan", dossier="message__dossier", end=DELETE),
    holding("programs.SessionPlace", neutral="id session dossier counted_at", dossier="dossier"),
    holding("programs.SessionPlace_present", "coaching", "", "user", neutral="id sessionplace", dossier="sessionplace__dossier", end=DELETE, of_person="user"),
    holding("programs.Message_mentions", "dossier", "", "user", neutral="id message", dossier="message__dossier", end=DELETE, of_person="user"),
    holding("programs.ReadMark", "dossier", "", "person", neutral="id dossier at", dossier="dossier", end=DELETE, of_person="person"),
    holding("programs.Opinion", "review", "expert_name expert_quality question text", "asked_by", "email", MACHINE + "dossier version asked_at answer_by opened_at verdict given_at", dossier="dossier", end=EMPTY),
    holding("programs.OpinionReading", neutral="id opinion at what"),
    holding("programs.Assignment", "instruction", "", "officer by", neutral="id dossier since ended_at", dossier="dossier", end=DELETE),
    holding("programs.Follow", "instruction", "", "person", neutral="id dossier since", dossier="dossier", end=DELETE, of_person="person"),
    holding("programs.SavedView", "instruction", "", "person", neutral="id name query is_default", of_person="person"),
    holding("programs.Task", "instruction", "", "person", neutral=MACHINE + "kind title order total done created_at expires_at file_key file_name file_size"),
    holding("programs.TaskItem", neutral="id task dossier seen outcome detail at"),
    holding("programs.Label", neutral="id program name colour"),
    holding("programs.Label_dossiers", neutral="id label dossier"),
    holding("programs.Letterbox", "account", "rhythms quiet_from quiet_until quiet_weekend zone", "person", neutral="id", of_person="person"),
    holding("programs.MessageTemplate", neutral="id program name text"),
    holding("programs.DossierSearch", "dossier", "vector", neutral="dossier", dossier="dossier", end=DELETE),
    # nothing of a person: the State's own data, counters, seals
    holding("programs.Program", neutral="id code prefix name promise outcome service address phone email theme checkin_days coach_days minutes_template preset_version keep_drafts keep_refused keep_projects milestones parameters health_rules criteria questions"),
    holding("programs.Call", neutral=MACHINE + "program title mode summary text opens_at closes_at answer_by confirm_by waitlist_until announced_at embargo_at open_to places min_reviews visa_required same_departement_conflict definition drafts_until slug themes departements preview partners_limit commitments_required rules_block ranked_by quorum silent_days envelope"),
    holding("programs.Feedback", "review", "original text", "joined_by", neutral="id dossier joined_at", dossier="dossier", end=EMPTY),
    holding("programs.FeedbackEdit", "review", "text", "by", neutral="id feedback at", dossier="feedback__dossier", end=DELETE),
    holding("programs.EmbargoRecipient", "embargo", "name quality", "", "email", "id call created_at", of_person="email"),
    holding("programs.EmbargoOpening", neutral="id recipient at what"),
    holding("programs.LetterTemplate", "instruction", "", "revised_by", neutral="id call outcome text revised_at"),
    holding("programs.Section", neutral="id call order title help condition"),
    holding("programs.Question", neutral="id section order kind label help example required least limit earliest latest balanced choices condition"),
    holding("programs.EligibilityRule", neutral="id call order label subject question test value"),
    holding("programs.Edition", neutral="id kind title slug summary text starts_on ends_on published_at"),
    holding("programs.Edition_calls", neutral="id edition call"),
    holding("programs.Event", neutral="id edition title summary starts_at ends_at place web changed_at"),
    holding("programs.Criterion", neutral="id call order label help weight best levels"),
    holding("programs.Hearing", neutral="id slot dossier chosen_at"),
    holding("programs.HearingPlan", neutral="id call choose_by questions"),
    holding("programs.HearingSlot", neutral="id call starts_at ends_at place"),
    holding("programs.ReviewPhase", neutral="id call name starts_at ends_at blind others jurors_named deciders"),
    holding("programs.Territory", neutral="id kind code name siren departement departement_name region epci population search words year until merged_into"),
    holding("programs.Counter", neutral="id prefix year value"),
    holding("programs.Visit", neutral="id day call source count"),
    holding("programs.Edge", neutral="id machine name source target retired_at"),
    holding("programs.Seal", neutral="number lines root at"),
    holding("programs.SealedLine", neutral="line seal"),
    # libraries
    holding("auth.Permission", neutral="id name content_type codename"),
    holding("auth.Group", neutral="id name"),
    holding("auth.Group_permissions", neutral="id group permission"),
    holding("contenttypes.ContentType", neutral="id app_label model"),
    holding("dsfr.DsfrConfig", neutral="id language site_title site_tagline notice_title notice_description notice_type notice_link notice_icon_class notice_is_collapsible header_brand header_brand_html beta_tag footer_brand footer_brand_html footer_description newsletter_description newsletter_url operator_logo_file operator_logo_alt operator_logo_width mourning accessibility_status"),
    holding("dsfr.DsfrSocialMedia", neutral="id site_config title url icon_class"),
]  # fmt: skip
