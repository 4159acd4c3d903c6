"""The jury's readings and the decisions."""

urlpatterns: list = []
