"""A field that holds one person: it unfolds the list of those one may choose, and folds again with the choice."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.keys import is_letter
from taskflow_desktop.ui.widgets.list_view import draw_text

_AVATAR = 24
_ROWS = 4


class PersonButton(QAbstractButton):
    """The closed field: avatar, name and a note, or that one is to be chosen. `typed` tells letters typed on it."""

    typed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._person, self._note = name, "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)
        self.show_person("", "")

    @property
    def shown(self) -> tuple[str, str]:
        """The name and the note on it."""
        return self._person, self._note

    def show_person(self, person: str, note: str) -> None:
        """Show somebody; "" shows that nobody is chosen."""
        self._person, self._note = person, note
        nobody = translate("Team", "Choose a person")
        self.setAccessibleName(", ".join(part for part in (self._name, person or nobody, note) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, max(theme().px(_AVATAR), theme().line_height("body")) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus()
        painter.setPen(QPen(t.focus if strong else t.line_control, 2 if strong else 1))
        painter.setBrush(t.bg_hover if self.underMouse() else t.bg_surface)
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        middle, side, mark, x = self.height() / 2, t.px(_AVATAR), t.px(16), 10.0
        if self._person:
            paint_avatar(painter, QRectF(x, middle - side / 2, side, side), self._person)
            x += side + 8
        note = t.metrics("small").horizontalAdvance(self._note)
        room = self.width() - x - mark - note - 28
        weight: Weight = 600 if self._person else 400
        words = self._person or translate("Team", "Choose a person")
        shown = t.metrics("body", weight).elidedText(words, Qt.TextElideMode.ElideRight, int(max(room, 20)))
        painter.setPen(t.text_1 if self._person else t.text_3)
        x += draw_text(painter, QPointF(x, middle), shown, "body", weight=weight) + 8
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), self._note, "small")
        box = QRectF(self.width() - mark - 10, middle - mark / 2, mark, mark)
        paint_icon(painter, "chevron-up" if self.isDown() else "chevron-down", box, t.text_2, mark)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down}:
            self.click()
        elif is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class PersonSelect(QWidget):
    """Nobody is chosen before somebody chooses.

    Signals:
        chosen: another person is chosen; read `agent`.
        unfolded: the list is there, or gone: the height is another.
    """

    chosen = Signal()
    unfolded = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agent: Agent | None = None
        self._people: dict[AgentId, Agent] = {}
        self.button = PersonButton(name)
        self.picker = PeoplePicker(name, rows=_ROWS)
        self.picker.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(self.picker)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._toggle)
        self.button.typed.connect(self._search)
        self.picker.entered.connect(self._take)
        self.picker.view.clicked_id.connect(self._take)

    @property
    def agent(self) -> Agent | None:
        """Who is chosen, as he is now."""
        return self._agent

    def show_people(self, people: Sequence[Agent], counts: Mapping[AgentId, int]) -> None:
        """Offer these people with their open rooms; whoever is chosen and no longer among them is chosen no more."""
        self._people = {agent.id: agent for agent in people}
        self.picker.show_people(people, counts)
        before = self._agent
        self._agent = self._people.get(before.id) if before is not None else None
        if before != self._agent:
            self.chosen.emit()

    def choose(self, agent_id: AgentId) -> None:
        """Choose somebody as a person would."""
        self._agent = self._people.get(agent_id)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.picker.isHidden():
            self._fold()
            return
        super().keyPressEvent(event)

    @Slot()
    def _toggle(self) -> None:
        if not self.picker.isHidden():
            self._fold()
            return
        self.picker.show()
        self.picker.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    @Slot(object)
    def _search(self, letters: str) -> None:
        """Whoever types on the closed field means to search."""
        if self.picker.isHidden():
            self._toggle()
        self.picker.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picker.search.line.insert(letters)

    def _fold(self) -> None:
        self.picker.search.clear()
        self.picker.hide()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    @Slot()
    def _take(self) -> None:
        agent = self.picker.agent
        if agent is None or self.picker.isHidden():
            return
        self._fold()
        self.choose(agent.id)
