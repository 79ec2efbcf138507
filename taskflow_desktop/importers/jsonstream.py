"""JSON of any size, one value at a time: a window over the text, in which the standard decoder reads value by value.

Only the value being read is in memory, every value knows its line, and numbers stay text, because ids are no numbers.
"""

import json
import re
from collections.abc import Iterator, Sequence

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.encoding import LINE_CHARACTERS, TextReader
from taskflow_desktop.importers.errors import Code

_BLANKS = re.compile(r"[ \t\n\r]*")
_SKIPPED = re.compile(r'[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)
_LOOKAHEAD = 16
"""An error nearer than this to the window's end may be a word or an escape that only goes on in the next block."""

DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
"""Lenient with control characters in strings; numbers as they are written."""


class JsonCursor:
    """A place in a JSON text, from which values are taken one after the other.

    All methods raise ImportRejected: E_TRUNCATED if the text ends too early, E_SHAPE (with the line) if it is not JSON.
    """

    def __init__(self, reader: TextReader) -> None:
        self._reader = reader
        self._window = ""
        self._at = 0
        self._line = 1
        self._counted = 0  # line feeds before this place of the window are in `_line` already
        self._ended = False

    @property
    def line(self) -> int:
        """The line of the place, from 1."""
        self._line += self._window.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def peek(self) -> str:
        """Return the next character that is not blank, without taking it; "" at the end of the text."""
        while True:
            match = _BLANKS.match(self._window, self._at)
            if match is not None:
                self._at = match.end()
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._more(1):
                return ""

    def take(self, allowed: str) -> str:
        """Take one character, which must be one of `allowed`."""
        found = self.peek()
        if not found:
            raise self._truncated()
        if found not in allowed:
            raise self._misshapen(f"expected one of {allowed} and found {found!a}")
        self._at += 1
        return found

    def value(self) -> object:
        """Take one whole value."""
        if not self.peek():
            raise self._truncated()
        wanted = 1
        while True:
            try:
                found, end = DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if self._ended or not self._may_go_on(error):
                    raise self._truncated() if self._may_go_on(error) else self._misshapen(error.msg) from error
            except RecursionError as error:
                raise self._misshapen("nested too deeply") from error
            else:
                if end < len(self._window) or self._ended or self._window[end - 1] in '"]}':
                    self._at = end
                    return found
            if len(self._window) - self._at > LINE_CHARACTERS:
                raise self._misshapen(f"a value of more than {LINE_CHARACTERS} characters")
            self._more(wanted)
            wanted *= 2  # so that a long value costs time in proportion to its length

    def keys(self) -> Iterator[str]:
        """Enter an object and yield its keys; the caller takes or skips each value before asking for the next key."""
        self.take("{")
        if self.peek() == "}":
            self.take("}")
            return
        while True:
            if self.peek() != '"':
                self.take('"')
            key = self.value()
            self.take(":")
            yield str(key)
            if self.take(",}") == "}":
                return

    def items(self) -> Iterator[None]:
        """Enter an array and stop before each element; the caller takes or skips it before going on."""
        self.take("[")
        if self.peek() == "]":
            self.take("]")
            return
        while True:
            yield
            if self.take(",]") == "]":
                return

    def may_hold(self, words: Sequence[str]) -> bool:
        """True if one of `words` may stand somewhere behind this place; False if none does for certain."""
        return any(self._window.find(word, self._at) >= 0 for word in words) or self._reader.may_hold(words)

    def skip(self) -> None:
        """Take one value without keeping it, however large it is. What is inside is not checked."""
        if self.peek() not in {"{", "["}:
            self.value()
            return
        depth = 0
        while True:
            match = _SKIPPED.match(self._window, self._at)
            if match is None:
                if not self._more(1):
                    raise self._truncated()
                if len(self._window) - self._at > LINE_CHARACTERS:
                    raise self._misshapen(f"a text of more than {LINE_CHARACTERS} characters")
                continue
            self._at = match.end()
            depth += (match[0] in {"{", "["}) - (match[0] in {"}", "]"})
            if depth == 0:
                return

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._window) - _LOOKAHEAD

    def _more(self, blocks: int) -> bool:
        """Move the window on by some blocks; False at the end of the text."""
        added = []
        for _ in range(blocks):
            block = self._reader.read()
            if not block:
                self._ended = True
                break
            added.append(block)
        if added:
            line = self.line
            self._window = self._window[self._at :] + "".join(added)
            self._line, self._at, self._counted = line, 0, 0
        return bool(added)

    def _truncated(self) -> ImportRejected:
        return ImportRejected(Code.TRUNCATED, "the file breaks off", line=self.line)

    def _misshapen(self, detail: str) -> ImportRejected:
        return ImportRejected(Code.SHAPE, detail, line=self.line)
