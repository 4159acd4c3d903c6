"""The addresses of reports: what everyone reads and checks."""

from django.urls import path

from reports import (
    boardprints,
    callstatistics,
    campdocuments,
    campsurvey,
    impactpage,
    juryprints,
    paperpages,
    printpages,
    views,
)

urlpatterns = [
    path("appels/<uuid:pk>/statistiques/", callstatistics.statistics, name="call_statistics"),
    path("appels/<uuid:pk>/statistiques/relancer/", callstatistics.remind, name="call_remind"),
    path("camps/<uuid:pk>/imprimer/", campdocuments.papers, name="camp_papers"),
    path("camps/<uuid:pk>/imprimer/badges.pdf", campdocuments.badges, name="camp_badges"),
    path("camps/<uuid:pk>/imprimer/emargement.pdf", campdocuments.attendance, name="camp_attendance"),
    path("camps/<uuid:pk>/imprimer/attestations.pdf", campdocuments.certificates, name="camp_certificates"),
    path("inscriptions/<uuid:pk>/attestation.pdf", campdocuments.certificate, name="seat_certificate"),
    path("camps/<uuid:pk>/feuilles-du-jury.pdf", juryprints.grid_sheets, name="camp_sheets_pdf"),
    path("camps/<slug:slug>/resultats.pdf", juryprints.results, name="camp_results_pdf"),
    path("camps/<uuid:pk>/satisfaction/", campsurvey.results, name="camp_survey"),
    path("accompagnement/tableau.pdf", boardprints.board_pdf, name="board_pdf"),
    path("dossiers/<uuid:pk>/pdf/", printpages.dossier_pdf, name="dossier_pdf"),
    path("postes/<uuid:pk>/bilan/", paperpages.recruitment, name="recruitment_pdf"),
    path("realisations/", views.showcase, name="showcase"),
    path("realisations/<uuid:dossier>/", views.project_public, name="project_public"),
    path("realisations/<uuid:dossier>/rapport.pdf", views.report_pdf, name="report_pdf"),
    path("realisations/<uuid:dossier>/images/<slug:digest>/", views.picture, name="project_picture"),
    path("relais/<slug:code>/affiche.pdf", views.poster, name="relay_poster"),
    path("start-ups/<uuid:pk>/impact/", impactpage.impact, name="startup_impact"),
    path("start-ups/<uuid:pk>/documents/", paperpages.startup_papers, name="startup_papers"),
    path("start-ups/<uuid:pk>/fiche-du-mois/", paperpages.monthly, name="startup_month"),
    path("start-ups/<uuid:pk>/comite/dossier/", paperpages.freeze, name="startup_freeze"),
    path("start-ups/<uuid:pk>/reprise/", paperpages.takeover, name="startup_takeover"),
    path("verifier/", views.verify_document, name="verify_document"),
]
