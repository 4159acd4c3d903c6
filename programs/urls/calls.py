"""Calls, for their officers and for everyone."""

from django.urls import path

from programs.views import callforms, calls, feeds, formfiles, formparts, rules

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
    path("appels/<uuid:pk>/formulaire/ordre/", formparts.arrange, name="call_arrange"),
    path("appels/<uuid:pk>/formulaire/retirer/<uuid:part_pk>/", callforms.remove, name="part_remove"),
    path("appels/<uuid:pk>/formulaire/copier/", formfiles.copy, name="call_copy"),
    path("appels/<uuid:pk>/formulaire/importer/", formfiles.load, name="call_import"),
    path("appels/<uuid:pk>/formulaire/exporter/", formfiles.export, name="call_export"),
    path("appels/<uuid:pk>/formulaire/regles/", rules.rules, name="call_rules"),
    path("appels/<uuid:pk>/formulaire/reformuler/<uuid:part_pk>/", formparts.reword, name="part_reword"),
    path("appels/<uuid:pk>/formulaire/condition/<uuid:part_pk>/", formparts.condition, name="part_condition"),
    path("appels/<uuid:pk>/formulaire/copie/<uuid:part_pk>/", formparts.duplicate, name="part_duplicate"),
    path("appels/<uuid:pk>/formulaire/partie/", callforms.section, name="section_new"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/", callforms.section, name="section_edit"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/question/", callforms.question, name="question_new"),
    path("appels/<uuid:pk>/formulaire/<uuid:section>/<uuid:question>/", callforms.question, name="question_edit"),
    path("appels/<uuid:pk>/criteres/", callforms.criteria, name="call_criteria"),
    path("appels/<uuid:pk>/criteres/total/", callforms.weights, name="call_weights"),
]
