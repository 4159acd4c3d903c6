"""Dossiers, for those who write them and those who follow them."""

from django.urls import path

from programs.views import answers, attachments, documents, dossierlist, dossiers, exports, invitations

urlpatterns = [
    path("appels/<uuid:pk>/repondre/", dossiers.start, name="dossier_start"),
    path("dossiers/", dossierlist.DossierList.as_view(), name="dossier_list"),
    path("dossiers/export/", exports.stream, name="dossier_export"),
    path("dossiers/<uuid:pk>/", dossiers.dossier, name="dossier"),
    path("dossiers/<uuid:pk>/repondre/<int:section>/", answers.answer, name="dossier_answer"),
    path("dossiers/<uuid:pk>/repondre/<int:section>/enregistrer/", answers.autosave, name="dossier_autosave"),
    path("dossiers/<uuid:pk>/relire/", dossiers.review, name="dossier_review"),
    path("dossiers/<uuid:pk>/versions/", dossiers.versions, name="dossier_versions"),
    path("dossiers/<uuid:pk>/accuse/", dossiers.receipt, name="dossier_receipt"),
    path("dossiers/<uuid:pk>/personnes/", invitations.people, name="dossier_people"),
    path("dossiers/<uuid:pk>/fichiers/ajouter/", attachments.attachment_add, name="attachment_add"),
    path("invitations/<uuid:pk>/", invitations.invitation, name="invitation"),
    path("fichiers/<uuid:pk>/", attachments.attachment, name="attachment"),
    path("fichiers/<uuid:pk>/supprimer/", attachments.attachment_delete, name="attachment_delete"),
    path("versions/<uuid:pk>/fichiers/<slug:digest>/", attachments.version_file, name="version_file"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
]
