"""What residences know of people (programs/personal.py says how to read it)."""

from programs.personal import DELETE, EMPTY, MACHINE, holding

HOLDINGS = [
    holding("residences.Residence", "coaching", "host place backed_by public_session_place", neutral=MACHINE + "dossier budget backed_on public_session_at licence preset_version suspended_from lessons", dossier="dossier", end=EMPTY),
    holding("residences.LocalDefinition", "coaching", "problem users taken adapted added", "approved_by", neutral="id residence method approved_at", dossier="residence__dossier", end=EMPTY),
    holding("residences.Phase", neutral="id residence order title purpose starts_on ends_on started_on ended_on status reason"),
    holding("residences.Resident", "coaching", "name role", neutral="id residence discipline", dossier="residence__dossier", end=DELETE),
    holding("residences.FieldNote", "coaching", "title text", "author", neutral="id residence phase on", dossier="residence__dossier", end=DELETE),
    holding("residences.Prototype", "coaching", "tested_with learned", neutral="id residence name description tested_on kept", dossier="residence__dossier", end=DELETE),
    holding("residences.Method", neutral="id version title principles published_on"),
]  # fmt: skip
