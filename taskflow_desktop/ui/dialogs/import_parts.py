"""Parts of the import dialog: where files are dropped, what they hold, how far it is."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QMenu, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.imports import ImportCounts, ImportProgress, RowCounts
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label, menu_text

_BAR: Final = 6
_STEPS: Final = 1000


class DropArea(QWidget):
    """The dashed place that says what may be dropped, with a button for those who would rather choose."""

    choose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit = False
        self.choose_button = Button(translate("Import", "Choose files…"), "primary", icon="folder-open")
        self.choose_button.clicked.connect(self.choose_requested)
        centre = Qt.AlignmentFlag.AlignHCenter
        words = label(
            translate("Import", "HappyTalk archive, KakaoTalk conversation, or rooms as CSV, XLSX or JSON Lines"),
            "small",
            tone="text.2",
            wrap=True,
        )
        title = label(translate("Import", "Drop files here"), "subtitle")
        for part in (title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(IconPicture("import", 32, "text.3"), 0, centre)
        column.addSpacing(4)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(10)
        column.addWidget(self.choose_button, 0, centre)
        column.addStretch(1)

    def set_lit(self, lit: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show that letting go here imports."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(t.accent_tint if self._lit else t.bg_subtle)
        painter.setPen(QPen(t.accent_text if self._lit else t.line_control, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class MenuButton(Button):
    """A button that shows one of a few values and opens a menu of them.

    Signals:
        value_chosen: the value another one was replaced by.
    """

    value_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", trailing="chevron-down", parent=parent)
        self._name = name
        self._choices: tuple[tuple[Hashable, str], ...] = ()
        self._value: Hashable = None
        self.clicked.connect(self.open_menu)

    @property
    def value(self) -> Hashable:
        """The value in force."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[Hashable, str]], value: Hashable, *, otherwise: str = "") -> None:
        """Offer `choices` (value, words) with `value` in force; `otherwise` is shown while it is none of them."""
        self._choices, self._value = tuple(choices), value
        shown = next((words for offered, words in self._choices if offered == value), otherwise)
        self.setText(shown)
        self.setAccessibleName(fill(translate("Import", "{name}: {value}"), name=self._name, value=shown))
        self.updateGeometry()

    @Slot()
    def open_menu(self) -> QMenu:
        """Open the menu under the button."""
        menu = choice_menu(self, self._choices, self._value)
        menu.triggered.connect(self._pick)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    @Slot(QAction)
    def _pick(self, action: QAction) -> None:
        self.value_chosen.emit(action.data())


def choice_menu(parent: QWidget, choices: Sequence[tuple[Hashable, str]], value: Hashable) -> QMenu:
    """Return a menu of exclusive choices whose actions carry the values; it deletes itself when it is closed."""
    menu = CurtainedMenu(parent)
    group = QActionGroup(menu)
    for offered, words in choices:
        action = menu.addAction(menu_text(words))
        action.setData(offered)
        action.setCheckable(True)
        action.setChecked(offered == value)
        group.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class CountsTable(QWidget):
    """Rooms and messages against new, changed, same, skipped and bad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._figures = [[label("0", weight=600) for _ in range(5)] for _ in range(2)]
        heads = (
            translate("Import", "New"),
            translate("Import", "Changed"),
            translate("Import", "Same"),
            translate("Import", "Left out"),
            translate("Import", "Unreadable"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, words in enumerate(heads, 1):
            self._grid.addWidget(label(words, "small", tone="text.2"), 0, column, right)
            self._grid.setColumnStretch(column, 1)
        names = (translate("Import", "Rooms"), translate("Import", "Messages"))
        for row, (name, figures) in enumerate(zip(names, self._figures, strict=True), 1):
            self._grid.addWidget(label(name), row, 0)
            for column, figure in enumerate(figures, 1):
                self._grid.addWidget(figure, row, column, right)

    def set_counts(self, counts: ImportCounts) -> None:
        """Show other counts."""
        for figures, rows in zip(self._figures, (counts.rooms, counts.messages), strict=True):
            for column, number in enumerate(_figures(rows)):
                figures[column].setText(count(number))
                figures[column].set_tone("text.3" if number == 0 else "bad" if column == 4 else "text.1")
        self.setAccessibleName(
            fill(
                translate(
                    "Import", "Rooms: {room_new} new, {room_bad} unreadable. Messages: {new} new, {bad} unreadable"
                ),
                room_new=count(counts.rooms.new),
                room_bad=count(counts.rooms.bad),
                new=count(counts.messages.new),
                bad=count(counts.messages.bad),
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


def _figures(rows: RowCounts) -> tuple[int, int, int, int, int]:
    return rows.new, rows.changed, rows.same, rows.skipped, rows.bad


class ProgressBar(QProgressBar):
    """A fine bar in the accent colour."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(_BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme().px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        box = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.bg_pressed)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        done = box.width() * self.value() / _STEPS
        if done >= 1:
            painter.setBrush(t.accent)
            painter.drawRoundedRect(
                QRectF(box.left(), box.top(), done, box.height()), box.height() / 2, box.height() / 2
            )
        painter.end()


class ProgressPane(QWidget):
    """How far it is: a bar and the rows met so far."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "subtitle")
        self.bar = ProgressBar(title)
        self._words = label("", "small", tone="text.2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self.bar)
        column.addWidget(self._words)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """What is said under the bar."""
        return self._words.text()

    def begin(self) -> None:
        """Start from nothing."""
        self.bar.setValue(0)
        self._words.setText("")

    def show_progress(self, progress: ImportProgress) -> None:
        """Show how far it is."""
        share = min(1.0, progress.done_bytes / progress.total_bytes) if progress.total_bytes else 0.0
        self.bar.setValue(round(share * _STEPS))
        self._words.setText(
            fill(
                translate("Import", "{percent}% · {rooms} rooms · {messages} messages"),
                percent=int(share * 100),
                rooms=count(progress.rooms),
                messages=count(progress.messages),
            )
        )
