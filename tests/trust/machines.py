"""The machines as they were agreed, written by hand: step, from, to, who (``role?`` under a condition)."""

from tests.trust.papermachines import PUBLICATION
from tests.trust.residencemachines import METHODSHEET
from tests.trust.startupmachines import STARTUP

BEFORE_CAMP = "framing preparation registration postponed"
CAMPING = "framing preparation registration running interrupted deliberation follow_up postponed"
WELCOME = "lead member coach operator"
ALIVE = "draft submitted incomplete eligible in_review shortlisted"
ONGOING = "framing team_building running restitution suspended"


def stays(step, states, roles):
    """The lines of a step that leaves each of these states as it is."""
    return "\n".join(f"{step} | {state} | {state} | {roles}" for state in states.split())


MACHINES = {
    "startup": STARTUP,
    "advert": """
        connect               | published                                 | matched      | officer
        pair                  | published                                 | matched      | system
        withdraw              | published                                 | withdrawn    | officer signatory lead?
        expire                | published                                 | expired      | system
    """,
    "methodsheet": METHODSHEET,
    "publication": PUBLICATION,
    "call": """
        publish               | draft                                     | scheduled    | officer
        unpublish             | scheduled                                 | draft        | officer
        open                  | scheduled                                 | open         | system officer
        extend                | open closed                               | open         | officer?
        reword                | open                                      | open         | officer
        plan                  | draft                                     | draft        | officer?
        plan                  | scheduled                                 | scheduled    | officer?
        plan                  | open                                      | open         | officer?
        plan                  | closed                                    | closed       | officer?
        plan                  | reviewing                                 | reviewing    | officer?
        close                 | open                                      | closed       | system officer
        start_review          | closed                                    | reviewing    | officer?
        announce              | reviewing                                 | decided      | authority officer?
        equalise              | closed                                    | closed       | officer? chair?
        equalise              | reviewing                                 | reviewing    | officer? chair?
        rank_raw              | closed                                    | closed       | officer? chair?
        rank_raw              | reviewing                                 | reviewing    | officer? chair?
        declare_unsuccessful  | closed reviewing                          | unsuccessful | officer?
        cancel                | draft scheduled open closed reviewing     | cancelled    | officer
    """,
    "dossier": f"""
        submit                | draft                                     | submitted    | officer lead? signatory?
        amend                 | submitted                                 | submitted    | officer lead? signatory?
        request_completion    | submitted                                 | incomplete   | officer
        resubmit              | incomplete                                | submitted    | lead officer
        return_overdue        | incomplete                                | submitted    | system officer
        declare_eligible      | submitted                                 | eligible     | officer
        declare_ineligible    | submitted                                 | ineligible   | officer
        start_review          | eligible                                  | in_review    | system officer
        shortlist             | in_review                                 | shortlisted  | officer?
        choose_hearing        | shortlisted                               | shortlisted  | lead? officer?
        release_hearing       | shortlisted                               | shortlisted  | lead? officer?
        select                | in_review shortlisted eligible            | selected     | officer? chair? authority?
        waitlist              | in_review shortlisted eligible            | waitlisted   | officer? chair? authority?
        reject                | in_review shortlisted eligible            | rejected     | officer? chair? authority?
        revise_decision       | selected waitlisted rejected              | in_review    | officer? chair? authority? system?
        promote               | waitlisted                                | selected     | officer
        lapse                 | waitlisted                                | lapsed       | officer?
        pledge                | selected                                  | pledged      | lead?
        confirm               | selected pledged                          | confirmed    | signatory? lead?
        decline               | selected pledged                          | declined     | lead? signatory? officer?
        admit_appeal          | rejected                                  | in_review    | officer?
        reopen_eligibility    | ineligible                                | submitted    | officer
        withdraw              | {ALIVE} selected waitlisted rejected pledged | withdrawn  | lead? signatory?
        expire                | draft                                     | expired      | system
        revive                | expired                                   | draft        | system
        cancel                | {ALIVE}                                   | cancelled    | system
{stays("hand_over", f"{ALIVE} selected waitlisted rejected ineligible pledged expired", "lead signatory officer system")}
    """,
    "partner": """
        remind                | invited                                   | invited      | lead? member? officer? system?
        commit                | invited refused                           | committed    | link
        refuse                | invited committed                         | refused      | link
        revoke                | invited committed refused                 | revoked      | lead? officer?
    """,
    "visa": """
        remind                | asked                                     | asked        | lead? member?
        give                  | asked                                     | given        | link signatory
        send_back             | asked                                     | returned     | link signatory
        cancel                | asked returned                            | cancelled    | lead? member?
    """,
    "succession": """
        undo                  | done                                      | undone       | officer
    """,
    "review": """
        accept                | assigned                                  | in_progress  | reviewer?
        decline               | assigned in_progress                      | declined     | reviewer?
        submit                | in_progress                               | submitted    | reviewer?
        reopen                | submitted                                 | in_progress  | officer
        release               | assigned in_progress                      | released     | system officer
        free                  | assigned                                  | released     | system
        set_aside             | assigned in_progress submitted            | declined     | system
    """,
    "allocation": """
        adjust                | draft                                     | draft        | officer
        send                  | draft                                     | sending      | officer
        finish                | sending                                   | sent         | system
        drop                  | draft                                     | dropped      | officer
    """,
    "jurymember": """
        remind                | invited                                   | invited      | officer system
        accept                | invited                                   | sitting      | link?
        decline               | invited                                   | declined     | link
        revoke                | invited                                   | revoked      | officer
        declare               | sitting                                   | sitting      | link
        recognize             | sitting                                   | sitting      | officer
        nudge                 | sitting                                   | sitting      | officer system
        free_readings         | sitting                                   | sitting      | officer system
        stand_down            | sitting                                   | stood_down   | officer link
    """,
    "coachingsession": """
        move                  | scheduled                                 | scheduled    | coach lead
        hold                  | scheduled                                 | held         | coach
        correct               | held                                      | held         | coach
        miss                  | scheduled                                 | missed       | coach
        rebook                | missed                                    | scheduled    | coach lead
        cancel                | scheduled                                 | cancelled    | coach lead
    """,
    "document": """
        start                 | queued                                    | rendering    | system
        finish                | rendering                                 | ready        | system
        fail                  | rendering                                 | failed       | system
        requeue               | rendering                                 | queued       | system
        retry                 | failed                                    | queued       | system officer
        cancel                | queued rendering failed                   | cancelled    | officer
        replace               | ready                                     | replaced     | system
    """,
    "finalreport": """
        submit                | drafting                                  | submitted    | lead
        request_changes       | submitted endorsed approved               | changes_requested | coach officer
        resubmit              | changes_requested                         | submitted    | lead
        endorse               | submitted                                 | endorsed     | signatory
        approve               | submitted endorsed                        | approved     | coach officer
        seal                  | approved                                  | sealed       | officer
        publish               | sealed withheld                           | published    | officer
        withhold              | sealed published                          | withheld     | officer
        correct               | sealed published withheld                 | drafting     | officer
    """,
    "message": "",
    "opinion": """
        give                  | asked                                     | given        | system
        revoke                | asked                                     | revoked      | officer
        lapse                 | asked                                     | lapsed       | system
    """,
    "task": """
        start                 | queued                                    | running      | system
        finish                | running                                   | done         | system
        fail                  | running                                   | failed       | system
        retry                 | failed                                    | queued       | officer? authority? admin?
        cancel                | queued running                            | cancelled    | officer? authority? admin?
        expire                | done                                      | expired      | system officer? authority? admin?
    """,
    "residence": f"""
{stays("name_coach", ONGOING, "coach officer")}
{stays("hand_over", ONGOING, "lead signatory coach officer system")}
        form_team             | framing                                   | team_building | officer
        start                 | team_building                             | running      | coach
        present               | running                                   | restitution  | lead
        resume_work           | restitution                               | running      | coach
        close                 | restitution                               | closed       | officer
        suspend               | framing team_building running restitution | suspended    | coach
        resume                | suspended                                 | framing team_building running restitution | coach
        abandon               | {ONGOING}                                 | abandoned    | officer lead
    """,
    "camp": f"""
{stays("name_coach", CAMPING, "coach officer")}
{stays("hand_over", CAMPING, "lead signatory coach officer system")}
        start_preparation     | framing                                   | preparation  | coach
        open_registration     | preparation                               | registration | lead
        start                 | registration                              | running      | lead system
        extend                | running                                   | running      | lead
        interrupt             | running                                   | interrupted  | lead
        resume                | interrupted                               | running      | lead
        end                   | running interrupted                       | deliberation | lead? system?
        end_without_ranking   | running interrupted                       | follow_up    | lead
        announce_results      | deliberation                              | follow_up    | lead
{stays("invite_jury", "preparation registration running interrupted deliberation", "lead? coach?")}
{stays("remind_jury", "running interrupted deliberation", "lead? coach?")}
{stays("open_judging", "running interrupted", "lead?")}
{stays("open_vote", "running deliberation", "lead?")}
{stays("close_vote", "running deliberation", "lead?")}
{stays("equalise", "deliberation", "lead? chair?")}
{stays("rank_raw", "deliberation", "lead? chair?")}
{stays("break_tie", "deliberation", "lead? chair?")}
{stays("validate_ranking", "deliberation", "lead? chair?")}
{stays("reopen_ranking", "deliberation", "lead? chair?")}
        identify_actors       | follow_up                                 | follow_up    | lead? coach?
        close                 | follow_up                                 | closed       | officer
        postpone              | preparation registration                  | postponed    | lead
        reschedule            | postponed                                 | preparation registration | lead
        cancel                | {BEFORE_CAMP}                             | cancelled    | officer lead
    """,
    "deliberation": """
        move                  | planned                                   | planned      | officer chair
        open                  | planned adjourned                         | in_session   | officer chair
        adjourn               | in_session                                | adjourned    | officer chair
        close                 | in_session adjourned                      | closed       | officer chair
        cancel                | planned                                   | cancelled    | officer chair
    """,
    "challenge": """
        accept                | proposed                                  | accepted     | lead coach
        reject                | proposed                                  | rejected     | lead coach
        withdraw              | proposed accepted                         | withdrawn    | link lead coach
        conclude              | accepted                                  | answered unanswered | system
    """,
    "registration": f"""
        confirm               | pending                                   | confirmed    | system {WELCOME} link?
        wait                  | pending                                   | waitlisted   | system {WELCOME} link?
{stays("remind", "pending confirmed waitlisted", f"system {WELCOME}")}
{stays("agree", "pending confirmed waitlisted absent", f"system {WELCOME}")}
        promote               | waitlisted                                | confirmed    | system
        ask_again             | confirmed                                 | pending      | system
        check_in              | pending confirmed waitlisted absent       | checked_in   | {WELCOME}
        undo_check_in         | checked_in                                | confirmed    | {WELCOME}
        mark_absent           | confirmed                                 | absent       | system lead? member? coach? operator?
        cancel                | pending confirmed waitlisted              | cancelled    | link system {WELCOME}
{stays("join_team", "confirmed checked_in", f"system {WELCOME}")}
{stays("leave_team", "confirmed checked_in", f"system {WELCOME} link?")}
    """,
    "matching": f"""
        propose               | asked                                     | proposed     | system
        adjust                | proposed                                  | proposed     | {WELCOME}
        apply                 | proposed                                  | applying     | {WELCOME}
        finish                | applying                                  | applied      | system
        drop                  | asked proposed                            | dropped      | {WELCOME}
    """,
    "joining": """
        accept                | asked                                     | accepted     | link?
        refuse                | asked                                     | refused      | link?
        decline               | asked                                     | refused      | link?
        withdraw              | asked                                     | withdrawn    | link?
        lapse                 | asked                                     | lapsed       | system
    """,
    "announcement": f"""
        withdraw              | posted                                    | withdrawn    | {WELCOME}
    """,
    "helprequest": f"""
        take                  | waiting                                   | taken        | mentor {WELCOME}
        release               | taken                                     | waiting      | mentor? {WELCOME}
        settle                | waiting taken                             | done         | mentor? link {WELCOME}
        drop                  | waiting taken                             | dropped      | link system
    """,
    "campteam": f"""
        complete              | forming                                   | ready        | system {WELCOME} link?
        reopen                | ready                                     | forming      | {WELCOME} link?
        submit                | ready forming                             | submitted    | link? lead? coach?
        withdraw_submission   | submitted                                 | ready        | link? lead? coach?
        judge                 | submitted                                 | judged       | system
        award                 | judged                                    | awarded      | system lead
        go_on                 | ready submitted judged awarded            | continued    | lead? coach?
        become                | ready submitted judged awarded continued  | continued    | lead? officer?
        stop                  | ready submitted judged awarded            | stopped      | lead? coach?
        disband               | forming ready                             | disbanded    | system {WELCOME} link?
    """,
    "actor": """
        ask                   | identified                                | identified   | lead member coach
        agree                 | identified willing                        | willing      | link
        note_agreement        | identified                                | willing      | lead coach
        go_on                 | willing                                   | continued    | lead? coach?
        become                | willing continued                         | continued    | lead? officer?
        stop                  | willing continued                         | stopped      | lead? coach?
        withdraw              | identified willing continued stopped      | withdrawn    | link lead coach
    """,
    "news": """
        ask_again             | asked                                     | asked        | lead coach
        answer                | asked                                     | answered     | link
    """,
}

