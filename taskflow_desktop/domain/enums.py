"""Closed sets of the product (product.md, Words). The values are what the database stores."""

from enum import IntEnum, StrEnum


class Role(StrEnum):
    AGENT = "agent"
    MANAGER = "manager"
    ADMIN = "admin"


class RoomState(StrEnum):
    """Waiting has no main agent; Inquiry: the customer spoke last; Answered: the agent did."""

    WAITING = "waiting"
    RECEIVED = "received"
    INQUIRY = "inquiry"
    ANSWERED = "answered"
    CLOSED = "closed"


class Channel(StrEnum):
    WEB = "web"
    KAKAO = "kakao"
    NAVER = "naver"
    PHONE = "phone"
    OTHER = "other"


class Importance(IntEnum):
    LOW = 1
    NORMAL = 2
    HIGH = 3
    URGENT = 4


class Outcome(StrEnum):
    """How a task ended. A task in progress has no outcome (None)."""

    SUCCESS = "success"
    FAILURE = "failure"


class Speaker(StrEnum):
    """Who said a message."""

    CUSTOMER = "customer"
    AGENT = "agent"
    BOT = "bot"
    SYSTEM = "system"


class EventKind(StrEnum):
    """What happened, as `event.kind` stores it: `<thing>.<what>`."""

    FLOW_SWITCHED = "flow.switched"
    SETTING_CHANGED = "setting.changed"
    STAGE_ADDED = "stage.added"
    STAGE_CHANGED = "stage.changed"
    STAGE_MOVED = "stage.moved"
    STAGE_REMOVED = "stage.removed"
    AGENT_ADDED = "agent.added"
    AGENT_CHANGED = "agent.changed"
    AGENT_IDENTIFIER = "agent.identifier"
    AGENT_PASSWORD = "agent.password"  # noqa: S105 - the name of a change
    AGENT_DEACTIVATED = "agent.deactivated"
    AGENT_MAPPED = "agent.mapped"
    CUSTOMER_CHANGED = "customer.changed"
    ROOM_OPENED = "room.opened"
    ROOM_IMPORTED = "room.imported"
    ROOM_ASSIGNED = "room.assigned"
    ROOM_STATE = "room.state"
    ROOM_CLOSED = "room.closed"
    ROOM_REOPENED = "room.reopened"
    ROOM_READ = "room.read"
    ROOM_CHANGED = "room.changed"
    MESSAGE_ADDED = "message.added"
    TASK_CREATED = "task.created"
    TASK_STAGE = "task.stage"
    TASK_OUTCOME = "task.outcome"
    TASK_IMPORTANCE = "task.importance"
    TASK_TITLE = "task.title"
    TASK_OWNER = "task.owner"
    COLLABORATOR_ADDED = "collaborator.added"
    COLLABORATOR_REMOVED = "collaborator.removed"
    CHECKLIST_ADDED = "checklist.added"
    CHECKLIST_TICKED = "checklist.ticked"
    CHECKLIST_UNTICKED = "checklist.unticked"
    CHECKLIST_TEXT = "checklist.text"
    CHECKLIST_MOVED = "checklist.moved"
    CHECKLIST_REMOVED = "checklist.removed"
    ATTACHMENT_ADDED = "attachment.added"
    ATTACHMENT_REMOVED = "attachment.removed"
    MEMO_SAVED = "memo.saved"
    REVIEW_ASKED = "review.asked"
    REVIEW_ANSWERED = "review.answered"
    ROOM_HANDED = "room.handed"
    ROOM_ACKNOWLEDGED = "room.acknowledged"


class AlertKind(StrEnum):
    """What somebody is told of (ui-spec 4.12)."""

    OWNER = "owner"
    COLLABORATOR = "collaborator"
    REVIEW_ASKED = "review_asked"
    REVIEW_ANSWERED = "review_answered"
    ROOM = "room"
    MESSAGE = "message"
