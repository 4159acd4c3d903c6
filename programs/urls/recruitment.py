"""Recruitment: what everyone reads, one's own application, the positions of those who run them, who applied, the panel."""

from django.urls import path

from programs.views import applicants, applications, interviews, jobs, positions

urlpatterns = [
    path("emplois/", jobs.jobs, name="jobs"),
    path("emplois/flux.xml", jobs.feed, name="job_feed"),
    path("emplois/<slug:slug>/", jobs.job, name="job"),
    path("emplois/<slug:slug>/candidature/", jobs.apply, name="job_apply"),
    path("emplois/<slug:slug>/volontaires/", jobs.apply, {"internal": True}, name="job_volunteer"),
    path("candidatures/<uuid:pk>/", applications.application, name="application"),
    path("candidatures/<uuid:pk>/accord/", applications.manager, name="application_manager"),
    path("candidatures/<uuid:pk>/effacer/", applications.erase, name="application_erase"),
    path("candidatures/<uuid:pk>/fichiers/<uuid:file>/", applications.own_file, name="application_file"),
    path("candidatures/<uuid:pk>/etapes/<slug:name>/", applications.step, name="application_step"),
    path("postes/", positions.PositionList.as_view(), name="position_list"),
    path("postes/nouveau/", positions.new, name="position_new"),
    path("postes/vivier/", applicants.pooled, name="pool"),
    path("postes/<uuid:pk>/", positions.position, name="position"),
    path("postes/<uuid:pk>/annonce/", positions.edit, name="position_edit"),
    path("postes/<uuid:pk>/apercu/", positions.preview, name="position_preview"),
    path("postes/<uuid:pk>/recruteurs/", positions.recruiter_add, name="position_recruiter"),
    path("postes/<uuid:pk>/recruteurs/<uuid:role>/terminer/", positions.recruiter_end, name="position_recruiter_end"),
    path("postes/<uuid:pk>/candidatures/", applicants.board, name="pipeline"),
    path("postes/<uuid:pk>/candidatures/refuser/", applicants.refuse, name="pipeline_refuse"),
    path("postes/<uuid:pk>/candidatures/comparer/", interviews.compare, name="pipeline_compare"),
    path("postes/<uuid:pk>/entretiens/", interviews.slots, name="slots"),
    path("postes/<uuid:pk>/entretiens/retirer/", interviews.slots_remove, name="slots_remove"),
    path("postes/<uuid:pk>/entretiens/jury/<uuid:seat>/retirer/", interviews.panelist_remove, name="panelist_remove"),
    path("candidats/<uuid:pk>/", applicants.applicant, name="applicant"),
    path("candidats/<uuid:pk>/lecture/", applicants.screening, name="applicant_screening"),
    path("candidats/<uuid:pk>/fichiers/<uuid:file>/", applicants.file, name="applicant_file"),
    path("entretiens/<uuid:pk>/", interviews.panel, name="panel"),
    path("entretiens/<uuid:pk>/<uuid:applicant>/", interviews.scorecard, name="scorecard"),
    path("entretiens/<uuid:pk>/<uuid:applicant>/fichiers/<uuid:file>/", interviews.panel_file, name="panel_file"),
]
