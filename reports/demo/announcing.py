"""What surrounds an announcement: comments by criterion, a feedback edited, who reads the list under embargo."""

from programs import feedback
from reports.demo.story import days_ago

REMARKS = [
    "Le problème est décrit à partir de situations vécues ; les chiffres viennent du terrain.",
    "Le périmètre reste large : choisir un seul service aiderait l’équipe à aboutir.",
    "La mairie, l’école et deux associations sont déjà de la partie.",
    "Les ressources citées existent, mais personne ne dit encore qui les animera.",
    "Le dossier dit qui prendra le relais, et sur quel budget.",
    "La suite repose sur une subvention qui n’est pas acquise.",
    "Les habitants décident à deux moments, et le calendrier leur en laisse le temps.",
    "Les habitants sont consultés, mais on ne voit pas ce qu’ils pourront changer.",
    "Le guide prévu servira à d’autres communes de la même taille.",
    "Ce qui serait transmis à d’autres territoires reste à préciser.",
]
RECIPIENTS = [
    ("Hélène Caron", "Cabinet du ministre", "helene.caron@cabinet.example"), ("Marc Bellanger", "Préfecture de l’Aveyron", "marc.bellanger@prefecture.example"),
]  # fmt: skip


def remarks(criteria, total, reading):
    """A comment on each criterion but one, of one of two readings."""
    return {
        str(c.pk): REMARKS[(2 * i + (total + reading) % 2) % len(REMARKS)]
        for i, c in enumerate(criteria)
        if i != reading + 1
    }


def prepare(call, dossiers, officer):
    """Who reads the list before everyone; the feedback on two dossiers, edited and joined to their letters."""
    for name, quality, email in RECIPIENTS:
        call.embargo_recipients.create(name=name, quality=quality, email=email)
    for dossier in dossiers:
        with days_ago(1, 16):
            row = feedback.opened(dossier)
            for closing in (
                "Merci à toute l’équipe pour ce travail.",
                "Merci à toute l’équipe pour ce travail, et bonne suite.",
            ):
                feedback.edit(row, f"{row.original}\n\n{closing}", officer)
            feedback.join(row, officer)
