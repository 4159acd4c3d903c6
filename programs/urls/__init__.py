"""The addresses of programs, one file per subject."""

from programs.urls import (
    applying,
    calls,
    coaching,
    common,
    dossiers,
    finalreports,
    funds,
    instruction,
    jury,
    recruitment,
    spreading,
)

urlpatterns = [
    *common.urlpatterns,
    *calls.urlpatterns,
    *spreading.urlpatterns,
    *dossiers.urlpatterns,
    *instruction.urlpatterns,
    *jury.urlpatterns,
    *coaching.urlpatterns,
    *finalreports.urlpatterns,
    *applying.urlpatterns,
    *funds.urlpatterns,
    *recruitment.urlpatterns,
]
