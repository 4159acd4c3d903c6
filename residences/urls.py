"""The addresses of residences."""

urlpatterns: list = []
