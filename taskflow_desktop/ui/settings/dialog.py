"""The settings: one dialog, a list of pages at the left; agents see their own settings only."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.rules.permissions import why_not_switch_flow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.look_page import LookPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area


class SettingsPage(Enum):
    """The pages, in their order."""

    LOOK = "look"
    FLOW = "flow"


class NavButton(QAbstractButton):
    """One entry of the list of pages."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ring = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = theme().metrics("body", 600)
        return QSize(metrics.horizontalAdvance(self.text()) + theme().px(16) + 36, max(32, metrics.height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_selected if self.isChecked() else t.bg_hover)
            painter.drawRoundedRect(box, 6, 6)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        side, middle = t.px(16), self.height() / 2
        tone = t.text_1 if self.isChecked() else t.text_2
        paint_icon(painter, self._icon, QRectF(10, middle - side / 2, side, side), tone, side)
        weight: Weight = 600 if self.isChecked() else 400
        metrics = t.metrics("body", weight)
        painter.setFont(t.font("body", weight))
        painter.setPen(tone)
        painter.drawText(QPointF(10 + side + 8, middle + (metrics.ascent() - metrics.descent()) / 2), self.text())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)


class SettingsDialog(QDialog):
    """Call `open_at`. Everything in it holds at once; there is nothing to confirm."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(translate("Settings", "Settings"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.look = LookPage(preferences, demo=session.demo)
        self.flow = FlowPage(session)
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._buttons: dict[SettingsPage, NavButton] = {}
        self._build()
        self._group.idClicked.connect(self._show_index)
        session.changed.connect(self._on_session_changed)
        self._show_admin_pages()

    def open_at(self, page: SettingsPage) -> None:
        """Open the dialog at a page; at the first one if the person may not see it."""
        shown = page if not self._buttons[page].isHidden() else SettingsPage.LOOK
        self._buttons[shown].setChecked(True)
        self._pages.setCurrentIndex(list(SettingsPage).index(shown))
        self.open()
        self._buttons[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> SettingsPage:
        """The page on screen."""
        return list(SettingsPage)[self._pages.currentIndex()]

    def button(self, page: SettingsPage) -> NavButton:
        """Return the entry of a page."""
        return self._buttons[page]

    def _build(self) -> None:
        side = Surface("bg.side", edges=("right",))
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(2)
        mine = label(translate("Settings", "My settings"), "caption", tone="text.2")
        self._admin = label(translate("Settings", "Admin settings"), "caption", tone="text.2")
        for head, page, icon, text, content in (
            (mine, SettingsPage.LOOK, "sun", translate("Settings", "Appearance and language"), self.look),
            (self._admin, SettingsPage.FLOW, "power", translate("Settings", "Task Flow"), self.flow),
        ):
            head.setContentsMargins(10, 6, 10, 4)
            column.addWidget(head)
            button = NavButton(icon, text)
            self._buttons[page] = button
            self._group.addButton(button, list(SettingsPage).index(page))
            column.addWidget(button)
            column.addSpacing(10)
            self._pages.addWidget(scroll_area(content))
        column.addStretch(1)
        side.setMinimumWidth(theme().px(165))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._pages, 1)
        self.resize(theme().px(720), theme().px(460))

    def _show_admin_pages(self) -> None:
        admin = why_not_switch_flow(self._session.agent) is None
        self._admin.setVisible(admin)
        self._buttons[SettingsPage.FLOW].setVisible(admin)
        if not admin and self.page is SettingsPage.FLOW:
            self._buttons[SettingsPage.LOOK].setChecked(True)
            self._pages.setCurrentIndex(0)

    @Slot(int)
    def _show_index(self, index: int) -> None:
        self._pages.setCurrentIndex(index)

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.agents is not None:
            self._show_admin_pages()
