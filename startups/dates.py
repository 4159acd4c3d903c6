"""When the six months of a start-up begin and end: pure functions."""

from calendar import monthrange
from datetime import date

from programs.deadlines import DAY, add_months


def last_day(start: date, months: int) -> date:
    """The last day of a period of so many months: 1 October and six months give 31 March.

    A period that would end on a day which its last month does not have ends on the last day of that month
    (code of civil procedure, article 641): 31 August and six months give 28 or 29 February.
    """
    same = add_months(start, months)
    return same - DAY if same.day == start.day else same.replace(day=monthrange(same.year, same.month)[1])


def longer(end: date, months: int) -> date:
    """The last day of so many months more, counted from the day after this end."""
    return last_day(end + DAY, months)
