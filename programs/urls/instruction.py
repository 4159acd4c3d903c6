"""The instruction of dossiers: views kept, conversation, opinions, bulk work, exports."""

from django.urls import path, re_path

from programs.views import bulk, dossierlist, exports, feed, instruction, office, opinions

urlpatterns = [
    path("dossiers/vues/nouvelle/", dossierlist.view_new, name="view_new"),
    path("dossiers/vues/<uuid:pk>/", dossierlist.view_edit, name="view_edit"),
    path("dossiers/vues/<uuid:pk>/supprimer/", dossierlist.view_remove, name="view_remove"),
    path("dossiers/ensemble/", bulk.act, name="bulk"),
    path("dossiers/exporter/", exports.export_new, name="export_new"),
    path("dossiers/travaux/", exports.tasks, name="tasks"),
    path("dossiers/travaux/<uuid:pk>/", exports.task, name="task"),
    path("dossiers/travaux/<uuid:pk>/fichier/", exports.task_file, name="task_file"),
    path("dossiers/transfert/", office.transfer, name="transfer"),
    re_path(r"^dossiers/(?P<kind>etiquettes|modeles)/$", office.office, name="office"),
    re_path(r"^dossiers/(?P<kind>etiquettes|modeles)/(?P<pk>[0-9a-f-]{36})/$", office.office, name="office_edit"),
    re_path(
        r"^dossiers/(?P<kind>etiquettes|modeles)/(?P<pk>[0-9a-f-]{36})/supprimer/$",
        office.office_remove,
        name="office_remove",
    ),
    path("dossiers/<uuid:pk>/instruire/", instruction.take_charge, name="take_charge"),
    path("dossiers/<uuid:pk>/etiquettes/", instruction.label, name="dossier_labels"),
    path("dossiers/<uuid:pk>/suivre/", instruction.follow, name="follow"),
    path("dossiers/<uuid:pk>/fil/", feed.conversation, name="conversation"),
    path("dossiers/<uuid:pk>/notes/", instruction.staff_notes, name="staff_notes"),
    path("dossiers/<uuid:pk>/avis/", opinions.opinions, name="opinions"),
    path("messages/fichiers/<uuid:pk>/", feed.message_file, name="message_file"),
    path("avis/<uuid:pk>/", opinions.expert_opinion, name="expert_opinion"),
    path("avis/<uuid:pk>/fichiers/<slug:digest>/", opinions.expert_file, name="expert_file"),
]