RUNS = "recruiter officer"
MACHINES |= {
    "position": f"""
        publish               | draft                                     | open         | {RUNS}
        close                 | open                                      | closed       | system {RUNS}
        fill                  | open closed                               | filled       | system {RUNS}
        reopen                | closed filled                             | open         | system {RUNS}
        cancel                | draft open closed                         | cancelled    | {RUNS}
    """,
    "applicant": f"""
{stays("hear_manager", "received screened interview", "system recruiter")}
{stays("remind", "received screened interview offered", "system recruiter")}
        screen                | received                                  | screened     | recruiter
        invite                | screened                                  | interview    | recruiter
        choose_slot           | interview                                 | interview    | link recruiter
        offer                 | interview                                 | offered      | recruiter
        accept                | offered                                   | hired        | link recruiter
        reject                | received screened interview offered       | rejected     | recruiter system
        withdraw              | received screened interview offered       | withdrawn    | link recruiter
        leave                 | hired                                     | left         | recruiter
    """,
}


def moves(machine):
    """The agreed moves: {(step, source): ({targets}, {roles}, {roles under a condition})}."""
    found = {}
    for line in MACHINES[machine].strip().splitlines():
        name, sources, targets, roles = (part.strip() for part in line.split("|"))
        sure = {role for role in roles.split() if not role.endswith("?")}
        maybe = {role[:-1] for role in roles.split() if role.endswith("?")}
        for source in sources.split():
            found[name, source] = (set(targets.split()), sure, maybe)
    return found
