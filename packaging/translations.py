"""The files of translations: holds them against the code, and builds what the packaged program reads.

    python packaging/translations.py update      # what is new in the code comes in as unfinished, what is gone leaves
    python packaging/translations.py build DIR   # every .ts as a .qm in DIR

`update` leaves to Qt Linguist, or to any editor, what it cannot know; the tests fail until nothing is unfinished. Qt's
own lupdate reads the same sources, but takes a number that is more than a name for no number at all.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

PACKAGE = Path(__file__).resolve().parents[1] / "taskflow_desktop"
TRANSLATIONS = PACKAGE / "resources" / "translations"

Key = tuple[str, str]
Messages = dict[Key, ET.Element]


@cache
def spoken() -> tuple[tuple[str, str, str], ...]:
    """Context, English and place of every `translate(...)` in the code."""
    return tuple(_spoken())


def _spoken() -> Iterator[tuple[str, str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate" and len(node.args) >= 2:
                context, source = node.args[:2]
                if isinstance(context, ast.Constant) and isinstance(source, ast.Constant):
                    yield str(context.value), str(source.value), f"{path.name}:{node.lineno}"


def wanted(language: str) -> set[Key]:
    """What a language must have: everything, but English its plural forms only."""
    return {(context, source) for context, source, _ in spoken() if language != "en" or "%n" in source}


def messages(language: str) -> Messages:
    """Every message of a language's file by context and source."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in ET.parse(TRANSLATIONS / f"{language}.ts").getroot().iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> tuple[str, ...]:
    """The text of a message, or its plural forms; nothing if it is unfinished."""
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return ()
    return tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)


def update(language: str) -> list[Key]:
    """Bring a language's file up to the code; returns what is unfinished in it."""
    known = messages(language)
    path = TRANSLATIONS / f"{language}.ts"
    number = {"en": 2}.get(language, 1)  # forms of plural
    head = ET.parse(path).getroot().get("language")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{head}" sourcelanguage="en">')
    unfinished, context = [], ""
    for key in sorted(wanted(language)):
        if key[0] != context:
            lines += ["</context>"] if context else []
            context = key[0]
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        has = forms(known[key]) if key in known else ()
        plural = "%n" in key[1]
        if not has:
            unfinished.append(key)
        mark = "" if has else ' type="unfinished"'
        lines.append('    <message numerus="yes">' if plural else "    <message>")
        lines.append(f"        <source>{escape(key[1])}</source>")
        texts = has or ("",) * (number if plural else 1)
        if plural:
            lines.append(f"        <translation{mark}>")
            lines += [f"            <numerusform>{escape(text)}</numerusform>" for text in texts]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{mark}>{escape(texts[0])}</translation>")
        lines.append("    </message>")
    lines += ["</context>"] if context else []
    path.write_text("\n".join([*lines, "</TS>", ""]), "utf-8", newline="\n")
    return unfinished


def build(folder: Path) -> list[Path]:
    """Build a .qm of every .ts into `folder`; returns them. CalledProcessError if Qt's lrelease refuses one."""
    import PySide6  # noqa: PLC0415 - `update` needs no Qt

    tool = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        target = folder / source.with_suffix(".qm").name
        subprocess.run([tool, "-silent", "-fail-on-unfinished", source, "-qm", target], check=True)
        built.append(target)
    return built


def main(arguments: list[str]) -> int:
    if arguments == ["update"]:
        left = [(language, *key) for language in ("ko", "en") for key in update(language)]
        for entry in left:
            print(*entry, sep=" | ")
        return 1 if left else 0
    if len(arguments) == 2 and arguments[0] == "build":
        for path in build(Path(arguments[1])):
            print(path)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
