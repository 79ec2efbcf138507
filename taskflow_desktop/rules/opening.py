"""Which files are never opened from here: those that run, or can carry something that runs (rule 21).

A file is judged by its name, for that is what a system goes by, and by its bytes, for a name may lie. Either is enough.
"""

import re
from typing import Final, Protocol

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules.files import extension, safe_name

HEAD_BYTES: Final = 64 * 1024
"""So much of a file tells whether it runs by itself. What an office file carries may stand anywhere in it."""


class Content(Protocol):
    """The bytes of a file, or the first of them; a memory map will do."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> bytes: ...
    def find(self, found: bytes, /) -> int: ...


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RUNS: Final = _words(
    # programs and installers
    "exe com scr pif msi msix msixbundle appx appxbundle appinstaller msp mst msu cpl dll ocx sys drv efi gadget"
    " application jar jnlp app command pkg mpkg deb rpm snap flatpakref flatpakrepo appimage run bin elf out apk"
    " aab ipa xpi crx vsix air class pyc pyz pyzw whl nexe xbap"
    # scripts
    " bat cmd ps1 ps1xml psm1 psd1 psc1 pssc cdxml vbs vbe vb js jse mjs cjs wsf wsh ws wsc sct hta sh bash zsh ksh csh"
    " fish py pyw pl pm rb php lua tcl awk ahk au3 applescript scpt scptd workflow action terminal tool ps eps"
    # shortcuts and what opens another place
    " lnk url website webloc desktop scf pif inetloc fileloc library-ms search-ms searchconnector-ms appref-ms"
    " settingcontent-ms contact group theme themepack deskthemepack diagcab diagpkg diagcfg rdp ica vncloc mobileconfig"
    # settings and helps that run things
    " reg inf ins isp job grp chm hlp msc mcf mht mhtml shs shb mad maf mag mam maq mar mas mat mau mav maw mda mdb mde"
    " mdt mdw mdz accdb accde accdr ade adp ops osd prf prg pst vhd vhdx"
    # disk images
    " iso img dmg toast cdr nrg mdf wim esd sparseimage sparsebundle vmdk qcow2 udf"
)
_MACROS: Final = _words(
    "docm dotm xlsm xltm xlam xlsb xll xla xlm pptm potm ppam ppsm sldm one onepkg onetoc2 slk iqy oqy dqy wiz odc"
)
_ACTIVE: Final = _words("html htm xhtml xht shtml svg svgz xml xsl xslt xaml swf")

_STARTS: Final = (
    b"MZ",  # Windows, DOS
    b"\x7fELF",
    b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",  # Mach-O
    b"\xca\xfe\xba\xbe", b"\xbe\xba\xfe\xca",  # of several machines, and Java's classes
    b"#!", b"\xef\xbb\xbf#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
    b"ITSF", b"MSCF", b"!<arch>\ndebian", b"\xed\xab\xee\xdb", b"%!PS", b"xar!",
    b"\x00asm", b"dex\n", b"vhdxfile", b"conectix", b"QFI\xfb", b"KDMV", b"MSWIM\x00\x00\x00",
)  # fmt: skip
_FIRST_WORDS: Final = re.compile(
    rb"@echo\b|\[internetshortcut\]|\[desktop entry\]|\[shell\]|\[autorun\]|windows registry editor|regedit4|<\?php"
    rb"|on error resume next"
)
_PAGE: Final = re.compile(rb"<(!doctype\s+(html|svg)|html|head|body|script|iframe|svg|\?xml|xsl:)")
_COMMENTS: Final = re.compile(rb"^(?:\s*<!--.*?-->)+", re.DOTALL)
_ONENOTE: Final = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = b"PK\x03\x04"
_ISO: Final = slice(0x8001, 0x8006)
_VBA: Final = "_VBA_PROJECT".encode("utf-16-le")


def why_not_open(name: str, content: Content) -> Refusal | None:
    """Say why a file is only saved elsewhere: `name` as stored, `content` all of it, or its first `HEAD_BYTES`."""
    endings = {extension(name), extension(safe_name(name))}
    if endings & _RUNS or _runs(content):
        return Refusal("file.executable")
    if endings & _MACROS or _has_macros(content):
        return Refusal("file.macros")
    if endings & _ACTIVE or _is_page(content):
        return Refusal("file.active")
    return None


def _runs(content: Content) -> bool:
    head = content[:512]
    if head.startswith(_STARTS) or content[_ISO] == b"CD001" or content[max(0, len(content) - 512) :][:4] == b"koly":
        return True
    if _FIRST_WORDS.match(_text(head).lower()):
        return True
    return head.startswith(_ZIP) and content.find(b"META-INF/MANIFEST.MF") >= 0


def _has_macros(content: Content) -> bool:
    head = content[:16]
    if head.startswith(_ZIP):
        return content.find(b"vbaProject.bin") >= 0
    return head == _ONENOTE or (head.startswith(_OLE) and content.find(_VBA) >= 0)


def _is_page(content: Content) -> bool:
    return bool(_PAGE.match(_COMMENTS.sub(b"", _text(content[:4096]).lower()).lstrip()))


def _text(head: bytes) -> bytes:
    """The beginning of a text, whatever of the usual ways it is written in, without mark and white space."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()
