"""The addresses of residences."""

from django.urls import path

from residences.views import definition, framing, journal, library, network, page, phases, restitution, rows, sheets

WORDS = {
    "funding": "financement",
    "team": "equipe",
    "wanted": "profils",
    "notes": "carnet",
    "words": "paroles",
    "met": "rencontres",
    "insights": "constats",
    "concepts": "concepts",
    "prototypes": "prototypes",
    "trials": "essais",
    "pictures": "images",
    "outputs": "productions",
}

LIBRARY = [
    path("methodes/", library.methods, name="methods"),
    path("methodes.zip", library.archive, name="methods_archive"),
    path("methodes/socle/", library.base, name="common_base"),
    path("methodes/socle/<int:number>/", library.base, name="common_base_version"),
    path("methodes/<slug:slug>/", library.method, name="method"),
    path("methodes/<slug:slug>.md", library.export, name="method_file"),
    path("methodes/<slug:slug>/versions/<int:number>/", library.version, name="method_version"),
    path("fiches/", sheets.sheets, name="sheets"),
    path("fiches/nouvelle/", sheets.new, name="sheet_new"),
    path("fiches/apporter/", sheets.load, name="sheet_load"),
    path("fiches/socle/", sheets.base_new, name="common_base_new"),
    path("fiches/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("fiches/<uuid:pk>/ecrire/", sheets.edit, name="sheet_edit"),
    path("idees/<uuid:pk>/fiche/", sheets.from_idea, name="sheet_from_idea"),
    path("residences/<uuid:pk>/fiche/", sheets.from_residence, name="residence_sheet_new"),
]

NETWORK = [
    path("reseau/", network.professionals, name="professionals"),
    path("reseau/ma-page/", network.mine, name="professional_mine"),
    path("reseau/ajouter/", network.edit, name="professional_new"),
    path("reseau/<uuid:pk>/", network.professional, name="professional"),
    path("reseau/<uuid:pk>/ecrire/", network.edit, name="professional_edit"),
    path("reseau/<uuid:pk>/accord/", network.agree, name="professional_agree"),
]

AFTER = [
    path("residences/<uuid:pk>/vote/", restitution.ballot, name="residence_ballot"),
    path("residences/<uuid:pk>/vote/papier/", restitution.ballot_paper, name="residence_ballot_paper"),
    *(
        path(
            f"residences/<uuid:pk>/vote/{name}/",
            restitution.ballot_move,
            {"move": name},
            name=f"residence_ballot_{name}",
        )
        for name in ("ouvrir", "fermer")
    ),
    path("residences/<uuid:pk>/productions/<uuid:row>/publier/", restitution.publish, name="residence_output_publish"),
    path("residences/<uuid:pk>/retours/<int:months>/", restitution.returning, name="residence_return"),
    path("productions/<uuid:pk>/", restitution.output, name="residence_output"),
    path("vote/", restitution.vote, name="vote_code"),
    path("vote/<slug:code>/", restitution.vote, name="vote"),
]

DEFINITION = [
    path("residences/<uuid:pk>/definition/", definition.definition, name="residence_definition"),
    path("residences/<uuid:pk>/definition/probleme/", definition.problem, name="residence_problem"),
    path("residences/<uuid:pk>/definition/principes/<int:place>/", definition.principle, name="residence_principle"),
    path("residences/<uuid:pk>/definition/reprendre/", definition.take_all, name="residence_take_all"),
    path("residences/<uuid:pk>/definition/methodes/", definition.methods, name="residence_choose"),
    path("residences/<uuid:pk>/definition/ajouter/", definition.new, name="residence_choice_new"),
    path("residences/<uuid:pk>/definition/choix/<uuid:row>/", definition.item, name="residence_choice"),
    path("residences/<uuid:pk>/definition/socle/", definition.renew, name="residence_base_renew"),
    path("residences/<uuid:pk>/definition/approuver/", definition.approve, name="residence_approve"),
    path(
        "residences/<uuid:pk>/definition/versions/<int:number>/",
        definition.version,
        name="residence_definition_version",
    ),
]

urlpatterns = [
    *LIBRARY,
    path("residences/<uuid:pk>/", page.residence, name="residence"),
    *DEFINITION,
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
    path("residences/<uuid:pk>/phases/rythme/", phases.rhythm, name="residence_rhythm"),
    path("residences/<uuid:pk>/phases/<uuid:phase>/reprendre/", phases.retake, name="residence_phase_retake"),
    path("residences/<uuid:pk>/jour/", journal.today, name="residence_day"),
    path("residences/<uuid:pk>/journal/", journal.days, name="residence_journal"),
    *AFTER,
    *NETWORK,
    *rows.pages.urls("residences/", WORDS),
]
