"""The addresses of programs, one file per subject."""

from programs.urls import applying, calls, coaching, common, dossiers, finalreports, jury, spreading

urlpatterns = [
    *common.urlpatterns,
    *calls.urlpatterns,
    *spreading.urlpatterns,
    *dossiers.urlpatterns,
    *jury.urlpatterns,
    *coaching.urlpatterns,
    *finalreports.urlpatterns,
    *applying.urlpatterns,
]
