"""An event of the history as a sentence in the reader's language (product.md rule 24)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import EventKind, Importance, Outcome, RoomState, Speaker
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.usual_reasons import shown_reason
from taskflow_desktop.ui.words import importance_word, outcome_word, state_word


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A whole sentence; its characters `start` to `end` are who did it, painted strong."""

    text: str
    start: int
    end: int


def history_line(event: Event) -> HistoryLine:
    """Return the sentence of `event`. What nobody did but the program itself is told as automatic."""
    by_system = event.actor_id is None
    actor = translate("History", "Automatic") if by_system else event.actor_name
    template = _SENTENCES[event.kind](event)
    parts = {"actor": actor, **_words(event)}
    start = len(fill(template.split("{actor}")[0], **parts))
    return HistoryLine(fill(template, **parts), start, start + len(actor))


def _words(event: Event) -> Mapping[str, str]:
    """Return before, after and detail as words: enum values are named, texts stay as they were written."""
    name = _NAMED.get(event.kind, _as_written)
    before = shown_reason(event.before) if event.kind is EventKind.ROOM_HANDED else name(event.before)
    detail = shown_reason(event.detail) if event.kind is EventKind.TASK_OUTCOME else event.detail
    return {"before": before, "after": name(event.after), "detail": detail}


def _as_written(value: str) -> str:
    return value


def _importance(value: str) -> str:
    known = {str(int(importance)): importance for importance in Importance}
    return importance_word(known[value]) if value in known else value


def _outcome(value: str) -> str:
    # A word of a newer program is shown as it stands: this is asked while a list paints.
    return outcome_word(Outcome(value) if value else None) if not value or value in set(Outcome) else value


def _state(value: str) -> str:
    return state_word(RoomState(value)) if value in set(RoomState) else value


_NAMED: Final[Mapping[EventKind, Callable[[str], str]]] = {
    EventKind.TASK_IMPORTANCE: _importance,
    EventKind.TASK_OUTCOME: _outcome,
    EventKind.ROOM_STATE: _state,
    EventKind.ROOM_CLOSED: _state,
    EventKind.ROOM_REOPENED: _state,
}


def _owner(event: Event) -> str:
    if event.cause == "takeover":
        return translate("History", "{actor} owner {before} → {after} (main agent changed)")
    return translate("History", "{actor} changed the owner from {before} to {after}")


def _outcome_set(event: Event) -> str:
    if event.before_ref is not None and not event.after:  # a change that was taken back counts them there
        return translate("History", "{actor} took the outcome {before} back")
    if event.before_ref is not None:
        return translate("History", "{actor} took the outcome back from {before} to {after}")
    if not event.after:
        return translate("History", "{actor} reopened the task")
    if event.detail:
        return translate("History", "{actor} set the outcome to {after}: {detail}")
    return translate("History", "{actor} set the outcome to {after}")


def _assigned(event: Event) -> str:
    if not event.after:
        return translate("History", "{actor} took {before} off the room")
    if not event.before and event.actor_id is not None and event.actor_id == event.after_ref:
        return translate("History", "{actor} took the room")
    if not event.before:
        return translate("History", "{actor} assigned the room to {after}")
    return translate("History", "{actor} handed the room from {before} to {after}")


def _written(event: Event) -> str:
    if event.after == Speaker.CUSTOMER.value:
        return translate("History", "{actor} wrote down what the customer said")
    return translate("History", "{actor} wrote a message")


def _handed(event: Event) -> str:
    if event.before and event.after:
        return translate("History", "{actor} handed the room to {detail} because of {before}: {after}")
    if event.before:
        return translate("History", "{actor} handed the room to {detail} because of {before}")
    if event.after:
        return translate("History", "{actor} left a word for {detail}: {after}")
    return translate("History", "{actor} handed the room to {detail}")


def _asked(event: Event) -> str:
    if event.before:
        return translate("History", "{actor} asked {after} for a review: {before}")
    return translate("History", "{actor} asked {after} for a review")


def _answered(event: Event) -> str:
    if event.after:
        return translate("History", "{actor} answered the review of {before}: {after}")
    return translate("History", "{actor} answered the review of {before}")


def _stage(event: Event) -> str:
    if event.detail == "undo":
        return translate("History", "{actor} took the stage back from {before} to {after}")
    if event.detail == "removed":
        return translate("History", "{actor} moved the task from {before} to {after} (stage removed)")
    return translate("History", "{actor} changed the stage from {before} to {after}")


def _collaborator_removed(event: Event) -> str:
    if event.cause == "owner":
        return translate("History", "{actor} collaborator {before} became the owner")
    if event.actor_id is not None and event.actor_id == event.before_ref:
        return translate("History", "{actor} left the collaborators")
    return translate("History", "{actor} removed collaborator {before}")


