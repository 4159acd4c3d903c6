"""Shared funds, kept by the officers."""

from django.urls import path

from programs.views import funds

urlpatterns = [
    path("gestion/fonds/", funds.funds, name="fund_list"),
    path("gestion/fonds/nouveau/", funds.edit, name="fund_new"),
    path("gestion/fonds/<uuid:pk>/", funds.fund, name="fund"),
    path("gestion/fonds/<uuid:pk>/modifier/", funds.edit, name="fund_edit"),
    path("gestion/fonds/<uuid:pk>/contributeurs/ajouter/", funds.contribution, name="fund_contribution_new"),
    path("gestion/fonds/<uuid:pk>/contributeurs/<uuid:row>/", funds.contribution, name="fund_contribution"),
]
