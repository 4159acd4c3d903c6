"""Calls, for their officers and for everyone."""

urlpatterns: list = []
