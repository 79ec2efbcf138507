"""The sums of heights agree with the heights, whatever is exchanged."""

import random

from taskflow_desktop.ui.chat.heights import Heights


def agrees(heights: Heights, plain: list[int]) -> None:
    assert len(heights) == len(plain)
    assert heights.total == sum(plain)
    for index in range(0, len(plain) + 1, 7):
        assert heights.top(index) == sum(plain[:index])
    for place in range(-5, sum(plain) + 50, 97):
        expected, y = len(plain) - 1, 0
        for index, height in enumerate(plain):
            y += height
            if y > max(place, 0):
                expected = index
                break
        assert heights.index_at(place) == max(0, expected)


def test_heights_after_any_exchange() -> None:
    dice = random.Random(11)
    heights, plain = Heights(), []
    for _ in range(60):
        at = dice.randrange(len(plain) + 1)
        removed = dice.randrange(min(40, len(plain) - at) + 1)
        added = [dice.randrange(1, 90) for _ in range(dice.randrange(60))]
        heights.splice(at, removed, added)
        plain[at : at + removed] = added
        if plain:
            index, height = dice.randrange(len(plain)), dice.randrange(1, 200)
            assert heights.set(index, height) == height - plain[index]
            plain[index] = height
        agrees(heights, plain)


def test_nothing_has_no_height() -> None:
    heights = Heights()
    assert (heights.total, heights.top(0), heights.index_at(10)) == (0, 0, 0)
