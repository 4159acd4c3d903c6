"""The addresses of residences."""

from django.urls import path

from residences.views import framing, page, phases, rows

WORDS = {
    "funding": "financement",
    "team": "equipe",
    "notes": "carnet",
    "prototypes": "prototypes",
    "pictures": "images",
}

urlpatterns = [
    path("residences/<uuid:pk>/", page.residence, name="residence"),
    path("residences/<uuid:pk>/definition/", framing.definition, name="residence_definition"),
    path("residences/<uuid:pk>/definition/approuver/", framing.approve, name="residence_approve"),
    path("residences/<uuid:pk>/cadre/", framing.frame, name="residence_frame"),
    path("residences/<uuid:pk>/convention/", framing.agreement, name="residence_agreement"),
    path("residences/<uuid:pk>/phases/", phases.phases, name="residence_phases"),
    path("residences/<uuid:pk>/phases/ajouter/", phases.new, name="residence_phase_new"),
    path("residences/<uuid:pk>/phases/<uuid:phase>/", phases.phase, name="residence_phase"),
    path("residences/<uuid:pk>/phases/<uuid:phase>/ordre/", phases.arrange, name="residence_phase_arrange"),
    *(
        path(
            f"residences/<uuid:pk>/phases/<uuid:phase>/{name}/",
            phases.move,
            {"name": name},
            name=f"residence_phase_{name}",
        )
        for name in phases.MOVES
    ),
    *rows.pages.urls("residences/", WORDS),
]
