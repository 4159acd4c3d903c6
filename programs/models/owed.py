"""What a step on a dossier owes its organization: a receipt, a letter, else a mail."""

from programs.workflow import Effect


def receipt(dossier):
    """The numbered receipt of what was just submitted; a paper dossier that nobody leads yet also sends its link."""
    yield Effect("document", "receipt")
    if dossier.paper_received_at and dossier.invitations.taking_over().exists():
        yield Effect("link", "takeover")


def letter(dossier):
    """The letter leaves alone where the call is already decided; else all leave together. An idea gets a mail, no letter."""
    if dossier.gathers:
        yield Effect("mail", "lead")
    elif dossier.is_announced:
        yield Effect("move", "letter")


def refusal(dossier):
    """The letter of what is not eligible; of an idea, the mail is enough."""
    if not dossier.gathers:
        yield Effect("document", "letter")


def asked_again(dossier):
    """The letter of what is to be completed; of an idea, the mail is enough."""
    if not dossier.gathers:
        yield Effect("document", "completion")
