"""One room: what the history tells of it, as far as it tells, against what the tables hold."""

from collections.abc import Iterator, Sequence

from taskflow_desktop.domain.checks import Finding, FindingCode
from taskflow_desktop.rules.replay import Facts
from taskflow_desktop.rules.replay_rooms import RoomStory
from taskflow_desktop.services.check_task import Show, apart, differs, gone, odd
from taskflow_desktop.storage.check_rows import HandOverRow, RoomRow


def room(story: RoomStory, row: RoomRow, handovers: Sequence[HandOverRow], agent: Show) -> Iterator[Finding]:
    """The room's own row and its hand-overs; messages that were found are gone from `story` already."""
    where = f"room {row.id}"
    yield from odd(where, [*story.odd, *story.facts.odd])
    if not row.imported and story.opened is None:
        yield Finding(FindingCode.WITHOUT_HISTORY, where)
        return
    yield from differs(where, "title", story.facts.told.get("title"), row.title)
    yield from differs(where, "main agent", story.facts.told.get("main"), row.main_agent_id, agent)
    if row.state not in story.states:
        said = " or ".join(sorted(story.states))
        yield Finding(FindingCode.DIFFERS, where, "state", story.state_seq, said, row.state)
    for message_id, told in story.messages.items():
        yield Finding(FindingCode.GONE, where, f"message {message_id}", told.seq)
    yield from gone(where, "hand-over", story.handovers, [handover.id for handover in handovers])
    for handover in handovers:
        yield from _handover(where, story.handovers.get(handover.id), handover, agent)


def _handover(where: str, facts: Facts | None, row: HandOverRow, agent: Show) -> Iterator[Finding]:
    what = f"hand-over {row.id}"
    if facts is None:
        yield Finding(FindingCode.WITHOUT_HISTORY, where, what)
        return
    yield from odd(where, facts.odd, what + ": ")
    yield from differs(where, what + ": receiver", facts.told.get("to"), row.to_id, agent)
    yield from differs(where, what + ": main agent before", facts.told.get("giver"), row.from_id, agent)
    yield from differs(where, what + ": giver", facts.told.get("by"), row.by_id, agent)
    yield from differs(where, what + ": reason", facts.told.get("reason"), row.reason)
    yield from differs(where, what + ": message", facts.told.get("message"), row.message)
    yield from differs(where, what + ": acknowledged", facts.told.get("acknowledged"), row.acknowledged_at is not None)
    yield from apart(where, what + ": handed at", facts.told.get("at"), row.at)
    yield from apart(where, what + ": acknowledged at", facts.told.get("acknowledged_at"), row.acknowledged_at)