_SENTENCES: Final[Mapping[EventKind, Callable[[Event], str]]] = {
    EventKind.FLOW_SWITCHED: lambda e: (
        translate("History", "{actor} turned Task Flow on")
        if e.after == "on"
        else translate("History", "{actor} turned Task Flow off")
    ),
    EventKind.SETTING_CHANGED: lambda _: translate("History", "{actor} changed a setting"),
    EventKind.STAGE_ADDED: lambda _: translate("History", "{actor} added stage {after}"),
    EventKind.STAGE_CHANGED: lambda _: translate("History", "{actor} changed stage {after}"),
    EventKind.STAGE_MOVED: lambda _: translate("History", "{actor} moved stage {after} to another place"),
    EventKind.STAGE_REMOVED: lambda _: translate("History", "{actor} removed stage {before}"),
    EventKind.AGENT_ADDED: lambda _: translate("History", "{actor} added {after} to the team"),
    EventKind.AGENT_CHANGED: lambda _: translate("History", "{actor} changed the account of {after}"),
    EventKind.AGENT_IDENTIFIER: lambda _: translate("History", "{actor} changed what {detail} signs in as to {after}"),
    EventKind.AGENT_PASSWORD: lambda _: translate("History", "{actor} changed the password of {after}"),
    EventKind.AGENT_DEACTIVATED: lambda e: (
        translate("History", "{actor} activated {before} again")
        if e.detail == "back"
        else translate("History", "{actor} deactivated {before}")
    ),
    EventKind.AGENT_MAPPED: lambda _: translate("History", "{actor} made {after} stand for an imported name"),
    EventKind.CUSTOMER_CHANGED: lambda _: translate("History", "{actor} changed the customer"),
    EventKind.ROOM_OPENED: lambda _: translate("History", "{actor} opened the room"),
    EventKind.ROOM_IMPORTED: lambda _: translate("History", "{actor} imported the room"),
    EventKind.ROOM_CHANGED: lambda _: translate("History", "{actor} changed the room's details"),
    EventKind.ROOM_ASSIGNED: _assigned,
    EventKind.ROOM_STATE: lambda _: translate("History", "{actor} changed the state from {before} to {after}"),
    EventKind.ROOM_CLOSED: lambda _: translate("History", "{actor} closed the room"),
    EventKind.ROOM_REOPENED: lambda _: translate("History", "{actor} reopened the room"),
    EventKind.ROOM_READ: lambda _: translate("History", "{actor} read the room"),
    EventKind.MESSAGE_ADDED: _written,
    EventKind.TASK_CREATED: lambda _: translate("History", "{actor} added the task"),
    EventKind.TASK_STAGE: _stage,
    EventKind.TASK_OUTCOME: _outcome_set,
    EventKind.TASK_IMPORTANCE: lambda _: translate(
        "History", "{actor} changed the importance from {before} to {after}"
    ),
    EventKind.TASK_TITLE: lambda _: translate("History", "{actor} changed the title from “{before}” to “{after}”"),
    EventKind.TASK_OWNER: _owner,
    EventKind.COLLABORATOR_ADDED: lambda _: translate("History", "{actor} added collaborator {after}"),
    EventKind.COLLABORATOR_REMOVED: _collaborator_removed,
    EventKind.CHECKLIST_ADDED: lambda _: translate("History", "{actor} added checklist item “{after}”"),
    EventKind.CHECKLIST_TICKED: lambda _: translate("History", "{actor} ticked “{after}”"),
    EventKind.CHECKLIST_UNTICKED: lambda _: translate("History", "{actor} unticked “{after}”"),
    EventKind.CHECKLIST_TEXT: lambda _: translate("History", "{actor} changed item “{before}” to “{after}”"),
    EventKind.CHECKLIST_MOVED: lambda _: translate("History", "{actor} moved item “{after}”"),
    EventKind.CHECKLIST_REMOVED: lambda _: translate("History", "{actor} removed item “{before}”"),
    EventKind.ATTACHMENT_ADDED: lambda _: translate("History", "{actor} attached “{after}”"),
    EventKind.ATTACHMENT_REMOVED: lambda _: translate("History", "{actor} removed file “{before}”"),
    EventKind.REVIEW_ASKED: _asked,
    EventKind.REVIEW_ANSWERED: _answered,
    EventKind.ROOM_HANDED: _handed,
    EventKind.ROOM_ACKNOWLEDGED: lambda _: translate("History", "{actor} took note of what {before} left"),
    EventKind.MEMO_SAVED: lambda _: translate("History", "{actor} edited the memo"),
}
