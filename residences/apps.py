"""The application."""

from django.apps import AppConfig


class Residences(AppConfig):
    name = "residences"
