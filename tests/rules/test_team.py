"""Who looks like whom: what people take for one name is one, all else is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import team, texts


def agent(key: int, name: str = "김지수", role: Role = Role.AGENT, *, active: bool = True) -> Agent:
    return Agent(AgentId(key), name, f"u{key}", role, active, can_sign_in=True, version=1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim", "kim"), ("Kim", "Ｋｉｍ"), ("김 지수", "김지수"), ("김\u3000지수", "김지수"), ("ﾊﾝ", "ハン"),
     ("Straße", "STRASSE"), ("김\u200d지수", "김지수"), ("é", "e\u0301")],
)  # fmt: skip
def test_alike(one: str, other: str) -> None:
    assert texts.look_alike(one) == texts.look_alike(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("김지수", "김지우"), ("Kim A", "Kim B"), ("e", "é"), ("한유진", "한유진 2")]
)
def test_not_alike(one: str, other: str) -> None:
    assert texts.look_alike(one) != texts.look_alike(other)


@given(st.text())
def test_every_way_to_write_a_name_is_alike(name: str) -> None:
    key = texts.look_alike(name)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert texts.look_alike(unicodedata.normalize(form, name)) == key
    assert texts.look_alike(f" {name}\t") == key
    assert texts.look_alike(key) == key


def test_the_refusal_names_whom_it_looks_like() -> None:
    refusal = team.why_not_name_in(" kim ", [agent(1, "박하늘"), agent(2, "KIM")])
    assert refusal is not None
    assert (refusal.code, refusal.values["name"]) == ("name.taken", "KIM")
    assert team.why_not_name_in("kim", [agent(2, "KIM", active=False)]) is None
    assert team.why_not_name_in("kim", [agent(2, "KIM")], AgentId(2)) is None


def test_the_last_admin_is_the_last_who_is_there() -> None:
    boss, gone = agent(1, role=Role.ADMIN), agent(2, role=Role.ADMIN, active=False)
    assert team.is_last_admin(boss, [boss, gone, agent(3)])
    assert not team.is_last_admin(boss, [boss, agent(3, role=Role.ADMIN)])
    assert not team.is_last_admin(gone, [boss, gone])


def _unseen() -> list[str]:
    """Characters that show nothing, told by their categories and names, whatever the rule makes of them."""
    named = (
        "VARIATION SELECTOR",
        "VOWEL INHERENT",
        "NULL NOTEHEAD",
        "PATTERN BLANK",
        "SCRIPT FILLER",
        "GRAPHEME JOINER",
    )
    found = []
    for each in map(chr, range(0x20, 0xE1000)):
        name = unicodedata.name(each, "")
        hangul_filler = name.endswith("FILLER") and "HANGUL" in name
        if unicodedata.category(each) == "Cf" or hangul_filler or any(part in name for part in named):
            found.append(each)
    return [each for each in found if "SYMBOL FOR" not in unicodedata.name(each, "")]


def test_no_character_that_shows_nothing_makes_another_name_or_one_of_its_own() -> None:
    unseen = _unseen()
    assert {"\ufe00", "\u180b", "\u17b4", "\U0001d159", "\u034f", "\u200b", "\U000e0100"} <= set(unseen)
    for each in unseen:
        assert texts.look_alike(f"김{each}지수{each}") == "김지수", hex(ord(each))
        assert texts.why_not_name(each) is not None, hex(ord(each))
        assert texts.why_not_name(f"{each} \u0301{each}") is not None, hex(ord(each))


def test_marks_that_show_make_another_name() -> None:
    assert texts.look_alike("e\u0301mile") == texts.look_alike("\u00e9mile") != texts.look_alike("emile")
    assert texts.look_alike("ก\u0e34") != texts.look_alike("ก")
