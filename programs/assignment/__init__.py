"""Who reads what: given by hand, or proposed for a whole call by a minimum-cost flow."""

from programs.assignment.conflicts import conflicts
from programs.assignment.seats import assign, lacking, loads, matrix, members, reviewers, roles, short, to_read

__all__ = ["assign", "conflicts", "lacking", "loads", "matrix", "members", "reviewers", "roles", "short", "to_read"]
