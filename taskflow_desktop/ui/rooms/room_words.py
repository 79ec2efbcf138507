"""A room in words: for screen readers, tabs and empty places."""

from datetime import tzinfo

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.moment import Moment, to_datetime
from taskflow_desktop.ui.format import short_date
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.words import channel_word, state_word


def spoken_room(room: Room, now: Moment, zone: tzinfo, *, flow_on: bool) -> str:
    """Return what a screen reader says for a row (ui-spec 8)."""
    parts = [room.customer_name, channel_word(room.channel), state_word(room.state)]
    if room.unread:
        parts.append(fill(translate("Rooms", "{n} unread"), n=room.unread))
    if flow_on and room.tasks_total:
        done = translate("Rooms", "tasks done {done}/{total}")
        parts.append(fill(done, done=room.tasks_finished, total=room.tasks_total))
    if room.on_hold:
        parts.append(translate("Rooms", "On hold"))
    if room.alarm:
        parts.append(translate("Rooms", "Alarm set"))
    parts.append(spoken_time(room.last_at, now, zone))
    return ", ".join(parts)


def spoken_time(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """Return a time as it is read aloud: the clock today, the date on other days."""
    when = to_datetime(moment, zone)
    if when.date() != to_datetime(now, zone).date():
        return short_date(moment, now, zone)
    return fill(translate("Rooms", "{hour}:{minute}"), hour=when.hour, minute=f"{when.minute:02d}")


def empty_words(state: RoomState, *, mine: bool) -> tuple[str, str]:
    """Return title and sentence for a tab without rooms."""
    told = translate("Rooms", "New messages appear here at once.")
    match state:
        case RoomState.WAITING:
            return translate("Rooms", "No rooms are waiting"), translate("Rooms", "New rooms appear here at once.")
        case RoomState.RECEIVED:
            return translate("Rooms", "No received rooms"), translate("Rooms", "Rooms you take appear here.")
        case RoomState.INQUIRY:
            return translate("Rooms", "No inquiries are waiting"), told
        case RoomState.ANSWERED:
            return translate("Rooms", "No answered rooms"), translate("Rooms", "Rooms you answered appear here.")
        case RoomState.CLOSED:
            yours = translate("Rooms", "Rooms you closed appear here.")
            all_closed = translate("Rooms", "Closed rooms appear here.")
            return translate("Rooms", "No closed rooms"), yours if mine else all_closed
