"""Final reports, while they are written."""

urlpatterns: list = []
