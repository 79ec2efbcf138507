"""Names of files on the way in and out, and what may be attached."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.files import Kind, extension, free_slot, name_in, safe_name, why_full, why_not_attach

ANY_NAME = st.text(st.characters(exclude_categories=()), max_size=320)
WINDOWS_REFUSES = set('\\/:*?"<>|')


# --- why not attach --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "size", "code"),
    [
        (Kind.FILE, 1, None),
        (Kind.FILE, limits.ATTACHMENT_BYTES, None),
        (Kind.FILE, limits.ATTACHMENT_BYTES + 1, "file.too_large"),
        (Kind.FILE, 0, "file.empty"),
        (Kind.FOLDER, 4096, "file.folder"),
        (Kind.NOTHING, 0, "file.vanished"),
        (Kind.OTHER, 0, "file.unreadable"),
    ],
)
def test_what_stands_at_a_path_is_judged_before_it_is_read(kind: Kind, size: int, code: str | None) -> None:
    refusal = why_not_attach("a.txt", kind, size)
    assert (refusal.code if refusal else None) == code
    if refusal is not None:
        assert refusal.values["file"] == "a.txt"


def test_too_large_tells_size_and_limit() -> None:
    assert why_not_attach("a", Kind.FILE, 14_900_000) == Refusal(
        "file.too_large", file="a", size=14_900_000, limit=limits.ATTACHMENT_BYTES
    )


def test_three_places_and_no_fourth() -> None:
    assert [free_slot(frozenset(used)) for used in ((), (1,), (1, 2), (2, 3), (1, 2, 3))] == [1, 2, 3, 1, None]
    assert why_full(limits.ATTACHMENTS_PER_TASK - 1) is None
    assert why_full(limits.ATTACHMENTS_PER_TASK) == Refusal("file.full", limit=3)


# --- names in --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("커튼_색상비교.jpg", "커튼_색상비교.jpg"),
        (unicodedata.normalize("NFD", "교환신청서.pdf"), "교환신청서.pdf"),  # as a Mac gives it
        ("CON.txt", "CON.txt"),  # shown whole; changed on the way out only
        ("a/b\\c:d.txt", "a/b\\c:d.txt"),
        ("청구서\u202efdp.exe", "청구서\ufffdfdp.exe"),
        ("줄\n바꿈.txt", "줄\ufffd바꿈.txt"),
        ("깨진\udcff이름.txt", "깨진\ufffd이름.txt"),
        ("", "file"),
    ],
)
def test_a_name_comes_in_whole(name: str, kept: str) -> None:
    assert name_in(name) == kept


@pytest.mark.parametrize("length", [254, 255, 256, 300])
def test_long_names_come_in_with_their_ending(length: int) -> None:
    name = "가" * (length - 4) + ".pdf"
    kept = name_in(name)
    assert len(kept) == min(length, limits.FILE_NAME_CHARACTERS)
    assert kept == name if length <= 255 else kept.endswith("….pdf")


@given(ANY_NAME)
def test_every_name_can_be_stored(name: str) -> None:
    kept = name_in(name)
    assert 1 <= len(kept) <= limits.FILE_NAME_CHARACTERS
    kept.encode()
    assert "\x00" not in kept
    assert name_in(kept) == kept


# --- names out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "out"),
    [
        ("교환신청서.pdf", "교환신청서.pdf"),
        ("../../etc/passwd", "_._.._etc_passwd"),
        ("..", "file"),
        (".", "file"),
        (".bashrc", "_bashrc"),
        ('a\\b/c:d*e?f"g<h>i|j.txt', "a_b_c_d_e_f_g_h_i_j.txt"),
        ("CON.txt", "_CON.txt"),
        ("con", "_con"),
        ("Nul .tar.gz", "_Nul .tar.gz"),
        ("COM1", "_COM1"),
        ("LPT².log", "_LPT².log"),
        ("CONIN$", "_CONIN$"),
        ("console.txt", "console.txt"),
        ("COM10.txt", "COM10.txt"),
        ("점.txt...", "점.txt"),
        ("빈칸.txt  . ", "빈칸.txt"),
        ("청구서\u202efdp.exe", "청구서fdp.exe"),
        ("a\u200b.exe\u200b", "a.exe"),
        ("줄\n바꿈\t.txt", "줄바꿈.txt"),
        ("숨은\ufffd이름.txt", "숨은_이름.txt"),
        ("   ", "file"),
        ("", "file"),
    ],
)
def test_a_name_goes_out_safe(name: str, out: str) -> None:
    assert safe_name(name) == out


def test_a_name_of_300_characters_goes_out_short_with_its_ending() -> None:
    for name, least in (("a" * 296 + ".pdf", 200), ("가" * 296 + ".pdf", 80)):
        out = safe_name(name)
        assert out.endswith("….pdf")
        assert least <= len(out) <= 200
        assert len(out.encode()) <= 255


@given(ANY_NAME)
@example("aux .txt")
@example("\u0301" * 300)
@example("." * 300 + "x")
@example("con\ufffd")
def test_every_name_out_is_one_plain_file_anywhere(name: str) -> None:
    out = safe_name(name)
    assert out
    assert len(out) <= 200
    assert len(out.encode()) <= 255
    assert not WINDOWS_REFUSES & set(out)
    assert not any(unicodedata.category(c).startswith("C") for c in out)
    assert not out.startswith((".", " "))
    assert not out.endswith((".", " "))
    assert out.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "CONIN$", "CONOUT$"}
    assert safe_name(out) == out


def test_the_ending_is_what_a_system_sees() -> None:
    assert extension("invoice.pdf.EXE") == "exe"
    assert extension("invoice.exe. .") == "exe"
    assert extension(".bashrc") == ""
    assert extension("없음") == ""
