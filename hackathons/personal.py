"""What camps know of people (programs/personal.py says how to read it)."""

from programs.personal import DELETE, EMPTY, MACHINE, holding

CAMP = "camp__dossier"
HOLDINGS = [
    holding("hackathons.Camp", "coaching", "text", "ranking_validated_by", neutral=MACHINE + "dossier slug summary starts_at ends_at host place access capacity team_min team_max is_judged min_judges method everyone_compares judging_opened_at equalises vote_opened_at vote_closed_at announced_at tie_breaks opened_at ended_at ranking_validated_at persons_identified_at postponed_from arrivals preset_version", dossier="dossier", end=EMPTY),
    holding("hackathons.Mission", "coaching", "", "done_by waived_by", neutral="id camp order code family label help days done_on waived"),
    holding("hackathons.MissionNote", "coaching", "text", "author", neutral="id mission at", dossier="mission__camp__dossier", end=DELETE),
    holding("hackathons.CampPartner", neutral="id camp name contribution url is_sure"),
    holding("hackathons.AgendaItem", neutral="id camp starts_at ends_at title place text sequence"),
    holding("hackathons.Rules", "coaching", "", "written_by", neutral="id camp number text at"),
    holding("hackathons.Quota", neutral="id camp profile places"),
    holding("hackathons.GridLine", neutral="id camp order label weight levels"),
    holding("hackathons.Recusal", "event", "said", neutral="id juror team at", dossier="juror__camp__dossier", end=DELETE),
    holding("hackathons.Judgement", "event", "remark", "entered_by", neutral="id round juror team scores saved_at signed_at", dossier="round__camp__dossier", end=DELETE),
    holding("hackathons.Comparison", "event", "", neutral="id camp juror registration one other winner at", dossier=CAMP, end=DELETE),
    holding("hackathons.CampJuror", "event", "name quality organization tied_to declined_for", "", "email", "id camp is_chair is_absent invited_at accepted_at declined_at", dossier=CAMP, end=DELETE),  # after their marks, which outlive an account
    holding("hackathons.Prize", neutral="id camp order title given_by of_public team"),
    holding("hackathons.Round", neutral="id camp number kept opened_at closed_at"),
    holding("hackathons.Vote", "event", "", neutral="id camp registration team at", dossier=CAMP, end=DELETE),
    holding("hackathons.Challenge", "event", "contact_name mentor", "", "email", MACHINE + "camp title problem users owner proposed_at", dossier=CAMP, end=EMPTY),
    holding("hackathons.DataSet", "event", "contact", neutral="id challenge title url licence format", dossier="challenge__camp__dossier", end=EMPTY),
    holding("hackathons.Registration", "event", "name organization skills diet access_needs guardian_name", "person", "email guardian_email", MACHINE + "camp arrival received_at profile is_minor guardian_agreed_at rules shows_name from_second_day is_walk_in checked_in_at surveyed_on", dossier=CAMP, end=EMPTY),
    holding("hackathons.Wish", neutral="id registration challenge rank"),
    holding("hackathons.CampTeam", neutral=MACHINE + "camp challenge name pitch description repository demo licence seeks welcomes mark rank remarks submitted_at is_shown code became"),
    holding("hackathons.Announcement", neutral=MACHINE + "camp text by_mail at"),
    holding("hackathons.Mentor", "event", "name subjects", neutral="id camp", dossier=CAMP, end=DELETE),
    holding("hackathons.HelpRequest", "event", "subject where", "host", neutral=MACHINE + "camp registration team mentor at", dossier=CAMP, end=EMPTY),
    holding("hackathons.Joining", "event", "word", "", neutral=MACHINE + "team registration kind created_at", dossier="team__camp__dossier", end=EMPTY),
    holding("hackathons.Matching", neutral=MACHINE + "camp number completes teams_wanted figures chosen adjusted created_at"),
    holding("hackathons.Group", neutral="id matching variant number challenge team members"),
    holding("hackathons.Placement", "event", "reason denied", "", neutral="id matching variant registration group outcome", dossier="matching__camp__dossier", end=DELETE),
    holding("hackathons.TeamNote", "event", "text", "", neutral="id team author at", dossier="team__camp__dossier", end=EMPTY),
    holding("hackathons.TeamPicture", "event", "name caption sha256", "", neutral="id team author content_type size scan at", dossier="team__camp__dossier", end=DELETE),
    holding("hackathons.Membership", "event", "brings", neutral="id team registration seat seats joined_at left_at", dossier="team__camp__dossier", end=EMPTY),
    holding("hackathons.Actor", "event", "name organization why kinds word", "", "email", MACHINE + "camp registration is_named agreed_at became", dossier=CAMP, end=EMPTY),
    holding("hackathons.SurveyAnswer", "event", "worked change", neutral="id camp overall recommends goes_on", dossier=CAMP, end=EMPTY),
    holding("hackathons.News", "event", "text help_wanted", neutral=MACHINE + "camp team actor day asked_at answered_at going is_public", dossier=CAMP, end=EMPTY),
]  # fmt: skip
