"""The application."""

from django.apps import AppConfig


class Hackathons(AppConfig):
    name = "hackathons"
