"""What becomes of the calls of a large demonstration, and of the dossiers that answer them."""

from typing import NamedTuple

from reports.demo import content


class Fate(NamedTuple):
    """A call: its calendar in days ago, the steps that it takes after closing, its share of the dossiers, their ways."""

    title: str
    mode: str
    opens: int
    closes: int
    steps: tuple
    share: int
    ways: dict  # the steps of a dossier: how many in a hundred


READ = "submit declare_eligible start_review"
COMPLETED = "submit request_completion resubmit declare_eligible start_review"
ENDED = ("close", "start_review", "announce")
FATES = [
    Fate("Appel à projets 2024 : l’accueil dans les services publics", "competition", 800, 760, ENDED, 12, {
        f"{READ} reject": 40, f"{READ} select confirm": 12, f"{READ} select decline": 3,
        f"{READ} waitlist lapse": 10, f"{COMPLETED} reject": 6, "submit amend declare_eligible start_review reject": 4,
        "submit declare_ineligible": 10, "submit withdraw": 5, "expire": 10,
    }),
    Fate("Manifestation d’intérêt 2026 : des villages volontaires", "interest", 150, 95, ENDED, 34, {
        f"{READ} reject": 50, f"{READ} select confirm": 2, f"{READ} select pledge": 2, f"{READ} select": 4, f"{READ} waitlist": 10, f"{COMPLETED} reject": 6,
        "submit declare_ineligible": 10, "submit withdraw": 4, "expire": 12,
    }),
    Fate("Appel à projets 2026 : les démarches des familles", "competition", 150, 90, ENDED[:2], 15, {
        READ: 52, COMPLETED: 6, f"{READ} shortlist": 8, f"{READ} select": 4, f"{READ} reject": 5, "submit declare_ineligible": 9,
        "submit withdraw": 4, "expire": 12,
    }),
    Fate("Appel à projets 2027 : vieillir au village", "competition", 60, -30, (), 34, {
        "": 30, "submit": 30, "submit amend": 8, "submit request_completion": 8, "submit request_completion resubmit": 5,
        "submit declare_eligible": 11, "submit declare_ineligible": 5, "submit withdraw": 3,
    }),
    Fate("Appel à projets 2025 : les lieux partagés", "competition", 620, 590, ("cancel",), 5, {"submit cancel": 70, "cancel": 20, "submit withdraw": 10}),
]  # fmt: skip
# When a step is taken: a share of the time during which the call was open, or days after its closing.
WHILE_OPEN = {
    "begin": (0, 0.3), "submit": (0.32, 0.55), "amend": (0.57, 0.62), "request_completion": (0.65, 0.7), "resubmit": (0.75, 0.8),
    "declare_eligible": (0.84, 0.92), "declare_ineligible": (0.84, 0.92), "withdraw": (0.94, 0.98),
}  # fmt: skip
AFTER_CLOSING = {
    "expire": (0, 0), "close": (0, 0), "cancel": (-0.1, -0.1), "start_review": (20, 20), "shortlist": (38, 44), "select": (50, 56),
    "waitlist": (50, 56), "reject": (50, 56), "announce": (60, 60), "pledge": (65, 80), "decline": (65, 100), "confirm": (70, 120),
    "lapse": (215, 230),
}  # fmt: skip
READING = {"begin": (11, 14), "accept": (16, 19), "submit": (22, 36)}  # days after the closing
BY = {"expire": "system", "start_review": "system", "cancel": "system", "confirm": "signatory"}
BY |= dict.fromkeys(("begin", "submit", "amend", "resubmit", "withdraw", "pledge", "decline"), "lead")
SENDING = ("submit", "amend", "resubmit")
OUTCOMES = {"select": "selected", "waitlist": "waitlisted", "reject": "rejected"}
COMMENTS = {
    "request_completion": "Précisez qui accueille l’équipe, et joignez le budget.",
    "declare_ineligible": "Le projet concerne un équipement, et non un service rendu aux habitants.",
    "decline": "Le conseil municipal a choisi un autre projet.",
    "cancel": "Les crédits de l’appel sont reportés sur l’appel suivant.",
} | {step: content.REASONS[outcome] for step, outcome in OUTCOMES.items()}  # fmt: skip
