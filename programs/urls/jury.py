"""The jury's readings and the decisions."""

from django.urls import path

from programs.views import decisions, deliveries, embargo, feedback, jury, letters, lettertemplates, phases, reviews

urlpatterns = [
    path("appels/<uuid:pk>/jury/", jury.jury, name="jury"),
    path("appels/<uuid:pk>/jury/membres/", jury.invite, name="jury_invite"),
    path("appels/<uuid:pk>/jury/membres/retirer/", jury.remove, name="jury_remove"),
    path("appels/<uuid:pk>/jury/lectures/", jury.assign, name="jury_assign"),
    path("appels/<uuid:pk>/jury/phases/", phases.phases, name="call_phases"),
    path("appels/<uuid:pk>/classement/", decisions.ranking, name="ranking"),
    path("appels/<uuid:pk>/decisions/", decisions.decisions, name="decisions"),
    path("appels/<uuid:pk>/lettres/", letters.table, name="letters"),
    path("appels/<uuid:pk>/lettres/valider/", letters.approve, name="letters_approve"),
    path("appels/<uuid:pk>/lettres/modeles/", lettertemplates.templates, name="letter_templates"),
    path("appels/<uuid:pk>/lettres/modeles/<slug:outcome>/", lettertemplates.template, name="letter_template"),
    path("appels/<uuid:pk>/envois/", deliveries.DeliveryList.as_view(), name="deliveries"),
    path("envois/<int:pk>/", deliveries.delivery, name="delivery"),
    path("appels/<uuid:pk>/embargo/", embargo.recipients, name="embargo"),
    path("embargo/<uuid:pk>/", embargo.read, name="embargo_list"),
    path("embargo/<uuid:pk>/laureats.pdf", embargo.read_pdf, name="embargo_pdf"),
    path("appels/<slug:slug>/resultats/", embargo.results, name="call_results"),
    path("dossiers/<uuid:pk>/retour/", feedback.feedback, name="feedback"),
    path("decisions/<uuid:pk>/lettre/", letters.letter, name="decision_letter"),
    path("lectures/", reviews.reviews, name="reviews"),
    path("lectures/<uuid:pk>/", reviews.review, name="review"),
]
