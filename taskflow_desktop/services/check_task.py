"""One task: what the history tells of it against what the tables hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from taskflow_desktop.domain.checks import Finding, FindingCode
from taskflow_desktop.domain.moment import MINUTE
from taskflow_desktop.rules.replay import Facts, Odd, Told
from taskflow_desktop.rules.replay_tasks import Stay, TaskStory
from taskflow_desktop.storage.check_rows import FileRow, ItemRow, JoinRow, ReviewRow, RevisionRow, TaskRow, VisitRow

NEAR = 2 * MINUTE
"""A time in a table is asked of the clock of its event, a moment before it; a new task may be a minute older."""

Show = Callable[[object], str]
Key = TypeVar("Key", int, str)


def plain(value: object) -> str:
    """A value as text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value is None else str(value)


def differs(where: str, what: str, told: Told | None, found: object, show: Show = plain) -> Iterator[Finding]:
    """A finding if the history told something else than what is `found`; what it did not tell may be anything."""
    if told is not None and told.value != found:
        yield Finding(FindingCode.DIFFERS, where, what, told.seq, show(told.value), show(found))


def odd(where: str, oddities: Iterable[Odd], prefix: str = "") -> Iterator[Finding]:
    """The events that do not follow from those before."""
    for what, seq, said, found in oddities:
        yield Finding(FindingCode.CONTRADICTS, where, prefix + what, seq, plain(said), plain(found))


def near(left: int, right: int) -> bool:
    """True if two times of one change are as close as they must be."""
    return abs(left - right) <= NEAR


def apart(where: str, what: str, told: Told | None, found: int | None) -> Iterator[Finding]:
    """A finding if a time is not that of the event that told it; what it did not tell may be anything."""
    if told is not None and isinstance(told.value, int) and found is not None and not near(told.value, found):
        yield Finding(FindingCode.DIFFERS, where, what, told.seq, plain(told.value), plain(found))


