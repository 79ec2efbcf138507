"""One task out of a few: a field with pie, number and title that opens a menu of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.shell_person import menu_text
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

_PAD = 10
_OPENS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up})


class TaskChoice(QAbstractButton):
    """`chosen` tells the TaskId that was taken from the menu; the first task is chosen before."""

    chosen = Signal(object)

    def __init__(self, session: Session, name: str, tasks: Sequence[Task], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._name, self._tasks = session, name, tuple(tasks)
        self._at = 0
        self._keeper = RingKeeper(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        theme_source().changed.connect(self._retheme)
        self._tell()

    @property
    def task(self) -> Task:
        """The task that is chosen."""
        return self._tasks[self._at]

    def choose(self, task_id: TaskId) -> None:
        """Choose one of the tasks."""
        self._at = next(at for at, task in enumerate(self._tasks) if task.id == task_id)
        self._tell()

    @Slot()
    def open_menu(self) -> QMenu:
        """Open the menu under the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for task in self._tasks:
            action = menu.addAction(self._pie_icon(task), menu_text(_words(task)))
            action.setData(task.id)
        menu.triggered.connect(self._on_triggered)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        menu.setActiveAction(menu.actions()[self._at])
        return menu

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().line_height("body") + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.open_menu()
        else:
            event.ignore()  # Enter is the dialog's

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.line_control, 1))
        painter.setBrush(t.bg_hover if self.underMouse() else t.bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side, middle = t.px(14), self.height() / 2
        self._paint_pie(painter, QRectF(_PAD, middle - side / 2, side, side), self.task)
        arrow = QRectF(self.width() - side - _PAD, middle - side / 2, side, side)
        paint_icon(painter, "chevron-down", arrow, t.text_2, side)
        painter.setPen(t.text_1)
        left = _PAD + side + 8
        shown = t.metrics("body").elidedText(
            _words(self.task), Qt.TextElideMode.ElideRight, int(arrow.left() - 8 - left)
        )
        draw_text(painter, QPointF(left, middle), shown, "body")
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.choose(TaskId(action.data()))
        self.chosen.emit(self.task.id)

    def _tell(self) -> None:
        words = translate("TaskChoice", "{name}: {task}")
        name_widget(self, fill(words, name=self._name, task=_words(self.task)))
        self.update()

    def _paint_pie(self, painter: QPainter, square: QRectF, task: Task) -> None:
        stage = self._session.stage(task.stage_id)
        count = max(stage.position, len(self._session.flow.active_stages))
        paint_pie(painter, square, stage.position, count, stage_colours(stage.colour, theme().scheme).solid)

    def _pie_icon(self, task: Task) -> QIcon:
        image = QPixmap(28, 28)
        image.setDevicePixelRatio(2)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._paint_pie(painter, QRectF(0, 0, 14, 14), task)
        painter.end()
        return QIcon(image)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def _words(task: Task) -> str:
    return f"{task.short_number} {task.title}"
