"""The history played again: a fold over the events of one task that ends in what the tables must hold."""

from collections.abc import Callable
from dataclasses import dataclass, field

from taskflow_desktop.rules.replay import Facts, Line, Odd, number

UNDONE = "undo"
"""What a change of stage that is taken back at once says of itself; a change of outcome has a `before_ref` then."""


@dataclass(slots=True)
class Stay:
    """One visit to a stage: the events that began and ended it, and when they were written.

    `fleeting`: it ended with the very next event, so that both may be one change, in which no clock ran.
    """

    stage_id: int
    began: Line
    ended: Line | None = None
    fleeting: bool = False


@dataclass(slots=True)
class TaskStory:
    """What the history tells of one task."""

    task_id: int
    created: Line | None = None
    first: Line | None = None
    facts: Facts = field(default_factory=Facts)
    collaborators: dict[int, int] = field(default_factory=dict)  # agent -> event that added him
    items: dict[int, Facts] = field(default_factory=dict)
    files: dict[int, Facts] = field(default_factory=dict)
    memos: dict[int, Facts] = field(default_factory=dict)  # by revision
    reviews: dict[int, Facts] = field(default_factory=dict)
    joined: dict[int, Line] = field(default_factory=dict)  # the event that added each collaborator
    undos: tuple[int, int] = (0, 0)  # how many changes were taken back, at least and at most
    undone: int = 0  # the event that told it last
    stays: list[Stay] = field(default_factory=list)  # those that count: not what was taken back
    odd: list[Odd] = field(default_factory=list)

    def play(self, line: Line) -> None:
        """Go on by one event."""
        if self.first is None:
            self.first = line
        step = _STEPS.get(line.kind)
        if step is not None:
            step(self, line)


def _created(story: TaskStory, line: Line) -> None:
    if story.created is not None:
        story.odd.append(Odd("creation", line.seq, f"event {story.created.seq}", f"event {line.seq}"))
        return
    story.created = line
    story.facts.tell(
        line, title=line.after, stage=line.after_ref, owner=line.actor_id, creator=line.actor_id, outcome="", reason=""
    )
    story.facts.tell(line, room=line.room_id)
    if line.before_ref is not None:
        story.facts.tell(line, importance=line.before_ref)
    if line.after_ref is not None:
        story.stays.append(Stay(line.after_ref, line))


def _stage(story: TaskStory, line: Line) -> None:
    story.facts.was(line, "stage", line.before_ref)
    story.facts.tell(line, stage=line.after_ref)
    if line.detail == UNDONE:
        least, most = story.undos
        # Stage and outcome may be taken back by one change, which counts once.
        story.undos = (least if story.undone and story.undone == line.seq - 1 else least + 1, most + 1)
        story.undone = line.seq
        _take_back(story, line)
    elif story.facts.value("outcome") == "" and line.after_ref is not None:
        _leave(story, line)
        story.stays.append(Stay(line.after_ref, line))


def _take_back(story: TaskStory, line: Line) -> None:
    """The stay that was a mistake does not count; the one before goes on, or ends when it had ended."""
    if len(story.stays) < 2 or story.stays[-1].ended is not None:
        story.odd.append(Odd("stays", line.seq, "", "taken back"))
        return
    story.stays.pop()
    if line.kind == "task.stage":
        _go_on(story)


def _go_on(story: TaskStory) -> None:
    """The last stay in the stage of now goes on; a fleeting one in another, which nothing can go back to, was none."""
    stage = story.facts.value("stage")
    while len(story.stays) > 1 and story.stays[-1].fleeting and story.stays[-1].stage_id != stage:
        story.stays.pop()
    story.stays[-1].ended = None


def _leave(story: TaskStory, line: Line) -> None:
    if story.stays and story.stays[-1].ended is None:
        stay = story.stays[-1]
        stay.ended = line
        stay.fleeting = stay.began.kind == "task.stage" and stay.began.seq == line.seq - 1


def _outcome(story: TaskStory, line: Line) -> None:
    facts = story.facts
    facts.was(line, "outcome", line.before)
    facts.tell(line, outcome=line.after, reason=line.detail)
    undone = line.before_ref is not None
    if line.before_ref is not None:
        story.undos, story.undone = (line.before_ref, line.before_ref), line.seq
    if not line.before and line.after:
        if undone:
            _take_back(story, line)
        else:
            _leave(story, line)
    elif line.before and not line.after:
        stage = facts.value("stage")
        if undone and story.stays:
            _go_on(story)
        elif isinstance(stage, int):
            story.stays.append(Stay(stage, line))


def _importance(story: TaskStory, line: Line) -> None:
    story.facts.was(line, "importance", number(line.before))
    story.facts.tell(line, importance=number(line.after))


def _title(story: TaskStory, line: Line) -> None:
    story.facts.was(line, "title", line.before)
    story.facts.tell(line, title=line.after)


def _owner(story: TaskStory, line: Line) -> None:
    story.facts.was(line, "owner", line.before_ref)
    story.facts.tell(line, owner=line.after_ref)


