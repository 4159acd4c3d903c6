"""The summary in plain French: three figures, each with the word that its number asks for."""

from types import SimpleNamespace

import pytest

from reports import plainsummary


def gathered(*fates):
    """What was found of a period: a project in the Cher for each fate."""
    return SimpleNamespace(
        projects=[SimpleNamespace(fate=fate, departement="18", departement_name="Cher") for fate in fates]
    )


@pytest.mark.parametrize(
    ("fates", "said"),
    [
        (("ended",), ["projet", "département", "projet achevé"]),
        (("ended",) * 2, ["projets", "département", "projets achevés"]),
    ],
)
def test_a_figure_of_one_is_singular(fates, said):
    assert [one.label for one in plainsummary.figures(gathered(*fates))] == said
