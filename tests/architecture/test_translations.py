"""Every English sentence in the code has its Korean, and no Korean is left of sentences that are gone."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "taskflow_desktop"
CATALOGUE = PACKAGE / "resources" / "translations" / "ko.ts"
PART = re.compile(r"\{[a-z_]+\}|%n")


def spoken() -> Iterator[tuple[str, str, str]]:
    """Context, English and place of every `translate(...)` in the code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate" and len(node.args) >= 2:
                context, source = node.args[:2]
                if isinstance(context, ast.Constant) and isinstance(source, ast.Constant):
                    yield str(context.value), str(source.value), f"{path.name}:{node.lineno}"


def korean() -> dict[tuple[str, str], str]:
    found = {}
    for context in ET.parse(CATALOGUE).getroot().findall("context"):
        name = context.findtext("name") or ""
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = translation.find("numerusform")
            text = plural.text if plural is not None else translation.text
            found[name, message.findtext("source") or ""] = text or ""
    return found


def test_nothing_is_missing_or_unfinished() -> None:
    known = korean()
    assert [place for context, source, place in spoken() if not known.get((context, source), "").strip()] == []


def test_nothing_is_left_over() -> None:
    said = {(context, source) for context, source, _ in spoken()}
    assert sorted(set(korean()) - said) == []


def test_the_same_parts_stand_in_both_languages() -> None:
    wrong = [source for (_, source), text in korean().items() if set(PART.findall(source)) != set(PART.findall(text))]
    assert wrong == []