class TaskCheck:
    """Compares one task after the other; `agent` and `stage` say an id in words."""

    def __init__(self, agent: Show, stage: Show) -> None:
        self._agent = agent
        self._stage = stage

    def row(self, where: str, story: TaskStory, row: TaskRow | None) -> Iterator[Finding]:
        """The task's own row."""
        yield from odd(where, [*story.odd, *story.facts.odd])
        if row is None:
            first = story.first
            yield Finding(FindingCode.GONE, where, event=first.seq if first else None)
            return
        if story.created is None:
            yield Finding(FindingCode.WITHOUT_HISTORY, where)
            return
        told = story.facts.told.get
        yield from differs(where, "room", told("room"), row.room_id)
        yield from differs(where, "title", told("title"), row.title)
        yield from differs(where, "importance", told("importance"), row.importance)
        yield from differs(where, "stage", told("stage"), row.stage_id, self._stage)
        yield from differs(where, "owner", told("owner"), row.owner_id, self._agent)
        yield from differs(where, "creator", told("creator"), row.created_by, self._agent)
        yield from differs(where, "outcome", told("outcome"), row.outcome, _outcome)
        yield from differs(where, "reason", told("reason"), row.outcome_reason)
        least, most = story.undos
        if not least <= row.undos <= most:
            seq = story.undone or story.created.seq
            yield Finding(FindingCode.DIFFERS, where, "changes taken back", seq, plain(most), plain(row.undos))
        if not near(story.created.at, row.created_at):
            yield Finding(
                FindingCode.DIFFERS, where, "time of creation", story.created.seq, plain(story.created.at),
                plain(row.created_at),
            )  # fmt: skip

    def collaborators(self, where: str, story: TaskStory, rows: Sequence[JoinRow]) -> Iterator[Finding]:
        """Who helps with the task, since when, and who put him on it."""
        told, found = story.collaborators, {row.agent_id for row in rows}
        for agent in sorted(told.keys() - found):
            yield Finding(FindingCode.DIFFERS, where, "collaborators", told[agent], self._agent(agent), "not there")
        for agent in sorted(found - told.keys()):
            yield Finding(FindingCode.WITHOUT_HISTORY, where, f"collaborator {self._agent(agent)}")
        for row in rows:
            line = story.joined.get(row.agent_id)
            if line is not None:
                what = f"collaborator {self._agent(row.agent_id)}"
                by = Told(line.actor_id, line.seq) if line.actor_id is not None else None
                yield from differs(where, what + ": added by", by, row.added_by, self._agent)
                yield from apart(where, what + ": added at", Told(line.at, line.seq), row.added_at)

    def items(self, where: str, told: Mapping[int, Facts], found: Sequence[ItemRow]) -> Iterator[Finding]:
        """The checklist: texts, ticks, order, removed ones."""
        yield from gone(where, "checklist item", told, [row.id for row in found])
        for row in found:
            what = f"checklist item {row.id}"
            facts = told.get(row.id)
            if facts is None:
                yield Finding(FindingCode.WITHOUT_HISTORY, where, what)
                continue
            yield from odd(where, facts.odd, what + ": ")
            yield from differs(where, what + ": text", facts.told.get("text"), row.text)
            yield from differs(where, what + ": present", facts.told.get("present"), row.present == 1)
            yield from differs(where, what + ": place", facts.told.get("place"), row.position)
            yield from differs(where, what + ": ticked", facts.told.get("ticked"), row.done_at is not None)
            yield from differs(where, what + ": ticked by", facts.told.get("ticked_by"), row.done_by, self._agent)
            yield from apart(where, what + ": time of the tick", facts.told.get("ticked_at"), row.done_at)
            yield from differs(where, what + ": made by", facts.told.get("made_by"), row.created_by, self._agent)
            yield from apart(where, what + ": made at", facts.told.get("made_at"), row.created_at)

    def reviews(self, where: str, told: Mapping[int, Facts], found: Sequence[ReviewRow]) -> Iterator[Finding]:
        """Reviews that were asked for."""
        yield from gone(where, "review", told, [row.id for row in found])
        for row in found:
            what, facts = f"review {row.id}", told.get(row.id)
            if facts is None:
                yield Finding(FindingCode.WITHOUT_HISTORY, where, what)
                continue
            yield from odd(where, facts.odd, what + ": ")
            yield from differs(where, what + ": who is asked", facts.told.get("agent"), row.agent_id, self._agent)
            yield from differs(where, what + ": who asks", facts.told.get("asked_by"), row.asked_by, self._agent)
            yield from differs(where, what + ": message", facts.told.get("message"), row.message)
            yield from differs(where, what + ": answered", facts.told.get("answered"), row.answered_at is not None)
            yield from differs(where, what + ": answer", facts.told.get("answer"), row.answer)
            yield from apart(where, what + ": asked at", facts.told.get("asked_at"), row.asked_at)
            yield from apart(where, what + ": answered at", facts.told.get("answered_at"), row.answered_at)

    def visits(self, where: str, story: TaskStory, row: TaskRow, found: Sequence[VisitRow]) -> Iterator[Finding]:
        """The stays in stages: those that the events tell, one after the other, and the times that follow from them."""
        broken = _first_misfit(story.stays, found)
        if broken is not None:
            stay, visit = broken
            yield Finding(
                FindingCode.VISITS, where, "time in stages", stay.began.seq if stay else None,
                _stay(stay, self._stage), _visit(visit, self._stage),
            )  # fmt: skip
            return
        paused = sum(b.entered_at - a.left_at for a, b in pairwise(found) if a.left_at is not None)
        expected: list[tuple[str, int | None, int | None]] = [("time without a clock", paused, row.paused)]
        if found:
            expected.append(("time of creation", found[0].entered_at, row.created_at))
            expected.append(("time of finishing", found[-1].left_at, row.finished_at))
            if not row.outcome:
                expected.append(("time in the stage", found[-1].entered_at, row.entered_at))
        for what, said, has in expected:
            if said != has:
                yield Finding(FindingCode.VISITS, where, what, None, plain(said), plain(has))


def gone(where: str, what: str, told: Iterable[Key], found: Iterable[Key]) -> Iterator[Finding]:
    """Things the history tells of that are not there."""
    for key in sorted(set(told) - set(found)):
        yield Finding(FindingCode.GONE, where, f"{what} {key}")


def file(where: str, story: TaskStory, row: FileRow) -> Iterator[Finding]:
    """One attachment and its content; an upload that was never finished is of no interest."""
    what, facts = f"attachment {row.name}", story.files.get(row.id)
    if facts is None:
        if row.complete:
            yield Finding(FindingCode.WITHOUT_HISTORY, where, what)
        return
    yield from odd(where, facts.odd, what + ": ")
    yield from differs(where, what + ": name", facts.told.get("name"), row.name)
    yield from differs(where, what + ": present", facts.told.get("present"), row.present == row.complete == 1)
    yield from differs(where, what + ": SHA-256", facts.told.get("sha256"), row.sha256)
    yield from differs(where, what + ": added by", facts.told.get("made_by"), row.added_by)
    done, since = facts.told.get("made_at"), story.created
    if done is not None and since is not None and not since.at - NEAR <= row.added_at <= int(str(done.value)) + NEAR:
        # How long an upload takes nobody knows; it is of this task.
        yield Finding(FindingCode.DIFFERS, where, what + ": added at", done.seq, plain(done.value), plain(row.added_at))
    told = facts.told.get("name")
    if row.held != row.size:
        said, held = f"{row.size} bytes", f"{row.held} bytes"
        yield Finding(FindingCode.CONTENT, where, what, told.seq if told else None, said, held)
    elif row.held_sha256 != row.sha256:
        yield Finding(FindingCode.CONTENT, where, what, told.seq if told else None, row.sha256, row.held_sha256)


