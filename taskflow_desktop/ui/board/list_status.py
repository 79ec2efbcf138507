"""The line under the list: how many tasks there are, how many are chosen, what can be done to them, and the keys."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.labels import kbd, label
from taskflow_desktop.ui.widgets.surface import Surface

_SIDE = 20


class ListStatus(Surface):
    """Signals: what a person wants to do to the chosen tasks."""

    stage_wanted = Signal()
    owner_wanted = Signal()
    importance_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", edges=("top",), parent=parent)
        self._counts = label("", "small", tone="text.2")
        self.stage_button = Button(translate("Board", "Change stage…"), "ghost", icon="square-kanban", small=True)
        self.owner_button = Button(translate("Board", "Change owner…"), "ghost", icon="user-round", small=True)
        self.importance_button = Button(translate("Board", "Change importance…"), "ghost", icon="flag", small=True)
        self.clear_button = Button(translate("Board", "Choose only one"), "ghost", icon="x", small=True)
        self.doing = (self.stage_button, self.owner_button, self.importance_button, self.clear_button)
        self._hints = QWidget(self)
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(4)
        for key, words in (
            ("S", translate("Board", "Stage")),
            ("P", translate("Board", "Importance")),
            ("O", translate("Board", "Outcome")),
            ("Enter", translate("Board", "Open")),
        ):
            hints.addWidget(kbd(key))
            hints.addWidget(label(words, "small", tone="text.2"))
            hints.addSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 3, _SIDE - 8, 3)
        row.setSpacing(2)
        row.addWidget(self._counts)
        row.addSpacing(10)
        for button in self.doing:
            row.addWidget(button)
            button.hide()
        row.addStretch(1)
        row.addWidget(self._hints)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stage_button.clicked.connect(self.stage_wanted)
        self.owner_button.clicked.connect(self.owner_wanted)
        self.importance_button.clicked.connect(self.importance_wanted)
        self.clear_button.clicked.connect(self.clear_wanted)
        self.set_counts(0, 0)

    @property
    def text(self) -> str:
        """What the counts say."""
        return self._counts.text()

    def set_counts(self, total: int, chosen: int) -> None:
        """Say how many tasks are listed and how many of them are chosen; many can be changed together."""
        tasks = fill(translate("Board", "%n task(s)", "", total), n=count(total))
        if chosen:
            both = translate("Board", "{tasks} · {chosen} chosen")
            self._counts.setText(fill(both, tasks=tasks, chosen=count(chosen)))
        else:
            self._counts.setText(tasks)
        for button in self.doing:
            button.setVisible(chosen > 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The keys give way."""
        return QSize(0, max(self.stage_button.sizeHint().height(), self._counts.sizeHint().height()) + 6)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        used = self._counts.sizeHint().width() + 2 * _SIDE + 20
        used += sum(button.sizeHint().width() + 2 for button in self.doing if not button.isHidden())
        self._hints.setVisible(self.width() > used + self._hints.sizeHint().width())
