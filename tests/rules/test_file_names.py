"""Names of files on the way in and out, and which files are never opened, by name and by bytes."""

import io
import unicodedata
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.files import Kind, extension, free_slot, name_in, safe_name, why_full, why_not_attach
from taskflow_desktop.rules.opening import why_not_open

ANY_NAME = st.text(st.characters(exclude_categories=()), max_size=320)
WINDOWS_REFUSES = set('\\/:*?"<>|')


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return packed.getvalue()


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


# --- opening ---------------------------------------------------------------------------------------------------------

HARMLESS = {
    "사진.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "그림.png": b"\x89PNG\r\n\x1a\n",
    "신청서.pdf": b"%PDF-1.7\n",
    "표.csv": "이름,값\n".encode(),
    "글.txt": "안녕하세요 <html> 이야기".encode(),
    "문서.docx": archive("[Content_Types].xml", "word/document.xml"),
    "표.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "한글.hwpx": archive("mimetype", "META-INF/container.xml", "Contents/section0.xml"),
    "한글.hwp": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
    "영상.mp4": b"\x00\x00\x00\x18ftypmp42",
    "묶음.zip": archive("a.txt"),
    "이름없음": b"\x00",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_documents_and_pictures_open(name: str) -> None:
    assert why_not_open(name, HARMLESS[name]) is None


EXECUTABLE, MACROS, ACTIVE = "file.executable", "file.macros", "file.active"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("설치도우미.exe", EXECUTABLE),
        ("invoice.pdf.exe", EXECUTABLE),
        ("invoice.pdf.EXE . ", EXECUTABLE),
        ("a.exe\u200b", EXECUTABLE),
        *((f"a.{ending}", EXECUTABLE) for ending in (
            "com", "scr", "msi", "msix", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "lnk", "url", "scf",
            "chm", "reg", "jar", "app", "command", "pkg", "dmg", "desktop", "iso", "img", "vhd", "library-ms",
            "search-ms", "sh", "py", "AppImage",
        )),
        *((f"a.{ending}", MACROS) for ending in ("docm", "xlsm", "pptm", "one", "dotm", "xlam")),
        *((f"a.{ending}", ACTIVE) for ending in ("html", "HTM", "svg", "svgz", "xml", "xhtml")),
    ],
)  # fmt: skip
def test_some_names_are_only_saved(name: str, code: str) -> None:
    refusal = why_not_open(name, b"plain")
    assert refusal is not None
    assert refusal.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ\x90\x00", EXECUTABLE),
        (b"\x7fELF\x02", EXECUTABLE),
        (b"\xcf\xfa\xed\xfe", EXECUTABLE),
        (b"#!/bin/sh\n", EXECUTABLE),
        (b"\xef\xbb\xbf#!/usr/bin/env python", EXECUTABLE),
        (b"L\x00\x00\x00\x01\x14\x02\x00\x00", EXECUTABLE),
        (b"@echo off\r\n", EXECUTABLE),
        (b"  [InternetShortcut]\r\nURL=", EXECUTABLE),
        (b"[Desktop Entry]\nExec=", EXECUTABLE),
        ("Windows Registry Editor Version 5.00".encode("utf-16"), EXECUTABLE),
        (archive("META-INF/MANIFEST.MF", "A.class"), EXECUTABLE),
        (b"\x00" * 0x8001 + b"CD001" + b"\x00" * 100, EXECUTABLE),
        (b"\x00" * 1000 + b"koly" + b"\x00" * 508, EXECUTABLE),
        (archive("[Content_Types].xml", "word/vbaProject.bin"), MACROS),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "_VBA_PROJECT".encode("utf-16-le"), MACROS),
        (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"), MACROS),
        (b"<!DOCTYPE html><html>", ACTIVE),
        (b"\r\n <!-- x -->\n<HTML>", ACTIVE),
        ("\ufeff<script>".encode(), ACTIVE),
        ("<html>".encode("utf-16"), ACTIVE),
        (b'<?xml version="1.0"?><svg>', ACTIVE),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', ACTIVE),
    ],
)
def test_a_harmless_name_does_not_hide_what_the_bytes_are(content: bytes, code: str) -> None:
    refusal = why_not_open("사진.jpg", content)
    assert refusal is not None
    assert refusal.code == code


@given(ANY_NAME, st.binary(max_size=600))
def test_every_name_and_content_has_a_verdict(name: str, content: bytes) -> None:
    refusal = why_not_open(name, content)
    assert refusal is None or refusal.code in {EXECUTABLE, MACROS, ACTIVE}
