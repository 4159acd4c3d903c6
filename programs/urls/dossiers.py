"""Dossiers, for those who write them and those who follow them."""

from django.urls import path

from programs.views import (
    answers,
    attachments,
    autosave,
    beginnings,
    documents,
    dossierlist,
    dossiers,
    exports,
    invitations,
)

urlpatterns = [
    path("appels/<uuid:pk>/repondre/", beginnings.start, name="dossier_start"),
    path("dossiers/", dossierlist.DossierList.as_view(), name="dossier_list"),
    path("dossiers/export/", exports.stream, name="dossier_export"),
    path("dossiers/<uuid:pk>/", dossiers.dossier, name="dossier"),
    path("dossiers/<uuid:pk>/repondre/<int:section>/", answers.answer, name="dossier_answer"),
    path("dossiers/<uuid:pk>/repondre/<int:section>/enregistrer/", autosave.autosave, name="dossier_autosave"),
    path("dossiers/<uuid:pk>/repondre/fichiers/", attachments.answer_files, name="answer_files"),
    path("dossiers/reconnexion/", autosave.signed_in_again, name="signed_in_again"),
    path("dossiers/<uuid:pk>/reprendre/", beginnings.take_up, name="dossier_take_up"),
    path("dossiers/<uuid:pk>/relire/", dossiers.review, name="dossier_review"),
    path("dossiers/<uuid:pk>/imprimer/", dossiers.printed, name="dossier_print"),
    path("dossiers/<uuid:pk>/versions/", dossiers.versions, name="dossier_versions"),
    path("dossiers/<uuid:pk>/accuse/", dossiers.receipt, name="dossier_receipt"),
    path("dossiers/<uuid:pk>/personnes/", invitations.people, name="dossier_people"),
    path("dossiers/<uuid:pk>/fichiers/ajouter/", attachments.attachment_add, name="attachment_add"),
    path("invitations/<uuid:pk>/", invitations.invitation, name="invitation"),
    path("fichiers/<uuid:pk>/", attachments.attachment, name="attachment"),
    path("fichiers/<uuid:pk>/supprimer/", attachments.attachment_delete, name="attachment_delete"),
    path("fichiers/<uuid:pk>/remplacer/", attachments.attachment_replace, name="attachment_replace"),
    path("versions/<uuid:pk>/fichiers/<slug:digest>/", attachments.version_file, name="version_file"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
]
