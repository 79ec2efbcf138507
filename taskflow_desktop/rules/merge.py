"""Two people in one text: a three-way merge by words that never loses a typed word (product.md rule 22).

A text is taken apart into words, runs of spaces and line ends. What only one side changed is taken from that side, so
changes in different places merge by themselves. Where both changed the same words it is a `Clash`, for a person to say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from taskflow_desktop.domain.memos import Clash, Kind, Piece

_TOKEN = re.compile(r"\n|[^\S\n]+|\S+")
_PASS_STEPS = 20_000
"""How many pairs of equal words one pass of the matcher may look at; the commonest words are left out beyond it."""

Tokens = Sequence[str]
Run = tuple[int, int, int]  # start in the old, start in the new, length


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
    for start, to, length in (*_joined(_matches(old, new)), (len(old), len(new), 0)):
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


def _matches(old: Tokens, new: Tokens) -> list[Run]:
    """Return the runs that stayed: whole lines first, then words within the lines that changed."""
    old_lines, new_lines = _lines(old), _lines(new)
    at_old = at_new = 0
    runs: list[Run] = []
    for start, to, length in (*_equal(_texts(old, old_lines), _texts(new, new_lines)), (-1, -1, 0)):
        stop_old, stop_new = old_lines[start], new_lines[to]
        inside = _words_equal(old[at_old:stop_old], new[at_new:stop_new])
        runs += [(at_old + a, at_new + b, n) for a, b, n in inside]
        if length:
            at_old, at_new = old_lines[start + length], new_lines[to + length]
            runs.append((stop_old, stop_new, at_old - stop_old))
    return runs


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Yield what follows one another without a gap as one run."""
    held: Run | None = None
    for run in runs:
        if held is not None and (held[0] + held[2], held[1] + held[2]) == run[:2]:
            held = (held[0], held[1], held[2] + run[2])
        else:
            if held is not None:
                yield held
            held = run
    if held is not None:
        yield held


def _lines(tokens: Tokens) -> list[int]:
    """Return where each line begins, and last where the text ends."""
    starts = [0, *(n + 1 for n, word in enumerate(tokens) if word == "\n")]
    return starts if starts[-1] == len(tokens) and len(tokens) else [*starts, len(tokens)]


def _texts(tokens: Tokens, lines: list[int]) -> list[str]:
    return ["".join(tokens[start:end]) for start, end in pairwise(lines)]


def _words_equal(old: Tokens, new: Tokens) -> Iterator[Run]:
    """Yield the runs of words that stayed, with the spaces between and beside them where those are alike too."""
    old_words = [n for n, word in enumerate(old) if word == "\n" or not word.isspace()]
    new_words = [n for n, word in enumerate(new) if word == "\n" or not word.isspace()]
    end_old = end_new = 0
    for start, to, length in _equal([old[n] for n in old_words], [new[n] for n in new_words]):
        for a, b in zip(old_words[start : start + length], new_words[to : to + length], strict=True):
            before = int(a > end_old and b > end_new and _same_space(old[a - 1], new[b - 1]))
            after = int(a + 1 < len(old) and b + 1 < len(new) and _same_space(old[a + 1], new[b + 1]))
            yield a - before, b - before, before + 1 + after
            end_old, end_new = a + 1 + after, b + 1 + after


def _same_space(one: str, other: str) -> bool:
    return one == other and one != "\n" and one.isspace()


def _equal(old: Tokens, new: Tokens) -> list[Run]:
    """Return the longest runs that are equal in both, in order."""
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    inner = (old[head : len(old) - tail], new[head : len(new) - tail])
    common = _too_common(*inner)
    matcher = SequenceMatcher(common.__contains__ if common else None, *inner, autojunk=False)
    runs = [(a + head, b + head, length) for a, b, length in matcher.get_matching_blocks()]
    return [run for run in ((0, 0, head), *runs, (len(old) - tail, len(new) - tail, tail)) if run[2]]


def _too_common(old: Tokens, new: Tokens) -> frozenset[str]:
    """Words so frequent on both sides that looking at every pair of them takes too long."""
    left, right = Counter(old), Counter(new)
    pairs = sorted((left[word] * right[word], word) for word in left.keys() & right.keys())
    steps, cheap = 0, 0
    for cost, _word in pairs:
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
