"""The application; after each migration the database learns the moves that the code allows."""

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils import timezone


def machines():
    """Every state machine of the platform, in the order of its applications."""
    from programs.workflow import Workflow  # models are not loaded when this module is

    return [model for model in apps.get_models() if issubclass(model, Workflow)]


def write_edges(using, **_):
    """Add new edges, retire those gone from the code, revive those back."""
    Edge = apps.get_model("programs", "Edge")
    if Edge._meta.db_table not in connections[using].introspection.table_names():
        return  # migrated back to nothing
    edges, wanted = Edge.objects.using(using), set().union(*(m.edges() for m in machines()))
    edges.bulk_create([Edge(machine=m, name=n, source=s, target=t) for m, n, s, t in wanted], ignore_conflicts=True)
    for edge in edges.all():
        gone = (edge.machine, edge.name, edge.source, edge.target) not in wanted
        if gone != bool(edge.retired_at):
            edges.filter(pk=edge.pk).update(retired_at=timezone.now() if gone else None)


class Programs(AppConfig):
    name = "programs"

    def ready(self):
        post_migrate.connect(write_edges, sender=self)
