"""Coaching."""

urlpatterns: list = []
