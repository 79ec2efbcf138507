"""Which encoding a text file has, found out without guessing, and its text in bounded memory."""

import codecs
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.errors import Code

BLOCK = 64 * 1024
"""Bytes read at once: what a step holds the interpreter for stays far below a frame."""

LINE_CHARACTERS = 16_000_000
"""The longest line, and the longest record, that is kept in memory."""

_LIKE_ASCII = frozenset({"utf-8", "utf-8-sig", "cp949"})
"""Encodings in which an ASCII word is the same bytes wherever it stands."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the UTF-16 mark, so it is asked first
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def detect_encoding(path: Path) -> str:
    """Return the Python codec of a file: by its byte order mark, else UTF-8, else cp949, each over the whole file.

    A file that breaks off inside a character keeps the encoding of what is there; reading it tells of the break.
    Raises ImportRejected E_ENCODING with the first bad byte and its line, E_UNREADABLE if the file cannot be opened.
    """
    with open_binary(path) as stream:
        start = stream.read(4)
    for mark, name in _BOMS:
        if start.startswith(mark):
            candidates: tuple[str, ...] = (name,)
            break
    else:
        candidates = ("utf-8", "cp949")
    scans: list[_Scan] = []
    for name in candidates:
        scan = _Scan(path, name)
        if scan.bad_byte is None and (not scan.cut or scan.foreign):
            return name
        scans.append(scan)
    best = max(scans, key=lambda scan: scan.reach)
    if best.bad_byte is None:
        return best.name
    raise ImportRejected(Code.ENCODING, f"not {best.name}", line=_line_of(path, best.bad_byte), byte=best.bad_byte)


def open_binary(path: Path) -> BinaryIO:
    """Open a file for reading; ImportRejected E_UNREADABLE if it is a folder, missing or forbidden."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ImportRejected(Code.UNREADABLE, f"{path.name}: {reason}") from error


class _Scan:
    """One strict pass over a file: where it stops being of the encoding, and whether it breaks off in a character."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self.bad_byte: int | None = None
        self.foreign = False  # characters beyond ASCII were seen: that they fit is evidence
        self.reach = 0
        decoder = codecs.getincrementaldecoder(name)("strict")
        with open_binary(path) as stream:
            while block := stream.read(BLOCK):
                held = len(decoder.getstate()[0])
                try:
                    text = decoder.decode(block)
                except UnicodeDecodeError as error:
                    self.bad_byte = self.reach - held + error.start
                    self.reach = self.bad_byte
                    self.cut = False
                    return
                self.reach += len(block)
                self.foreign = self.foreign or not text.isascii()
        self.cut = bool(decoder.getstate()[0])


def _line_of(path: Path, byte: int) -> int:
    """The line, from 1, that the byte at this offset is in."""
    line = 1
    with open_binary(path) as stream:
        while byte > 0 and (block := stream.read(min(BLOCK, byte))):
            line += block.count(b"\n")
            byte -= len(block)
    return line


class Stopped(Exception):  # not an error: a person has cancelled
    """Reading was stopped from outside. Never leaves this package."""


class TextReader:
    """A text file in blocks or lines, with line feeds only. Closing it is the caller's duty (a context manager)."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._inner = codecs.getincrementaldecoder(encoding)("strict")
        self._decoder = io.IncrementalNewlineDecoder(self._inner, translate=True)
        self._stream = open_binary(path)
        self._encoding = encoding
        self._ended = False
        self.position = 0
        """Bytes read so far."""
        self.cut = False
        """True once the end is reached and the file breaks off inside a character."""
        self.stopped = False
        """Set it from any thread to have the next block refused with `Stopped`."""

    def __enter__(self) -> "TextReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._stream.close()

    def read(self) -> str:
        """Return the next part of the text, "" at the end. ImportRejected E_ENCODING if the file changed meanwhile."""
        if self.stopped:
            raise Stopped
        try:
            while not self._ended:
                block = self._stream.read(BLOCK)
                self.position += len(block)
                if block:
                    text = self._decoder.decode(block)
                else:
                    self._ended = True
                    self.cut = bool(self._inner.getstate()[0])
                    text = "" if self.cut else self._decoder.decode(b"", final=True)
                if text:
                    return text
        except UnicodeDecodeError as error:
            raise ImportRejected(Code.ENCODING, f"not {self._encoding}", byte=self.position) from error
        except OSError as error:
            raise ImportRejected(Code.UNREADABLE, error.strerror or "") from error
        return ""

    def may_hold(self, words: Iterable[str]) -> bool:
        """True if one of `words`, which are ASCII, may stand in what was not read yet; False if none does for certain.

        A search of bytes is many times as quick as reading; where the encoding forbids it, the answer is True.
        """
        if self._encoding not in _LIKE_ASCII:
            return True
        wanted = [word.encode("ascii") for word in words]
        longest = max(map(len, wanted))
        place, tail = self._stream.tell(), b""
        try:
            while block := self._stream.read(BLOCK):
                if self.stopped:
                    raise Stopped
                text = tail + block
                if any(word in text for word in wanted):
                    return True
                tail = text[-longest:]
        except OSError as error:
            raise ImportRejected(Code.UNREADABLE, error.strerror or "") from error
        finally:
            self._stream.seek(place)
        return False

    def lines(self) -> Iterator[str]:
        """Yield the lines with their line feed (the last may have none). A line without end is E_SHAPE.

        A last line that breaks off inside a character is not yielded: half a row is not what somebody wrote.
        """
        parts: list[str] = []  # of a line that has not ended yet
        size = 0
        while block := self.read():
            first, *others = block.split("\n")
            parts.append(first)
            size += len(first)
            if size > LINE_CHARACTERS:
                raise ImportRejected(Code.SHAPE, f"a line of more than {LINE_CHARACTERS} characters")
            if others:
                yield "".join(parts) + "\n"
                last = others.pop()
                for line in others:
                    yield line + "\n"
                parts, size = [last], len(last)
        if size and not self.cut:
            yield "".join(parts)
