"""The addresses of camps."""

from django.urls import path

from hackathons.views import challenges, missions, page, public, rows

WORDS = {
    "missions": "missions", "partners": "partenaires", "agenda": "programme", "quotas": "places", "jury": "jury", "grid": "criteres", "prizes": "prix",
}  # fmt: skip

urlpatterns = [
    path("camps/", public.camps, name="camps"),
    path("camps/<uuid:pk>/", page.camp, name="camp"),
    path("camps/<uuid:pk>/cadre/", page.frame, name="camp_frame"),
    path("camps/<uuid:pk>/reglement/", page.rules, name="camp_rules"),
    path("camps/<uuid:pk>/missions/<uuid:row>/suivi/", missions.mission, name="camp_mission"),
    path("camps/<uuid:pk>/defis/", challenges.challenges, name="camp_challenges"),
    path("camps/<uuid:pk>/defis/ajouter/", challenges.edit, name="camp_challenge_new"),
    path("camps/<uuid:pk>/defis/<uuid:row>/", challenges.edit, name="camp_challenge_edit"),
    path("camps/<uuid:pk>/proposer/", challenges.propose, name="challenge_propose"),
    path("defis/<uuid:pk>/", challenges.challenge, name="camp_challenge"),
    path("defis/<uuid:pk>/donnees/", challenges.data, name="challenge_data_new"),
    path("defis/<uuid:pk>/donnees/<uuid:row>/", challenges.data, name="challenge_data"),
    *rows.pages.urls("camps/", WORDS),
    path("camps/<slug:slug>/", public.camp, name="camp_public"),
    path("camps/<slug:slug>/programme.ics", public.calendar, name="camp_calendar"),
]
