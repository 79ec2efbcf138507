"""What a half-filled new-task form is kept as, per room, until it is registered."""

import json
import unicodedata
from dataclasses import dataclass, replace

from taskflow_desktop.domain.entities import Message, Stage
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.ids import AgentId, MessageId, RoomId, StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.rules.texts import one_line

_JOINER = "\u200d"
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
PREFILL_CHARACTERS = 40  # of the message a task is made from (ui-spec 4.4)


@dataclass(frozen=True, slots=True)
class Link:
    """The message a task is made from, as far as the form shows it."""

    message_id: MessageId
    sent_at: Moment
    text: str

    @property
    def prefill(self) -> str:
        """The title the form starts with."""
        return _beginning(self.text, PREFILL_CHARACTERS).strip()


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that is attached once the task is there. `path` "" is a picture that was pasted, `size` in bytes."""

    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The form's content. `stage_id` None is the flow's first stage, `adding` stands in the line for new items."""

    title: str = ""
    importance: Importance = Importance.NORMAL
    stage_id: StageId | None = None
    link: Link | None = None
    people: tuple[AgentId, ...] = ()
    items: tuple[str, ...] = ()
    adding: str = ""
    files: tuple[ChosenFile, ...] = ()

    @property
    def typed(self) -> bool:
        """True if the title is a person's own, not the message's."""
        return bool(self.title.strip()) and not (self.link is not None and self.title.strip() == self.link.prefill)

    @property
    def untouched(self) -> bool:
        """True if nothing in it is a person's own but perhaps the message it starts from."""
        return not self.typed and replace(self, title="", link=None) == Draft()

    @property
    def lines(self) -> tuple[str, ...]:
        """The items of the checklist, what stands in the line for new ones included."""
        return (*self.items, *filter(None, map(one_line, self.adding.splitlines())))


def link_to(message: Message) -> Link:
    """Return the link to a message, its text (or the name of its file) in one line."""
    text = message.text[:400] if message.text.strip() else message.file_name
    return Link(message.id, message.sent_at, one_line(" ".join(text.split())))


def _beginning(text: str, most: int) -> str:
    """Return at most so many characters of `text`; none of them loses its marks, its colour or its other half."""
    end = min(most, len(text))
    while 0 < end < len(text) and (_joins(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[:end]


def _joins(character: str) -> bool:
    return (
        character == _JOINER
        or unicodedata.category(character).startswith("M")
        or _FIRST_TONE <= character <= _LAST_TONE
    )


def place_of(room_id: RoomId) -> str:
    """Return where the draft of a room is kept."""
    return f"new_task/{room_id}"


def written(draft: Draft) -> str:
    """Return the draft as text, "" if there is nothing to keep."""
    if draft == Draft():
        return ""
    link = draft.link
    return json.dumps(
        {
            "title": draft.title,
            "importance": int(draft.importance),
            "stage": draft.stage_id,
            "message": [link.message_id, link.sent_at, link.text] if link is not None else None,
            "people": draft.people,
            "items": draft.items,
            "adding": draft.adding,
            "files": [[file.name, file.path, file.size] for file in draft.files],
        },
        ensure_ascii=False,
    )


def read(text: str, stages: tuple[Stage, ...]) -> Draft:
    """Return the draft that `text` holds; what cannot be read, or a stage that is gone, is left out."""
    try:
        held = from_json(text)
        message = held["message"]
        link = Link(MessageId(int(message[0])), Moment(int(message[1])), str(message[2])) if message else None
        return Draft(
            title=str(held["title"]),
            importance=Importance(int(held["importance"])),
            stage_id=held["stage"] if held["stage"] in {stage.id for stage in stages} else None,
            link=link,
            people=tuple(AgentId(int(key)) for key in held.get("people", ())),
            items=tuple(map(str, held.get("items", ()))),
            adding=str(held.get("adding", "")),
            files=tuple(ChosenFile(str(name), str(path), int(size)) for name, path, size in held.get("files", ())),
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return Draft()
