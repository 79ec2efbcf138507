"""Undo and redo of the window: the Edit menu with its keys, and the toast that tells each change with its way back."""

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.runtime.undo import Step, Told, UndoLine
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.shell_panes import FocusedField
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction, ToastHost

_WORDS_MAX: Final = 60  # of a change, in a menu


class _TakeBack:
    def __init__(self, line: UndoLine, told: Told) -> None:
        self._line, self._told = line, told

    def run(self) -> None:
        self._line.take_back(self._told)


class UndoTeller(QObject):
    """Shows a toast on the window for every step of the session."""

    def __init__(self, session: Session, toasts: ToastHost, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._toasts = session, toasts
        session.undo.told.connect(self._on_told)
        session.undo.overtaken.connect(self._on_overtaken)

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        step = told.step
        again = translate("Actions", "Redo") if told.undone else translate("Actions", "Undo")
        actions = tuple(ToastAction(offer.words, offer.take) for offer in step.offers) or (
            ToastAction(again, _TakeBack(self._session.undo, told).run),
        )
        pie = None
        if step.stage_id is not None:
            stage = self._session.stage(step.stage_id)
            pie = (stage.colour, *stage_place(self._session.flow, stage))
        words = step.words
        if told.undone and step.others:  # of one task the words say where it went back to
            words = fill(translate("Undo", "Taken back: {change}"), change=step.words)
        self._toasts.show_toast(Toast(words, actions, pie=pie, icon=step.icon))

    @Slot(object)
    def _on_overtaken(self, _step: Step) -> None:
        self._toasts.show_toast(Toast(overtaken(), kind="bad"))


def overtaken() -> str:
    """Return why a change cannot be taken back any more."""
    return translate("Undo", "The task has changed since, so this can't be undone.")


class UndoActions(QObject):
    """Undo and redo of the Edit menu: of the text with the cursor if there is one, else of the last change of a task.

    While Task Flow is off no task changes out of sight.
    """

    def __init__(self, session: Session, actions: ActionSet, menu: QMenu, field: FocusedField) -> None:
        super().__init__(menu)
        self._session, self._line, self._field = session, session.undo, field
        self._text: QLineEdit | QPlainTextEdit | None = None  # with the focus and a history of its own
        self._undo, self._redo = actions["undo"], actions["redo"]
        self._undo.chosen.connect(self._on_undo)
        self._redo.chosen.connect(self._on_redo)
        menu.aboutToShow.connect(self._follow)
        self._line.changed.connect(self._follow)
        session.changed.connect(self._follow)
        field.changed.connect(self._on_focus)
        self._on_focus()

    @Slot()
    def _on_focus(self) -> None:
        if self._text is not None:
            self._text.textChanged.disconnect(self._follow)
            self._text.destroyed.disconnect(self._gone)
            self._text = None
        field = self._field.widget
        if isinstance(field, QLineEdit | QPlainTextEdit) and not field.isReadOnly():
            self._text = field
            field.textChanged.connect(self._follow)
            field.destroyed.connect(self._gone)
        self._follow()

    @Slot()
    def _gone(self) -> None:
        self._text = None

    @Slot()
    def _follow(self) -> None:
        """Say what would be undone, or why nothing can be."""
        undo, redo = translate("Actions", "Undo"), translate("Actions", "Redo")
        text = self._text
        if text is not None:
            no_undo = translate("Undo", "Nothing was typed that could be undone.")
            no_redo = translate("Undo", "Nothing was undone here that could be redone.")
            if self._line.next_undo is not None or self._line.next_redo is not None:
                no_undo = translate("Undo", "Nothing was typed here. For the change of the task, leave the text first.")
                no_redo = no_undo
            self._undo.set_words(undo)
            self._undo.set_refusal(None if _can_undo(text) else no_undo)
            self._redo.set_words(redo)
            self._redo.set_refusal(None if _can_redo(text) else no_redo)
            return
        if not self._session.flow.on:
            for action, words in ((self._undo, undo), (self._redo, redo)):
                action.set_words(words)
                action.set_refusal(sentence(Refusal("flow.off")))
            return
        last, again = self._line.next_undo, self._line.next_redo
        self._undo.set_words(_with(translate("Undo", "Undo: {change}"), last) if last is not None else undo)
        self._undo.set_refusal(None if last is not None else self._why_not())
        self._redo.set_words(_with(translate("Undo", "Redo: {change}"), again) if again is not None else redo)
        self._redo.set_refusal(None if again is not None else translate("Undo", "There is no change to redo."))

    def _why_not(self) -> str:
        if self._line.barred:
            return fill(translate("Undo", "{change}. This can't be undone."), change=self._line.barred)
        return overtaken() if self._line.lost else translate("Undo", "There is no change to undo.")

    @Slot()
    def _on_undo(self) -> None:
        if self._text is not None:
            self._text.undo()
        else:
            self._line.undo()

    @Slot()
    def _on_redo(self) -> None:
        if self._text is not None:
            self._text.redo()
        else:
            self._line.redo()


def _with(template: str, step: Step) -> str:
    words = step.change if len(step.change) <= _WORDS_MAX else step.change[: _WORDS_MAX - 1] + "…"
    return fill(template, change=words)


def _can_undo(text: QLineEdit | QPlainTextEdit) -> bool:
    return text.isUndoAvailable() if isinstance(text, QLineEdit) else text.document().isUndoAvailable()


def _can_redo(text: QLineEdit | QPlainTextEdit) -> bool:
    return text.isRedoAvailable() if isinstance(text, QLineEdit) else text.document().isRedoAvailable()
