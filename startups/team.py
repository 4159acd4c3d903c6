"""The team of a start-up: the jobs that the programme recruits for, the only place that reads them."""


def positions(dossier):
    """The jobs of a dossier that are not cancelled; none where nobody is recruited."""
    found = getattr(dossier, "positions", None)
    return list(found.exclude(state="cancelled")) if found else []


def vacant(dossier):
    """The jobs of a dossier still to be filled."""
    return [one for one in positions(dossier) if one.state != "filled"]
