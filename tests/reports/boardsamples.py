"""The printed board, with invented projects: one as it is, one with nothing known, one of sixty."""

from datetime import date

from reports import boarddata
from tests.reports.campsamples import COMMON

SHARED = {key: COMMON[key] for key in ("program", "service", "made_at", "verify_url")}
ROWS = (
    boarddata.BoardRow(
        organization="Lignières (Cher)", title="Un guichet qui vient à vous", coach="Karim Haddad", health="En danger",
        why="jalon en retard de 16 jours", felt="Va bien", weather="Averses", following="Séance le 12 novembre 2026",
    ),
    boarddata.BoardRow(organization="Die (Drôme)", title="Une seule demande pour se loger", health="Va bien"),
)  # fmt: skip


DAY = date(2026, 11, 22)
MARKS = ((date(2026, 9, 1), "done", "Convention signée"), (date(2026, 11, 6), "late", "Équipe au complet"), (date(2027, 2, 1), "left", "Restitution"))  # fmt: skip
BARS = (
    boarddata.BoardBar(name="Lignières (Cher)", begins=date(2026, 5, 1), ends=date(2027, 2, 1), milestones=MARKS),
    boarddata.BoardBar(name="Communauté de communes du Val de Drôme en Biovallée (Drôme)", begins=date(2026, 12, 1), ends=date(2028, 1, 1)),
)  # fmt: skip


def board(number=2, **changes):
    """Projects at two stages."""
    rows = tuple(ROWS[n % 2] for n in range(number))
    stages = (boarddata.BoardStage(label="En cours", rows=rows), boarddata.BoardStage(label="Cadrage", rows=ROWS[:1]))
    facts = {"reference": "Tableau de Karim Haddad", "title": "Où en est chaque projet", "verdict": "Deux projets. Un vous attend aujourd'hui.", "stages": stages, "start": date(2026, 8, 1), "end": date(2027, 8, 1), "today": DAY, "bars": tuple(BARS[n % 2] for n in range(number))}  # fmt: skip
    return boarddata.Board(**SHARED | facts | changes)


ALL = {"board": board, "board_long": lambda: board(60)}
