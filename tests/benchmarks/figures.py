"""One measured line of the table, and the table."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import apsw
from PySide6 import __version__ as pyside_version

WIDTHS = (50, 12, 12, 8, 9)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured against its bar.

    `floor` is the same job done in the barest way in the same run, or the same job on a small desk; None if the bar is
    the figure itself. `judged` says what stands against the bar: the ratio of figure to floor (at most the bar), its
    inverse (floor to figure, at least the bar), or the figure itself (at most the bar). A bar of None only tells.
    """

    name: str
    value: float
    unit: str
    bar: float | None = None
    floor: float | None = None
    judged: Literal["ratio", "inverse", "figure"] = "ratio"

    @property
    def ratio(self) -> float | None:
        """Figure to floor, or floor to figure for `inverse`; None without a floor."""
        if self.floor is None or not self.floor or not self.value:
            return None
        return self.floor / self.value if self.judged == "inverse" else self.value / self.floor

    @property
    def over(self) -> bool:
        """True if the bar is missed."""
        if self.bar is None:
            return False
        found = self.value if self.judged == "figure" else self.ratio
        if found is None:
            return True
        return found < self.bar if self.judged == "inverse" else found > self.bar

    def cells(self) -> tuple[str, ...]:
        """The line's texts: name, figure, floor, ratio, bar, verdict."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        bar = ""
        if self.bar is not None:
            sign = "≥" if self.judged == "inverse" else "≤"
            bar = f"{sign} {self.bar:g}" + (f" {self.unit}" if self.judged == "figure" else "")
        verdict = "" if self.bar is None else "over" if self.over else "ok"
        return self.name, self._amount(self.value), self._amount(self.floor), ratio, bar, verdict

    def _amount(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:,.0f} {self.unit}" if value >= 1000 else f"{value:.3g} {self.unit}"


def machine() -> str:
    """Versions and load, to stand above a table."""
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return (
        f"Python {platform.python_version()}, PySide6 {pyside_version}, SQLite {apsw.sqlite_lib_version()},"
        f" {os.cpu_count()} cores, load {load}"
    )


def heading() -> str:
    """The first line of the table."""
    return _line(("", "figure", "floor", "ratio", "bar", ""))


def table_line(figure: Figure) -> str:
    """One line of the table."""
    return _line(figure.cells())


def _line(cells: Sequence[str]) -> str:
    first, *others = cells
    padded = [first.ljust(WIDTHS[0]), *(cell.rjust(width) for cell, width in zip(others, WIDTHS[1:], strict=False))]
    return "  ".join([*padded, others[-1]]).rstrip()