def _joined(story: TaskStory, line: Line) -> None:
    if line.after_ref is None:
        return
    if line.after_ref in story.collaborators:
        story.odd.append(Odd("collaborators", line.seq, f"agent {line.after_ref}", "added again"))
    story.collaborators[line.after_ref] = line.seq
    story.joined[line.after_ref] = line


def _left(story: TaskStory, line: Line) -> None:
    if line.before_ref is None:
        return
    if story.collaborators.pop(line.before_ref, None) is None:
        story.odd.append(Odd("collaborators", line.seq, "", f"agent {line.before_ref}"))


def _item(story: TaskStory, line: Line, key: int | None) -> Facts:
    """What is known of a checklist item; of one that was never added, nothing."""
    number = key if key is not None else 0
    if number not in story.items:
        story.odd.append(Odd(f"checklist item {number}", line.seq, "", line.kind))
        story.items[number] = Facts()
    return story.items[number]


def _item_added(story: TaskStory, line: Line) -> None:
    if line.after_ref is None:
        return
    item = story.items.get(line.after_ref)
    if item is None:
        item = story.items[line.after_ref] = Facts()
        item.tell(line, ticked=False, ticked_by=None)
        _begin(item, line)
    else:
        item.was(line, "present", value=False)
    item.tell(line, text=line.after, present=True)
    _place(item, line)


def _begin(thing: Facts, line: Line) -> None:
    """Who made it, and when."""
    thing.tell(line, made_at=line.at)
    if line.actor_id is not None:
        thing.tell(line, made_by=line.actor_id)


def _place(item: Facts, line: Line) -> None:
    place = number(line.detail)
    if place is None:
        item.forget("place")
    else:
        item.tell(line, place=place)


def _item_ticked(story: TaskStory, line: Line) -> None:
    item = _item(story, line, line.after_ref)
    if item.value("ticked"):
        item.forget("ticked_at")  # another name under the same tick
    else:
        item.tell(line, ticked_at=line.at)
    item.tell(line, ticked=True, ticked_by=line.actor_id)


def _item_unticked(story: TaskStory, line: Line) -> None:
    item = _item(story, line, line.after_ref)
    item.tell(line, ticked=False, ticked_by=None)
    item.forget("ticked_at")


def _item_text(story: TaskStory, line: Line) -> None:
    item = _item(story, line, line.after_ref)
    item.was(line, "text", line.before)
    item.tell(line, text=line.after)


def _item_moved(story: TaskStory, line: Line) -> None:
    _place(_item(story, line, line.after_ref), line)


def _item_removed(story: TaskStory, line: Line) -> None:
    item = _item(story, line, line.before_ref)
    item.was(line, "present", value=True)
    item.tell(line, present=False)


def _file_added(story: TaskStory, line: Line) -> None:
    if line.after_ref is None:
        return
    if line.after_ref not in story.files:
        _begin(story.files.setdefault(line.after_ref, Facts()), line)
    file = story.files[line.after_ref]
    file.was(line, "present", value=False)
    file.tell(line, name=line.after, present=True)
    if line.detail:
        file.was(line, "sha256", line.detail)
        file.tell(line, sha256=line.detail)


def _file_removed(story: TaskStory, line: Line) -> None:
    if line.before_ref is None:
        return
    if line.before_ref not in story.files:
        story.odd.append(Odd(f"attachment {line.before_ref}", line.seq, "", line.kind))
    file = story.files.setdefault(line.before_ref, Facts())
    file.was(line, "present", value=True)
    file.tell(line, present=False)


def _memo(story: TaskStory, line: Line) -> None:
    if line.after_ref is None:
        return
    if story.memos and line.after_ref <= max(story.memos):
        story.odd.append(Odd("memo", line.seq, f"revision {max(story.memos)}", f"revision {line.after_ref}"))
    revision = story.memos[line.after_ref] = Facts()
    revision.tell(line, by=line.actor_id or 0, at=line.at)
    if line.detail:
        revision.tell(line, sha256=line.detail)


def _review_asked(story: TaskStory, line: Line) -> None:
    if line.before_ref is not None:
        review = story.reviews.setdefault(line.before_ref, Facts())
        review.tell(line, agent=line.after_ref, asked_by=line.actor_id, message=line.before, answered=False, answer="")
        review.tell(line, asked_at=line.at)


def _review_answered(story: TaskStory, line: Line) -> None:
    if line.before_ref is not None:
        review = story.reviews.setdefault(line.before_ref, Facts())
        review.was(line, "agent", line.actor_id)
        review.tell(line, answered=True, answer=line.after, answered_at=line.at)


_STEPS: dict[str, Callable[[TaskStory, Line], None]] = {
    "task.created": _created,
    "task.stage": _stage,
    "task.outcome": _outcome,
    "task.importance": _importance,
    "task.title": _title,
    "task.owner": _owner,
    "collaborator.added": _joined,
    "collaborator.removed": _left,
    "checklist.added": _item_added,
    "checklist.ticked": _item_ticked,
    "checklist.unticked": _item_unticked,
    "checklist.text": _item_text,
    "checklist.moved": _item_moved,
    "checklist.removed": _item_removed,
    "attachment.added": _file_added,
    "attachment.removed": _file_removed,
    "memo.saved": _memo,
    "review.asked": _review_asked,
    "review.answered": _review_answered,
}
