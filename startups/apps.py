"""The application."""

from django.apps import AppConfig


class Startups(AppConfig):
    name = "startups"
