"""What an empty place says: what it is, what to do, and the buttons that do it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.labels import label


class IconPicture(QWidget):
    """One icon, painted in a token."""

    def __init__(self, name: str, size: int = 16, tone: str = "text.2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_icon(self, name: str, tone: str | None = None) -> None:
        """Show another icon, and another colour if `tone` is given."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        side = theme().px(self._size)
        paint_icon(painter, self._name, QRectF(self.rect()), theme().colour(self._tone), side)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class EmptyState(QWidget):
    """Icon, title, one sentence and buttons in the middle of an empty place. `footer` is for one more line."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = IconPicture(icon, 32, "text.3")
        self._title = label(title, "header", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label(text, "body", tone="text.2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setVisible(bool(text))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        if buttons:
            column.addSpacing(14)
        column.addLayout(row)
        self.footer = QVBoxLayout()
        column.addSpacing(8)
        column.addLayout(self.footer)
        column.addStretch(1)

    def set_texts(self, title: str, text: str = "", icon: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        if icon:
            self._picture.set_icon(icon)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()
