"""The memo of the open task: one shared text, saved by itself, in which two may write at once."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.inside import TaskDetail
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.kept_text import KeptText
from taskflow_desktop.ui.details.memo_card import MemoCard
from taskflow_desktop.ui.details.memo_field import MemoField
from taskflow_desktop.ui.details.memo_revisions import MemoRevisionsDialog
from taskflow_desktop.ui.details.memo_saver import MemoSaver
from taskflow_desktop.ui.details.memo_state_line import MemoStateLine
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import reveal
from taskflow_desktop.ui.widgets.toast import Toast


class MemoSection(Fold):
    """The head with the state of saving, the field, and what is to be said about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(translate("Memo", "Memo"), key="memo", parent=parent)
        self._session = session
        self._task_id: TaskId | None = None
        self._owner_id: AgentId | None = None
        self._refusal = ""
        self.field = MemoField(translate("Memo", "Memo"))
        self.saver = MemoSaver(session, self.field, self)
        self.line = MemoStateLine(session)
        self.earlier = Button(translate("Memo", "Earlier memos"), "link", small=True)
        self.card = MemoCard(session, self.field)
        self.kept_text = KeptText(translate("Memo", "A memo you typed is not saved."))
        self._problem = label("", "small", tone="bad", wrap=True)
        self.head.addWidget(self.line)
        self.head.addWidget(self.earlier)
        self.body.addWidget(self.kept_text)
        self.body.addWidget(self.card)
        self.body.addWidget(self._problem)
        self._connect()
        self._show()

    def _connect(self) -> None:
        saver, card = self.saver, self.card
        saver.changed.connect(self._show)
        saver.merged.connect(self._tell_merged)
        saver.clashed_elsewhere.connect(self._tell_clash_elsewhere)
        saver.stranded.connect(self._show_kept)
        card.both.clicked.connect(saver.keep_both)
        card.mine.clicked.connect(saver.keep_mine)
        card.saved.clicked.connect(saver.keep_theirs)
        self.line.retry.connect(saver.try_again)
        self.earlier.clicked.connect(self.open_revisions)
        self.kept_text.settled.connect(self._on_kept_settled)

    @property
    def problem(self) -> str:
        """What is said under the field, or ""."""
        return "" if self._problem.isHidden() else self._problem.text()

    def begin(self, detail: TaskDetail, refusal: str, *, elsewhere: bool) -> None:
        """Show the memo of another task; `elsewhere`: it is only looked at from outside its room."""
        self.kept_text.show_text("")
        self._task_id, self._owner_id = detail.task.id, detail.task.owner_id
        self._set_refusal(refusal)
        self.saver.begin(detail.task.id, detail.memo, refused=bool(refusal), draft=not elsewhere)

    def show_detail(self, detail: TaskDetail, refusal: str) -> None:
        """Show the task in a newer state; what is being typed stays."""
        taken = bool(refusal) and not self._refusal
        self._set_refusal(refusal)
        self.saver.follow(detail.memo, refused=bool(refusal))
        if taken and (self.saver.kept or self.field.hasFocus()):
            self._tell_taken(detail.task)
        self._owner_id = detail.task.owner_id

    def keep_typing(self) -> None:
        """Save what is being typed, the syllable finished first."""
        self.saver.save()

    def leave(self) -> None:
        """Save, keep what cannot be saved, and show no task any more."""
        self.saver.leave()
        self._task_id = None

    def focus_field(self) -> None:
        """Go to the end of the memo (M)."""
        self.set_folded(False)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def open_revisions(self) -> None:
        """Show what the memo was before."""
        if self._task_id is not None:
            self.saver.save()
            MemoRevisionsDialog(self._session, self._task_id, self._refusal, self.window()).open()

    # --- showing -----------------------------------------------------------------------------------------------------

    def _set_refusal(self, refusal: str) -> None:
        self._refusal = refusal
        self.field.set_refusal(refusal)
        hint = translate("Memo", "What others should know about this task")
        self.field.setPlaceholderText(translate("Memo", "No memo") if refusal else hint)

    @Slot()
    def _show(self) -> None:
        saver = self.saver
        stands = saver.stands
        self.line.show_state(
            saver.state,
            together=saver.together,
            saved_at=stands.saved_at if stands is not None else None,
            saved_by=self._session.agent_name(stands.saved_by) if stands is not None else "",
        )
        self.earlier.setVisible(stands is not None)
        came = saver.clash is not None and not self.card.clashing
        focused = QApplication.focusWidget()
        if saver.clash is None and self.card.clashing and focused is not None and self.card.isAncestorOf(focused):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # before the button with the focus goes
            QTimer.singleShot(0, self._reveal_field)
        self.card.show_clash(saver.clash)
        if came:
            announce(self.card, self.card.note.accessibleName())
        self._say(self._why_not_saved())

    def _why_not_saved(self) -> str:
        saver = self.saver
        if saver.over:
            return sentence(Refusal("memo.long", n=saver.over, limit=limits.MEMO_CHARACTERS))
        if saver.problem is None:
            return ""
        if isinstance(saver.problem, RuleViolation):
            return error_sentence(saver.problem)
        return f"{sentence(Refusal('save.failed'))} {error_sentence(saver.problem)}"

    def _say(self, problem: str) -> None:
        self.card.frame.set_bad(bool(problem))
        self._problem.setVisible(bool(problem))
        if problem != self._problem.text():
            self._problem.setText(problem)
            self.field.setAccessibleDescription(problem or self._refusal)
            announce(self.field, problem, assertive=True)

    @Slot(object)
    def _show_kept(self, text: str) -> None:
        self.kept_text.show_text(text, self._refusal if text else "")

    def _tell_taken(self, task: Task) -> None:
        """Somebody writing here may not write any more: say why, and show where the text is."""
        name = self._session.agent_name(task.owner_id)
        given = task.owner_id != self._owner_id
        why = translate("Memo", "{name} is the owner of {number} now.") if given else ""
        why = why or translate("Memo", "You can only look at {number} now.")
        kept = translate("Memo", "What you typed is kept here in the memo.") if self.saver.kept else ""
        words = " ".join(filter(None, (fill(why, name=name, number=task.short_number), kept)))
        toast_host(self).show_toast(Toast(words, icon="lock", kind="bad"))
        if self.saver.kept:
            self.set_folded(False)
            QTimer.singleShot(0, self._reveal_kept)

    @Slot()
    def _reveal_kept(self) -> None:
        """Once it has its place."""
        if isValid(self) and self.kept_text.isVisible():
            reveal(self.kept_text, self.kept_text.rect())

    @Slot()
    def _reveal_field(self) -> None:
        if isValid(self):
            reveal(self.field, self.field.rect())

    @Slot()
    def _on_kept_settled(self) -> None:
        self.saver.set_kept(self.kept_text.text)

    @Slot(object)
    def _tell_merged(self, agent_id: AgentId) -> None:
        words = translate("Memo", "Merged with {name}'s changes")
        toast_host(self).show_toast(Toast(fill(words, name=self._session.agent_name(agent_id))))

    @Slot(object)
    def _tell_clash_elsewhere(self, task_id: TaskId) -> None:
        del task_id
        words = translate("Memo", "Somebody saved that memo first. Your text is safe: open the task and choose.")
        toast_host(self).show_toast(Toast(words, icon="triangle-alert"))
