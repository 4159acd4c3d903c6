"""What recruitment knows of people (programs/personal.py says how to read it)."""

from programs.personal import DELETE, EMPTY, MACHINE, holding

OF_APPLICANT, OF_POSITION = "applicant__position__dossier", "position__dossier"
HOLDINGS = [
    holding("programs.Position", neutral=MACHINE + "dossier reference slug template preset_version title summary missions profile conditions contract salary_from salary_to months starts_on place remote seats closes_on takes_internal is_blind criteria published_at created_at"),
    holding("programs.Applicant", "recruitment", "name phone links experience motivation employer function manager_name manager_email", "", "email", MACHINE + "position reference route available_on manager_agrees manager_at received_at revealed_at answer_by starts_on left_on pool_since contacted_at erased_at", dossier=OF_POSITION, end=EMPTY),
    holding("programs.ApplicantFile", "recruitment", "name sha256", neutral="id applicant kind content_type size scan at", dossier=OF_APPLICANT, end=DELETE),
    holding("programs.Screening", "recruitment", "note", "by", neutral="id applicant marks at", dossier=OF_APPLICANT, end=DELETE),
    holding("programs.InterviewSlot", neutral="id position starts_at ends_at place"),
    holding("programs.Interview", neutral="id slot applicant chosen_at"),
    holding("programs.Panelist", "recruitment", "name quality", "", "email", "id position invited_at", dossier=OF_POSITION, end=DELETE),
    holding("programs.Scorecard", "recruitment", "note", neutral="id applicant panelist marks advice signed_at", dossier=OF_APPLICANT, end=DELETE),
]  # fmt: skip
