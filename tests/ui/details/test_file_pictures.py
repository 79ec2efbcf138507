"""Small pictures: what is decoded, what is not, and bombs."""

import struct
import time
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from taskflow_desktop.ui.details.file_pictures import MOST_PIXELS, SIDE, ClipboardPicture, small_picture


def encoded(width: int, height: int, kind: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG whose header says what it likes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
@pytest.mark.parametrize("size", [(400, 300), (300, 400), (10, 10), (1, 1)])
def test_the_middle_of_a_picture_as_a_square(kind: str, size: tuple[int, int]) -> None:
    small = small_picture(encoded(*size, kind))
    assert small is not None
    assert (small.width(), small.height()) == (SIDE, SIDE)
    red = small.pixelColor(SIDE // 2, SIDE // 2)
    assert (red.red(), red.green()) == pytest.approx((255, 0), abs=8)


def test_a_picture_of_one_line_is_not_blown_up() -> None:
    small = small_picture(encoded(30_000, 1, "PNG"))
    assert small is not None
    assert max(small.width(), small.height()) <= SIDE


@pytest.mark.parametrize("side", [(60_000, 60_000), (30_000, 30_000), (5_478, 5_478), (2**31 - 1, 1)])
def test_a_bomb_is_refused_by_its_header(side: tuple[int, int]) -> None:
    assert side[0] * side[1] > MOST_PIXELS
    bomb = png(*side, bytes(1_000_000))
    began = time.monotonic()
    assert small_picture(bomb) is None
    assert time.monotonic() - began < 0.2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"BM" + bytes(100),
        png(100, 100),  # without its pixels
        encoded(50, 50, "PNG")[:60],
    ],
)
def test_what_is_no_picture_of_ours_shows_none(content: bytes) -> None:
    assert small_picture(content) is None


def test_a_picture_of_the_clipboard_becomes_a_png() -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    content = ClipboardPicture(image).png()
    assert QImage.fromData(content).size() == image.size()
    assert ClipboardPicture(QImage()).png() == b""
