"""What belongs to no subject: home, one's space, steps, health, pages of the law."""

from django.urls import path

from programs.views import (
    dashboard,
    durations,
    health,
    mydata,
    notifications,
    operations,
    pages,
    roles,
    steps,
    territories,
)

urlpatterns = [
    path("", pages.home, name="home"),
    path("sante/", health.health, name="health"),
    path("espace/", dashboard.dashboard, name="dashboard"),
    path("espace/role/", pages.switch_role, name="switch_role"),
    path("exploitation/", operations.operations, name="operations"),
    path("exploitation/personnes/", roles.RoleList.as_view(), name="role_list"),
    path("exploitation/personnes/nommer/", roles.give, name="role_give"),
    path("exploitation/personnes/<uuid:pk>/terminer/", roles.end, name="role_end"),
    path("exploitation/invitations/<uuid:pk>/retirer/", roles.revoke, name="role_revoke"),
    path("exploitation/conservation/", durations.durations, name="durations"),
    path("espace/compte/", pages.account, name="account"),
    path("espace/notifications/", notifications.notifications, name="notifications"),
    path("espace/notifications/lues/", notifications.mark_all, name="notification_mark_all"),
    path("espace/notifications/choix/", notifications.choices, name="notification_choices"),
    path("espace/notifications/<int:pk>/", notifications.notification, name="notification"),
    path("espace/notifications/<int:pk>/lue/", notifications.mark, name="notification_mark"),
    path("espace/mes-donnees/", mydata.my_data, name="my_data"),
    path("espace/mes-donnees/telecharger/", mydata.my_data_export, name="my_data_export"),
    path("espace/mes-donnees/effacer/", mydata.my_data_erase, name="my_data_erase"),
    path("etapes/<slug:machine>/<uuid:pk>/<slug:name>/", steps.take, name="step"),
    path("territoires/recherche/", territories.search, name="territory_search"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("mentions-legales/", pages.legal, name="legal"),
    path("donnees-personnelles/", pages.privacy, name="privacy"),
    path("plan-du-site/", pages.sitemap, name="sitemap"),
    path("contact/", pages.contact, name="contact"),
]
