"""What a check of the whole database reads: the rows of a range of tasks or rooms, in pages of bounded size."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from taskflow_desktop.rules.replay import Line
from taskflow_desktop.storage.check_rows import (
    FileRow,
    HandOverRow,
    ItemRow,
    JoinRow,
    ReviewRow,
    RevisionRow,
    RoomRow,
    TaskRow,
    VisitRow,
)
from taskflow_desktop.storage.database import Database, Row

_EVENTS = (
    "SELECT id, seq, at, actor_id, kind, room_id, task_id, before, after, before_ref, after_ref, detail, cause"
    " FROM event WHERE {column} BETWEEN ? AND ? AND ({column}, id) > (?, ?) AND seq IS NOT NULL{more}"
    " ORDER BY {column}, id LIMIT 2000"
)
EVENTS_OF_TASKS = _EVENTS.format(column="task_id", more="")
EVENTS_OF_ROOMS = _EVENTS.format(column="room_id", more=" AND task_id IS NULL")


def ids(database: Database, table: str, column: str, after: int, limit: int) -> list[int]:
    """The next ids after `after` that `table` has or that events name in `column`, at most `limit`."""
    query = (
        f"SELECT id FROM {table} WHERE id > ? UNION SELECT {column} FROM event WHERE {column} > ? ORDER BY 1 LIMIT ?"
    )
    return [key for (key,) in database.rows(query, (after, after, limit))]


def events(database: Database, query: str, low: int, high: int) -> Iterator[tuple[int, Line]]:
    """The events of the ids `low` to `high`, each with the id it belongs to, in the order they were written."""
    column = 6 if query is EVENTS_OF_TASKS else 5
    at = (low, 0)
    while rows := database.rows(query, (low, high, *at)):
        for row in rows:
            yield row[column], Line(*row[1:])
        at = (rows[-1][column], rows[-1][0])


_TASK = (
    "SELECT id, coalesce(number, ''), room_id, title, importance, stage_id, entered_at, owner_id,"
    " coalesce(outcome, ''), outcome_reason, finished_at, paused, created_at, created_by, undos FROM task"
    " WHERE id BETWEEN ? AND ?"
)
_VISIT = (
    "SELECT task_id, stage_id, entered_at, left_at FROM stage_visit WHERE task_id BETWEEN ? AND ? AND revoked = 0"
    " ORDER BY task_id, entered_at, id"
)
_COLLABORATOR = (
    "SELECT task_id, agent_id, added_at, added_by FROM collaborator WHERE task_id BETWEEN ? AND ?"
    " AND removed_at IS NULL"
)
_ITEM = (
    "SELECT task_id, id, text, position, done_at, done_by, created_at, created_by,"
    " CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END FROM checklist_item"
)
_FILE = (
    "SELECT task_id, id, name, size, sha256, complete, added_at, added_by,"
    " CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END FROM attachment"
)
_PRESENT = " WHERE task_id BETWEEN ? AND ? AND removed_at IS NULL ORDER BY task_id, slot"
_PART = "SELECT n, bytes FROM attachment_part WHERE attachment_id = ? AND n > ? ORDER BY n LIMIT 4"
_MEMO = "SELECT task_id, text, version, saved_by, saved_at FROM memo WHERE task_id BETWEEN ? AND ?"
_REVISION = (
    "SELECT task_id, version, text, saved_by, saved_at FROM memo_revision WHERE task_id BETWEEN ? AND ?"
    " AND (task_id, version) > (?, ?) ORDER BY task_id, version LIMIT 200"
)
_REVIEW = (
    "SELECT task_id, id, agent_id, asked_by, message, asked_at, answered_at, answer FROM review"
    " WHERE task_id BETWEEN ? AND ? ORDER BY id"
)
_ROOM = (
    "SELECT id, title, state, main_agent_id, CASE WHEN source_id IS NULL THEN 0 ELSE 1 END FROM room"
    " WHERE id BETWEEN ? AND ?"
)
_HANDOVER = (
    "SELECT room_id, id, from_id, to_id, by_id, reason, message, at, acknowledged_at FROM handover"
    " WHERE room_id BETWEEN ? AND ? ORDER BY id"
)
_WRITTEN = (
    "SELECT room_id, sent_at, id, speaker FROM message WHERE room_id BETWEEN ? AND ? AND remote_key IS NULL"
    " AND (room_id, sent_at, id) > (?, ?, ?) ORDER BY room_id, sent_at, id LIMIT 2000"
)
_EARLIEST = -(1 << 62)
_IDS_AT_ONCE = 500


class Rows:
    """The tables of the tasks or rooms with ids `low` to `high`, each read by its owner's id."""

    def __init__(self, database: Database, low: int, high: int) -> None:
        self._database = database
        self._range = (low, high)

    def _grouped(self, query: str) -> Mapping[int, list[Row]]:
        return _by_owner(self._database.rows(query, self._range))

    def _present_and_named(self, query: str, named: Collection[int]) -> Iterator[Row]:
        """What the tasks hold, and what is `named` besides: of removed things there is no index by task."""
        present = self._database.rows(query + _PRESENT, self._range)
        yield from present
        others = sorted(set(named) - {row[1] for row in present})
        for at in range(0, len(others), _IDS_AT_ONCE):
            ids = others[at : at + _IDS_AT_ONCE]
            marks = ", ".join("?" * len(ids))
            yield from self._database.rows(
                f"{query} WHERE id IN ({marks}) AND task_id BETWEEN ? AND ?", (*ids, *self._range)
            )

    def tasks(self) -> Mapping[int, TaskRow]:
        """The tasks by their ids."""
        return {row[0]: TaskRow(*row) for row in self._database.rows(_TASK, self._range)}

    def visits(self) -> Mapping[int, list[VisitRow]]:
        """By task, those that count, in order."""
        return {key: [VisitRow(*row) for row in rows] for key, rows in self._grouped(_VISIT).items()}

    def collaborators(self) -> Mapping[int, list[JoinRow]]:
        """By task."""
        return {key: [JoinRow(*row) for row in rows] for key, rows in self._grouped(_COLLABORATOR).items()}

    def items(self, named: Collection[int]) -> Mapping[int, list[ItemRow]]:
        """By task, those present, and removed ones that are named."""
        grouped = _by_owner(self._present_and_named(_ITEM, named))
        return {key: [ItemRow(*row) for row in rows] for key, rows in grouped.items()}

    def files(self, named: Collection[int]) -> Iterator[tuple[int, FileRow]]:
        """Each attachment that is present, or removed and named, with its task; its parts are read through."""
        for task_id, key, name, size, sha256, complete, at, by, present in self._present_and_named(_FILE, named):
            yield task_id, FileRow(key, name, size, sha256, complete, at, by, present, *self._content(key))

    def _content(self, key: int) -> tuple[int, str]:
        """Size and SHA-256 of a file's parts, a few at a time."""
        digest, held, last = hashlib.sha256(), 0, -1
        while parts := self._database.rows(_PART, (key, last)):
            for n, content in parts:
                digest.update(content)
                held += len(content)
                last = n
        return held, digest.hexdigest()

    def memos(self) -> Mapping[int, RevisionRow]:
        """By task, the memo as the revision it must be."""
        rows = self._database.rows(_MEMO, self._range)
        return {key: RevisionRow(version, _digest(text), by, at) for key, text, version, by, at in rows}

    def revisions(self) -> Iterator[tuple[int, RevisionRow]]:
        """Each revision of a memo with its task, in order."""
        at = (self._range[0], 0)
        while rows := self._database.rows(_REVISION, (*self._range, *at)):
            for task_id, version, text, saved_by, saved_at in rows:
                yield task_id, RevisionRow(version, _digest(text), saved_by, saved_at)
            at = rows[-1][:2]

    def reviews(self) -> Mapping[int, list[ReviewRow]]:
        """By task."""
        return {key: [ReviewRow(*row) for row in rows] for key, rows in self._grouped(_REVIEW).items()}

    def rooms(self) -> Mapping[int, RoomRow]:
        """The rooms by their ids."""
        return {row[0]: RoomRow(*row) for row in self._database.rows(_ROOM, self._range)}

    def handovers(self) -> Mapping[int, list[HandOverRow]]:
        """By room."""
        return {key: [HandOverRow(*row) for row in rows] for key, rows in self._grouped(_HANDOVER).items()}

    def messages(self) -> Iterator[tuple[int, int, str]]:
        """Room, id and speaker of each message that was written here."""
        at: Row = (self._range[0], _EARLIEST, 0)
        while rows := self._database.rows(_WRITTEN, (*self._range, *at)):
            for room_id, _, message_id, speaker in rows:
                yield room_id, message_id, speaker
            at = rows[-1][:3]


