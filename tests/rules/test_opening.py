"""Which files are opened from here: by name and by bytes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.opening import why_not_open

ANY_NAME = st.text(st.characters(exclude_categories=()), max_size=320)
EXECUTABLE, MACROS, ACTIVE, UNKNOWN = "file.executable", "file.macros", "file.active", "file.unknown_kind"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def verdict(name: str, content: bytes) -> str | None:
    refusal = why_not_open(name, content)
    return refusal.code if refusal else None


def archive(*names: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name in names:
            file.writestr(name, '<?xml version="1.0"?><html/>')
    return packed.getvalue()


def ole(name: str, kind: int) -> bytes:
    """An old office file with one entry in its list of folders and streams."""
    written = name.encode("utf-16-le")
    return OLE + written.ljust(64, b"\x00") + (len(written) + 2).to_bytes(2, "little") + bytes([kind]) + bytes(500)


def sheet(name: str, kind: int) -> bytes:
    """An old Excel file with one sheet; `kind` 0 for a table, 1 for Excel 4 macros."""
    written = bytes([len(name), 1]) + name.encode("utf-16-le")
    record = b"\x00\x10\x00\x00" + b"\x00" + bytes([kind]) + written
    return OLE + b"\x85\x00" + len(record).to_bytes(2, "little") + record + bytes(500)


ODT = ("mimetype", "content.xml", "META-INF/manifest.xml")

HARMLESS = [
    ("사진.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ("그림.PNG", b"\x89PNG\r\n\x1a\n"),
    ("신청서.pdf", b"%PDF-1.7\n"),
    ("주석.pdf", b"%PDF-1.7\n<html> <script>"),
    ("표.csv", "이름,값\n".encode()),
    ("표.csv", b"ID;Price\nA;3\n"),
    ("글.txt", "안녕하세요 1 < 2, <제목> 이야기".encode()),
    ("글.txt", "MZ세대 설문".encode()),
    ("글.txt", "가나다".encode("utf-16")),
    ("글.txt", b"see [desktop entry] below"),
    ("긴 글.txt", b"x" * 5000 + b"<html>"),
    ("편지.eml", b"From: a@b\r\nMIME-Version: 1.0\r\n\r\nHello"),
    ("문서.docx", archive("[Content_Types].xml", "word/document.xml", "word/media/a.bin")),
    ("표.xlsx", archive("[Content_Types].xml", "xl/workbook.xml")),
    ("문서.odt", archive(*ODT, "Configurations2/", "Basic/", method=zipfile.ZIP_STORED)),
    ("한글.hwpx", archive(*ODT, "Contents/section0.xml", "Scripts/headerScripts", "Scripts/sourceScripts")),
    ("한글.hwp", ole("DefaultJScript", 2)),
    ("옛 표.xls", sheet("표", 0)),
    ("옛 글.doc", ole("WordDocument", 2)),
    ("영상.mp4", b"\x00\x00\x00\x18ftypmp42"),
    ("묶음.zip", archive("a.txt", "Scripts/jquery/a.js")),
    ("묶음.tar.gz", b"\x1f\x8b\x08"),
]


@pytest.mark.parametrize(("name", "content"), HARMLESS)
def test_documents_and_pictures_open(name: str, content: bytes) -> None:
    assert verdict(name, content) is None
    assert verdict(name, b"") is None  # before anything of it is read


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
            "search-ms", "sh", "py", "AppImage", "appcontent-ms", "asp", "aspx", "asx", "bas", "bgi", "cab", "cer",
            "crt", "der", "cnt", "fxp", "hpj", "htc", "its", "msh", "msh1", "msh2", "mshxml", "msh1xml", "msh2xml",
            "pcd", "plg", "printerexport", "ps2", "ps2xml", "psc2", "psdm1", "pyo", "udl", "vbp", "vsw", "webpnp",
            "xnk", "vsto", "service", "saver", "prefpane", "ova", "vdi",
        )),
        *((f"a.{ending}", MACROS) for ending in (
            "docm", "xlsm", "pptm", "one", "dotm", "xlam", "ppa", "wll", "xlw", "xlt", "vsmacros",
        )),
        *((f"a.{ending}", ACTIVE) for ending in ("html", "HTM", "svg", "svgz", "xml", "xhtml")),
        *((name, UNKNOWN) for name in ("README", "a.xyz", "a.tmp", ".txt", "a.txt:b", "", "a.txt.1")),
    ],
)  # fmt: skip
def test_only_names_of_well_known_kinds_are_opened(name: str, code: str) -> None:
    assert verdict(name, b"plain") == code
    assert verdict(name, b"") == code


RUNNING = [
    b"MZ\x90\x00",
    b"\x7fELF\x02",
    b"\xcf\xfa\xed\xfe",
    b"#!/bin/sh\n",
    b"\xef\xbb\xbf#!/usr/bin/env python",
    b"L\x00\x00\x00\x01\x14\x02\x00\x00",
    b"@echo off\r\n",
    b"  [InternetShortcut]\r\nURL=",
    b"[Desktop Entry]\nExec=",
    b"# c\n[Desktop Entry]\nExec=xterm",
    b"#" + b"c" * 3000 + b"\n\n [Desktop Entry]\n",
    "Windows Registry Editor Version 5.00".encode("utf-16"),
    "[InternetShortcut]".encode("utf-16-le"),
    archive("META-INF/MANIFEST.MF", "A.class"),
    b"\x00" * 0x8001 + b"CD001" + b"\x00" * 100,
    b"\x00" * 1000 + b"koly" + b"\x00" * 508,
]
WITH_MACROS = [
    archive("[Content_Types].xml", "word/vbaProject.bin"),
    archive("[Content_Types].xml", "word/VBAPROJECT.BIN"),
    archive("[Content_Types].xml", "xl/macrosheets/sheet1.xml"),
    archive(*ODT, "Basic/Standard/Module1.xml"),
    archive(*ODT, "Scripts/python/a.py"),
    archive("mimetype", "SCRIPTS\\python\\a.py"),
    b"PK\x03\x04" + bytes(26) + archive(*ODT, "Basic/Standard/Module1.xml"),
    ole("_VBA_PROJECT", 2),
    ole("_VBA_PROJECT_CUR", 1),
    ole("VBA", 1),
    ole("vba", 1),
    ole("Macros", 1),
    OLE + bytes.fromhex("1f00ff0314000000020000040c000000") + bytes(12),
    sheet("매크로1", 1),
    OLE + b"\x85\x00\x0d\x00" + bytes(5) + b"\x01" + b"\x06Macro1" + bytes(99),  # of Excel 5
    bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"),
    b"ActiveMime\x00\x00\x01\xf0",
    b"ID;P\nO;E\nNN;NAuto_open;ER1C1\n",
]
PAGES = [
    b"<!DOCTYPE html><html>",
    b"\r\n <!-- x -->\n<HTML>",
    b"<!--" + b"x" * 5000 + b"--><svg>",
    b"<p><script>alert(1)</script>",
    b"<img src=x onerror=alert(1)>",
    b"hello\n" * 20 + b"<script >alert(1)</script>",
    b"hello <HtMl>",
    b"a\n<table><tr>",
    b"x <a href='q'>",
    b"\x01\x02 <title>a",
    b"BM<script>",
    "\ufeff<script>".encode(),
    "\ufeff \r\n<svg:svg xmlns:svg=''>".encode(),
    "<html>".encode("utf-16"),
    "<svg>".encode("utf-16-le"),
    "text <svg onload=''>".encode("utf-16-be"),
    "<html>".encode("utf-32"),
    b'<?xml version="1.0"?><svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg">',
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        *((content, EXECUTABLE) for content in RUNNING),
        *((content, MACROS) for content in WITH_MACROS),
        *((content, ACTIVE) for content in PAGES),
    ],
)
@pytest.mark.parametrize("name", ["사진.jpg", "글.txt", "문서.doc", "이름없음"])
def test_a_harmless_name_does_not_hide_what_the_bytes_are(name: str, content: bytes, code: str) -> None:
    assert verdict(name, content) == code


def test_a_letter_may_have_parts_but_is_no_page() -> None:
    assert verdict("a.eml", b"<html>") == ACTIVE
    assert verdict("a.eml", b"MIME-Version: 1.0\n\n<html>") == ACTIVE


@given(ANY_NAME, st.binary(max_size=600))
def test_every_name_and_content_has_a_verdict(name: str, content: bytes) -> None:
    assert verdict(name, content) in {None, EXECUTABLE, MACROS, ACTIVE, UNKNOWN}
