"""A file on its way: name, how far it has come, and a button to give up; or why it was cut, and to try again."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.transfers import Upload, UploadState
from taskflow_desktop.runtime.media_types import type_by_name
from taskflow_desktop.ui.details.file_tile import type_icon
from taskflow_desktop.ui.details.file_words import cut_words
from taskflow_desktop.ui.format import progress
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, label

_BAR = 4


class ProgressLine(QWidget):
    """A line that fills; `share` from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_share(self, share: float) -> None:
        """Fill the line so far."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(t.line)
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        if self._share > 0:
            painter.setBrush(t.accent)
            painter.drawRoundedRect(
                QRectF(QPointF(0, 0), whole.size()).adjusted(0, 0, -whole.width() * (1 - self._share), 0),
                _BAR / 2,
                _BAR / 2,
            )
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.update()


class UploadRow(QWidget):
    """Signals carry the upload's key."""

    cancel_chosen = Signal(object)
    again_chosen = Signal(object)

    def __init__(self, upload: Upload, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upload = upload
        self._face = type_icon(type_by_name(upload.name))
        self._icon = IconPicture(self._face, 16)
        self._name = eliding_label(upload.name, "small", weight=500, middle=True)
        self._how_far = label("", "caption", tone="text.2")
        self._bar = ProgressLine()
        self._why = label("", "caption", tone="bad", wrap=True)
        self.again = Button(translate("Files", "Upload again"), "quiet", small=True)
        self.again.clicked.connect(self._ask_again)
        self.stop = IconButton("x", fill(translate("Files", "Don't attach “{file}”"), file=upload.name))
        self.stop.clicked.connect(self._ask_stop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()
        self.show_upload(upload)
        theme_source().changed.connect(self._retheme)

    @property
    def upload(self) -> Upload:
        """The upload in the state shown."""
        return self._upload

    @property
    def words(self) -> str:
        """How far it has come, or why it was cut."""
        return self._why.text() if self._cut else self._how_far.text()

    @property
    def _cut(self) -> bool:
        return self._upload.state is UploadState.CUT

    def show_upload(self, upload: Upload) -> None:
        """Show the upload in a newer state."""
        self._upload = upload
        cut = self._cut
        self._icon.set_icon("circle-alert" if cut else self._face, "bad" if cut else "text.2")
        waiting = upload.state is UploadState.WAITING
        self._how_far.setText(translate("Files", "waiting") if waiting else progress(upload.done, upload.size))
        self._bar.set_share(upload.done / upload.size if upload.size else 0)
        self._why.setText(cut_words(upload.error) if cut else "")
        self._how_far.setVisible(not cut)
        self._bar.setVisible(not cut)
        self._why.setVisible(cut)
        self.again.setVisible(cut)
        self.setAccessibleName(f"{upload.name}, {self.words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().bad if self._cut else theme().line)
        painter.setBrush(theme().bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name, 1)
        first.addWidget(self._how_far)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addLayout(first)
        lines.addWidget(self._bar)
        lines.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(lines, 1)
        row.addWidget(self.again)
        row.addWidget(self.stop)

    @Slot()
    def _ask_again(self) -> None:
        self.again_chosen.emit(self._upload.key)

    @Slot()
    def _ask_stop(self) -> None:
        self.cancel_chosen.emit(self._upload.key)

    @Slot()
    def _retheme(self) -> None:
        self.update()
