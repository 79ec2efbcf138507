"""What the list of tasks reads: the ids of everything under a filter in the order of one column, and the first rows.

The whole order is a list of ids, a few milliseconds at twenty thousand; rows are read by id as they are looked at, so
that no row ever stands in the wrong place because of a page.
"""

from array import array
from typing import Final

from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import TASK_PAGE, TaskList
from taskflow_desktop.domain.requests import BoardFilter, ListColumn, ListSort
from taskflow_desktop.storage import board_filter, reads, stage_past
from taskflow_desktop.storage.database import Database

# What a column is sorted by, {c} the collation of texts; ties go by number, which is the order of ids.
_BY: Final = {
    ListColumn.NUMBER: "t.id",
    ListColumn.TITLE: "lower(t.title){c}",
    ListColumn.STAGE: "(SELECT s.position FROM stage s WHERE s.id = t.stage_id)",
    ListColumn.CUSTOMER: (
        "(SELECT lower(sc.name){c} FROM room sr JOIN customer sc ON sc.id = sr.customer_id WHERE sr.id = t.room_id)"
    ),
    ListColumn.OWNER: "(SELECT lower(a.name){c} FROM agent a WHERE a.id = t.owner_id)",
    ListColumn.IMPORTANCE: "t.importance",
    ListColumn.OUTCOME: "CASE WHEN t.outcome IS NULL THEN 2 WHEN t.outcome = 'success' THEN 1 ELSE 0 END",
    ListColumn.CHECKLIST: (
        "(SELECT count(*) FROM checklist_item i WHERE i.task_id = t.id AND i.removed_at IS NULL AND i.done_at IS NULL)"
    ),
    ListColumn.CREATED: "t.created_at",
}


def task_list(database: Database, where: BoardFilter, sort: ListSort) -> TaskList:
    """The tasks under a filter (its own order does not count) as `sort` says, the first rows and the counts."""
    now = Moment(database.now())
    matching = board_filter.matching_of(where, now)
    order = _order(sort, ' COLLATE "C"' if database.dialect == "postgres" else "")
    found = database.rows(f"SELECT t.id {matching.tables} ORDER BY {order}", matching.params)
    ids = array("q", [row[0] for row in found])
    stages = [StageId(row[0]) for row in database.rows("SELECT id FROM stage WHERE archived_at IS NULL")]
    return TaskList(
        ids,
        reads.tasks(database, ids[:TASK_PAGE]),
        stage_past.pasts(database, stages, now),
        *board_filter.figures(database, where.agent_id, now),
    )


def _order(sort: ListSort, collation: str) -> str:
    way = "DESC" if sort.down else "ASC"
    if sort.column is ListColumn.STAY:
        # The longest stay began first. Finished tasks stay nowhere: they come last either way, the newest first.
        began, tie = ("t.entered_at", "t.id") if sort.down else ("-t.entered_at", "-t.id")
        return (
            "CASE WHEN t.outcome IS NULL THEN 0 ELSE 1 END,"
            f" CASE WHEN t.outcome IS NULL THEN {began} ELSE -t.finished_at END,"
            f" CASE WHEN t.outcome IS NULL THEN {tie} ELSE -t.id END"
        )
    return f"{_BY[sort.column].format(c=collation)} {way}, t.id {way}"
