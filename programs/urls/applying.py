"""Who applies: organizations, partners, visas, paper dossiers."""

from django.urls import path

from programs.views import organizations, paper, partners, perimeters, visas

urlpatterns = [
    path("espace/organisation/", organizations.own, name="organization_own"),
    path("gestion/organisations/", organizations.OrganizationList.as_view(), name="organization_list"),
    path("gestion/organisations/<uuid:pk>/", organizations.organization, name="organization"),
    path("gestion/organisations/<uuid:pk>/succession/", organizations.succession, name="organization_succession"),
    path("dossiers/<uuid:pk>/partenaires/", partners.partners, name="dossier_partners"),
    path("dossiers/<uuid:pk>/territoire/", perimeters.territory, name="dossier_territory"),
    path("engagements/<uuid:pk>/", partners.commitment, name="commitment"),
    path("dossiers/<uuid:pk>/visa/", visas.ask, name="dossier_visa"),
    path("visas/<uuid:pk>/", visas.visa, name="visa"),
    path("visas/<uuid:pk>/fichiers/<uuid:file>/", visas.visa_file, name="visa_file"),
    path("appels/<uuid:pk>/papier/", paper.new, name="paper_new"),
    path("dossiers/<uuid:pk>/papier/", paper.paper, name="dossier_paper"),
]
