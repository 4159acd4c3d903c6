"""Coaching: the cohort, sessions, weather, milestones, actions, notes."""

from django.urls import path

from programs.views import coaching, followup, sessions

urlpatterns = [
    path("accompagnement/", coaching.coaching, name="coaching"),
    path("accompagnement/<uuid:pk>/notes/", coaching.private_notes, name="private_notes"),
    path("accompagnement/<uuid:pk>/seances/nouvelle/", sessions.session_book, name="session_book"),
    path("seances/<uuid:pk>/", sessions.session, name="session"),
    path("accompagnement/<uuid:pk>/meteo/", followup.checkin_new, name="checkin_new"),
    path("accompagnement/<uuid:pk>/meteo/demander/", followup.checkin_ask, name="checkin_ask"),
    path("accompagnement/<uuid:pk>/jalons/", followup.milestones, name="milestones"),
    path("accompagnement/<uuid:pk>/actions/nouvelle/", followup.action_new, name="action_new"),
    path("actions/<uuid:pk>/", followup.action_done, name="action_done"),
]
