"""The dossiers of the demonstration, in every state, each by its legal steps."""

from datetime import timedelta

from programs import answers, clock, letters
from programs.models import Dossier, Organization, Review
from reports.demo import announcing, content
from reports.demo.people import agent, territory_of
from reports.demo.story import days_ago, take


def begin(call, idea, n, days, lead=None):
    """A commune opens a draft, some days ago, with its lead, a co-author and its perimeter."""
    lead = lead or agent(idea, n)
    organization = Organization.objects.for_territory(territory_of(idea))
    with days_ago(days, 9 + n % 8, n % 60):
        dossier = Dossier.start(call, organization, type(lead).objects.get(pk=lead.pk), title=idea[2])
        dossier.perimeter.add(organization.territory, *neighbours(organization.territory))
        dossier.roles.create(person=agent(idea, n, "member"), code="member")
        if n % 3:
            fill(dossier, idea, n)
            Dossier.objects.filter(pk=dossier.pk).update(commitments_at=None)  # ticked when submitting
    return dossier


def neighbours(territory):
    """Two other communes of the same intercommunality."""
    same = type(territory).objects.filter(epci=territory.epci, kind="commune").exclude(pk=territory.pk)
    return same.order_by("search", "id")[:2] if territory.epci else []


def fill(dossier, idea, n):
    """Answer every question, tick the commitments."""
    found = {}
    for question in answers.questions(dossier.call.form):
        found[question["code"]] = typed(question, idea, n)
    dossier.answers = {code: value for code, value in found.items() if value is not None}
    dossier.commitments_at = clock.now()
    dossier.save(update_fields=["answers", "commitments_at"])


def typed(question, idea, n):
    """What the lead typed, by kind of question; no file is joined."""
    limit = question["limit"] or 6000
    match question["kind"]:
        case "long":
            return content.paragraph(question["label"], idea)[:limit]
        case "number":
            return str(min(content.served(idea)[1], limit))
        case "euros":
            return str(18_000 + 500 * (sum(map(ord, idea[2])) % 61))
        case "date":
            return (clock.today() + timedelta(days=90 + 7 * (sum(map(ord, idea[2])) % 17))).isoformat()
        case "choice":
            return question["choices"][n % 5 % 2 % len(question["choices"])]
        case "choices":
            return [
                one
                for k, one in enumerate(question["choices"])
                if k == n % len(question["choices"]) or (n + k) % 4 == 0
            ]
        case "yesno":
            return "yes"
        case "territory":
            return territory_of(idea).pk
        case "file":
            return None
    return content.served(idea)[0][:limit]


def submit(dossier, idea, n, days):
    """Complete and submit, some days ago."""
    with days_ago(days, 8 + n % 10, (7 * n) % 60):
        dossier.refresh_from_db()
        fill(dossier, idea, n)
        return take(dossier, "submit", dossier.lead)


def screen(dossier, officer, step, days, **asked):
    """The officer's word on a dossier, some days ago."""
    with days_ago(days, 11):
        return take(dossier, step, officer, **asked)


def read(dossier, reviewers, officer, days, total, leanings=(0, 0)):
    """Each of the two reviewers reads and marks; their marks add up to so much on all criteria, but for their ``leanings``.

    A leaning is on how many criteria a reviewer marks one level above the others, or below. Return the reviews.
    """
    found = []
    for k, reviewer in enumerate(reviewers):
        with days_ago(days + 4, 9):
            review = Review(dossier=dossier, reviewer=reviewer)
            review.begin(by=officer)
        with days_ago(days + 3 - k, 14):
            review = take(review, "accept", reviewer)
            criteria = list(dossier.call.criteria.all())
            review.scores = leant(marks(criteria, total, k), criteria, leanings[k])
            review.opinion = content.opinion(2 * total, total + k)
            review.comments = announcing.remarks(list(dossier.call.criteria.all()), total, k)
            review.save()
            found.append(take(review, "submit", reviewer))
    return found


def marks(criteria, total, reading):
    """The marks of one of two readings, which share a total between their criteria."""
    cells = 2 * len(criteria)
    some, more = divmod(total, cells)
    extra = {(7 * one + total) % cells for one in range(more)}
    return {str(c.pk): min(c.best, some + (2 * i + reading in extra)) for i, c in enumerate(criteria)}


def leant(given, criteria, leaning):
    """These marks, one level above on so many criteria, or below."""
    by = 1 if leaning > 0 else -1
    touched = {str(one.pk): one.best for one in criteria[: abs(leaning)]}
    return {key: max(0, min(touched[key], mark + by)) if key in touched else mark for key, mark in given.items()}


def decide(dossier, officer, outcome, days, n=0):
    """Propose an outcome and approve its letter, some days ago."""
    step = {"selected": "select", "waitlisted": "waitlist", "rejected": "reject"}[outcome]
    with days_ago(days, 15):
        take(dossier, step, officer, comment=content.reason(outcome, n))
        decision = letters.standing(dossier.call).get(dossier=dossier)
        pen = letters.Pen(dossier.call)
        if outcome == "rejected":  # one sentence more than the template
            text = pen.letter(decision).text.replace("Je vous prie", f"{content.ADVICE}\n\nJe vous prie")
            letters.correct(decision, text, officer, pen)
        letters.approve(decision, officer, pen)
        decision.save(update_fields=letters.WRITTEN)


def hand_out(chosen, reviewer, officer):
    """Readings handed to one reviewer: to accept, in progress with a draft, declined for a tie."""
    for n, dossier in enumerate(chosen):
        if dossier.reviews.filter(reviewer=reviewer).exists():
            continue
        with days_ago(6):
            review = Review(dossier=Dossier.objects.get(pk=dossier.pk), reviewer=reviewer)
            review.begin(by=officer)
        with days_ago(4):
            if n % 3 == 1:
                review = take(review, "accept", reviewer)
                review.opinion = content.OPINIONS[0]
                review.save()
            elif n == 6:
                take(
                    review,
                    "decline",
                    reviewer,
                    why="conflict",
                    comment="J’ai travaillé pour cette commune l’an dernier.",
                )
