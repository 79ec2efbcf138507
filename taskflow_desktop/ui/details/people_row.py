"""Who is on the task: the owner as a button, the collaborators as chips, each with what one may do with it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import Avatar, paint_avatar
from taskflow_desktop.ui.widgets.buttons import IconButton, ReasonButton
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.labels import eliding_label, name_widget
from taskflow_desktop.ui.widgets.tab_order import take_place_of

_AVATAR = 20
_GAP = 6


class OwnerButton(ReasonButton):
    """Avatar and name; `chosen` asks for another owner. Where that is refused it looks like a plain value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "ghost", lock=False, parent=parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The name shown."""
        return self._name

    def set_person(self, name: str) -> None:
        """Show another owner."""
        self._name = name
        name_widget(self, fill(translate("People", "Owner: {name}"), name=name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        text = t.metrics("body", 500).horizontalAdvance(self._name)
        return QSize(t.px(_AVATAR) + _GAP + text + 4 + t.px(14) + 4, max(28, t.line_height("body") + 10))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(_AVATAR) + _GAP + theme().px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        able = not self.refusal
        if able and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_pressed if self.isDown() else t.bg_hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side, middle, mark = t.px(_AVATAR), self.height() / 2, t.px(14)
        paint_avatar(painter, QRectF(0, middle - side / 2, side, side), self._name)
        metrics = t.metrics("body", 500)
        left = side + _GAP
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() - left - mark - 8)
        painter.setFont(t.font("body", 500))
        painter.setPen(t.text_1)
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), shown)
        if able and (self.underMouse() or self.hasFocus()):
            arrow = QRectF(left + metrics.horizontalAdvance(shown) + 4, middle - mark / 2, mark, mark)
            paint_icon(painter, "chevron-down", arrow, t.text_2, mark)
        painter.end()


class CollaboratorChip(QWidget):
    """Avatar and name, and for those who may a cross that takes the person out. `removed` tells the AgentId."""

    removed = Signal(object)

    def __init__(self, agent_id: AgentId, name: str, remove: str, parent: QWidget | None = None) -> None:
        """`remove` says what the cross does, "" leaves it out."""
        super().__init__(parent)
        self.agent_id, self.name = agent_id, name
        avatar = Avatar(name, _AVATAR)
        self.cross = IconButton("x", remove)
        self.cross.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 0 if remove else 2, 0 if remove else 10, 0 if remove else 2)
        row.setSpacing(_GAP if not remove else 4)
        row.addWidget(avatar)
        row.addWidget(eliding_label(name, "body"))
        row.addWidget(self.cross)
        self.cross.setVisible(bool(remove))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.agent_id)


class Collaborators(QWidget):
    """The chips, a button that puts somebody in, and one that asks for a review.

    Signals:
        removed: AgentId of the chip whose cross was chosen.
        add_wanted, review_wanted: the buttons.
    """

    removed = Signal(object)
    add_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[AgentId, str, str], ...] = ()
        self.chips: tuple[CollaboratorChip, ...] = ()
        self.add = ReasonButton("", "ghost", icon="plus", small=True, lock=False)
        name_widget(self.add, translate("People", "Add or take out collaborators"), key_of("task.people"))
        self.add.chosen.connect(self.add_wanted)
        self.review = ReasonButton(translate("People", "Ask for a review"), "link", small=True, lock=False)
        self.review.chosen.connect(self.review_wanted)
        self._flow = FlowLayout(self, _GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()

    @property
    def names(self) -> tuple[str, ...]:
        """The names shown."""
        return tuple(chip.name for chip in self.chips)

    def show_people(self, people: tuple[tuple[AgentId, str, str], ...]) -> None:
        """Show (id, name, what its cross does or "") of each; chips that stay keep the focus."""
        if people == self._shown:
            return
        held = dict(zip(self._shown, self.chips, strict=True))
        self._shown = people
        had_focus = any(chip.cross.hasFocus() for chip in self.chips)
        chips = tuple(held[person] if person in held else self._chip(*person) for person in people)
        for chip in set(held.values()) - set(chips):
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = chips
        self._arrange()
        if had_focus and not any(chip.cross.hasFocus() for chip in chips):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, agent_id: AgentId, name: str, remove: str) -> CollaboratorChip:
        chip = CollaboratorChip(agent_id, name, remove)
        chip.removed.connect(self.removed)
        return chip

    def _arrange(self) -> None:
        """Chips in their order, then the buttons, also for the Tab key."""
        while self._flow.count():
            self._flow.takeAt(0)
        for part in (*self.chips, self.add, self.review):
            self._flow.addWidget(part)
            if part not in {self.add, self.review}:
                part.show()
        take_place_of(self, [*(chip.cross for chip in self.chips), self.add, self.review])
        self.updateGeometry()
