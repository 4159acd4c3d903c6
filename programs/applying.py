"""What a page about a dossier says of who applies: its partners, its perimeter, the visa, the organization it came from."""

from programs import perimeter


def panels(dossier):
    """The partners, the territory added up, the visa and the former names of the organization, for the partials of a page."""
    visa, partners = dossier.visas.current(), list(dossier.partners.current())
    return {
        "partners": partners, "silent": [one for one in partners if one.state != "committed"], "perimeter": perimeter.of(dossier), "visa": visa,
        "in_force": visa and dossier.visas.in_force(dossier), "former_names": former_names(dossier),
    }  # fmt: skip


def former_names(dossier):
    """The names under which this dossier was carried before, oldest first."""
    return list(dossier.successions.filter(state="done").values_list("former_name", flat=True))
