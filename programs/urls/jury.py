"""The jury's readings and the decisions."""

from django.urls import path

from programs.views import allocations, blind, calibration, decisions, hearings, jurors, jury, phases, reviews

urlpatterns = [
    path("appels/<uuid:pk>/jury/", jury.jury, name="jury"),
    path("appels/<uuid:pk>/jury/membres/", jurors.invite, name="jury_invite"),
    path("jures/<uuid:pk>/", jurors.member, name="jury_member"),
    path("jures/<uuid:pk>/liens/<uuid:tie>/", jurors.tie, name="jury_tie"),
    path("jures/<uuid:pk>/invitation/", jurors.answer, name="jury_answer"),
    path("appels/<uuid:pk>/jury/lectures/", jury.assign, name="jury_assign"),
    path("appels/<uuid:pk>/jury/phases/", phases.phases, name="call_phases"),
    path("appels/<uuid:pk>/jury/auditions/", hearings.hearings, name="hearings"),
    path("appels/<uuid:pk>/jury/auditions/retirer/", hearings.slot_remove, name="slot_remove"),
    path("appels/<uuid:pk>/jury/auditions/feuille/", hearings.sheet, name="hearing_sheet"),
    path("appels/<uuid:pk>/jury/propositions/", allocations.allocations, name="allocations"),
    path("propositions/<uuid:pk>/", allocations.allocation, name="allocation"),
    path("propositions/<uuid:pk>/dossiers/<uuid:dossier>/", allocations.readers, name="allocation_dossier"),
    path("propositions/<uuid:pk>/et/<uuid:other>/", allocations.compare, name="allocation_compare"),
    path("appels/<uuid:pk>/classement/", decisions.ranking, name="ranking"),
    path("appels/<uuid:pk>/decisions/", decisions.decisions, name="decisions"),
    path("appels/<uuid:pk>/decisions/lettres/", decisions.approve, name="letters_approve"),
    path("decisions/<uuid:pk>/lettre/", decisions.letter, name="decision_letter"),
    path("appels/<uuid:pk>/jury/exemples/", calibration.examples, name="examples"),
    path("appels/<uuid:pk>/jury/exemples/nouveau/", calibration.new, name="example_new"),
    path("exemples/<uuid:pk>/modifier/", calibration.edit, name="example_edit"),
    path("exemples/<uuid:pk>/retirer/", calibration.remove, name="example_remove"),
    path("lectures/exemples/<uuid:pk>/", calibration.example, name="example"),
    path("lectures/", reviews.reviews, name="reviews"),
    path("lectures/<uuid:pk>/", reviews.review, name="review"),
    path("lectures/<uuid:pk>/pieces/<int:number>/", blind.piece, name="blind_piece"),
    path("dossiers/<uuid:pk>/apercu-du-jury/", blind.preview, name="blind_preview"),
    path("dossiers/<uuid:pk>/apercu-du-jury/pieces/<int:number>/", blind.preview_piece, name="blind_preview_piece"),
]
