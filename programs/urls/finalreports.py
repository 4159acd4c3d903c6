"""Final reports, while they are written."""

from django.urls import path

from programs.views import finalreports, reportchanges

urlpatterns = [
    path("rapports/nouveau/<uuid:dossier>/", finalreports.new, name="report_new"),
    path("rapports/<uuid:pk>/", finalreports.report, name="report"),
    path("rapports/<uuid:pk>/essentiel/", finalreports.essential, name="report_essential"),
    path("rapports/<uuid:pk>/lecture/", finalreports.preview, name="report_preview"),
    path("rapports/<uuid:pk>/modifications/", reportchanges.changes, name="report_changes"),
    path("rapports/<uuid:pk>/modifications/<uuid:change>/", reportchanges.answer, name="report_change"),
    path("rapports/<uuid:pk>/<slug:code>/", finalreports.section, name="report_section"),
]
