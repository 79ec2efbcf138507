"""What the board reads: columns with their first cards, the next cards of a column, which tasks match a filter."""

from collections.abc import Sequence

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import CARD_PAGE, Board, BoardColumn
from taskflow_desktop.domain.requests import BoardFilter, BoardSort
from taskflow_desktop.storage import board_filter, reads, rows, stage_past
from taskflow_desktop.storage.board_filter import Matching, matching_of
from taskflow_desktop.storage.database import Database


def board(database: Database, where: BoardFilter) -> Board:
    """The columns of all active stages under the filter, and the counts beside the filters."""
    now = Moment(database.now())
    matching = matching_of(where, now)
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
    return Board(columns, *board_filter.figures(database, where.agent_id, now))


def column_cards(database: Database, where: BoardFilter, stage_id: StageId, *, after: Task) -> tuple[Task, ...]:
    """The next page of a column behind the card `after`."""
    matching = matching_of(where, Moment(database.now()))
    return reads.tasks(database, _page(database, matching, where.sort, stage_id, after=after))


def board_matches(database: Database, where: BoardFilter, ids: Sequence[TaskId]) -> frozenset[TaskId]:
    """Which of these tasks the filter shows."""
    if not ids:
        return frozenset()
    matching = matching_of(where, Moment(database.now())).narrowed(f"t.id IN ({rows.marks(ids)})", ids)
    return frozenset(TaskId(row[0]) for row in database.rows(f"SELECT t.id {matching.tables}", matching.params))


def _page(
    database: Database, matching: Matching, sort: BoardSort, stage_id: StageId, *, after: Task | None = None
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


def _ids(database: Database, matching: Matching, order: str, size: int) -> list[int]:
    found = database.rows(f"SELECT t.id {matching.tables} ORDER BY {order} LIMIT ?", (*matching.params, size))
    return [row[0] for row in found]


_ORDERS = {
    BoardSort.NEWEST: "t.id DESC",
    BoardSort.IMPORTANCE: "t.importance DESC, t.entered_at, t.id",
    BoardSort.LONGEST: "t.entered_at, t.id",
}


def _unfinished(column: Matching, sort: BoardSort, after: Task | None) -> Matching:
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
