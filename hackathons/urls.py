"""The addresses of camps."""

from django.urls import path

from hackathons.views import (
    acting,
    challenges,
    door,
    joining,
    missions,
    offline,
    page,
    public,
    registration,
    rows,
    teamroom,
    teams,
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
    path("camps/<uuid:pk>/accueil/", door.welcome, name="camp_welcome"),
    path("camps/<uuid:pk>/accueil/compte/", door.count, name="camp_arrivals"),
    path("camps/<uuid:pk>/accueil/papier/", door.late, name="camp_late"),
    path("camps/<uuid:pk>/accueil/sans-reseau/", offline.page, name="camp_offline"),
    path("camps/<uuid:pk>/accueil/sans-reseau/noms/", offline.names, name="camp_offline_names"),
    path("camps/<uuid:pk>/accueil/sans-reseau/envoi/", offline.sent, name="camp_offline_sent"),
    path("camps/<uuid:pk>/accueil/sans-reseau/agent.js", offline.worker, name="camp_offline_worker"),
    path("camps/<uuid:pk>/equipes/", teams.teams, name="camp_teams"),
    path("camps/<uuid:pk>/equipes/sans-equipe/", teams.alone, name="camp_alone"),
    path("equipes/<uuid:pk>/", teams.team, name="team"),
    path("equipes/<uuid:pk>/images/<uuid:row>/", teams.picture, name="team_picture"),
    path("inscriptions/<uuid:pk>/equipes/", joining.teams, name="seat_teams"),
    path("inscriptions/<uuid:pk>/equipes/former/", joining.new, name="seat_team_new"),
    path("inscriptions/<uuid:pk>/equipes/<uuid:team>/", joining.ask, name="seat_ask"),
    path("inscriptions/<uuid:pk>/equipe/", teamroom.team, name="seat_team"),
    path("inscriptions/<uuid:pk>/equipe/presenter/", teamroom.edit, name="seat_team_edit"),
    path("inscriptions/<uuid:pk>/equipe/images/", teamroom.picture_new, name="seat_picture_new"),
    path("inscriptions/<uuid:pk>/equipe/images/<uuid:row>/", teamroom.picture, name="seat_picture"),
    path(
        "inscriptions/<uuid:pk>/equipe/images/<uuid:row>/retirer/", teamroom.picture_remove, name="seat_picture_remove"
    ),
    path("inscriptions/<uuid:pk>/agir/<slug:machine>/<uuid:obj>/<slug:name>/", acting.act, name="seat_step"),
    path("inscriptions/<uuid:pk>/", registration.seat, name="seat"),
    path("inscriptions/<uuid:pk>/camp.ics", registration.seat_calendar, name="seat_calendar"),
    path("inscriptions/<uuid:pk>/accord/", registration.guardian, name="guardian"),
    path("inscriptions/<uuid:pk>/pointer/", door.check_in, name="check_in"),
    path("inscriptions/<uuid:pk>/pointage/", door.scanned, name="door"),
    path("camps/<slug:slug>/inscription/", registration.register, name="camp_register"),
    path("camps/<slug:slug>/", public.camp, name="camp_public"),
    path("camps/<slug:slug>/programme.ics", public.calendar, name="camp_calendar"),
]
