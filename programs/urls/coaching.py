"""Coaching: the cohort, sessions, weather, milestones, actions, notes."""

from django.urls import path

from programs.views import coachduties, coaching, cohorts, followup, milestones, sessions, slots, vitality, week

urlpatterns = [
    path("semaine/", week.week, name="week"),
    path("promotions/", cohorts.cohorts, name="cohorts"),
    path("promotions/nouvelle/", cohorts.edit, name="cohort_new"),
    path("promotions/<uuid:pk>/", cohorts.cohort, name="cohort"),
    path("promotions/<uuid:pk>/modifier/", cohorts.edit, name="cohort_edit"),
    path("promotions/<uuid:pk>/agenda.ics", cohorts.calendar, name="cohort_calendar"),
    path("promotions/<uuid:pk>/rendez-vous/nouveau/", cohorts.meeting, name="meeting_new"),
    path("promotions/<uuid:pk>/rendez-vous/<uuid:event>/", cohorts.meeting, name="meeting_edit"),
    path("promotions/<uuid:pk>/rendez-vous/<uuid:event>/annuler/", cohorts.cancel, name="meeting_cancel"),
    path("promotions/<uuid:pk>/rendez-vous/<uuid:event>/presences/", cohorts.attendance, name="meeting_attendance"),
    path("promotions/<uuid:pk>/accompagnateurs/", coachduties.assign, name="cohort_coaches"),
    path("accompagnateurs/<uuid:pk>/", coachduties.duty, name="coach_duty"),
    path("accompagnateurs/<uuid:pk>/absence/", coachduties.absence, name="absence_new"),
    path("absences/<uuid:pk>/fin/", coachduties.absence_end, name="absence_end"),
    path("creneaux/", slots.offered, name="coach_slots"),
    path("creneaux/<uuid:pk>/retirer/", slots.withdraw, name="slot_withdraw"),
    path("accompagnement/<uuid:pk>/creneaux/", slots.take, name="slot_take"),
    path("accompagnement/<uuid:pk>/appel/", slots.call, name="call_log"),
    path("mon-agenda/", slots.my_calendar, name="my_calendar"),
    path("agenda/<str:token>.ics", slots.feed, name="calendar_feed"),
    path("accompagnement/<uuid:pk>/sante/", vitality.health, name="project_health"),
    path("programmes/<uuid:pk>/jalons/", milestones.preset, name="milestone_preset"),
    path("programmes/<uuid:pk>/regles/", vitality.rules, name="light_rules"),
    path("accompagnement/<uuid:pk>/relais/", coachduties.handover, name="handover"),
    path("accompagnement/", coaching.coaching, name="coaching"),
    path("accompagnement/<uuid:pk>/notes/", coaching.private_notes, name="private_notes"),
    path("accompagnement/<uuid:pk>/seances/nouvelle/", sessions.session_book, name="session_book"),
    path("seances/<uuid:pk>/", sessions.session, name="session"),
    path("accompagnement/<uuid:pk>/meteo/", followup.checkin_new, name="checkin_new"),
    path("accompagnement/<uuid:pk>/meteo/demander/", followup.checkin_ask, name="checkin_ask"),
    path("accompagnement/<uuid:pk>/jalons/", milestones.milestones, name="milestones"),
    path("accompagnement/<uuid:pk>/actions/nouvelle/", followup.action_new, name="action_new"),
    path("actions/<uuid:pk>/", followup.action_done, name="action_done"),
]
