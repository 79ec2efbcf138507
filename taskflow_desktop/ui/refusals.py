"""The sentence of every refusal and of every error the program can explain (ui-spec 9)."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from taskflow_desktop.domain.errors import (
    Conflict,
    ImportRejected,
    NotFound,
    Refusal,
    RuleViolation,
    SignInFailed,
    StorageUnavailable,
    TaskflowError,
)
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.format import count, size
from taskflow_desktop.ui.text import fill, translate

_PARTS: Final = re.compile(r"\{(\w+)\}")
_DEFAULTS: Final[Mapping[str, int]] = {
    # A guard of the database may refuse without its numbers.
    "create.full": limits.TASKS_PER_ROOM,
    "create.race": limits.TASKS_PER_ROOM,
    "tasks.too_many": limits.TASKS_AT_ONCE,
    "title.long": limits.TITLE_CHARACTERS,
    "reason.long": limits.REASON_CHARACTERS,
    "name.long": limits.NAME_CHARACTERS,
    "room_title.long": limits.ROOM_TITLE_CHARACTERS,
    "message.long": limits.MESSAGE_CHARACTERS,
    "note.long": limits.MESSAGE_CHARACTERS,
    "identifier.bad": limits.IDENTIFIER_CHARACTERS,
    "password.short": limits.PASSWORD_CHARACTERS_MIN,
    "stage.name_bad": limits.STAGE_NAME_CHARACTERS,
    "stage.max": limits.STAGES_MAX,
    "flow_file.too_large": limits.FLOW_FILE_BYTES,
    "check.full": limits.CHECKLIST_ITEMS,
    "check.long": limits.CHECKLIST_ITEM_CHARACTERS,
    "word.long": limits.WORD_CHARACTERS,
    "answer.long": limits.WORD_CHARACTERS,
    "memo.long": limits.MEMO_CHARACTERS,
    "file.full": limits.ATTACHMENTS_PER_TASK,
    "draft.long": limits.DRAFT_CHARACTERS * limits.DRAFT_ROWS,
    "file.race": limits.ATTACHMENTS_PER_TASK,
    "file.no_place": limits.ATTACHMENTS_PER_TASK,
    "file.too_large": limits.ATTACHMENT_BYTES,
}

_CREATE: Final[Mapping[str, Callable[[], str]]] = {
    "create.closed": lambda: translate(
        "Refusals", "This room is closed, so you can't add a task. Existing tasks can still be edited."
    ),
    "create.no_main": lambda: translate("Refusals", "You can add tasks once the room has a main agent."),
    "create.not_main": lambda: translate("Refusals", "Only this room's main agent, managers and admins can add tasks."),
    "create.full": lambda: translate(
        "Refusals", "All {limit} tasks of this room are used. Add a checklist item to a related task instead."
    ),
    "create.race": lambda: translate("Refusals", "Task number {limit} was just added. Your text is still here."),
    "create.offline": lambda: translate("Refusals", "You can add tasks when you're back online."),
    "flow.off": lambda: translate(
        "Refusals", "An admin turned Task Flow off. Your tasks return when it is turned on again."
    ),
}

_TASK: Final[Mapping[str, Callable[[], str]]] = {
    "task.read_only": lambda: translate("Refusals", "View only. {name} or a manager can add you as a collaborator."),
    "task.people_locked": lambda: translate("Refusals", "Only the owner, managers and admins can change people."),
    "task.gone": lambda: translate("Refusals", "This task isn't there any more."),
    "tasks.too_many": lambda: translate("Refusals", "Up to {limit} tasks can be changed at once. Choose fewer."),
    "title.empty": lambda: translate("Refusals", "Enter a title."),
    "title.long": lambda: translate("Refusals", "Titles can have up to {limit} characters; this has {n}."),
    "reason.long": lambda: translate("Refusals", "Reasons can have up to {limit} characters; this has {n}."),
    "outcome.reason": lambda: translate("Refusals", "Say why it failed."),
    "stage.gone": lambda: translate("Refusals", "That stage was removed. Choose another one."),
    "stage.max": lambda: translate("Refusals", "Up to {limit} stages."),
    "stage.min": lambda: translate("Refusals", "Keep at least one stage."),
    "stage.name_bad": lambda: translate("Refusals", "Stage names need 1–{limit} characters and must differ."),
    "stage.name_alike": lambda: translate("Refusals", "This name looks like “{name}”. Choose another one."),
    "stage.colour_bad": lambda: translate("Refusals", "Colours are # and six of 0–9 and A–F, like #8659D8."),
    "stage.holds_tasks": lambda: translate("Refusals", "This stage holds tasks. Choose where they go."),
    "stage.remove": lambda: translate("Refusals", "This stage holds tasks. Choose where they go."),
    "stage.fixed": lambda: translate("Refusals", "That stage was removed. Choose another one."),
    "stage.no_place": lambda: translate(
        "Refusals",
        "All places are used, so tasks can't go to a new stage in the same step. Let another stage take those of one "
        "and save, then go on.",
    ),
    "flow_file.too_large": lambda: translate("Refusals", "This file is too large to hold stages. Choose another one."),
    "flow_file.not_ours": lambda: translate("Refusals", "This file doesn't hold stages. Choose another one."),
    "flow_file.newer": lambda: translate(
        "Refusals", "A newer version of the program made this file. Update the program to use it."
    ),
    "check.full": lambda: translate("Refusals", "A checklist can have up to {limit} items."),
    "check.long": lambda: translate("Refusals", "Items can have up to {limit} characters."),
    "memo.long": lambda: translate("Refusals", "Memos can have up to {limit} characters. Remove {n} to save."),
    "draft.long": lambda: translate(
        "Refusals", "Over {limit} characters a text that isn't saved yet is lost if the program ends. Shorten it."
    ),
    "check.empty": lambda: translate("Refusals", "Write what is to be done."),
    "check.race": lambda: translate("Refusals", "Somebody else took the last place. Your text is still here."),
    "undo.late": lambda: translate("Refusals", "This can't be taken back any more. Change it again instead."),
    "review.self": lambda: translate("Refusals", "Ask somebody else than yourself."),
    "review.already": lambda: translate("Refusals", "This person was asked already and hasn't answered yet."),
    "review.answered": lambda: translate("Refusals", "This review was answered already."),
    "review.not_yours": lambda: translate("Refusals", "Only whoever was asked can answer a review."),
    "word.long": lambda: translate("Refusals", "A word to go with it can have up to {limit} characters."),
    "answer.long": lambda: translate("Refusals", "Answers can have up to {limit} characters."),
    "handover.reason": lambda: translate("Refusals", "Say why the room is handed over."),
    "handover.not_yours": lambda: translate("Refusals", "Only whoever got the room can take note of it."),
    "handover.acknowledged": lambda: translate("Refusals", "This was taken note of already."),
    "collaborator.already": lambda: translate("Refusals", "This person is a collaborator already."),
    "collaborator.is_owner": lambda: translate("Refusals", "The owner can't also be a collaborator."),
}

_FILE: Final[Mapping[str, Callable[[], str]]] = {
    "file.too_large": lambda: translate(
        "Refusals", "“{file}” wasn't attached. It is {size}; the limit is {limit} per file."
    ),
    "file.no_place": lambda: translate("Refusals", "“{file}” wasn't attached. No place left (up to {limit})."),
    "file.full": lambda: translate("Refusals", "All {limit} places are used. Remove one to add another."),
    "file.race": lambda: translate("Refusals", "All {limit} places are used. Remove one to add another."),
    "file.empty": lambda: translate("Refusals", "“{file}” is empty. Check that it was saved, then choose it again."),
    "file.unreadable": lambda: translate(
        "Refusals", "“{file}” can't be read. Close it in other programs and choose it again."
    ),
    "file.folder": lambda: translate("Refusals", "“{file}” is a folder. Choose the files inside it."),
    "file.vanished": lambda: translate(
        "Refusals", "“{file}” isn't there any more. Look where it is now and choose it again."
    ),
    "file.changing": lambda: translate(
        "Refusals", "“{file}” is still being written. Choose it again once it is finished."
    ),
    "file.task_gone": lambda: translate("Refusals", "“{file}” wasn't attached. The task isn't there any more."),
    "file.upload_cut": lambda: translate("Refusals", "Connection lost while uploading"),
    "file.executable": lambda: translate("Refusals", "Programs aren't opened here. You can save it elsewhere."),
    "file.macros": lambda: translate("Refusals", "Files with macros aren't opened here. You can save it elsewhere."),
    "file.active": lambda: translate(
        "Refusals", "Files that can hold scripts aren't opened here. You can save it elsewhere."
    ),
    "file.unknown_kind": lambda: translate(
        "Refusals", "Files of this kind aren't opened here. You can save it elsewhere."
    ),
    "file.damaged": lambda: translate(
        "Refusals", "“{file}” is damaged. What is stored is not what was attached, so it isn't opened."
    ),
    "file.unwritable": lambda: translate("Refusals", "The file couldn't be written there. Choose another place."),
    "file.no_program": lambda: translate(
        "Refusals", "There is no program here that opens “{file}”. You can save it elsewhere."
    ),
}

_ROOM: Final[Mapping[str, Callable[[], str]]] = {
    "room.not_yours": lambda: translate("Refusals", "Only this room's main agent, managers and admins can do this."),
    "room.closed": lambda: translate("Refusals", "This room is closed. Reopen it first."),
    "room.not_closed": lambda: translate("Refusals", "This room is open already."),
    "room.already_taken": lambda: translate("Refusals", "Somebody else has taken this room already."),
    "room.yours": lambda: translate("Refusals", "This room is yours already."),
    "room.not_waiting": lambda: translate("Refusals", "Only a waiting room can be taken."),
    "room.keeps_main": lambda: translate(
        "Refusals", "A room that has been taken keeps a main agent. Hand it over instead."
    ),
    "room_title.long": lambda: translate("Refusals", "Room titles can have up to {limit} characters."),
    "message.empty": lambda: translate("Refusals", "Write something first."),
    "message.long": lambda: translate("Refusals", "Messages can have up to {limit} characters."),
    "message.not_yours": lambda: translate(
        "Refusals", "Only this room's main agent, managers and admins can write here."
    ),
    "message.note_by_agent": lambda: translate("Refusals", "Internal notes are written by agents."),
    "message.imported_room": lambda: translate(
        "Refusals", "This room came from an import, so it can't send. Internal notes are possible."
    ),
    "message.other_room": lambda: translate("Refusals", "That message belongs to another room."),
    "note.empty": lambda: translate("Refusals", "Write the note first."),
    "note.long": lambda: translate("Refusals", "Notes can have up to {limit} characters."),
}

_PEOPLE: Final[Mapping[str, Callable[[], str]]] = {
    "agent.inactive": lambda: translate("Refusals", "This person has left the team. Choose somebody else."),
    "agent.last_admin": lambda: translate("Refusals", "The team needs at least one admin."),
    "agent.self": lambda: translate("Refusals", "You can't deactivate yourself. Another admin can."),
    "agent.holds_work": lambda: translate("Refusals", "This person still has work. Choose who takes it over."),
    "agent.needs_receiver": lambda: translate("Refusals", "This person still has work. Choose who takes it over."),
    "agent.own_work": lambda: translate("Refusals", "Choose somebody else: the work leaves this person."),
    "agent.no_sign_in": lambda: translate(
        "Refusals", "This person can't sign in yet. Give an ID and a password first."
    ),
    "role.manager_only": lambda: translate("Refusals", "Only managers and admins can do this."),
    "statistics.own_only": lambda: translate(
        "Refusals", "You see your own figures. Managers and admins see those of everybody."
    ),
    "role.admin_only": lambda: translate("Refusals", "Only admins can do this."),
    "name.empty": lambda: translate("Refusals", "Enter a name."),
    "name.long": lambda: translate("Refusals", "Names can have up to {limit} characters."),
    "identifier.bad": lambda: translate(
        "Refusals", "IDs use up to {limit} small letters a–z, digits, dots, dashes and underscores."
    ),
    "name.taken": lambda: translate(
        "Refusals", "This name looks like that of {name}. Add what tells them apart, such as a team or a letter."
    ),
    "identifier.taken": lambda: translate("Refusals", "Somebody else uses this ID. Choose another one."),
    "password.short": lambda: translate("Refusals", "Passwords need at least {limit} characters."),
    "password.letters": lambda: translate(
        "Refusals", "The password has a letter that can't be kept. Choose another password."
    ),
    "password.wrong": lambda: translate("Refusals", "The present password isn't right. Type it again."),
    "password.same": lambda: translate("Refusals", "This is the present password. Choose another one."),
    "password.missing": lambda: translate("Refusals", "Enter the present password."),
    "password.differs": lambda: translate("Refusals", "Differs from the new password above."),
    "password.own": lambda: translate("Refusals", "Change your own password in the menu at your picture."),
    "quiet.same": lambda: translate("Refusals", "Quiet hours end at another time than they begin."),
    "conflict": lambda: translate("Refusals", "Somebody else changed this first. Look at it again, then decide."),
    "signin.wait": lambda: translate("Refusals", "After wrong passwords you can try again in {seconds} s."),
    "signin.other_login": lambda: translate(
        "Refusals", "The address of the database holds somebody else's login. Sign in as that person, or use your own."
    ),
    "login.bad": lambda: translate("Refusals", "The ID or password doesn't match."),
    "save.failed": lambda: translate("Refusals", "Couldn't save. Your text is still here."),
}

_SENTENCES: Final[Mapping[str, Callable[[], str]]] = {**_CREATE, **_TASK, **_FILE, **_ROOM, **_PEOPLE}

_STORAGE: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: translate("Refusals", "The data file isn't there any more. Put it back or choose another one."),
    "read_only": lambda: translate(
        "Refusals", "The data file can only be read. Change its permissions or choose another place."
    ),
    "locked": lambda: translate("Refusals", "Another program is using the data file. Close it and try again."),
    "corrupt": lambda: translate("Refusals", "The data file is damaged. Restore a backup; the file stays as it is."),
    "too_new": lambda: translate(
        "Refusals", "A newer version of the program made this data. Update the program to open it."
    ),
    "too_old": lambda: translate(
        "Refusals", "An older version of the program made this data. Open it once to bring it up to date."
    ),
    "not_a_database": lambda: translate("Refusals", "This file doesn't hold Task Flow data. Choose another one."),
    "not_ours": lambda: translate("Refusals", "This file belongs to another program. Choose another one."),
    "network_folder": lambda: translate(
        "Refusals", "The data file can't lie in a network or cloud folder. Choose a folder on this computer."
    ),
    "disk_full": lambda: translate("Refusals", "The disk is full. Free some space and try again."),
    "unreachable": lambda: translate("Refusals", "Can't reach the server. Check the address and firewall."),
    "replaced": lambda: translate("Refusals", "An admin restored a backup. Sign in again to see what is there now."),
}


def codes() -> tuple[str, ...]:
    """Return every code that has a sentence of its own."""
    return tuple(_SENTENCES)


def sentence(refusal: Refusal) -> str:
    """Return why something is refused and what to do, in words; a general sentence for an unknown code."""
    code, values = refusal.code, dict(refusal.values)
    if code == "task.read_only" and not values.get("name"):
        return translate("Refusals", "View only. The owner or a manager can add you as a collaborator.")
    if code == "stage.remove" and "n" in values:
        return translate("Refusals", "This stage holds %n task(s). Choose where they go.", "", int(values["n"]))
    if code == "title.long" and "n" not in values:
        return fill(translate("Refusals", "Titles can have up to {limit} characters."), limit=limits.TITLE_CHARACTERS)
    if code == "memo.long" and "n" not in values:
        return fill(translate("Refusals", "Memos can have up to {limit} characters."), limit=limits.MEMO_CHARACTERS)
    if code == "reason.long" and "n" not in values:
        return fill(translate("Refusals", "Reasons can have up to {limit} characters."), limit=limits.REASON_CHARACTERS)
    words = _SENTENCES.get(code) or _STORAGE.get(code)  # the database may fail while many are changed
    if words is None:
        return general_sentence()
    if code in _DEFAULTS:
        values.setdefault("limit", _DEFAULTS[code])
    template = words()
    if not set(_PARTS.findall(template)) <= set(values):
        return general_sentence()  # a guard of the database does not know what the sentence tells
    return fill(template, **{name: _shown(code, name, value) for name, value in values.items()})


def _shown(code: str, name: str, value: str | int) -> str:
    """A value of a refusal as people read it: sizes of files in their units, other numbers with separators."""
    if isinstance(value, str):
        return value
    if code == "file.too_large":
        return size(value, limits.ATTACHMENT_BYTES if name == "size" else None)
    return count(value)


def general_sentence() -> str:
    """Return what is said where nothing better is known."""
    return translate("Refusals", "That didn't work. Try again in a moment.")


def error_sentence(error: TaskflowError) -> str:
    """Return the sentence of an error that came back from a command."""
    if isinstance(error, RuleViolation):
        return sentence(error.refusal)
    if isinstance(error, Conflict):
        return sentence(Refusal("conflict"))
    if isinstance(error, SignInFailed):
        return sentence(Refusal("login.bad"))
    if isinstance(error, StorageUnavailable):
        words = _STORAGE.get(error.code)
        return words() if words is not None else general_sentence()
    if isinstance(error, NotFound):
        return translate("Refusals", "It isn't there any more. Refresh the list and look again.")
    if isinstance(error, ImportRejected):
        return translate("Refusals", "This file can't be imported. Check that it is the right one.")
    return general_sentence()
