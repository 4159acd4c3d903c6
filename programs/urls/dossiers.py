"""Dossiers, for those who write them and those who follow them."""

urlpatterns: list = []
