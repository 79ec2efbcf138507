"""Asks before a stage goes: which stage takes its tasks, and what stays (product.md rule 11)."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.focus_ring import SHOWS_RINGS
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.pie_choice import PieChoice, PieOption


class StageTag(QWidget):
    """A stage and its tasks on the stage's tint."""

    def __init__(self, stage: PieOption, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._words = stage, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        width = theme().metrics("body", 600).horizontalAdvance(self._words) + theme().px(14) + 6 + 28
        return QSize(min(width, theme().px(200)), theme().line_height("body") + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t, stage = theme(), self._stage
        colours = stage_colours(stage.colour, t.scheme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.tint)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side, middle = t.px(14), self.height() / 2
        paint_pie(painter, QRectF(12, middle - side / 2, side, side), stage.position, stage.total, colours.ink)
        painter.setPen(colours.ink)
        room = self.width() - 12 - side - 6 - 12
        shown = t.metrics("body", 600).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        draw_text(painter, QPointF(12 + side + 6, middle), shown, "body", weight=600)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class StageRemovalDialog(PlainDialog):
    """`confirmed` tells the key of the stage that takes the tasks, None where there are none."""

    confirmed = Signal(object)

    def __init__(self, stage: PieOption, tasks: int, others: Sequence[PieOption], parent: QWidget) -> None:
        """`tasks` need another place; `others` are the stages that can take them."""
        title = fill(translate("Stages", "Remove stage “{stage}”?"), stage=stage.name)
        text = sentence(Refusal("stage.remove", n=tasks)) if tasks else ""
        super().__init__(parent, title, text, width=440)
        self.setWindowTitle(translate("Stages", "Remove stage"))
        self.choice: PieChoice | None = None
        if tasks:
            words = fill(translate("Stages", "{stage} {tasks}"), stage=stage.name, tasks=_tasks(tasks))
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 4, 4)  # room for the focus ring
            row.setSpacing(10)
            row.addWidget(StageTag(stage, words))
            row.addWidget(IconPicture("arrow-right", 16))
            self.choice = PieChoice(
                translate("Stages", "Stage that takes the tasks"), others, translate("Stages", "Choose a stage")
            )
            self.choice.chosen.connect(self._show_choice)
            row.addWidget(self.choice, 1)
            self.content.addLayout(row)
            kept = translate("Stages", "All %n move(s) stay in the history as “stage removed”.", "", tasks)
            self._add_line(kept)
            self._add_line(fill(translate("Stages", "Times in “{stage}” stay in the statistics."), stage=stage.name))
        else:
            self._add_line(translate("Stages", "It holds no tasks. Its name stays in the history."))
        self._add_line(
            translate("Stages", "A removed stage doesn't come back. You can make a new one with the same name."),
            icon="triangle-alert", tone="warn",
        )  # fmt: skip
        self.content.addStretch(1)
        self.safe = self.add_cancel()
        words = translate("Stages", "Move and remove") if tasks else translate("Stages", "Remove")
        self.accept_button = self.add_button(words, "destructive")
        self.accept_button.chosen.connect(self._confirm)
        if self.choice is not None:
            self.setProperty(SHOWS_RINGS, True)
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_choice()

    def _add_line(self, words: str, *, icon: str = "check", tone: str = "text.2") -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconPicture(icon, 14, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "small", tone=tone, wrap=True), 1)
        self.content.addLayout(row)

    @Slot()
    def _show_choice(self) -> None:
        missing = self.choice is not None and self.choice.key is None
        self.accept_button.set_refusal(
            translate("Stages", "Choose the stage that takes the tasks.") if missing else None
        )

    @Slot()
    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self.choice.key if self.choice is not None else None)


def _tasks(number: int) -> str:
    return translate("Stages", "%n task(s)", "", number)
