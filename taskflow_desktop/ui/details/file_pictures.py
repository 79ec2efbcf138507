"""Small pictures of attached pictures, and pictures from the clipboard as files. All of it runs off the GUI thread."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS: Final = 30_000_000
SIDE: Final = 72  # px of the small picture: twice what the tile shows

_MOST_MEGABYTES: Final = 128  # what decoding may take: MOST_PIXELS at four bytes and a little
_LONGEST: Final = 20  # times the short side: a picture of one line of pixels stays one line
_FORMATS: Final = frozenset({b"png", b"jpeg", b"webp", b"gif"})


def small_picture(content: bytes) -> QImage | None:
    """Return the middle of a picture as a square of `SIDE` px, None if it is none that we decode.

    The size in its header is looked at first: more than 30 megapixels are not decoded, whatever the file's size.
    """
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        return None
    whole = reader.size()
    if not whole.isValid() or whole.width() * whole.height() > MOST_PIXELS:
        return None
    reader.setScaledSize(_scaled(whole))
    image = reader.read()
    return None if image.isNull() else _square(image)


def _scaled(whole: QSize) -> QSize:
    """The size at which the picture fills the square; a very long one fits into it only with its length."""
    filling = whole.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if max(filling.width(), filling.height()) > SIDE * _LONGEST:
        filling = whole.scaled(SIDE * _LONGEST, SIDE * _LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
    return filling.expandedTo(QSize(1, 1))


def _square(image: QImage) -> QImage:
    side = QRect(0, 0, min(SIDE, image.width()), min(SIDE, image.height()))
    side.moveCenter(image.rect().center())
    return image.copy(side)


class ClipboardPicture:
    """A picture from the clipboard, which becomes a PNG when its bytes are asked for."""

    def __init__(self, image: QImage) -> None:
        self._image = image

    def png(self) -> bytes:
        """Return the picture as PNG, b"" if that cannot be done."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        done = self._image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data()) if done else b""
