"""Calls, for their officers and for everyone."""

from django.urls import path

from programs.views import callforms, calls, feeds

urlpatterns = [
    path("appels/<uuid:pk>/formulaire-vierge/", calls.blank, name="call_blank"),
    path("appels/<uuid:pk>/formulaire-vierge.pdf", calls.blank_pdf, name="call_blank_pdf"),
    path("appels/", calls.calls, name="calls"),
    path("appels/<uuid:pk>/", calls.call, name="call"),
    path("appels/flux.atom", feeds.open_calls, name="call_feed"),
    path("appels/<slug:slug>/", calls.call, name="call_public"),
    path("gestion/appels/", calls.CallList.as_view(), name="call_list"),
    path("gestion/appels/nouveau/", callforms.new, name="call_new"),
    path("appels/<uuid:pk>/modifier/", callforms.edit, name="call_edit"),
    path("appels/<uuid:pk>/apercu/", callforms.preview, name="call_preview"),
    path("appels/<uuid:pk>/formulaire/", callforms.editor, name="call_form"),
    path("appels/<uuid:pk>/formulaire/ordre/", callforms.arrange, name="call_arrange"),
    path("appels/<uuid:pk>/formulaire/retirer/<uuid:part_pk>/", callforms.remove, name="part_remove"),
    path("appels/<uuid:pk>/formulaire/partie/", callforms.section, name="section_new"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/", callforms.section, name="section_edit"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/question/", callforms.question, name="question_new"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/<uuid:question>/", callforms.question, name="question_edit"),
    path("appels/<uuid:pk>/criteres/", callforms.criteria, name="call_criteria"),
    path("appels/<uuid:pk>/criteres/total/", callforms.weights, name="call_weights"),
]
