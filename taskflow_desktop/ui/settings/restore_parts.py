"""What a backup holds beside what is there now, and the question before it is restored."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from taskflow_desktop.domain.backups import DataFacts, RestorePreview
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.ui.format import count, date_and_time, local_zone, size
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, label


class ConfirmRestore(PlainDialog):
    """Asks before the present data go; the focus starts on the button that does nothing. `confirmed`: do it."""

    confirmed = Signal()

    def __init__(self, found: RestorePreview, lost: str, when: str, parent: QWidget) -> None:
        title = fill(translate("Backup", "Restore the data of {time}?"), time=when)
        super().__init__(parent, title, lost)
        lines = [
            translate("Backup", "Everyone must sign in again with the password from that time."),
            translate("Backup", "Other windows on this data close what they show."),
        ]
        if found.damaged:
            lines.insert(0, translate("Backup", "The damaged file is kept as it is."))
        elif found.present is not None:
            lines.insert(0, translate("Backup", "The present data are backed up first. You can go back to them."))
        for words in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconPicture("check", 14), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, "body", tone="text.2", wrap=True), 1)
            self.content.addLayout(row)
        self.safe = self.add_cancel()
        self.sure = self.add_button(translate("Backup", "Restore"), "destructive")
        self.sure.chosen.connect(self._confirm)

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()


class BackupFacts(QWidget):
    """A backup beside the present data, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        heads = ("", translate("Backup", "In the backup"), translate("Backup", "Now"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, "small", tone="text.2"), 0, column)
            self._grid.setColumnStretch(column, 1)
        names = (
            translate("Backup", "Site"),
            translate("Backup", "Rooms"),
            translate("Backup", "Tasks"),
            translate("Backup", "Messages"),
            translate("Backup", "People"),
            translate("Backup", "Last change"),
            translate("Backup", "Size"),
        )
        self._names = names
        self.cells = [[eliding_label("", weight=600), eliding_label("", tone="text.2")] for _ in names]
        for row, (name, cells) in enumerate(zip(names, self.cells, strict=True), 1):
            self._grid.addWidget(label(name, tone="text.2"), row, 0)
            for column, cell in enumerate(cells, 1):
                self._grid.addWidget(cell, row, column)
        self._grid.setColumnMinimumWidth(0, theme().px(90))

    def show_facts(self, found: RestorePreview, now: Moment) -> None:
        """Show another backup."""
        left = _words(found.facts, now)
        right = _words(found.present, now) if found.present is not None else ["–"] * len(left)
        for cells, here, there in zip(self.cells, left, right, strict=True):
            cells[0].setText(here)
            cells[1].setText(there)
        one = translate("Backup", "{name}: {backup}, now {now}")
        lines = [
            fill(one, name=name, backup=here, now=there)
            for name, here, there in zip(self._names, left, right, strict=True)
        ]
        self.setAccessibleName(". ".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


def _words(facts: DataFacts, now: Moment) -> list[str]:
    last = "–" if facts.last_at is None else date_and_time(facts.last_at, now, local_zone())
    if facts.last_by:
        last = fill(translate("Backup", "{time} · {name}"), time=last, name=facts.last_by)
    return [
        facts.site_name or "–",
        count(facts.rooms),
        count(facts.tasks),
        count(facts.messages),
        count(facts.agents),
        last,
        size(facts.size),
    ]
