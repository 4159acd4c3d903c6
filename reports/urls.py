"""The addresses of reports: what everyone reads and checks."""

from django.urls import path

from reports import callstatistics, campsurvey, printpages, views

urlpatterns = [
    path("appels/<uuid:pk>/statistiques/", callstatistics.statistics, name="call_statistics"),
    path("appels/<uuid:pk>/statistiques/relancer/", callstatistics.remind, name="call_remind"),
    path("camps/<uuid:pk>/satisfaction/", campsurvey.results, name="camp_survey"),
    path("dossiers/<uuid:pk>/pdf/", printpages.dossier_pdf, name="dossier_pdf"),
    path("realisations/", views.showcase, name="showcase"),
    path("realisations/<uuid:dossier>/", views.project_public, name="project_public"),
    path("realisations/<uuid:dossier>/rapport.pdf", views.report_pdf, name="report_pdf"),
    path("realisations/<uuid:dossier>/images/<slug:digest>/", views.picture, name="project_picture"),
    path("relais/<slug:code>/affiche.pdf", views.poster, name="relay_poster"),
    path("verifier/", views.verify_document, name="verify_document"),
]
