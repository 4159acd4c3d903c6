"""The jobs that the programme recruits for, as a start-up counts them; the only place that reads them."""


def positions(dossier):
    """The jobs of a dossier that were not given up."""
    return list(dossier.positions.exclude(state="cancelled").order_by("title", "id"))


def vacant(dossier):
    """The jobs of a dossier still to be filled."""
    return [one for one in positions(dossier) if one.state != "filled"]
