"""What the lines of a history are about: the kinds a reader filters by, each with its word and its icon."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.ui.text import translate


class HistoryGroup(StrEnum):
    """One entry of the filter by kind."""

    TASK = "task"
    STAGE = "stage"
    PEOPLE = "people"
    CHECKLIST = "checklist"
    FILES = "files"
    MEMO = "memo"
    MESSAGES = "messages"
    ROOM = "room"


_PREFIXES: Final[Mapping[HistoryGroup, tuple[str, ...]]] = {
    HistoryGroup.STAGE: ("task.stage", "task.outcome"),
    HistoryGroup.PEOPLE: ("task.owner", "collaborator.", "review.", "room.assigned", "room.handed", "room.ack"),
    HistoryGroup.TASK: ("task.",),
    HistoryGroup.CHECKLIST: ("checklist.",),
    HistoryGroup.FILES: ("attachment.",),
    HistoryGroup.MEMO: ("memo.",),
    HistoryGroup.MESSAGES: ("message.",),
    HistoryGroup.ROOM: ("room.",),
}

_ICONS: Final[Mapping[HistoryGroup, str]] = {
    HistoryGroup.TASK: "list-checks",
    HistoryGroup.STAGE: "layers",
    HistoryGroup.PEOPLE: "users",
    HistoryGroup.CHECKLIST: "square-check",
    HistoryGroup.FILES: "paperclip",
    HistoryGroup.MEMO: "sticky-note",
    HistoryGroup.MESSAGES: "message-circle",
    HistoryGroup.ROOM: "messages-square",
}

_OWN_ICONS: Final[Mapping[EventKind, str]] = {
    EventKind.TASK_OUTCOME: "circle-check",
    EventKind.TASK_TITLE: "pencil",
    EventKind.TASK_IMPORTANCE: "flag",
    EventKind.ROOM_ASSIGNED: "arrow-left-right",
    EventKind.ROOM_HANDED: "arrow-left-right",
    EventKind.ROOM_ACKNOWLEDGED: "check",
    EventKind.ROOM_CLOSED: "lock",
    EventKind.ROOM_REOPENED: "lock-open",
}

OF_TASK: Final = (
    HistoryGroup.TASK,
    HistoryGroup.STAGE,
    HistoryGroup.PEOPLE,
    HistoryGroup.CHECKLIST,
    HistoryGroup.FILES,
    HistoryGroup.MEMO,
)
"""The groups a task's history can have; a room's can have all."""


def group_of(kind: EventKind) -> HistoryGroup | None:
    """Return what an event is about; None for what befalls neither a room nor a task."""
    named = ((group, prefix) for group, prefixes in _PREFIXES.items() for prefix in prefixes)
    return next((group for group, prefix in named if kind.value.startswith(prefix)), None)


def kinds_of(groups: Iterable[HistoryGroup]) -> frozenset[EventKind]:
    """Return the kinds of events that belong to any of `groups`."""
    wanted = set(groups)
    return frozenset(kind for kind in EventKind if group_of(kind) in wanted)


def event_icon(kind: EventKind) -> str:
    """Return the name of the icon beside a line of a room's history."""
    group = group_of(kind)
    return _OWN_ICONS.get(kind) or (_ICONS[group] if group is not None else "info")


def group_word(group: HistoryGroup) -> str:
    """Return the name of a group."""
    return {
        HistoryGroup.TASK: translate("HistoryGroups", "Task itself"),
        HistoryGroup.STAGE: translate("HistoryGroups", "Stage and outcome"),
        HistoryGroup.PEOPLE: translate("HistoryGroups", "People"),
        HistoryGroup.CHECKLIST: translate("HistoryGroups", "Checklist"),
        HistoryGroup.FILES: translate("HistoryGroups", "Files"),
        HistoryGroup.MEMO: translate("HistoryGroups", "Memo"),
        HistoryGroup.MESSAGES: translate("HistoryGroups", "Messages"),
        HistoryGroup.ROOM: translate("HistoryGroups", "Room"),
    }[group]
