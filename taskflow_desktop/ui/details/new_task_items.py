"""The checklist of a task that is not there yet: its items, and the line that takes the next ones."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import one_line, why_not_item
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.switch import paint_check
from taskflow_desktop.ui.widgets.tab_order import take_place_of

_GAP = 8


class _EmptyBox(QWidget):
    """The square that will be ticked once the task is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(16), max(28, theme().line_height("body") + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = theme().px(16)
        painter = QPainter(self)
        paint_check(painter, QRectF(0, (self.height() - side) / 2, side, side), checked=False)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class _Item(QWidget):
    """One item with the button that takes it out."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.remove = IconButton("x", fill(translate("NewTask", "Take out “{text}”"), text=text))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        box = _EmptyBox()
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, "body", wrap=True)
        above = (box.sizeHint().height() - theme().line_height("body")) // 2  # the first line is level with the box
        words.setContentsMargins(0, above, 0, above)
        row.addWidget(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class NewTaskItems(QWidget):
    """`edited` tells every change, also of what is being typed. Pasted lines become items at once.

    What does not fit stays in the line with the reason under it: nothing is cut.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Item] = []
        self._putting = False
        self._count = label("", "small", tone="text.2")
        self.line = LineEdit(translate("NewTask", "New checklist item"))
        self.line.setPlaceholderText(translate("NewTask", "Write an item, then Enter"))
        self.line.edited.connect(self._on_edited)
        self.line.submitted.connect(self._on_submitted)
        self._problem = label("", "small", tone="bad", wrap=True)
        self._problem.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._build()
        self._show_count()

    @property
    def items(self) -> tuple[str, ...]:
        """The items, without what is still in the line."""
        return tuple(row.text for row in self._rows)

    @property
    def count_text(self) -> str:
        """What stands beside the heading, "1/50"."""
        return self._count.text()

    @property
    def problem(self) -> str:
        """Why what is in the line cannot become an item, or ""."""
        return self._problem.text()

    @property
    def removers(self) -> tuple[IconButton, ...]:
        """The buttons that take items out, in their order."""
        return tuple(row.remove for row in self._rows)

    def show_items(self, items: Sequence[str], adding: str) -> None:
        """Show these items, and `adding` in the line."""
        for row in self._rows:
            _forget(row)
        self._rows.clear()
        self._append(items)
        self._put(adding)
        self._tell(self._why_not() if adding.strip() else "")

    def settle(self) -> bool:
        """Make an item of what is still in the line; False if that cannot be: the line says why."""
        self._take()
        return not self._problem.text()

    # --- what the person does ----------------------------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        if self._putting:
            return
        if len(self.line.text().splitlines()) > 1 and self.line.full_text() == self.line.text():
            self._take()
        elif self._problem.text() or any(map(why_not_item, self._lines())):
            self._tell(self._why_not())
        self.edited.emit()

    @Slot()
    def _on_submitted(self) -> None:
        commit_preedit()
        self._take()
        self.edited.emit()

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if not isinstance(row, _Item):
            return
        at = self._rows.index(row)
        self._rows.remove(row)
        _forget(row)
        rest = self.removers
        (rest[min(at, len(rest) - 1)] if rest else self.line).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_count()
        if self._problem.text():
            self._tell(self._why_not())
        self.edited.emit()

    def _take(self) -> None:
        """Make items of the lines, all of them or none."""
        problem = self._why_not()
        if not problem and self._lines():
            self._append(self._lines())
            self._put("")
        self._tell(problem)

    def _lines(self) -> tuple[str, ...]:
        return tuple(filter(None, map(one_line, self.line.full_text().splitlines())))

    def _why_not(self) -> str:
        lines = self._lines()
        free = limits.CHECKLIST_ITEMS - len(self._rows)
        if len(lines) > free:
            if not free:
                return sentence(Refusal("check.full", limit=limits.CHECKLIST_ITEMS))
            words = translate("NewTask", "Only {free} of these {n} lines fit; a checklist has up to {limit} items.")
            return fill(words, free=free, n=len(lines), limit=limits.CHECKLIST_ITEMS)
        return next((sentence(refusal) for refusal in map(why_not_item, lines) if refusal is not None), "")

    # --- showing -----------------------------------------------------------------------------------------------------

    def _append(self, items: Sequence[str]) -> None:
        for text in items:
            row = _Item(text)
            row.removed.connect(self._on_removed)
            self._list.addWidget(row)
            row.show()
            self._rows.append(row)
        take_place_of(self, self.removers)
        self._show_count()

    def _put(self, text: str) -> None:
        self._putting = True
        self.line.setText(text)
        self._putting = False

    def _tell(self, problem: str) -> None:
        if problem != self._problem.text():
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
            self.line.setAccessibleDescription(problem)
            announce(self.line, problem, assertive=True)

    def _show_count(self) -> None:
        self._count.setText(f"{len(self._rows)}/{limits.CHECKLIST_ITEMS}")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(label(translate("NewTask", "Checklist"), "small", weight=500))
        head.addWidget(self._count)
        head.addStretch(1)
        adding = QHBoxLayout()
        adding.setSpacing(_GAP - 2)  # a line keeps 2 px before its text
        adding.addWidget(_EmptyBox())
        adding.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(adding)
        column.addWidget(self._problem)


def _forget(row: QWidget) -> None:
    row.hide()
    row.setParent(None)
    row.deleteLater()