def revision(where: str, facts: Facts | None, row: RevisionRow) -> Iterator[Finding]:
    """One version of a memo."""
    what = f"memo, revision {row.version}"
    if facts is None:
        yield Finding(FindingCode.WITHOUT_HISTORY, where, what)
        return
    told = facts.told.get("sha256")
    if told is not None and told.value != row.sha256:
        yield Finding(FindingCode.CONTENT, where, what, told.seq, plain(told.value), row.sha256)
    yield from differs(where, what + ": saved by", facts.told.get("by"), row.saved_by)
    yield from apart(where, what + ": saved at", facts.told.get("at"), row.saved_at)


def memo(where: str, story: TaskStory, newest: RevisionRow | None, found: RevisionRow | None) -> Iterator[Finding]:
    """The memo is its newest revision: its text, its number, who saved it, and when."""
    if newest is None and found is None:
        return
    if newest is None:
        yield Finding(FindingCode.WITHOUT_HISTORY, where, "memo")
    elif found is None:
        yield Finding(FindingCode.GONE, where, "memo")
    else:
        facts = story.memos.get(newest.version)
        told = facts.told.get("by") if facts is not None else None
        yield from _memo(where, told.seq if told is not None else None, newest, found)


def _memo(where: str, seq: int | None, newest: RevisionRow, found: RevisionRow) -> Iterator[Finding]:
    last = f"revision {newest.version}"
    if found.sha256 != newest.sha256 or found.version < newest.version:
        yield Finding(FindingCode.CONTENT, where, "memo", seq, last, "another text")
    elif found.version != newest.version:
        yield Finding(FindingCode.CONTENT, where, "memo", seq, last, f"revision {found.version}")
    elif found.saved_by != newest.saved_by or not near(found.saved_at, newest.saved_at):
        yield Finding(
            FindingCode.CONTENT, where, "memo: saved by and at", seq,
            f"{newest.saved_by} at {newest.saved_at}", f"{found.saved_by} at {found.saved_at}",
        )  # fmt: skip


def _outcome(value: object) -> str:
    return str(value) or "in progress"


def _stay(stay: Stay | None, stage: Show) -> str:
    return "nothing" if stay is None else f"{stage(stay.stage_id)} from {stay.began.at}"


def _visit(visit: VisitRow | None, stage: Show) -> str:
    if visit is None:
        return "nothing"
    return f"{stage(visit.stage_id)} from {visit.entered_at} to {plain(visit.left_at)}"


def _first_misfit(stays: Sequence[Stay], visits: Sequence[VisitRow]) -> tuple[Stay | None, VisitRow | None] | None:
    """The first stay that no visit fits, or visit that no stay explains; None if all do.

    A fleeting stay may have no visit: stage and outcome may have been changed at once.
    """
    at = {0}
    for stay in stays:
        reached = {n + 1 for n in at if n < len(visits) and _fits(stay, visits[n], visits[n - 1] if n else None)}
        if stay.fleeting:
            reached |= at
        if not reached:
            furthest = max(at)
            return stay, visits[furthest] if furthest < len(visits) else None
        at = reached
    return None if len(visits) in at else (None, visits[max(at)])


def _fits(stay: Stay, visit: VisitRow, before: VisitRow | None) -> bool:
    """Times never run backwards within a task: after a clock that was set back they stand still."""
    earliest = visit.entered_at if before is None or before.left_at is None else before.left_at
    if visit.stage_id != stay.stage_id or (before is not None and before.left_at is None):
        return False
    if visit.entered_at < earliest or (stay.began.kind == "task.stage" and visit.entered_at != earliest):
        return False
    if before is not None and not near(visit.entered_at, max(stay.began.at, earliest)):
        return False
    if stay.ended is None:
        return visit.left_at is None
    return visit.left_at is not None and near(visit.left_at, max(stay.ended.at, visit.entered_at))


def task_words(key: int, number: str) -> str:
    """A task by its number, or by its id if it has none."""
    return f"task {number}" if number else f"task with id {key}"


def named(kind: str, value: object, names: Mapping[int, str]) -> str:
    """An id in words: who or what it is, and the id itself."""
    if not isinstance(value, int):
        return "nobody" if kind == "agent" else "nothing"
    name = names.get(value, "")
    return f"{name} ({kind} {value})" if name else f"{kind} {value}"
