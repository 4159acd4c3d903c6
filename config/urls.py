"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("programs.urls")),
    path("", include("residences.urls")),
    path("", include("hackathons.urls")),
    path("", include("startups.urls")),
    path("", include("reports.urls")),
    path("compte/", include("programs.urls.accounts")),
]

handler400 = "programs.views.errors.bad_request"
handler403 = "programs.views.errors.forbidden"
handler404 = "programs.views.errors.not_found"
handler500 = "programs.views.errors.server_error"
