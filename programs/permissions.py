"""Who may do what: role codes, each with an optional condition; read by pages, steps, documentation and tests."""

from collections.abc import Callable
from typing import Any

Condition = Callable[[Any, Any], bool]
SYSTEM = "system"
LINK = "link"  # who holds the signed link of that very object, with no account


def always(obj: Any, user: Any) -> bool:
    """The condition of a role that needs none."""
    return True


class May:
    """Holders of one of these roles on the object; ``May("officer", lead=is_open)`` adds a condition to a role."""

    def __init__(self, *roles: str, **conditional: Condition):
        self.conditions: dict[str, Condition] = dict.fromkeys(roles, always) | conditional

    @property
    def roles(self) -> list[str]:
        return sorted(self.conditions)

    def __call__(self, obj: Any, user: Any) -> bool:
        held = obj.roles_of(user)
        return any(role in held and condition(obj, user) for role, condition in self.conditions.items())


nobody = May()
