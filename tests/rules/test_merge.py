"""Two people in one text: what each typed is there afterwards, whoever saved first."""

import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.memos import Clash, Kind, Piece
from taskflow_desktop.rules.limits import MEMO_CHARACTERS
from taskflow_desktop.rules.merge import compare, merge

WORDS = ("배송", "회수", "6/13", "출고를", "the", "agent", "송장번호:", "ㅠㅠ", "🧵", "é", "그레이지")
SPACES = (" ", " ", " ", "\n", "\n\n", "  ", "\t", " \n")
TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs).rstrip(" ")
)
ANY = st.text(alphabet="가나a b\n\t🧵 ", max_size=30) | TEXT


def kept(result: str | Clash) -> str:
    """The text in which nothing is lost."""
    return result.kept_both if isinstance(result, Clash) else result


def added(base: str, side: str) -> Counter[str]:
    """The words that `side` typed."""
    return Counter(
        word for piece in compare(base, side) if piece.kind is Kind.ADDED for word in piece.text.split()
    ) - Counter(())


@given(ANY, ANY)
def test_what_only_one_changed_is_as_he_left_it(base: str, side: str) -> None:
    assert merge(base, side, base) == side
    assert merge(base, base, side) == side
    assert merge(base, side, side) == side


@settings(max_examples=600)
@given(TEXT, TEXT, TEXT)
def test_every_word_that_was_typed_is_there(base: str, mine: str, theirs: str) -> None:
    words = Counter(kept(merge(base, mine, theirs)).split())
    for side in (mine, theirs):
        assert not Counter(side.split()) - Counter(base.split()) - words


@settings(max_examples=300)
@given(ANY, ANY, ANY)
def test_the_same_content_whoever_was_first(base: str, mine: str, theirs: str) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert isinstance(one, Clash) == isinstance(other, Clash)
    assert Counter(kept(one).split()) == Counter(kept(other).split())
    if isinstance(one, Clash) and isinstance(other, Clash):
        assert (one.mine, one.theirs) == (other.theirs, other.mine)


@given(TEXT, TEXT, TEXT)
def test_a_clash_shows_both_texts_whole(base: str, mine: str, theirs: str) -> None:
    result = merge(base, mine, theirs)
    if isinstance(result, Clash):
        assert "".join(piece.text for piece in result.mine) == mine
        assert "".join(piece.text for piece in result.theirs) == theirs
        assert all(piece.kind is not Kind.REMOVED for piece in (*result.mine, *result.theirs))


@given(ANY, ANY)
def test_a_comparison_holds_both_texts(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == after


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, str, list[str]]:
    """A text and what two people make of it, each typed word unlike any other."""
    base = draw(st.lists(st.sampled_from((*WORDS, "\n")), min_size=0, max_size=30))
    sides, typed = [], []
    for who in ("a", "b"):
        words = list(base)
        for n in range(draw(st.integers(1, 4))):
            at = draw(st.integers(0, len(words)))
            if words and draw(st.booleans()) and at < len(words) and not words[at].startswith(("a", "b")):
                del words[at]
            else:
                words.insert(at, f"{who}{n}글")
                typed.append(f"{who}{n}글")
        sides.append(" ".join(words))
    return " ".join(base), sides[0], sides[1], typed


@settings(max_examples=600)
@given(edits())
def test_unlike_words_of_both_are_there_exactly_once(made: tuple[str, str, str, list[str]]) -> None:
    base, mine, theirs, typed = made
    words = Counter(kept(merge(base, mine, theirs)).split())
    assert [words[word] for word in typed] == [1] * len(typed)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("재고 3세트", "재고 5세트", "재고 3세트\n송장 보냄", "재고 5세트\n송장 보냄"),
        ("첫 줄\n둘째 줄", "첫 줄 고침\n둘째 줄", "첫 줄\n둘째 줄도 고침", "첫 줄 고침\n둘째 줄도 고침"),
        ("첫 줄", "첫 줄\n내 줄", "첫 줄\n네 줄", "첫 줄\n네 줄\n내 줄"),
        ("끝", "내 줄\n끝", "네 줄\n끝", "네 줄\n내 줄\n끝"),
        ("끝", "끝 내 말", "끝\n네 줄", "끝 내 말\n네 줄"),
        ("a", "a\nb c", "d", "d\nb c"),
        ("a", "d", "b c\na", "b c\nd"),
        ("one two three", "one 2 three", "one two 3", "one 2 3"),
        ("", "", "새 글", "새 글"),
        ("지울 글", "", "지울 글", ""),
    ],
)
def test_different_places_merge_by_themselves(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("목요일 출고", "금요일 출고", "수요일 출고", "수요일 금요일 출고"),
        ("", "내가 쓴 글", "먼저 쓴 글", "먼저 쓴 글 내가 쓴 글"),
        ("끝", "끝 내 말", "끝 네 말", "끝 네 말 내 말"),
        ("지울 말", "지울 말 더", "", "지울 말 더"),
    ],
)
def test_the_same_words_clash_and_both_are_kept(base: str, mine: str, theirs: str, both: str) -> None:
    result = merge(base, mine, theirs)
    assert isinstance(result, Clash)
    assert Counter(result.kept_both.split()) == Counter(both.split())


def test_the_picture_of_a_clash() -> None:
    base = "그레이지 재고 3세트, 목요일 출고 가능."
    mine = base + " 왕복 배송비는 우리 부담으로 안내함."
    theirs = "그레이지 재고 3세트, 수요일 오전 출고로 앞당김. 송장은 내가 넣을게요."
    result = merge(base, mine, theirs)
    assert isinstance(result, Clash)
    assert result.theirs == (
        Piece("그레이지 재고 3세트, "),
        Piece("수요일 오전 출고로 앞당김. 송장은 내가 넣을게요.", Kind.ADDED),
    )
    assert result.mine == (Piece(base), Piece(" 왕복 배송비는 우리 부담으로 안내함.", Kind.ADDED))
    assert result.kept_both == theirs + " 목요일 출고 가능. 왕복 배송비는 우리 부담으로 안내함."


@pytest.mark.parametrize("vocabulary", [1, 40, 400, 4000])
def test_the_longest_memos_merge_soon(vocabulary: int) -> None:
    """Nothing a person can put into a memo holds the database's thread for long."""
    chance = random.Random(vocabulary)

    def text() -> str:
        words = (f"낱{chance.randrange(vocabulary)}" for _ in range(MEMO_CHARACTERS // 3))
        return " ".join(words)[:MEMO_CHARACTERS]

    base, mine, theirs = text(), text(), text()
    start = time.process_time()
    result = merge(base, mine, theirs)
    assert time.process_time() - start < 5
    assert len(kept(result)) > 0


def test_a_long_memo_edited_here_and_there_merges_cleanly() -> None:
    lines = [f"{n}번째 줄에 적어 둔 고객의 요청과 처리한 내용 {n * 7}" for n in range(500)]
    mine, theirs = list(lines), list(lines)
    mine[10] = "여기는 내가 고침"
    mine.append("맨 끝에 내가 더함")
    theirs[400] = "여기는 그가 고침"
    theirs.insert(0, "맨 앞에 그가 더함")
    expected = list(theirs)
    expected[11] = "여기는 내가 고침"
    expected.append("맨 끝에 내가 더함")
    assert merge("\n".join(lines), "\n".join(mine), "\n".join(theirs)) == "\n".join(expected)
