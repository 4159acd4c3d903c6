"""Counts of persons that may be told: none from which a few of them could be made out."""

from typing import Any, NamedTuple

LEAST = 5


class Told(NamedTuple):
    """Counts by code, None for one that is kept; their total, None when it would give one away."""

    counts: dict[Any, int | None]
    total: int | None

    @property
    def kept(self) -> bool:
        """Whether a count is not told."""
        return None in self.counts.values()


def told(counts: dict[Any, int]) -> Told:
    """These counts without any from 1 to 4, nor what would let one be worked out from the total.

    As many more are kept as that takes, from the last code to the first: in an order that says nothing of their size. When there
    are none left the total is kept too.
    """
    hidden = [code for code, n in counts.items() if 0 < n < LEAST]
    others = [code for code, n in counts.items() if n >= LEAST]
    while hidden and guessable([counts[code] for code in hidden]) and others:
        hidden.append(others.pop())
    shut = bool(hidden) and guessable([counts[code] for code in hidden])
    total = None if shut else sum(counts.values())
    return Told({code: None if code in hidden else n for code, n in counts.items()}, total)


def guessable(kept: list[int]) -> bool:
    """Whether the sum of the counts kept, which the total gives, says what each of them is."""
    total = sum(kept)
    return len(kept) < 2 or total < LEAST or total in (len(kept), (LEAST - 1) * len(kept))
