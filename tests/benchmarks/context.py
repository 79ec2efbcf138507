"""What the measured jobs share in one run: the two desks, a place to write, and how much patience there is."""

from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.desk import Desk


@dataclass(frozen=True, slots=True)
class Context:
    """`desk` is the large one, `small` the one to see growth against; `quick` is true for a run in a hurry."""

    folder: Path
    desk: Desk
    small: Desk
    quick: bool
