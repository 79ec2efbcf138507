"""Two people in one text: a three-way merge by words that never loses a typed word (product.md rule 22).

A text is taken apart into words, runs of spaces and line ends. What only one side changed is taken from that side, so
changes in different places merge by themselves. Where both changed the same words it is a `Clash`, for a person to say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from taskflow_desktop.domain.memos import Clash, Kind, Piece

_TOKEN = re.compile(r"\n|[^\S\n]+|\S+")
_PASS_STEPS = 20_000
"""How many pairs of equal words one pass of the matcher may look at; the commonest words are left out beyond it."""

Tokens = Sequence[str]


def merge(base: str, mine: str, theirs: str) -> str | Clash:
    """Return the text with both sides' changes of `base`, or the Clash if they changed the same words."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    merged: list[str] = []
    clashed = False
    for common, gap in _aligned(_tokens(base), _tokens(mine), _tokens(theirs)):
        settled = _settled(*gap)
        if settled is None:
            clashed = True
            settled = _both(*gap[1:])
        merged += [*settled, *common]
    text = "".join(merged)
    return Clash(_additions(base, mine), _additions(base, theirs), text) if clashed else text


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return what stayed, went and came from `before` to `after`, by words and in order."""
    return tuple(_pieces(before, after))


def _additions(base: str, side: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in _pieces(base, side) if piece.kind is not Kind.REMOVED)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _tokens(before), _tokens(after)
    at_old = at_new = 0
    for start, to, length in (*_matches(old, new), (len(old), len(new), 0)):
        for kind, run in (
            (Kind.REMOVED, old[at_old:start]),
            (Kind.ADDED, new[at_new:to]),
            (Kind.SAME, new[to : to + length]),
        ):
            if run:
                yield Piece("".join(run), kind)
        at_old, at_new = start + length, to + length


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _aligned(base: Tokens, mine: Tokens, theirs: Tokens) -> Iterator[tuple[Tokens, tuple[Tokens, Tokens, Tokens]]]:
    """Yield a gap of all three and the one word after it that they have in common; the last has none after it."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    b = m = t = 0
    for place in sorted(in_mine.keys() & in_theirs.keys()):
        m_place, t_place = in_mine[place], in_theirs[place]
        yield [base[place]], (base[b:place], mine[m:m_place], theirs[t:t_place])
        b, m, t = place + 1, m_place + 1, t_place + 1
    yield [], (base[b:], mine[m:], theirs[t:])


def _places(base: Tokens, side: Tokens) -> dict[int, int]:
    """Where the words of `base` that stayed stand in `side`."""
    return {start + n: to + n for start, to, length in _matches(base, side) for n in range(length)}


def _matches(old: Tokens, new: Tokens) -> list[tuple[int, int, int]]:
    """Return the runs that stayed, as (start in old, start in new, length); spaces alone do not count."""
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    inner = (old[head : len(old) - tail], new[head : len(new) - tail])
    common = _too_common(*inner)
    matcher = SequenceMatcher(common.__contains__ if common else None, *inner, autojunk=False)
    runs = [(a + head, b + head, length) for a, b, length in matcher.get_matching_blocks() if length]
    runs = [(0, 0, head), *runs, (len(old) - tail, len(new) - tail, tail)]
    return [(a, b, length) for a, b, length in runs if _speaks(old[a : a + length])]


def _speaks(run: Tokens) -> bool:
    return any(word == "\n" or not word.isspace() for word in run)


def _too_common(old: Tokens, new: Tokens) -> frozenset[str]:
    """Words so frequent on both sides that looking at every pair of them takes too long."""
    left, right = Counter(old), Counter(new)
    pairs = sorted((left[word] * right[word], word) for word in left.keys() & right.keys())
    steps, cheap = 0, 0
    for cost, _token in pairs:
        steps += cost
        if steps > _PASS_STEPS:
            break
        cheap += 1
    return frozenset(word for _cost, word in pairs[cheap:])


def _settled(base: Tokens, mine: Tokens, theirs: Tokens) -> Tokens | None:
    """Return what stands in a gap, or None if both sides changed the same words of it."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    return _own_lines(base, mine, theirs)


def _own_lines(base: Tokens, mine: Tokens, theirs: Tokens) -> Tokens | None:
    """Return what stands in a gap where one side only added lines of its own before or after the other's words."""
    n = len(base)
    if theirs[:n] == base and theirs[n : n + 1] == ["\n"]:
        if mine[:n] == base and mine[n : n + 1] == ["\n"]:
            return [*theirs, *mine[n:]]
        return [*mine, *theirs[n:]]
    if mine[:n] == base and mine[n : n + 1] == ["\n"]:
        return [*theirs, *mine[n:]]
    before = len(theirs) - n
    if before > 0 and theirs[before:] == base and theirs[before - 1] == "\n":
        return [*theirs[:before], *mine]
    before = len(mine) - n
    if before > 0 and mine[before:] == base and mine[before - 1] == "\n":
        return [*mine[:before], *theirs]
    return None


def _both(mine: Tokens, theirs: Tokens) -> Tokens:
    if not mine or not theirs or theirs[-1].isspace() or mine[0].isspace():
        return [*theirs, *mine]
    return [*theirs, "\n" if "\n" in theirs or "\n" in mine else " ", *mine]
