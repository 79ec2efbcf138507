"""The numbers of each chart as a table: on screen in words, in a file as plain numbers with their unit in the head."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskflow_desktop.domain.moment import MINUTE, Micros, to_datetime
from taskflow_desktop.domain.statistics import Cells, Statistics
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.format import count, stay
from taskflow_desktop.ui.statistics.words import share, whole_day_word
from taskflow_desktop.ui.text import fill, translate


class Length(NamedTuple):
    """A cell with a length of time; in a file minutes. None is empty."""

    micros: Micros | None


class Share(NamedTuple):
    """A cell with a share of 0 to 1; in a file per cent. None is empty."""

    value: float | None


class Day(NamedTuple):
    """A cell with a day: on screen in words, in a file as 2026-06-09."""

    words: str
    iso: str


Cell = str | int | Length | Share | Day


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Heads and rows; `units` are the heads of a file. `name` is what a file is called."""

    name: str
    heads: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def screen(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as they are shown."""
        return tuple(tuple(_shown(cell) for cell in row) for row in self.rows)

    def numbers(self) -> frozenset[int]:
        """Return the columns that hold numbers."""
        columns = zip(*self.rows, strict=True)
        return frozenset(place for place, cells in enumerate(columns) if all(map(_is_number, cells)))

    def cells(self) -> Cells:
        """Return heads and rows as they are written to a file."""
        return (self.units, *(tuple(_plain(cell) for cell in row) for row in self.rows))


def _shown(cell: Cell) -> str:
    if isinstance(cell, Length):
        return stay(cell.micros) if cell.micros is not None else "–"
    if isinstance(cell, Share):
        return share(cell.value)
    if isinstance(cell, Day):
        return cell.words
    return count(cell) if isinstance(cell, int) else cell


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | Length | Share)


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, Length):
        return round(cell.micros / MINUTE, 1) if cell.micros is not None else ""
    if isinstance(cell, Share):
        return round(cell.value * 100, 1) if cell.value is not None else ""
    return cell.iso if isinstance(cell, Day) else cell


def _minutes(head: str) -> str:
    return fill(translate("Statistics", "{head} (minutes)"), head=head)


def _per_cent(head: str) -> str:
    return fill(translate("Statistics", "{head} (%)"), head=head)


def _table(name: str, heads: Sequence[str], units: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> FigureTable:
    return FigureTable(name, tuple(heads), tuple(units), tuple(rows))


def summary_table(found: Statistics) -> FigureTable:
    """The five figures, of the period and of the one before."""
    now, before = found.totals, found.before
    rows: list[tuple[Cell, ...]] = [
        (_minutes(translate("Statistics", "Time to finish (median)")), Length(now.median), Length(before.median)),
        (translate("Statistics", "Finished tasks"), now.finished, before.finished),
        (translate("Words", "Success"), now.success, before.success),
        (translate("Words", "Failure"), now.failure, before.failure),
        (_per_cent(translate("Statistics", "Success rate")), Share(now.rate), Share(before.rate)),
        (translate("Words", "In progress"), found.in_progress, found.in_progress_before),
        (translate("Statistics", "Long in one stage"), found.long.total, ""),
    ]
    heads = (
        translate("Statistics", "Figure"),
        translate("Statistics", "This period"),
        translate("Statistics", "Before"),
    )
    return _table(translate("Statistics", "Summary"), heads, heads, rows)


def day_table(found: Statistics) -> FigureTable:
    """What was finished on each day."""
    heads = (
        translate("Statistics", "Day"),
        translate("Words", "Success"),
        translate("Words", "Failure"),
        translate("Statistics", "Total"),
    )
    rows = [
        (Day(whole_day_word(each.day), each.day.isoformat()), each.success, each.failure, each.success + each.failure)
        for each in found.days
    ]
    return _table(translate("Statistics", "Finished per day"), heads, heads, rows)


def stage_table(found: Statistics, session: Session) -> FigureTable:
    """How long tasks were in each stage."""
    stage, tasks = translate("Statistics", "Stage"), translate("Statistics", "Tasks")
    middle, high = translate("Statistics", "Median"), translate("Statistics", "90%")
    rate = translate("Statistics", "Success rate")
    rows = [
        (session.stage(each.stage_id).name, each.tasks, Length(each.median), Length(each.high), Share(each.rate))
        for each in found.stages
    ]
    units = (stage, tasks, _minutes(middle), _minutes(high), _per_cent(rate))
    return _table(translate("Statistics", "Time in stage"), (stage, tasks, middle, high, rate), units, rows)


def agent_table(found: Statistics, session: Session) -> FigureTable:
    """What each person finished."""
    agent, tasks = translate("Words", "Agent"), translate("Statistics", "Finished")
    middle, rate = translate("Statistics", "Time to finish"), translate("Statistics", "Success rate")
    rows = [
        (
            session.agent_name(each.agent_id),
            each.totals.finished,
            each.totals.success,
            each.totals.failure,
            Length(each.totals.median),
            Share(each.totals.rate),
        )
        for each in found.agents
    ]
    ended = (translate("Words", "Success"), translate("Words", "Failure"))
    heads = (agent, tasks, *ended, middle, rate)
    units = (agent, tasks, *ended, _minutes(middle), _per_cent(rate))
    return _table(translate("Statistics", "Per agent"), heads, units, rows)


def long_table(found: Statistics, session: Session) -> FigureTable:
    """The tasks that stand longest in their stage."""
    number, title = translate("Statistics", "Number"), translate("Statistics", "Title")
    stage, owner = translate("Statistics", "Stage"), translate("Statistics", "Owner")
    here = translate("Statistics", "In this stage for")
    rows = [
        (
            task.number,
            task.title,
            session.stage(task.stage_id).name,
            Length(Micros(found.now - task.entered_at)),
            session.agent_name(task.owner_id),
        )
        for task in found.long.tasks
    ]
    units = (number, title, stage, _minutes(here), owner)
    return _table(translate("Statistics", "Long in one stage"), (number, title, stage, here, owner), units, rows)


def file_name(table: FigureTable, found: Statistics) -> str:
    """Return what a table's file is called: its name and the days it is of."""
    first, last = found.calendar.days[0], found.calendar.days[-1]
    if table.name == translate("Statistics", "Long in one stage"):
        return f"{table.name} {to_datetime(found.now, found.calendar.zone):%Y-%m-%d}.csv"
    return f"{table.name} {first.isoformat()}–{last.isoformat()}.csv"
