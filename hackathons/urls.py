"""The addresses of camps."""

from django.urls import path

from hackathons.views import (
    challenges,
    judging,
    juror,
    missions,
    page,
    public,
    ranking,
    registration,
    results,
    rows,
    voting,
    welcome,
)

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
    path("camps/<uuid:pk>/inscriptions/", welcome.registrations, name="camp_registrations"),
    path("camps/<uuid:pk>/inscriptions/ajouter/", welcome.walk_in, name="walk_in"),
    path("camps/<uuid:pk>/jugement/", judging.judging, name="camp_judging"),
    path("camps/<uuid:pk>/jugement/<uuid:row>/", judging.sheet, name="camp_sheet"),
    path("camps/<uuid:pk>/classement/", ranking.ranking, name="camp_ranking"),
    path("camps/<uuid:pk>/remise-des-prix/", results.screen, name="camp_screen"),
    path("jury-de-camp/<uuid:pk>/", juror.juror, name="camp_juror"),
    path("jury-de-camp/<uuid:pk>/prototypes/<uuid:team>/", juror.prototype, name="camp_juror_team"),
    path("jury-de-camp/<uuid:pk>/comparer/", voting.juror_compare, name="camp_juror_compare"),
    path("jury-de-camp/<uuid:pk>/classement/", ranking.chair, name="camp_chair"),
    path("jury-de-camp/<uuid:pk>/classement/<slug:name>/", ranking.chair_step, name="camp_chair_step"),
    path("inscriptions/<uuid:pk>/vote/", voting.vote, name="camp_vote"),
    path("inscriptions/<uuid:pk>/comparer/", voting.compare, name="camp_compare"),
    path("inscriptions/<uuid:pk>/", registration.seat, name="seat"),
    path("inscriptions/<uuid:pk>/camp.ics", registration.seat_calendar, name="seat_calendar"),
    path("inscriptions/<uuid:pk>/accord/", registration.guardian, name="guardian"),
    path("inscriptions/<uuid:pk>/pointer/", welcome.check_in, name="check_in"),
    path("inscriptions/<uuid:pk>/pointage/", welcome.door, name="door"),
    path("camps/<slug:slug>/inscription/", registration.register, name="camp_register"),
    path("camps/<slug:slug>/resultats/", results.results, name="camp_results"),
    path("camps/<slug:slug>/", public.camp, name="camp_public"),
    path("camps/<slug:slug>/programme.ics", public.calendar, name="camp_calendar"),
]
