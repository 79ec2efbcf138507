"""What stands in the palette: what was found, and what can be done, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from taskflow_desktop.domain.entities import NO_PAST, Room, StagePast, Task
from taskflow_desktop.domain.found import FoundCustomer, PaletteFound, PaletteScope
from taskflow_desktop.models.palette import PaletteRow
from taskflow_desktop.rules import permissions
from taskflow_desktop.rules.hangul import folded
from taskflow_desktop.rules.searching import Sought, shown, sought
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet, CommandAction, Where
from taskflow_desktop.ui.details.masking import masked_phone
from taskflow_desktop.ui.details.shown import described
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.palette.scopes import scope_word
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.words import outcome_word, state_word

TASK, ROOM, CUSTOMER, ACTION, DO = "task", "room", "customer", "action", "do"
NEW_TASK = f"{ACTION}/task.new"
_QUIT = f"{ACTION}/quit"
SUCCESS, REOPEN, FAILURE = "outcome.success", "outcome.reopen", "outcome.failure"

_COMMANDS_OF_ALL = 5
_BEFORE_HIT = 14  # characters of a message that are shown before what was found in it
_PEOPLE = frozenset({"task.owner", "task.people"})
_FREE = frozenset({"task.copy", "task.copy_link", "task.memo"})  # what everybody may do: a memo can be read and copied
_ICONS = {
    "task.previous_stage": "arrow-left", "task.next_stage": "arrow-right", "task.importance": "flag",
    "task.rename": "pencil", "task.owner": "user-round", "task.people": "users", "task.review": "eye",
    "task.checklist": "list-checks", "task.files": "paperclip", "task.memo": "notebook-pen", "task.copy": "copy",
    "task.copy_link": "link",
}  # fmt: skip
_OWN = frozenset({"palette"})
_Rows = list[PaletteRow]


@dataclass(frozen=True, slots=True)
class _About:
    """A task that something can be done to, in words, and the key that does it."""

    task: Task
    words: str
    key: str


class PaletteRows:
    """Makes the rows of one opening of the palette."""

    def __init__(self, session: Session, actions: ActionSet, room: Room | None) -> None:
        """`room` is the one in front, where a new task would be made."""
        self._session, self._actions, self._room = session, actions, room

    def rows(self, text: str, scope: PaletteScope, found: PaletteFound | None, task: Task | None) -> tuple[_Rows, int]:
        """Return the rows for `text` in a scope, and how many of them were found by it; `task` is the one that is
        chosen, if one is."""
        wanted = sought(text)
        hits: _Rows = []
        if found is not None:
            tasks = (self._task(task, found.pasts.get(task.stage_id, NO_PAST)) for task in found.tasks)
            hits += self._group(PaletteScope.TASKS, found, tasks)
            hits += self._group(PaletteScope.ROOMS, found, (self._room_row(room, wanted) for room in found.rooms))
            hits += self._group(PaletteScope.CUSTOMERS, found, map(self._customer, found.customers))
        doing = self._doing(wanted, scope, task)
        commands = self._commands(wanted, scope, task)
        number = sum(not row.heading for row in hits + commands)
        if scope is PaletteScope.COMMANDS:
            number += sum(not row.heading for row in doing)
            return doing + commands, number
        return (hits + doing + commands if not wanted.words else hits + commands + doing), number

    # --- what was found ----------------------------------------------------------------------------------------------

    def _group(self, scope: PaletteScope, found: PaletteFound, rows: Iterable[PaletteRow]) -> _Rows:
        made = list(rows)
        total = count(found.totals[scope]) + ("+" if scope in found.more else "")
        return [_heading(scope_word(scope), total), *made] if made else []

    def _task(self, task: Task, past: StagePast) -> PaletteRow:
        stage = self._session.stage(task.stage_id).name
        template = translate("Palette", "{number} · {customer} · {stage}")
        if task.outcome is not None:
            template = translate("Palette", "{number} · {customer} · {stage} · {outcome}")
        meta = fill(
            template,
            number=task.short_number,
            customer=shown(task.customer_name),
            stage=stage,
            outcome=outcome_word(task.outcome),
        )
        spoken = described(self._session, task)
        key, number = f"{TASK}/{task.id}", len(task.short_number)
        return PaletteRow(key, shown(task.title), meta, spoken, task, past=past, searched=number)

    def _room_row(self, room: Room, wanted: Sought) -> PaletteRow:
        last, state = _excerpt(shown(room.last_text), wanted), state_word(room.state)
        meta = fill(translate("Palette", "“{message}” · {state}"), message=last, state=state) if last else state
        name = shown(room.customer_name)
        spoken = fill(translate("Palette", "{name}, {about}"), name=name, about=meta)
        return PaletteRow(f"{ROOM}/{room.id}", name, meta, spoken, room, searched=len(last) + 1 if last else 0)

    def _customer(self, found: FoundCustomer) -> PaletteRow:
        customer = found.customer
        meta = translate("Palette", "%n room(s)", "", found.rooms)
        if customer.phone:
            meta = fill(
                translate("Palette", "{phone} · {rooms}"), phone=masked_phone(shown(customer.phone)), rooms=meta
            )
        name = shown(customer.name)
        refusal = "" if found.newest_room is not None else translate("Palette", "This customer has no room yet.")
        spoken = fill(translate("Palette", "{name}, {about}"), name=name, about=meta)
        return PaletteRow(f"{CUSTOMER}/{customer.id}", name, refusal or meta, spoken, found, refusal=refusal)

    # --- what can be done --------------------------------------------------------------------------------------------

    def _doing(self, wanted: Sought, scope: PaletteScope, task: Task | None) -> _Rows:
        """What can be done to the task that is chosen; where all is searched the most usual, and the new task."""
        made: _Rows = []
        if scope in {PaletteScope.ROOMS, PaletteScope.CUSTOMERS} or not self._session.flow.on:
            return made
        everything = scope is PaletteScope.COMMANDS
        if task is not None:
            made += [
                row for row in self._to_task(task, most_usual=not everything) if not everything or _fits(wanted, row)
            ]
        if made:
            made.insert(0, _heading(translate("Palette", "What to do with the chosen task")))
        if wanted.words and not everything:
            if not made:
                made.append(_heading(translate("Palette", "Create")))
            made.append(self._new_task(wanted.text))
        return made

    def _to_task(self, task: Task, *, most_usual: bool) -> Iterable[PaletteRow]:
        stage = self._session.stage(task.stage_id).name
        template = translate("Palette", "{number} · now {state}")
        staged = fill(template, number=task.short_number, state=stage)
        ended = fill(template, number=task.short_number, state=outcome_word(task.outcome))
        about = _About(task, task.short_number, "")
        outcome = _About(task, ended, self._actions["task.outcome"].key)
        stages = self._actions["task.stage"]
        yield self._do(stages.id, stages.words, "layers", _About(task, staged, stages.key))
        if task.finished:
            yield self._do(REOPEN, translate("Palette", "Reopen the task"), "rotate-ccw", outcome)
        else:
            yield self._do(SUCCESS, translate("Palette", "Finish with success"), "circle-check", outcome)
        if most_usual:
            return
        if not task.finished:
            yield self._do(FAILURE, translate("Palette", "Finish with failure…"), "circle-x", outcome)
        for action in self._actions.all:
            if action.where is Where.TASK and action.id not in {"task.stage", "task.outcome"}:
                icon = action.icon_name or _ICONS.get(action.id, "chevron-right")
                yield self._do(action.id, action.words, icon, replace(about, key=action.key))

    def _do(self, verb: str, words: str, icon: str, about: "_About") -> PaletteRow:
        refusal = self._why_not(verb, about.task)
        spoken = fill(translate("Palette", "{name}, {about}"), name=words, about=about.words)
        meta = refusal or about.words
        return PaletteRow(f"{DO}/{verb}", words, meta, spoken, about.task, icon, about.key, refusal)

    def _why_not(self, verb: str, task: Task) -> str:
        agent = self._session.agent
        if verb in _FREE:
            return ""
        if verb in _PEOPLE:
            refusal = permissions.why_not_change_people(agent, task)
        else:
            refusal = permissions.why_not_edit_task(agent, task, owner_name=self._session.agent_name(task.owner_id))
        return sentence(refusal) if refusal is not None else ""

    def _new_task(self, text: str) -> PaletteRow:
        """A task with the typed text as its title, in the room in front."""
        action = self._actions["task.new"]
        words = fill(translate("Palette", "New task “{title}”"), title=one_line(text))
        meta = action.refusal
        if self._room is not None and not action.refusal:
            meta = fill(translate("Palette", "in {customer}'s room"), customer=shown(self._room.customer_name))
        spoken = fill(translate("Palette", "{name}, {about}"), name=words, about=meta)
        return PaletteRow(NEW_TASK, words, meta, spoken, None, "plus", action.key, action.refusal, title=one_line(text))

    def _commands(self, wanted: Sought, scope: PaletteScope, task: Task | None) -> _Rows:
        if scope not in {PaletteScope.ALL, PaletteScope.COMMANDS}:
            return []
        rows = [self._action(action) for action in self._actions.all if self._is_command(action, task)]
        rows = [row for row in rows if _fits(wanted, row)]
        if scope is PaletteScope.ALL and wanted.words:
            rows = [row for row in rows if row.key != NEW_TASK]  # which has a row of its own, with the title
        if wanted.words:
            rows.sort(key=_ends_program)
        total = count(len(rows)) if wanted.words else ""
        shown_ = rows[:_COMMANDS_OF_ALL] if scope is PaletteScope.ALL and wanted.words else rows
        return [_heading(scope_word(PaletteScope.COMMANDS), total), *shown_] if rows else []

    def _is_command(self, action: CommandAction, task: Task | None) -> bool:
        """True for what is not done to a text, nor to the chosen task, which has rows of its own."""
        if not action.isVisible() or action.id in _OWN or action.where is Where.TEXT:
            return False
        return action.where is not Where.TASK or (task is None and self._session.flow.on)

    def _action(self, action: CommandAction) -> PaletteRow:
        words = shown(action.words)
        meta = action.refusal or (translate("Palette", "on") if action.isChecked() else "")
        return PaletteRow(
            f"{ACTION}/{action.id}", words, meta, words, None, action.icon_name, action.key, action.refusal
        )


def _heading(text: str, total: str = "") -> PaletteRow:
    return PaletteRow("", text, total=total)


def _ends_program(row: PaletteRow) -> bool:
    return row.key == _QUIT


def _fits(wanted: Sought, row: PaletteRow) -> bool:
    return wanted.stands_in(folded(row.text))


def _excerpt(text: str, wanted: Sought) -> str:
    """The part of a message in which what was found is seen."""
    spans = wanted.spans(text)
    start = spans[0][0] - _BEFORE_HIT if spans else 0
    return f"…{text[start:]}" if start > 1 else text
