"""What the bytes of a file tell about it: does it run, does it carry macros, is it a page with scripts?

Nothing is unpacked or parsed as a whole: known beginnings, and names that formats keep in clear.
"""

import re
from typing import Final

_SNIFFED: Final = 4096
"""So far systems look into a file whose name tells them nothing; the usual ones 256 to 1,445 bytes, one this far."""

# --- programs, shortcuts, disk images --------------------------------------------------------------------------------

_PROGRAMS: Final = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",  # Mach-O
    b"\xca\xfe\xba\xbe", b"\xbe\xba\xfe\xca",  # of several machines, and Java's classes
    b"#!", b"\xef\xbb\xbf#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
    b"ITSF", b"MSCF", b"!<arch>\ndebian", b"\xed\xab\xee\xdb", b"%!PS", b"xar!",
    b"\x00asm", b"dex\n", b"vhdxfile", b"conectix", b"QFI\xfb", b"KDMV", b"MSWIM\x00\x00\x00",
)  # fmt: skip
_COMMANDS: Final = re.compile(rb"\s*(@echo\b|windows registry editor|regedit4|<\?php|on error resume next)")
_SECTIONS: Final = re.compile(
    rb"^[ \t]*\[(internetshortcut|desktop entry|kde desktop entry|shell|\.shellclassinfo|autorun)\]", re.MULTILINE
)
_ISO: Final = slice(0x8001, 0x8006)

# --- office files ----------------------------------------------------------------------------------------------------

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ONENOTE: Final = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
_ENTRIES: Final = re.compile(rb"PK(?:\x01\x02.{24}(?P<c>..).{16}|\x03\x04.{22}(?P<l>..)..)", re.DOTALL)
_MICROSOFT_MACROS: Final = re.compile(rb"vbaproject\.bin|/(intl)?macrosheets/")
_OPENDOCUMENT: Final = frozenset({b"mimetype", b"meta-inf/manifest.xml"})
# Hangul's own files have Scripts/headerScripts, empty or not; of OpenDocument they stand in a folder of their language.
_OPENDOCUMENT_MACROS: Final = re.compile(rb"basic/.*[^/]$|scripts/[^/]+/.*[^/]$")
_VBA: Final = re.compile(
    rb"_\0v\0b\0a\0_\0p\0r\0o\0j\0e\0c\0t\0"  # a stream of each project
    rb"|v\0b\0a\0.{58}\x08\0\x01|m\0a\0c\0r\0o\0s\0.{52}\x0e\0\x01",  # the folders it stands in
    re.DOTALL,
)
_VBA_IN_SLIDES: Final = bytes.fromhex("1f00ff0314000000020000040c000000")  # there it is packed, and this says so
_SHEET: Final = re.compile(rb"\x85\x00(?P<size>.)\x00.{5}\x01(?P<letters>.)", re.DOTALL)
_SHEET_AS_TEXT: Final = re.compile(rb"ID;P[^\r\n]*[\r\n]+(B|C|E|F|O|P|W|NN|NE|NU);")

# --- pages -----------------------------------------------------------------------------------------------------------

_MARKUP: Final = re.compile(rb"\s*<[a-z!?]")
_TAGS: Final = re.compile(
    rb"<(!doctype\s+(html|svg)|(html|head|title|body|script|style|iframe|frameset|object|embed|meta|table|h1|a\s+href|([\w-]+:)?svg)\b)"
    rb"|//w3c//dtd xhtml"
)
_PAGE_IN_LETTER: Final = re.compile(rb"^mime-version[ \t]*:", re.MULTILINE)
_NO_PAGES: Final = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"8BPS\x00", b"%PDF-",
    _ZIP, _OLE, b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"\x1aE\xdf\xa3", b"{\\rtf",
)  # fmt: skip
"""Beginnings that no system takes for a page, whatever follows."""


def runs(content: bytes) -> bool:
    """True for a program, a script, a shortcut, an installer or a disk image."""
    if content.startswith(_PROGRAMS) or (content.startswith(b"MZ") and b"\x00" in content[:64]):
        return True  # a text may well begin with MZ
    if content[_ISO] == b"CD001" or content[-512:].startswith(b"koly"):
        return True
    if content.startswith(_ZIP):
        return b"META-INF/MANIFEST.MF" in content
    head = _text(content)
    return bool(_COMMANDS.match(head) or _SECTIONS.search(head))


def has_macros(content: bytes) -> bool:
    """True for an office file that carries macros, as far as its bytes tell without being unpacked."""
    if content.startswith(_ZIP):
        return _zip_has_macros(content)
    if content.startswith(_OLE):
        return bool(_VBA.search(content.lower())) or _VBA_IN_SLIDES in content or _has_macro_sheet(content)
    return content.startswith((_ONENOTE, b"ActiveMime")) or bool(_SHEET_AS_TEXT.match(content))


def is_page(content: bytes, *, letter: bool) -> bool:
    """True for HTML, SVG and XML, by its beginning or by a tag as far as systems look; a `letter` has parts anyway."""
    if content.startswith(_NO_PAGES):
        return False
    head = _text(content)
    if _MARKUP.match(head) or _TAGS.search(head):
        return True
    return not letter and bool(_PAGE_IN_LETTER.search(head))


def _text(content: bytes) -> bytes:
    """The beginning in small letters, whatever of the usual ways it is written in, with or without its mark."""
    head = content[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:]
    return head.replace(b"\x00", b"").lower()


def _zip_has_macros(content: bytes) -> bool:
    """Every header counts, wherever it stands: programs differ in which list of names they believe."""
    names = set()
    for entry in _ENTRIES.finditer(content):
        length = int.from_bytes(entry["c"] or entry["l"], "little")
        names.add(content[entry.end() : entry.end() + length].replace(b"\\", b"/").lower())
    if any(_MICROSOFT_MACROS.search(name) for name in names):
        return True
    return bool(names & _OPENDOCUMENT) and any(_OPENDOCUMENT_MACROS.match(name) for name in names)


def _has_macro_sheet(content: bytes) -> bool:
    """True if one of the sheets of an old Excel file is an Excel 4 macro sheet."""
    for sheet in _SHEET.finditer(content):
        size, letters = sheet["size"][0], sheet["letters"][0]
        if size in {7 + letters, 8 + letters, 8 + 2 * letters}:
            return True
    return False
