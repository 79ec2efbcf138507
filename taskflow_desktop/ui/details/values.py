"""A value without a frame: what a person may look at but not change, and the menu button of the importance."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import Avatar
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.importance import paint_importance
from taskflow_desktop.ui.widgets.labels import eliding_label, label, name_widget
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.words import importance_word

_PRESS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PlainValue(QAbstractButton):
    """Icon and word of a value that cannot be changed here; takes the focus and says why when it is pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._icon, self._tone = "", "text.2"
        self._importance: Importance | None = None
        self._reason = ""
        self._keeper = RingKeeper(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._say_why)
        theme_source().changed.connect(self._retheme)

    def set_value(
        self, text: str, *, icon: str = "", tone: str = "text.2", importance: Importance | None = None
    ) -> None:
        """Show `text` after an icon in the token `tone`, or after the bars of an importance."""
        self._icon, self._tone, self._importance = icon, tone, importance
        self.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")
        self.updateGeometry()
        self.update()

    def set_reason(self, sentence: str) -> None:
        """Say `sentence` when the value is pressed."""
        self._reason = sentence
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        t = theme()
        text = t.metrics("body").horizontalAdvance(self.text())
        return QSize(t.px(14) + 6 + text + 2, max(24, t.line_height("body") + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        side = t.px(14)
        middle = self.height() / 2
        square = QRectF(0, middle - side / 2, side, side)
        painter = QPainter(self)
        if self._importance is not None:
            paint_importance(painter, square, self._importance)
        elif self._icon:
            paint_icon(painter, self._icon, square, t.colour(self._tone), side)
        metrics = t.metrics("body")
        painter.setFont(t.font("body"))
        painter.setPen(t.text_1)
        painter.drawText(QPointF(side + 6, middle + (metrics.ascent() - metrics.descent()) / 2), self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS:
            self._say_why()
        else:
            event.ignore()

    @Slot()
    def _say_why(self) -> None:
        if self._reason:
            show_reason(self, self._reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class Person(QWidget):
    """Avatar and name; as a `chip` with a rounded edge."""

    def __init__(self, *, chip: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self._avatar = Avatar("", 20)
        self._label = label("", "body") if chip else eliding_label("", "body", weight=500)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*((3, 2, 10, 2) if chip else (0, 0, 0, 0)))
        layout.setSpacing(6)
        layout.addWidget(self._avatar)
        layout.addWidget(self._label)
        if chip:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The name shown."""
        return self._label.text()

    def set_person(self, name: str) -> None:
        """Show another person."""
        self._avatar.set_person(name)
        self._label.setText(name)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._chip:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class ImportanceButton(QAbstractButton):
    """Bars, word and arrow; opens a menu of the four importances."""

    chosen = Signal(object)  # Importance

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importance = Importance.NORMAL
        self._keeper = RingKeeper(self)
        self._menu = CurtainedMenu(self)
        for importance in reversed(Importance):
            action = self._menu.addAction(importance_word(importance))
            action.setData(int(importance))
            action.setCheckable(True)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self.open_menu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)
        self.set_importance(self._importance)

    @property
    def menu(self) -> QMenu:
        """The menu of the choices."""
        return self._menu

    def set_importance(self, importance: Importance) -> None:
        """Show another importance."""
        self._importance = importance
        word = importance_word(importance)
        name_widget(
            self, fill(translate("Task", "Importance: {importance}"), importance=word), key_of("task.importance")
        )
        for action in self._menu.actions():
            action.setChecked(action.data() == int(importance))
        self.updateGeometry()
        self.update()

    @Slot()
    def open_menu(self) -> None:
        """Open the menu under the button."""
        for action in self._menu.actions():
            action.setIcon(_bars(Importance(action.data())))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        current = next(action for action in self._menu.actions() if action.isChecked())
        self._menu.setActiveAction(current)

    def sizeHint(self) -> QSize:
        t = theme()
        text = t.metrics("body", 500).horizontalAdvance(importance_word(self._importance))
        return QSize(8 + t.px(14) + 6 + text + 6 + t.px(14) + 8, max(28, t.line_height("body") + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        side = t.px(14)
        middle = self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        paint_importance(painter, QRectF(8, middle - side / 2, side, side), self._importance)
        metrics = t.metrics("body", 500)
        painter.setFont(t.font("body", 500))
        painter.setPen(t.text_1)
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(8 + side + 6, baseline), importance_word(self._importance))
        arrow = QRectF(self.width() - side - 8, middle - side / 2, side, side)
        paint_icon(painter, "chevron-down", arrow, t.text_2, side)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS or event.key() == Qt.Key.Key_Down:
            self.open_menu()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot(object)
    def _on_triggered(self, action: object) -> None:
        triggered = next(each for each in self._menu.actions() if each is action)
        importance = Importance(triggered.data())
        for each in self._menu.actions():
            each.setChecked(each.data() == int(self._importance))
        if importance is not self._importance:
            self.chosen.emit(importance)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def _bars(importance: Importance) -> QIcon:
    """Return the bars of an importance for a menu."""
    image = QPixmap(28, 28)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_importance(painter, QRectF(0, 0, 14, 14), importance)
    painter.end()
    return QIcon(image)
