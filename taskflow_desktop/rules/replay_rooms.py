"""The history played again for a room, and for what belongs to the whole site: settings, stages, people.

Rooms that were imported, and states that change together with the main agent, are told in part only. What nobody told
is unknown: the state is therefore the set of those it can be.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.rules.replay import Facts, Line, Odd, Told, number

_CLOSED = RoomState.CLOSED.value
_WAITING = RoomState.WAITING.value
_AT_WORK = frozenset({RoomState.RECEIVED.value, RoomState.INQUIRY.value, RoomState.ANSWERED.value})
_ALL = frozenset(state.value for state in RoomState)


@dataclass(slots=True)
class RoomStory:
    """What the history tells of one room, apart from its tasks. `messages` are those written here, by their events."""

    room_id: int
    first: Line | None = None
    opened: Line | None = None
    assigned: Line | None = None  # the newest
    facts: Facts = field(default_factory=Facts)  # title, main
    states: frozenset[str] = _ALL  # those it can have
    state_seq: int = 0  # the event that says so
    messages: dict[int, Told] = field(default_factory=dict)  # message -> who spoke
    handovers: dict[int, Facts] = field(default_factory=dict)
    odd: list[Odd] = field(default_factory=list)

    def play(self, line: Line) -> None:
        """Go on by one event."""
        if self.first is None:
            self.first = line
        step = _ROOM_STEPS.get(line.kind)
        if step is not None:
            step(self, line)

    def turn(self, line: Line, states: frozenset[str]) -> None:
        """From this event on the state is one of `states`."""
        self.states, self.state_seq = states, line.seq


def _opened(room: RoomStory, line: Line) -> None:
    room.opened = line
    room.facts.tell(line, title=line.after, main=line.after_ref)
    room.turn(line, frozenset({_WAITING, _CLOSED}) if line.after_ref is None else _AT_WORK | {_CLOSED})


def _imported(room: RoomStory, _: Line) -> None:
    # The title comes from the file without a line of its own; main agent and state are told where they change.
    room.facts.forget("title")


def _assigned(room: RoomStory, line: Line) -> None:
    room.assigned = line
    room.facts.was(line, "main", line.before_ref)
    room.facts.tell(line, main=line.after_ref)
    # A closed room stays closed: opening it is told.
    open_states = frozenset({_WAITING}) if line.after_ref is None else _AT_WORK
    if _CLOSED not in room.states:
        room.turn(line, open_states)
    elif room.states != {_CLOSED}:
        room.turn(line, open_states | {_CLOSED})


def _state(room: RoomStory, line: Line) -> None:
    if line.before not in room.states and line.kind != "room.closed":
        room.odd.append(Odd("state", line.seq, " or ".join(sorted(room.states)), line.before))
    room.turn(line, frozenset({line.after}))


def _spoke(room: RoomStory, line: Line) -> None:
    if line.after_ref is not None:
        room.messages[line.after_ref] = Told(line.after, line.seq)
    # A note moves nothing, and which lines are notes is not told.
    if room.states & _AT_WORK:
        room.turn(line, room.states | {RoomState.INQUIRY.value if line.after == "customer" else "answered"})


def _changed(room: RoomStory, line: Line) -> None:
    room.facts.was(line, "title", line.before)
    room.facts.tell(line, title=line.after)


def _handed(room: RoomStory, line: Line) -> None:
    if line.before_ref is not None:
        handover = room.handovers.setdefault(line.before_ref, Facts())
        handover.tell(
            line, to=line.after_ref, by=line.actor_id, reason=line.before, message=line.after, acknowledged=False
        )
        handover.tell(line, at=line.at)
        if room.assigned is not None and room.assigned.after_ref == line.after_ref:
            handover.tell(line, giver=room.assigned.before_ref)


def _acknowledged(room: RoomStory, line: Line) -> None:
    if line.before_ref is not None:
        handover = room.handovers.setdefault(line.before_ref, Facts())
        handover.was(line, "acknowledged", value=False)
        handover.tell(line, acknowledged=True, acknowledged_at=line.at)


_ROOM_STEPS: dict[str, Callable[[RoomStory, Line], None]] = {
    "room.opened": _opened,
    "room.imported": _imported,
    "room.assigned": _assigned,
    "room.state": _state,
    "room.closed": _state,
    "room.reopened": _state,
    "room.changed": _changed,
    "room.handed": _handed,
    "room.acknowledged": _acknowledged,
    "message.added": _spoke,
}


@dataclass(slots=True)
class SiteStory:
    """What the history tells of settings by key, stages and agents by id, imported names by source and key."""

    settings: dict[str, Facts] = field(default_factory=dict)
    stages: dict[int, Facts] = field(default_factory=dict)
    agents: dict[int, Facts] = field(default_factory=dict)
    names: dict[str, Facts] = field(default_factory=dict)

    def play(self, line: Line) -> None:
        """Go on by one event; those of rooms and tasks change nothing here."""
        step = _SITE_STEPS.get(line.kind)
        if step is not None:
            step(self, line)


def _setting(site: SiteStory, line: Line) -> None:
    key = line.detail if line.kind == "setting.changed" else "task_flow"
    facts = site.settings.setdefault(key, Facts())
    if line.before:
        facts.was(line, "value", line.before)
    facts.tell(line, value=line.after)


def _stage(site: SiteStory, line: Line) -> None:
    if line.after_ref is None:
        return
    facts = site.stages.setdefault(line.after_ref, Facts())
    if line.kind == "stage.changed":
        facts.was(line, "name", line.before)
    facts.tell(line, name=line.after, colour=line.detail)
    if line.kind == "stage.added":
        facts.tell(line, archived=False, successor=None)
        if line.before_ref is not None:  # earlier lines did not tell it
            facts.tell(line, position=line.before_ref)


def _stage_moved(site: SiteStory, line: Line) -> None:
    if line.after_ref is not None:
        facts = site.stages.setdefault(line.after_ref, Facts())
        facts.was(line, "position", number(line.before))
        facts.tell(line, position=number(line.detail))


def _stage_removed(site: SiteStory, line: Line) -> None:
    if line.before_ref is not None:
        facts = site.stages.setdefault(line.before_ref, Facts())
        facts.tell(line, archived=True, successor=line.after_ref)


def _agent(site: SiteStory, line: Line) -> None:
    if line.after_ref is None:
        return
    facts = site.agents.setdefault(line.after_ref, Facts())
    if line.kind == "agent.changed":
        facts.was(line, "name", line.before)
    facts.tell(line, name=line.after, role=line.detail)
    if line.kind == "agent.added":
        facts.tell(line, active=True)


def _agent_left(site: SiteStory, line: Line) -> None:
    if line.before_ref is None:
        return
    facts = site.agents.setdefault(line.before_ref, Facts())
    facts.tell(line, name=line.after)
    if line.detail:
        facts.tell(line, active=line.detail == "back")
    else:
        # Earlier lines did not tell whether somebody came back, nor of a role that changed with it.
        facts.forget("role", "active")


def _agent_identifier(site: SiteStory, line: Line) -> None:
    if line.after_ref is None:
        return
    facts = site.agents.setdefault(line.after_ref, Facts())
    facts.was(line, "identifier", line.before)
    facts.tell(line, identifier=line.after)


def _agent_mapped(site: SiteStory, line: Line) -> None:
    facts = site.names.setdefault(line.detail, Facts())
    facts.was(line, "agent", line.before_ref)
    facts.tell(line, agent=line.after_ref)


_SITE_STEPS: dict[str, Callable[[SiteStory, Line], None]] = {
    "flow.switched": _setting,
    "setting.changed": _setting,
    "stage.added": _stage,
    "stage.changed": _stage,
    "stage.moved": _stage_moved,
    "stage.removed": _stage_removed,
    "agent.added": _agent,
    "agent.changed": _agent,
    "agent.identifier": _agent_identifier,
    "agent.deactivated": _agent_left,
    "agent.mapped": _agent_mapped,
}
