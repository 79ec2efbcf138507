"""The flows to choose from: each with its stages, one of them put into the draft."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.stages import FlowSketch
from taskflow_desktop.rules.flow_templates import templates
from taskflow_desktop.ui.text import fill, language, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.focus_ring import SHOWS_RINGS
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.pie import Pie
from taskflow_desktop.ui.widgets.radio import RadioButton

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class StagesLine(QWidget):
    """The stages of a flow in a row, each with its pie; it goes on in the next line where the width ends."""

    def __init__(self, flow: FlowSketch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = FlowLayout(self, gap=4)
        for place, stage in enumerate(flow.stages, start=1):
            each = QWidget()
            row = QHBoxLayout(each)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(4)
            pie = Pie(12)
            pie.set_stage(stage.colour, place, len(flow.stages))
            row.addWidget(pie)
            row.addWidget(label(stage.name, "small", tone="text.2"))
            line.addWidget(each)


class TemplatesDialog(PlainDialog):
    """Signal `taken` tells the FlowSketch."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("Stages", "Start from a template"),
            translate("Stages", "It replaces the stages on this page. Nothing changes for the team until you save."),
            width=480,
            scrolled=True,
        )
        self.flows = templates(language())
        self._group = QButtonGroup(self)
        for at, flow in enumerate(self.flows):
            button = RadioButton(flow.name)
            words = ", ".join(stage.name for stage in flow.stages)
            button.setAccessibleDescription(fill(translate("Stages", "Stages: {stages}"), stages=words))
            button.installEventFilter(self)
            self._group.addButton(button, at)
            block = QVBoxLayout()
            block.setSpacing(2)
            block.addWidget(button)
            under = QHBoxLayout()
            under.setContentsMargins(theme().px(16) + 10, 0, 0, 4)
            under.addWidget(StagesLine(flow))
            block.addLayout(under)
            self.content.addLayout(block)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("Stages", "Use this template"), "accept")
        self.accept_button.chosen.connect(self._take)
        self._group.buttonToggled.connect(self._show_choice)
        self._show_choice()
        self.setProperty(SHOWS_RINGS, True)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def buttons(self) -> tuple[RadioButton, ...]:
        """The templates, in order."""
        return tuple(button for button in self._group.buttons() if isinstance(button, RadioButton))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first arrow chooses where the focus is: Qt would go on from there."""
        arrow = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS
        if arrow and isinstance(watched, RadioButton) and self._group.checkedButton() is None:
            watched.setChecked(True)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _show_choice(self) -> None:
        missing = self._group.checkedId() < 0
        self.accept_button.set_refusal(translate("Stages", "Choose a template.") if missing else None)

    @Slot()
    def _take(self) -> None:
        chosen = self.flows[self._group.checkedId()]
        self.accept()
        self.taken.emit(chosen)
