"""The time left to contest a decision: two clear months from its notification, moved to the next working day."""

from datetime import date
from functools import cache

from programs.deadlines import DAY, add_months

MONTHS, OVERSEAS_MONTHS = 2, 3  # code of administrative justice, R421-1; R421-7 adds one month for who lives overseas
ALSACE_MOSELLE = ("57", "67", "68")  # Good Friday and the 26th of December are holidays there too
# Labour code L3422-2: the day on which each overseas territory remembers the abolition of slavery.
ABOLITION = {"971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27)}
FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))


def easter(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian reckoning (Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int, departement: str = "") -> frozenset[date]:
    """The public holidays of a year, those of a département included (labour code L3133-1 and L3134-13)."""
    sunday = easter(year)
    days = {date(year, *fixed) for fixed in FIXED} | {sunday + n * DAY for n in (1, 39, 50)}
    if departement in ALSACE_MOSELLE:
        days |= {sunday - 2 * DAY, date(year, 12, 26)}
    if departement in ABOLITION:
        days.add(date(year, *ABOLITION[departement]))
    return frozenset(days)


def works(day: date, departement: str = "") -> bool:
    """Whether offices work on a day."""
    return day.weekday() < 5 and day not in holidays(day.year, departement)


def months(departement: str = "") -> int:
    """How many months there are to contest, by where the organization is."""
    return OVERSEAS_MONTHS if departement[:2] in ("97", "98") else MONTHS


def last_day(notified_on: date, departement: str = "") -> date:
    """The last day of the appeal, included: neither the first day nor the last counts, then the next working day."""
    day = add_months(notified_on, months(departement)) + DAY
    while not works(day, departement):
        day += DAY
    return day
