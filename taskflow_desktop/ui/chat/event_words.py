"""What happened in a room, as the sentence that stands between its messages."""

from dataclasses import dataclass

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.models.message_lines import EventLine
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.usual_reasons import shown_reason

_ICONS = {
    EventKind.TASK_CREATED: "list-checks",
    EventKind.ROOM_ASSIGNED: "arrow-left-right",
    EventKind.ROOM_CLOSED: "lock",
    EventKind.ROOM_REOPENED: "rotate-ccw",
}


@dataclass(frozen=True, slots=True)
class EventWords:
    """A sentence; `length` characters from `start` on are set strong."""

    text: str
    start: int = 0
    length: int = 0


def event_icon(kind: EventKind) -> str:
    """Return the name of the icon before the sentence."""
    return _ICONS.get(kind, "info")


def event_words(line: EventLine) -> EventWords:
    """Return the sentence of an event line."""
    event = line.event
    name = event.actor_name or translate("Chat", "The system")
    match event.kind:
        case EventKind.TASK_CREATED:
            number = line.task.number if line.task is not None else event.after
            text = fill(translate("Chat", "{name} created {number}"), name=name, number=number)
            return EventWords(text, max(0, text.find(number)), len(number) if number in text else 0)
        case EventKind.ROOM_ASSIGNED:
            return EventWords(_assigned(event))
        case EventKind.ROOM_HANDED:
            return EventWords(
                fill(translate("Chat", "Handed over because: {reason}"), reason=shown_reason(event.before))
            )
        case EventKind.ROOM_CLOSED:
            return EventWords(fill(translate("Chat", "{name} closed the room"), name=name))
        case _:
            return EventWords(fill(translate("Chat", "{name} reopened the room"), name=name))


def _assigned(event: Event) -> str:
    moved = int(event.detail) if event.detail.isdigit() else 0
    if not event.after:
        return fill(translate("Chat", "{before} no longer has this room"), before=event.before)
    if not event.before:
        if moved:
            text = translate("Chat", "{after} took this room. %n open task(s) changed owner", "", moved)
        else:
            text = translate("Chat", "{after} took this room")
        return fill(text, after=event.after)
    if moved:
        text = translate("Chat", "Main agent changed: {before} → {after}. %n open task(s) changed owner", "", moved)
    else:
        text = translate("Chat", "Main agent changed: {before} → {after}")
    return fill(text, before=event.before, after=event.after)
