"""Many short texts by id, in memory, searched from the newest id to the oldest; in short steps, so that others draw."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from taskflow_desktop.rules.hangul import initials, is_initial
from taskflow_desktop.rules.searching import Sought

_BLOCK = 512
_END = "\n"


@dataclass(frozen=True, slots=True)
class Hits:
    """Ids that were found, the best first; `total` of them were counted, `more` if it was not counted to the end."""

    ids: tuple[int, ...]
    total: int
    more: bool


class TextIndex:
    """Folded texts, their fields parted by `searching.FIELD`. It is used by one thread."""

    def __init__(self, main: int) -> None:
        """`main` is the number of leading fields by which things are called."""
        self._main = main
        self._blocks: list[_Block] = []
        self._firsts = array("q")  # the first id of each block

    def put(self, rows: Iterable[tuple[int, str]]) -> None:
        """Put texts in, or others in their place."""
        fresh: list[tuple[int, str]] = []
        newest = self._blocks[-1].newest if self._blocks else -1
        for key, text in rows:
            line = text.replace(_END, " ") + _END
            if key > newest:
                newest = key
                fresh.append((key, line))
            else:
                self._append(fresh)
                fresh = []
                self._block_of(key).put(key, line)
        self._append(fresh)

    def put_before(self, rows: Iterable[tuple[int, str]]) -> None:
        """Put texts in whose ids are lower than all that are there, by id."""
        made: list[_Block] = []
        fresh = [(key, text.replace(_END, " ") + _END) for key, text in rows]
        for at in range(0, len(fresh), _BLOCK):
            made.append(_Block())
            made[-1].append(fresh[at : at + _BLOCK])
        self._blocks[:0] = made
        self._firsts[:0] = array("q", [fresh[at][0] for at in range(0, len(fresh), _BLOCK)])

    @property
    def oldest(self) -> int | None:
        """The lowest id, None if there is none."""
        return self._firsts[0] if self._firsts else None

    def _append(self, fresh: Sequence[tuple[int, str]]) -> None:
        at = 0
        while at < len(fresh):
            if not self._blocks or self._blocks[-1].room <= 0:
                self._blocks.append(_Block())
                self._firsts.append(fresh[at][0])
            taken = fresh[at : at + self._blocks[-1].room]
            self._blocks[-1].append(taken)
            at += len(taken)

    def _block_of(self, key: int) -> "_Block":
        return self._blocks[max(0, bisect_right(self._firsts, key) - 1)]

    def text(self, key: int) -> str:
        """The text of an id, "" if there is none."""
        return self._block_of(key).text_of(key) if self._blocks else ""

    def search(self, sought: Sought, *, most: int, count: int, stopped: Callable[[], bool]) -> Hits | None:
        """Return at most `most` of the newest `count` ids whose text holds what is sought; None once `stopped`."""
        found: list[tuple[int, int]] = []
        more = False
        for block in reversed(self._blocks):
            if stopped():
                return None
            found += [(sought.rank(text, self._main), key) for key, text in block.search(sought, count - len(found))]
            if len(found) >= count:
                more = True
                break
        found.sort(key=_rank)
        return Hits(tuple(key for _, key in found[:most]), len(found), more)


def _rank(found: tuple[int, int]) -> int:
    return found[0]


def _longest(word: tuple[str, re.Pattern[str]]) -> int:
    return -len(word[0])


class _Block:
    """Some hundred texts in one, each with its end, beside their initials in the same places."""

    def __init__(self) -> None:
        self._ids = array("q")
        self._starts = array("l")
        self._text = self._initials = ""

    @property
    def room(self) -> int:
        """How many more texts are put behind those that are here."""
        return _BLOCK - len(self._ids)

    @property
    def newest(self) -> int:
        """The highest id. There is always one."""
        return self._ids[-1]

    def append(self, rows: Sequence[tuple[int, str]]) -> None:
        """Put lines behind those that are here; their ids are higher."""
        start = len(self._text)
        for key, line in rows:
            self._ids.append(key)
            self._starts.append(start)
            start += len(line)
        new = "".join(line for _, line in rows)
        self._text += new
        self._initials += initials(new)

    def put(self, key: int, line: str) -> None:
        """Put a line in its place."""
        row = bisect_left(self._ids, key)
        start = self._starts[row] if row < len(self._ids) else len(self._text)
        end = start
        if row < len(self._ids) and self._ids[row] == key:
            end = self._end(row)
        else:
            self._ids.insert(row, key)
            self._starts.insert(row, start)
        self._text = self._text[:start] + line + self._text[end:]
        self._initials = self._initials[:start] + initials(line) + self._initials[end:]
        by = len(line) - (end - start)
        for later in range(row + 1, len(self._starts)):
            self._starts[later] += by

    def text_of(self, key: int) -> str:
        """The text of an id, "" if it is not here."""
        row = bisect_left(self._ids, key)
        return self._row(row) if row < len(self._ids) and self._ids[row] == key else ""

    def search(self, sought: Sought, most: int) -> list[tuple[int, str]]:
        """Return at most `most` (id, text) that hold what is sought, the newest first."""
        found = [(self._ids[row], self._row(row)) for row in self._rows(sought)]
        found.reverse()
        return found[:most]

    def _rows(self, sought: Sought) -> Iterator[int]:
        """Rows in which every word stands, in order.

        Each word leaps to the next row that has it, and the others follow there: what is rare, or nowhere, costs one
        look at the text, however often the others stand in it.
        """
        if not sought.words:
            yield from range(len(self._ids))
            return
        words = sorted(set(zip(sought.words, sought.patterns, strict=True)), key=_longest)
        at = 0
        while at < len(self._text):
            start = at
            for word, pattern in words:
                hit = self._hit(word, pattern, at)
                if hit < 0:
                    return
                at = max(at, self._starts[bisect_right(self._starts, hit) - 1])
            if at == start:
                row = bisect_right(self._starts, at) - 1
                yield row
                at = self._end(row)

    def _hit(self, word: str, pattern: re.Pattern[str], at: int) -> int:
        """Where a word stands, from `at` on; -1 if it does not."""
        if len(word) == 1 or not is_initial(word[0]):
            hit = pattern.search(self._text, at)
            return -1 if hit is None else hit.start()
        key = initials(word)  # patterns that begin with a choice are slow to search for
        while (at := self._initials.find(key, at)) >= 0 and not pattern.match(self._text, at):
            at += 1
        return at

    def _end(self, row: int) -> int:
        return self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)

    def _row(self, row: int) -> str:
        return self._text[self._starts[row] : self._end(row) - len(_END)]
