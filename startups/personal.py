"""What start-ups know of people (programs/personal.py says how to read it)."""

from programs.personal import DELETE, EMPTY, MACHINE, holding

OF = "startup__dossier"
HOLDINGS = [
    holding("startups.Startup", "coaching", "sponsor sponsor_quality letter_by funder taker", neutral=MACHINE + "lessons why restart dossier problem users letter_on freed started_on ends_on extensions suspended_from parameters preset_version service pitch solution goal repository address statistics wanted", dossier="dossier", end=EMPTY),
    holding("startups.Interview", "coaching", "profile situation learned", "author", neutral="id startup on", dossier=OF, end=DELETE),
    holding("startups.Hypothesis", neutral="id startup text trial fate learned"),
    holding("startups.TeamMember", "coaching", "name", neutral="id startup trade origin came_on left_on", dossier=OF, end=DELETE),
    holding("startups.BudgetLine", neutral="id startup order kind label quantity months price basis source"),
    holding("startups.Check", "coaching", "proof", neutral="id startup order of topic question answer", dossier=OF, end=DELETE),
    holding("startups.Committee", "coaching", "place reasons present", neutral="id startup number held_at agenda material decision", dossier=OF, end=EMPTY),
    holding("startups.Asset", "coaching", "holder note", neutral="id startup kind label ends_on handed_on", dossier=OF, end=DELETE),
    holding("startups.Measure", neutral="id startup order kind label unit baseline target is_north"),
    holding("startups.Figure", "coaching", "", "by", neutral="id measure month value way at", dossier="measure__startup__dossier"),
    holding("startups.FigureRequest", neutral="id startup month action recalled_on"),
    holding("startups.ServiceToken", "coaching", "", "by", neutral="id startup digest made_at used_at revoked_at", dossier=OF, end=DELETE),
    holding("startups.Phase", neutral="id startup name start end comment"),
    holding("startups.KeptSheet", "coaching", "text", neutral="startup", dossier=OF, end=DELETE),
]  # fmt: skip