def _by_owner(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """The rows without their first column, by it."""
    found: dict[int, list[Row]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def numbers(database: Database, task_ids: Sequence[int]) -> Mapping[int, str]:
    """The numbers of these tasks."""
    if not task_ids:
        return {}
    marks = ", ".join("?" * len(task_ids))
    return dict(database.rows(f"SELECT id, coalesce(number, '') FROM task WHERE id IN ({marks})", task_ids))


def counters(database: Database) -> Mapping[int, int]:
    """How many numbers each year has given."""
    return dict(database.rows("SELECT year, value FROM number_counter"))


def settings(database: Database) -> Mapping[str, str]:
    """All settings."""
    return dict(database.rows("SELECT key, value FROM setting"))


def stages(database: Database) -> list[Row]:
    """Id, name, colour, place, whether it is archived (0 or 1), and who took its tasks, of every stage."""
    archived = "CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END"
    return database.rows(f"SELECT id, name, colour, position, {archived}, successor_id FROM stage")


def agents(database: Database) -> list[Row]:
    """Id, name, role, whether he is active (0 or 1), and what he signs in as, of everybody."""
    active = "CASE WHEN deactivated_at IS NULL THEN 1 ELSE 0 END"
    return database.rows(f"SELECT id, name, role, {active}, coalesce(identifier, '') FROM agent")


def names(database: Database) -> Mapping[str, int]:
    """Whom each name of an imported file means, by "<source id>/<key in the file>"."""
    return dict(database.rows("SELECT CAST(source_id AS TEXT) || '/' || remote_key, agent_id FROM agent_alias"))


def total(database: Database, table: str) -> int:
    """How many rows a table has."""
    return int(database.value(f"SELECT count(*) FROM {table}"))


def newest(database: Database) -> int:
    """The number of the newest event, 0 if there is none."""
    return int(database.value("SELECT coalesce(max(seq), 0) FROM event"))
