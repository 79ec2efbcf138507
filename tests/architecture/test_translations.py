"""Every English sentence in the code is there in every language, and nothing is left of sentences that are gone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from taskflow_desktop import assets
from taskflow_desktop.config import Language
from taskflow_desktop.wording import form_of, read_catalogue
from tests.support.translation_files import files

PART = re.compile(r"\{[a-z_]+\}|%n")
NUMBERS = (-1, 0, 1, 2, 5, 1000)
LANGUAGES: tuple[Language, ...] = ("ko", "en")
PARAMETRIZED = pytest.mark.parametrize("language", LANGUAGES)


@PARAMETRIZED
def test_nothing_is_missing_or_unfinished(language: Language) -> None:
    known = read_catalogue(language)
    wanted = files.wanted(language)
    missing = [
        f"{place}: {source}"
        for context, source, place in files.spoken()
        if (context, source) in wanted and not all(form.strip() for form in known.get((context, source), ("",)))
    ]
    assert missing == []


@PARAMETRIZED
def test_nothing_is_left_over(language: Language) -> None:
    assert sorted(set(files.messages(language)) - files.wanted(language)) == []


@PARAMETRIZED
def test_every_plural_has_its_forms(language: Language) -> None:
    forms = {source: found for (_, source), found in read_catalogue(language).items() if "%n" in source}
    assert {len(found) for found in forms.values()} == {2 if language == "en" else 1}
    if language == "en":
        assert [source for source, (one, many) in forms.items() if one == many or "(s)" in one + many] == []


@PARAMETRIZED
def test_the_same_parts_stand_in_both_languages(language: Language) -> None:
    wrong = [
        (source, text)
        for (_, source), forms in read_catalogue(language).items()
        for text in (forms if language == "ko" else forms[1:])  # "The one move": one may do without its figure
        if set(PART.findall(source)) != set(PART.findall(text))
    ]
    assert wrong == []


@PARAMETRIZED
def test_what_is_built_says_the_same(language: Language, tmp_path: Path) -> None:
    """The .qm of the packaged program answers like the .ts of a checkout, plural forms included."""
    files.build(tmp_path)
    built = QTranslator()
    assert built.load(str(tmp_path / f"{language}.qm"))
    for (context, source), forms in read_catalogue(language).items():
        for n in NUMBERS if "%n" in source else (-1,):
            assert built.translate(context, source, "", n) == form_of(forms, n), (context, source, n)


def test_an_unfinished_text_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new sentence comes into the files as unfinished, and neither counts as there nor is built."""
    for language in LANGUAGES:
        (tmp_path / f"{language}.ts").write_text(assets.read_text(f"translations/{language}.ts"), "utf-8")
    said = [*files.spoken(), ("New", "%n thing(s)", "here:1"), ("New", "Said & done", "here:2")]
    monkeypatch.setattr(files, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr(files, "spoken", lambda: tuple(said))
    before = (tmp_path / "ko.ts").read_text("utf-8")
    assert files.update("ko") == [("New", "%n thing(s)"), ("New", "Said & done")]
    assert files.update("en") == [("New", "%n thing(s)")]
    assert not files.forms(files.messages("ko")["New", "Said & done"])
    with pytest.raises(files.subprocess.CalledProcessError):
        files.build(tmp_path / "built")
    monkeypatch.setattr(files, "spoken", lambda: tuple(said[:-2]))
    assert files.update("ko") == []
    assert (tmp_path / "ko.ts").read_text("utf-8") == before


def hangul(text: str) -> Iterator[str]:
    return iter(re.findall("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]", text))


def test_korean_stands_in_translations_and_samples_only() -> None:
    """The source files are looked through by `test_source_rules`; this is every other file of the package."""
    homes = ("translations/", "samples/", "flows/", "fonts/")
    resources = files.PACKAGE / "resources"
    wrong = [
        path.name
        for path in sorted(files.PACKAGE.rglob("*"))
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not path.relative_to(resources).as_posix().startswith(homes)
        and next(hangul(path.read_text("utf-8", "replace")), None)
    ]
    assert wrong == []
