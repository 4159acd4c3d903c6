"""The jury's readings and the decisions."""

from django.urls import path

from programs.views import calibration, decisions, jury, phases, reviews

urlpatterns = [
    path("appels/<uuid:pk>/jury/", jury.jury, name="jury"),
    path("appels/<uuid:pk>/jury/membres/", jury.invite, name="jury_invite"),
    path("appels/<uuid:pk>/jury/membres/retirer/", jury.remove, name="jury_remove"),
    path("appels/<uuid:pk>/jury/lectures/", jury.assign, name="jury_assign"),
    path("appels/<uuid:pk>/jury/phases/", phases.phases, name="call_phases"),
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
]
