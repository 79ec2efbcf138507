"""The head of a conversation: who it is, who answers, in which state it is, and what can be done with it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import permissions
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ReasonMenu, key_of, refuse_action
from taskflow_desktop.ui.icons import icon
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar, paint_channel
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.labels import name_widget, set_tooltip
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.surface import Surface
from taskflow_desktop.ui.words import channel_word, state_word

_AVATAR, _NARROW_AVATAR, _SMALL = 36, 28, 20
_NARROW = 180
_TITLE_LEAST = 110


class RoomTitle(QWidget):
    """Avatar, customer, channel and main agent, painted; when it is narrow the customer's name is cut last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._agent = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_room(self, room: Room, agent_name: str) -> None:
        """Show a room and the name of its main agent ("" none)."""
        self._room, self._agent = room, agent_name
        main = agent_name or translate("Chat", "no main agent")
        words = fill(
            translate("Chat", "{customer}, {channel}, main agent {agent}"),
            customer=room.customer_name,
            channel=channel_word(room.channel),
            agent=main,
        )
        self.setAccessibleName(words)
        set_tooltip(self, f"{room.customer_name}\n{room.title}" if room.title else room.customer_name)
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        text = t.line_height("header") + t.line_height("small") + 2
        return QSize(280, max(t.px(_AVATAR), text))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._room is None:
            return
        t, room = theme(), self._room
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        narrow = self.width() < t.px(_NARROW)
        side = t.px(_NARROW_AVATAR if narrow else _AVATAR)
        paint_avatar(painter, QRectF(0, (self.height() - side) / 2, side, side), room.customer_name)
        left = side + (8 if narrow else 12)
        first, second = t.line_height("header"), t.line_height("small")
        top = (self.height() - first - second - 2) / 2
        middle = top + first / 2
        painter.setPen(t.text_1)
        x: float = left + self._draw(painter, QPointF(left, middle), room.customer_name, "header", 700) + 8
        badge = t.px(14)
        if x + badge <= self.width():
            paint_channel(painter, QRectF(x, middle - badge / 2, badge, badge), room.channel)
            channel, x = channel_word(room.channel), x + badge + 6
            if x + t.metrics("small", 400).horizontalAdvance(channel) <= self.width():  # cut it would say nothing
                painter.setPen(t.text_2)
                self._draw(painter, QPointF(x, middle), channel, "small", 400)
        middle = top + first + 2 + second / 2
        if self._agent:
            small = min(t.px(_SMALL), second)  # in large text its line is less high
            x = float(left)
            if words := self.agent_words(self.width() - left - small - 12):
                painter.setPen(t.text_2)
                x += self._draw(painter, QPointF(left, middle), words, "small", 400) + 6
            if x + small <= self.width():
                paint_avatar(painter, QRectF(x, middle - small / 2, small, small), self._agent)
                painter.setPen(t.text_1)
                self._draw(painter, QPointF(x + small + 6, middle), self._agent, "small", 500)
        else:
            painter.setPen(t.warn)
            self._draw(painter, QPointF(left, middle), translate("Chat", "No main agent"), "small", 600)
        painter.end()

    def agent_words(self, free: int) -> str:
        """Return what stands before the main agent's name; `free` px for both: nothing where it would cut the name."""
        words, metrics = translate("Chat", "Main agent"), theme().metrics
        asked = metrics("small", 400).horizontalAdvance(words) + metrics("small", 500).horizontalAdvance(self._agent)
        return words if asked <= free else ""

    def _draw(self, painter: QPainter, at: QPointF, text: str, style: Style, weight: Weight) -> int:
        free = int(self.width() - at.x())
        if free < theme().px(16):
            return 0
        cut = theme().metrics(style, weight).elidedText(text[:300], Qt.TextElideMode.ElideRight, free)
        return draw_text(painter, at, cut, style, weight=weight)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class ChatHeader(Surface):
    """Signals: the verbs a person asked for, allowed ones only; `panel_switched` for the panel beside."""

    take_wanted = Signal()
    hand_over_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()
    task_wanted = Signal()
    panel_switched = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", edges=("bottom",), parent=parent)
        self._session = session
        self._room: Room | None = None
        self._refusals: dict[str, str] = {}
        self.title = RoomTitle()
        self.take = Button(translate("Chat", "Take this room"), "primary")
        self.state = Button("", "quiet", icon="message-circle", trailing="chevron-down")
        self.hand_over = ReasonButton(translate("Chat", "Hand over"), icon="arrow-left-right")
        name_widget(self.hand_over, translate("Chat", "Hand over"))
        self.more = IconButton("ellipsis", translate("Chat", "More"))
        self.panel = IconButton("panel-right", translate("Chat", "Panel"), key=key_of("panel"))
        self.panel.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 10, 10)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        for button in (self.take, self.state, self.hand_over, self.more, self.panel):
            row.addWidget(button)
        self.take.clicked.connect(self.take_wanted)
        self.state.clicked.connect(self._open_states)
        self.hand_over.chosen.connect(self.hand_over_wanted)
        self.more.clicked.connect(self._open_more)
        self.panel.clicked.connect(self.panel_switched)

    def set_room(self, room: Room) -> None:
        """Show a room in its newest state, and what the agent who is signed in may do with it."""
        self._room = room
        agent = self._session.agent
        self.title.set_room(room, self._session.agent_name(room.main_agent_id))
        self.state.setText(state_word(room.state))
        self.state.set_icon("lock" if room.state is RoomState.CLOSED else "message-circle")
        self.state.setAccessibleName(fill(translate("Chat", "State: {state}"), state=state_word(room.state)))
        self._refusals = {
            "take": _reason(permissions.why_not_take_room(agent, room)),
            "hand_over": _reason(permissions.why_not_assign_room(agent, room)),
            "close": _reason(permissions.why_not_close_room(agent, room)),
            "reopen": _reason(permissions.why_not_reopen_room(agent, room)),
            "task": _reason(permissions.why_not_create_task(agent, room, flow_on=self._session.flow.on)),
        }
        self.take.setVisible(room.main_agent_id is None and not self._refusals["take"])
        self.hand_over.setVisible(room.main_agent_id is not None)
        self.hand_over.set_refusal(self._refusals["hand_over"] or None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where it is narrow, handing over is an icon, so that customer and agent stay to be read."""
        words = translate("Chat", "Hand over")
        shown = [button for button in (self.take, self.state, self.more, self.panel) if not button.isHidden()]
        taken = sum(button.sizeHint().width() + 6 for button in shown) + 36
        asked = theme().metrics("body", 500).horizontalAdvance(words) + theme().px(16) + 36
        wide = self.width() - taken - asked >= theme().px(_TITLE_LEAST)
        self.hand_over.setText(words if wide else "")

    def refusal(self, verb: str) -> str:
        """Return why a verb ("take", "hand_over", "close", "reopen", "task") is not allowed now, or ""."""
        return self._refusals.get(verb, "")

    @Slot()
    def _open_states(self) -> None:
        menu = self.state_menu()
        menu.popup(self.state.mapToGlobal(QPoint(0, self.state.height() + 2)))

    def state_menu(self) -> QMenu:
        """Return the menu of the state: verbs that are refused have a lock and tell why when they are chosen."""
        menu = self._menu()
        closed = self._room is not None and self._room.state is RoomState.CLOSED
        if self._room is not None and self._room.main_agent_id is None and not closed:
            self._add(menu, "take", "user-plus", translate("Chat", "Take this room"))
        if closed:
            self._add(menu, "reopen", "rotate-ccw", translate("Chat", "Reopen the room"))
        else:
            self._add(menu, "close", "lock", translate("Chat", "Close the room"))
        menu.triggered.connect(self._state_chosen)
        return menu

    @Slot()
    def _open_more(self) -> None:
        menu = self._menu()
        if self._session.flow.on:
            self._add(menu, "task", "list-checks", translate("Chat", "New task"))
        self._add(menu, "hand_over", "arrow-left-right", translate("Chat", "Hand over…"))
        menu.triggered.connect(self._more_chosen)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _menu(self) -> QMenu:
        menu = ReasonMenu("", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, verb: str, name: str, text: str) -> None:
        tone = "text.disabled" if self._refusals.get(verb) else "text.2"
        action = menu.addAction(icon(name if tone == "text.2" else "lock", tone), text)
        action.setData(verb)
        refuse_action(action, self._refusals.get(verb, ""))

    @Slot(QAction)
    def _state_chosen(self, action: QAction) -> None:
        self._choose(action, self.state)

    @Slot(QAction)
    def _more_chosen(self, action: QAction) -> None:
        self._choose(action, self.more)

    def _choose(self, action: QAction, beside: QWidget) -> None:
        verb = str(action.data())
        if self._refusals.get(verb):
            show_reason(beside, self._refusals[verb])
            return
        signals = {
            "take": self.take_wanted,
            "hand_over": self.hand_over_wanted,
            "close": self.close_wanted,
            "reopen": self.reopen_wanted,
            "task": self.task_wanted,
        }
        signals[verb].emit()


def _reason(refusal: Refusal | None) -> str:
    return sentence(refusal) if refusal is not None else ""
