"""The addresses of programs, one file per subject."""

from programs.urls import calls, coaching, common, dossiers, finalreports, instruction, jury

urlpatterns = [
    *common.urlpatterns,
    *calls.urlpatterns,
    *dossiers.urlpatterns,
    *instruction.urlpatterns,
    *jury.urlpatterns,
    *coaching.urlpatterns,
    *finalreports.urlpatterns,
]
