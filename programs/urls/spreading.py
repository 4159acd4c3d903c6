"""What makes calls known: relays, editions, ideas, alerts."""

from django.urls import path

from programs.views import adverts, alerts, editions, ideas, relays

urlpatterns = [
    path("bourse/", adverts.adverts, name="adverts"),
    path("bourse/publier/", adverts.new, name="advert_new"),
    path("bourse/<uuid:pk>/", adverts.advert, name="advert"),
    path("r/<slug:code>/", relays.follow, name="relay_link"),
    path("relais/<slug:code>/", relays.kit, name="relay_kit"),
    path("appels/<uuid:pk>/relais/", relays.of_call, name="call_relays"),
    path("gestion/relais/", relays.RelayList.as_view(), name="relay_list"),
    path("gestion/relais/nouveau/", relays.edit, name="relay_new"),
    path("gestion/relais/<uuid:pk>/", relays.edit, name="relay_edit"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<slug:slug>/", editions.edition, name="edition"),
    path("editions/<slug:slug>/agenda.ics", editions.calendar, name="edition_calendar"),
    path("gestion/editions/", editions.manage, name="edition_list"),
    path("gestion/editions/nouvelle/", editions.edit, name="edition_new"),
    path("gestion/editions/<uuid:pk>/", editions.edit, name="edition_edit"),
    path("gestion/editions/<uuid:pk>/publier/", editions.publish, name="edition_publish"),
    path("gestion/editions/<uuid:pk>/evenement/", editions.event, name="event_new"),
    path("gestion/editions/<uuid:pk>/evenement/<uuid:event>/", editions.event, name="event_edit"),
    path("gestion/editions/<uuid:pk>/evenement/<uuid:event>/retirer/", editions.remove, name="event_remove"),
    path("idees/", ideas.ideas, name="ideas"),
    path("idees/<uuid:pk>/", ideas.idea, name="idea"),
    path("dossiers/<uuid:pk>/idee/", ideas.edit, name="idea_edit"),
    path("alertes/", alerts.ask, name="alerts"),
    path("alertes/<uuid:pk>/", alerts.alert, name="alert"),
]
