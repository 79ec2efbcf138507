"""What the board reads: columns with their first cards, the next cards of a column, which tasks match a filter.

The conditions of a filter are put together as text, not by peewee: composing a dozen queries took longer than they do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, Moment, to_datetime
from taskflow_desktop.domain.pages import CARD_PAGE, Board, BoardColumn
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.rules import statistics
from taskflow_desktop.storage import reads, rows, stage_past
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.zone import site_zone


def board(database: Database, where: BoardFilter) -> Board:
    """The columns of all active stages under the filter, and the counts beside the filters."""
    now = Moment(database.now())
    matching = _matching(where, now)
    stages = [
        StageId(row[0]) for row in database.rows("SELECT id FROM stage WHERE archived_at IS NULL ORDER BY position")
    ]
    totals: dict[StageId, int] = dict(
        database.rows(f"SELECT t.stage_id, count(*) {matching.tables} GROUP BY t.stage_id", matching.params)
    )
    stays = stage_past.average_stays(database, stages, now)
    pasts = stage_past.pasts(database, stages, now)
    ids = {stage_id: _page(database, matching, where.sort, stage_id) for stage_id in stages if totals.get(stage_id)}
    cards = {task.id: task for task in reads.tasks(database, [i for page in ids.values() for i in page])}
    columns = tuple(
        BoardColumn(
            stage_id=stage_id,
            total=totals.get(stage_id, 0),
            cards=tuple(cards[TaskId(i)] for i in ids.get(stage_id, ())),
            average_stay=stays.get(stage_id),
            past=pasts[stage_id],
        )
        for stage_id in stages
    )
    mine, referenced, everything = _scopes(database, where.agent_id)
    return Board(
        columns=columns,
        mine=mine,
        referenced=referenced,
        all=everything,
        in_progress=database.value("SELECT count(*) FROM task WHERE outcome IS NULL"),
        finished_today=database.value(
            "SELECT count(*) FROM task WHERE outcome IS NOT NULL AND finished_at >= ?", (_midnight(database, now),)
        ),
    )


def column_cards(database: Database, where: BoardFilter, stage_id: StageId, *, after: Task) -> tuple[Task, ...]:
    """The next page of a column behind the card `after`."""
    matching = _matching(where, Moment(database.now()))
    return reads.tasks(database, _page(database, matching, where.sort, stage_id, after=after))


def board_matches(database: Database, where: BoardFilter, ids: Sequence[TaskId]) -> frozenset[TaskId]:
    """Which of these tasks the filter shows."""
    if not ids:
        return frozenset()
    matching = _matching(where, Moment(database.now())).narrowed(f"t.id IN ({rows.marks(ids)})", ids)
    return frozenset(TaskId(row[0]) for row in database.rows(f"SELECT t.id {matching.tables}", matching.params))


@dataclass(frozen=True, slots=True)
class _Matching:
    """The tasks of a filter: FROM and WHERE, and the values of their marks."""

    tables: str
    params: tuple[Any, ...]

    def narrowed(self, condition: str, params: Iterable[Any] = ()) -> "_Matching":
        return _Matching(f"{self.tables} AND {condition}", (*self.params, *params))


def _matching(where: BoardFilter, now: Moment) -> _Matching:
    text = where.text.strip()
    tables = "FROM task t"
    if text or where.room_states:
        tables += " JOIN room r ON r.id = t.room_id"
    if text:
        tables += " JOIN customer c ON c.id = r.customer_id"
    found = _Matching(f"{tables} WHERE 1 = 1", ())
    if where.scope is Scope.MINE:
        found = found.narrowed("t.owner_id = ?", (where.agent_id,))
    elif where.scope is Scope.REFERENCED:
        mine = "SELECT n.task_id FROM collaborator n WHERE n.agent_id = ? AND n.removed_at IS NULL"
        found = found.narrowed(f"t.id IN ({mine})", (where.agent_id,))
    if text:
        columns = ("t.number", "t.title", "c.name")
        either = " OR ".join(f"lower({column}) LIKE ? ESCAPE '\\'" for column in columns)
        found = found.narrowed(f"({either})", [_within(text)] * len(columns))
    for column, values in (
        ("t.importance", [int(importance) for importance in where.importances]),
        ("t.owner_id", list(where.owners)),
        ("r.state", [state.value for state in where.room_states]),
    ):
        if values:
            found = found.narrowed(f"{column} IN ({rows.marks(values)})", values)
    if where.outcomes:
        ended = [outcome.value for outcome in where.outcomes if outcome is not None]
        either = f"t.outcome IN ({rows.marks(ended)})" if ended else "1 = 0"
        found = found.narrowed(f"({either} OR t.outcome IS NULL)" if None in where.outcomes else either, ended)
    if where.created_within_days is not None:
        found = found.narrowed("t.created_at >= ?", (now - where.created_within_days * DAY,))
    return found


def _within(text: str) -> str:
    """The pattern of LIKE for a lower-case text that contains `text`, whatever the case of its Latin letters."""
    escaped = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _page(
    database: Database, matching: _Matching, sort: BoardSort, stage_id: StageId, *, after: Task | None = None
) -> list[int]:
    """One page of a column: unfinished cards in the chosen order, then finished ones, the newest first."""
    column = matching.narrowed("t.stage_id = ?", (stage_id,))
    ids: list[int] = []
    if after is None or not after.finished:
        ids = _ids(database, _unfinished(column, sort, after), _ORDERS[sort], CARD_PAGE)
    if len(ids) < CARD_PAGE:
        finished = column.narrowed("t.outcome IS NOT NULL")
        if after is not None and after.finished:
            finished = finished.narrowed("(t.finished_at, t.id) < (?, ?)", (after.finished_at, after.id))
        ids += _ids(database, finished, "t.finished_at DESC, t.id DESC", CARD_PAGE - len(ids))
    return ids


def _ids(database: Database, matching: _Matching, order: str, size: int) -> list[int]:
    found = database.rows(f"SELECT t.id {matching.tables} ORDER BY {order} LIMIT ?", (*matching.params, size))
    return [row[0] for row in found]


_ORDERS = {
    BoardSort.NEWEST: "t.id DESC",
    BoardSort.IMPORTANCE: "t.importance DESC, t.entered_at, t.id",
    BoardSort.LONGEST: "t.entered_at, t.id",
}


def _unfinished(column: _Matching, sort: BoardSort, after: Task | None) -> _Matching:
    found = column.narrowed("t.outcome IS NULL")
    if after is None:
        return found
    if sort is BoardSort.NEWEST:
        return found.narrowed("t.id < ?", (after.id,))
    if sort is BoardSort.IMPORTANCE:
        # The most important first, but the longest stay before: one direction for each, so it is spelled out.
        return found.narrowed(
            "(t.importance < ? OR (t.importance = ? AND (t.entered_at, t.id) > (?, ?)))",
            (int(after.importance), int(after.importance), after.entered_at, after.id),
        )
    return found.narrowed("(t.entered_at, t.id) > (?, ?)", (after.entered_at, after.id))


def _scopes(database: Database, agent_id: AgentId | None) -> tuple[int, int, int]:
    everything = database.value("SELECT count(*) FROM task")
    if agent_id is None:
        return 0, 0, everything
    mine = database.value("SELECT count(*) FROM task WHERE owner_id = ?", (agent_id,))
    referenced = database.value(
        "SELECT count(*) FROM collaborator WHERE agent_id = ? AND removed_at IS NULL", (agent_id,)
    )
    return mine, referenced, everything


def _midnight(database: Database, now: Moment) -> Moment:
    """When today began at the site."""
    zone = site_zone(database)
    return statistics.day_begins(to_datetime(now, zone).date(), zone)
