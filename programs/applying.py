"""What a page about a dossier says of who applies: its partners, its perimeter, the visa, the organization and the project it came from."""

from programs import perimeter
from programs.models import Filiation


def panels(dossier):
    """All of it, for a page where the dossier is read whole."""
    return {"perimeter": perimeter.of(dossier), **told(dossier, {"partner", "visa", "succession"})}


def panels_of(dossier, lines):
    """The same for a page that shows the history: what its lines do not tell is not asked for; the territory comes later."""
    return told(dossier, {line.machine for line in lines})


def told(dossier, machines):
    """The partners, the visa and the former names of the organization, for the partials of a page."""
    partners = list(dossier.partners.current()) if "partner" in machines else []
    visa = dossier.visas.current() if "visa" in machines else None
    return {
        "partners": partners, "silent": [one for one in partners if one.state != "committed"], "visa": visa,
        "in_force": visa and dossier.visas.in_force(dossier), "former_names": former_names(dossier) if "succession" in machines else [],
        "filiation": Filiation.objects.filter(dossier=dossier).select_related("dossier__origin__call__program").first() if dossier.origin_id else None,
    }  # fmt: skip


def former_names(dossier):
    """The names under which this dossier was carried before, oldest first."""
    return list(dossier.successions.filter(state="done").values_list("former_name", flat=True))
