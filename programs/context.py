"""What every page shows around its content: the name of the site, the menu, the roles of the person."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.people import Role

SIGNED_IN, OUTSIDE = "signed in", "not of the State"
STAFF = {"admin", "officer", "authority"}
MENU = [  # label, name of the address, who sees it: None for everyone
    (_("My space"), "dashboard", {SIGNED_IN}),
    (_("Manage calls"), "call_list", STAFF),
    (_("Dossiers"), "dossier_list", STAFF),
    (_("Organizations"), "organization_list", {"officer"}),
    (_("Shared funds"), "fund_list", {"officer"}),
    (_("Reports"), "publications", STAFF),
    (_("My readings"), "reviews", {"reviewer", "chair"}),
    (_("My week"), "week", {"coach"}),
    (_("My projects"), "coaching", {"coach", "officer"}),
    (_("Recruitment"), "position_list", {"recruiter", "officer"}),
    (_("People and roles"), "role_list", {"admin"}),
    (_("Operations"), "operations", {"admin"}),
    (_("Calls"), "calls", {OUTSIDE}),
    (_("Jobs"), "jobs", {OUTSIDE}),
    (_("Methods"), "methods", None),
    (_("The network"), "professionals", {"lead", "member", "resident", "operator"}),
    (_("Achievements"), "showcase", None),
]


def held(request):
    """The role codes of the person; none for a visitor."""
    user = getattr(request, "user", None)
    return user.role_codes if user and user.is_authenticated else set()


def current_role(request):
    """The role the person chose to act in, if still held; empty for all of them at once."""
    chosen = request.session.get("role", "") if hasattr(request, "session") else ""
    return chosen if chosen in held(request) else ""


def navigation(request):
    """The menu of this person, as (label, address, whether it is this page)."""
    user, chosen = getattr(request, "user", None), current_role(request)
    codes = {chosen} if chosen else set(held(request))
    if user and user.is_authenticated:
        codes.add(SIGNED_IN)
    if not codes & STAFF:  # whose own entries lead to the same pages
        codes.add(OUTSIDE)
    shown = [(label, reverse(name)) for label, name, who in MENU if who is None or codes & who]
    return [(label, url, request.path == url) for label, url in shown]


def role_choices(request):
    """The roles to switch between, as (code, label); none when there is no choice."""
    codes = held(request)
    return [(code, label) for code, label in Role.Code.choices if code in codes] if len(codes) > 1 else []


def unread_notices(request):
    """How many notifications the person has not read; none for a visitor."""
    user = getattr(request, "user", None)
    return user.unread_notices if user and user.is_authenticated else 0


def site(request):
    """The variables of base.html; what costs a query is computed only where it is shown."""
    return {
        "site_name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "navigation": partial(navigation, request),
        "unread_notices": partial(unread_notices, request),
        "role_choices": partial(role_choices, request),
        "current_role": partial(current_role, request),
    }
