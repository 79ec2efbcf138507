"""Where each line of a long conversation lies: heights, summed up in blocks so that a change costs little."""

from collections.abc import Sequence
from itertools import accumulate

_BLOCK = 128


class Heights:
    """A list of heights in px. Finding a line by its place and a place by its line look at one block only."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] = [0]  # of each block, and the total at the end

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    @property
    def total(self) -> int:
        """The height of all lines together."""
        return self._tops[-1]

    def splice(self, at: int, removed: int, added: Sequence[int]) -> None:
        """Exchange `removed` lines from `at` on for lines of the heights `added`."""
        self._heights[at : at + removed] = added
        self._sum_from(at // _BLOCK)

    def set(self, index: int, height: int) -> int:
        """Correct one height; return by how much it grew."""
        grown = height - self._heights[index]
        if grown:
            self._heights[index] = height
            for block in range(index // _BLOCK + 1, len(self._tops)):
                self._tops[block] += grown
        return grown

    def top(self, index: int) -> int:
        """Return where a line begins; the index after the last one gives the total."""
        block = min(index // _BLOCK, len(self._tops) - 1)
        return self._tops[block] + sum(self._heights[block * _BLOCK : index])

    def index_at(self, place: int) -> int:
        """Return the line at a place; places before the first and after the last line give these."""
        if not self._heights or place <= 0:
            return 0
        low, high = 0, len(self._tops) - 2
        while low < high:
            middle = (low + high + 1) // 2
            if self._tops[middle] <= place:
                low = middle
            else:
                high = middle - 1
        y = self._tops[low]
        for index in range(low * _BLOCK, min((low + 1) * _BLOCK, len(self._heights))):
            y += self._heights[index]
            if y > place:
                return index
        return len(self._heights) - 1

    def _sum_from(self, block: int) -> None:
        del self._tops[block + 1 :]
        sums = [sum(self._heights[at : at + _BLOCK]) for at in range(block * _BLOCK, len(self._heights), _BLOCK)]
        self._tops += list(accumulate(sums, initial=self._tops[block]))[1:]
