"""What residences know of people (programs/personal.py says how to read it)."""

from programs.personal import DELETE, EMPTY, MACHINE, holding

HOLDINGS = [
    holding("residences.Residence", "coaching", "host place backed_by public_session_place", neutral=MACHINE + "dossier budget backed_on public_session_at licence rhythm preset_version suspended_from lessons", dossier="dossier", end=EMPTY),
    holding("residences.LocalDefinition", "coaching", "problem users", "approved_by", neutral="id residence method approved_at", dossier="residence__dossier", end=EMPTY),
    holding("residences.DefinitionItem", "coaching", "title text why", neutral="id definition order principle sheet stance", dossier="definition__residence__dossier", end=DELETE),
    holding("residences.DefinitionVersion", "coaching", "content", "approved_by", neutral="id definition number base approved_at", dossier="definition__residence__dossier", end=DELETE),
    holding("residences.Phase", neutral="id residence order kind title purpose starts_on ends_on started_on ended_on status reason again"),
    holding("residences.Resident", "coaching", "name role", neutral="id residence discipline professional applicant left_on", dossier="residence__dossier", end=DELETE),
    holding("residences.FieldNote", "coaching", "title text", "author", neutral="id residence phase on", dossier="residence__dossier", end=DELETE),
    holding("residences.Prototype", "coaching", "tested_with learned", neutral="id residence concept name description tested_on kept", dossier="residence__dossier", end=DELETE),
    holding("residences.Professional", "network", "name profile references web region region_name available available_on", "person", "email", "id kind disciplines email_shown visibility consent_at updated_at", of_person="person email"),
    holding("residences.WantedProfile", neutral="id residence discipline profile seats"),
    holding("residences.Trial", "coaching", "who place learned", neutral="id residence prototype on users alone", dossier="residence__dossier", end=DELETE),
    holding("residences.Meeting", neutral="id residence phase on kind number"),
    holding("residences.Verbatim", "coaching", "said who name", neutral="id residence note on consent way agreed_on", dossier="residence__dossier", end=DELETE),
    holding("residences.FieldPicture", neutral="id residence attachment note faces way agreed_on", dossier="residence__dossier", end=DELETE),
    holding("residences.Insight", "coaching", "title text", neutral="id residence", dossier="residence__dossier", end=DELETE),
    holding("residences.Insight_notes", neutral="id insight fieldnote"),
    holding("residences.Concept", "coaching", "name description", neutral="id residence insight made", dossier="residence__dossier", end=DELETE),
    holding("residences.Ballot", neutral="id residence code question asks_fear opened_at closed_at"),
    holding("residences.BallotChoice", neutral="id ballot order prototype title paper"),
    holding("residences.BallotVote", "coaching", "fear voter", neutral="id ballot choice", dossier="ballot__residence__dossier", end=DELETE),
    holding("residences.Output", neutral="id residence kind title description link attachment licence published_at"),
    holding("residences.ReturnVisit", "coaching", "still_used changed stopped lesson", "told_by", neutral="id residence months due_on held_on told_at", dossier="residence__dossier", end=EMPTY),
    holding("residences.MethodSheet", neutral=MACHINE + "program dossier idea slug version change created_at title purpose stage length duration team steps material advice licence source"),
    holding("residences.SheetVersion", "idea", "", "published_by", neutral="id sheet number note published_at title purpose stage length duration team steps material advice licence source"),
    holding("residences.Method", neutral="id version title principles published_on"),
]  # fmt: skip
