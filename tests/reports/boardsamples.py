"""The printed board, with invented projects: one as it is, one with nothing known, one of sixty."""

from reports import boarddata
from tests.reports.campsamples import COMMON

SHARED = {key: COMMON[key] for key in ("program", "service", "made_at")}
ROWS = (
    boarddata.BoardRow(
        organization="Lignières (Cher)", title="Un guichet qui vient à vous", coach="Karim Haddad", health="En danger",
        why="jalon en retard de 16 jours", felt="Va bien", weather="Averses", following="Séance le 12 novembre 2026",
    ),
    boarddata.BoardRow(organization="Die (Drôme)", title="Une seule demande pour se loger", health="Va bien"),
)  # fmt: skip


def board(number=2, **changes):
    """Projects at two stages."""
    rows = tuple(ROWS[n % 2] for n in range(number))
    stages = (boarddata.BoardStage(label="En cours", rows=rows), boarddata.BoardStage(label="Cadrage", rows=ROWS[:1]))
    facts = {"reference": "Tableau de Karim Haddad", "title": "Où en est chaque projet", "verdict": "Deux projets. Un vous attend aujourd'hui.", "stages": stages}  # fmt: skip
    return boarddata.Board(**SHARED | facts | changes)


ALL = {"board": board, "board_long": lambda: board(60)}
