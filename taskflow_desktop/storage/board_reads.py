"""What the board reads: columns with their first cards, the next cards of a column, which tasks match a filter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import peewee

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import AgentId, StageId, TaskId
from taskflow_desktop.domain.moment import DAY, Micros, Moment, from_datetime, to_datetime
from taskflow_desktop.domain.pages import CARD_PAGE, Board, BoardColumn
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, Scope
from taskflow_desktop.rules import limits
from taskflow_desktop.storage import reads
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.tables import CollaboratorRow, CustomerRow, RoomRow, TaskRow, contains

STAY_DAYS = 90
"""Finished visits of so many days make the average stay of a column."""


def board(database: Database, where: BoardFilter) -> Board:
    """The columns of all active stages under the filter, and the counts beside the filters."""
    now = Moment(database.now())
    stages = [
        StageId(row[0]) for row in database.rows("SELECT id FROM stage WHERE archived_at IS NULL ORDER BY position")
    ]
    counted = _matching(where, now).select(TaskRow.stage_id, peewee.fn.COUNT(TaskRow.id)).group_by(TaskRow.stage_id)
    totals = {StageId(stage_id): count for stage_id, count in reads.run(database, counted)}
    stays: dict[int, float] = dict(
        database.rows(
            "SELECT stage_id, avg(left_at - entered_at) FROM stage_visit WHERE left_at > ? GROUP BY stage_id",
            (now - STAY_DAYS * DAY,),
        )
    )
    columns = tuple(
        BoardColumn(
            stage_id=stage_id,
            total=totals.get(stage_id, 0),
            cards=_cards(database, where, stage_id, now=now) if totals.get(stage_id) else (),
            average_stay=Micros(int(stays[stage_id])) if stage_id in stays else None,
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
    return _cards(database, where, stage_id, now=Moment(database.now()), after=after)


def board_matches(database: Database, where: BoardFilter, ids: Sequence[TaskId]) -> frozenset[TaskId]:
    """Which of these tasks the filter shows."""
    if not ids:
        return frozenset()
    query = _matching(where, Moment(database.now())).where(TaskRow.id.in_(list(ids))).select(TaskRow.id)
    return frozenset(TaskId(row[0]) for row in reads.run(database, query))


def _matching(where: BoardFilter, now: Moment) -> peewee.ModelSelect[TaskRow]:
    query = (
        TaskRow.select(TaskRow.id)
        .join(RoomRow, on=RoomRow.id == TaskRow.room_id)
        .join(CustomerRow, on=CustomerRow.id == RoomRow.customer_id)
    )
    if where.scope is Scope.MINE:
        query = query.where(TaskRow.owner_id == where.agent_id)
    elif where.scope is Scope.REFERENCED:
        mine = CollaboratorRow.select(CollaboratorRow.task_id).where(
            (CollaboratorRow.agent_id == where.agent_id) & CollaboratorRow.removed_at.is_null()
        )
        query = query.where(TaskRow.id.in_(mine))
    if where.text.strip():
        text = where.text.strip()
        query = query.where(
            contains(TaskRow.number, text) | contains(TaskRow.title, text) | contains(CustomerRow.name, text)
        )
    if where.importances:
        query = query.where(TaskRow.importance.in_([int(importance) for importance in where.importances]))
    if where.owners:
        query = query.where(TaskRow.owner_id.in_(list(where.owners)))
    if where.room_states:
        query = query.where(RoomRow.state.in_([state.value for state in where.room_states]))
    if where.outcomes:
        named = TaskRow.outcome.in_([outcome.value for outcome in where.outcomes if outcome is not None])
        query = query.where(named | TaskRow.outcome.is_null() if None in where.outcomes else named)
    if where.created_within_days is not None:
        query = query.where(TaskRow.created_at >= now - where.created_within_days * DAY)
    return query


def _cards(
    database: Database, where: BoardFilter, stage_id: StageId, *, now: Moment, after: Task | None = None
) -> tuple[Task, ...]:
    """One page: unfinished cards in the chosen order, then finished ones, the newest first."""
    base = _matching(where, now).where(TaskRow.stage_id == stage_id)
    ids: list[int] = []
    if after is None or not after.finished:
        query = base.where(TaskRow.outcome.is_null())
        ids = _page(database, _unfinished(query, where.sort, after), CARD_PAGE)
    if len(ids) < CARD_PAGE:
        finished = base.where(TaskRow.outcome.is_null(is_null=False))
        if after is not None and after.finished:
            finished = finished.where(
                peewee.Tuple(TaskRow.finished_at, TaskRow.id) < peewee.Tuple(after.finished_at, after.id)
            )
        ordered = finished.order_by(TaskRow.finished_at.desc(), TaskRow.id.desc())
        ids += _page(database, ordered, CARD_PAGE - len(ids))
    return reads.tasks(database, ids)


def _page(database: Database, query: peewee.ModelSelect[TaskRow], size: int) -> list[int]:
    return [row[0] for row in reads.run(database, query.limit(size))]


def _unfinished(query: peewee.ModelSelect[TaskRow], sort: BoardSort, after: Task | None) -> peewee.ModelSelect[TaskRow]:
    if sort is BoardSort.NEWEST:
        if after is not None:
            query = query.where(TaskRow.id < after.id)
        return query.order_by(TaskRow.id.desc())
    if sort is BoardSort.IMPORTANCE:
        if after is not None:
            # The most important first, but the longest stay before: one direction for each, so it is spelled out.
            query = query.where(
                (TaskRow.importance < int(after.importance))
                | (
                    (TaskRow.importance == int(after.importance))
                    & (peewee.Tuple(TaskRow.entered_at, TaskRow.id) > peewee.Tuple(after.entered_at, after.id))
                )
            )
        return query.order_by(TaskRow.importance.desc(), TaskRow.entered_at, TaskRow.id)
    if after is not None:
        query = query.where(peewee.Tuple(TaskRow.entered_at, TaskRow.id) > peewee.Tuple(after.entered_at, after.id))
    return query.order_by(TaskRow.entered_at, TaskRow.id)


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
    name = database.value("SELECT value FROM setting WHERE key = 'time_zone'") or limits.DEFAULT_TIME_ZONE
    today = to_datetime(now, ZoneInfo(name)).date()
    return from_datetime(datetime.combine(today, time(), ZoneInfo(name)).astimezone(UTC))
