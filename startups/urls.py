"""The addresses of start-ups."""

from django.urls import path

from startups.views import api, checks, exchange, impact, page, pages, rows

WORDS = {
    "interviews": "rencontres", "hypotheses": "hypotheses", "team": "equipe", "assets": "transmission", "phases": "phases", "budget": "budget", "funding": "financement",
}  # fmt: skip

urlpatterns = [
    path("start-ups/<uuid:pk>/", page.startup, name="startup"),
    path("start-ups/<uuid:pk>/calendrier/", page.dates, name="startup_calendar"),
    path("start-ups/<uuid:pk>/cadrage/", pages.scoping, name="startup_scoping"),
    path("start-ups/<uuid:pk>/lettre-de-mission/", pages.letter, name="startup_letter"),
    path("start-ups/<uuid:pk>/produit/", pages.product, name="startup_product"),
    path("start-ups/<uuid:pk>/comite/", pages.committee, name="startup_committee"),
    path("start-ups/<uuid:pk>/comite/decision/", pages.decision, name="startup_decision"),
    path("start-ups/<uuid:pk>/standards/", checks.checks, {"of": "standards"}, name="startup_standards"),
    path("start-ups/<uuid:pk>/sortie/", checks.checks, {"of": "exit"}, name="startup_exit"),
    path("start-ups/<uuid:pk>/impact/mesures/", impact.measures, name="startup_measures"),
    path("start-ups/<uuid:pk>/impact/mois/<slug:month>/", impact.figures, name="startup_figures"),
    path("start-ups/<uuid:pk>/impact/fichier/", impact.figure_file, name="startup_figure_file"),
    path("start-ups/<uuid:pk>/impact/fichier/modele.csv", impact.figure_template, name="startup_figure_template"),
    path("start-ups/<uuid:pk>/impact/jeton/", impact.token, name="startup_token"),
    path("start-ups/<uuid:pk>/fiche/", exchange.sheet, name="startup_sheet"),
    path("start-ups/<uuid:pk>/fiche/fiche.md", exchange.download, name="startup_sheet_file"),
    path("api/v1/openapi.json", api.described, name="api_description"),
    path("api/v1/impact/", api.figures, name="api_impact"),
    *rows.pages.urls("start-ups/", WORDS),
]
