"""Sentences: named parts, Korean particles, plural forms, the catalogue."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop import assets, wording
from taskflow_desktop.ui.text import fill, install_language, language, translate
from taskflow_desktop.ui.widgets.labels import breakable, label
from tests.support.translation_files import files


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("해결", "‘해결’로 옮겼어요"),  # rieul takes 로
        ("보류", "‘보류’로 옮겼어요"),
        ("물류 확인", "‘물류 확인’으로 옮겼어요"),
        ("3", "‘3’으로 옮겼어요"),
        ("1", "‘1’로 옮겼어요"),
        ("A0042", "‘A0042’로 옮겼어요"),
        ("100", "‘100’으로 옮겼어요"),
        ("QC", "‘QC’로 옮겼어요"),
        ("VIP", "‘VIP’로 옮겼어요"),
        ("BGM", "‘BGM’으로 옮겼어요"),
        ("mail", "‘mail’로 옮겼어요"),
        ("shop", "‘shop’으로 옮겼어요"),
        ("🙂", "‘🙂’으로(로) 옮겼어요"),
    ],
)
def test_particle_follows_the_last_sound(word: str, expected: str) -> None:
    assert fill("‘{stage}’[으로/로] 옮겼어요", stage=word) == expected


@pytest.mark.parametrize(
    ("template", "name", "expected"),
    [
        ("{n}[을/를]", "김서연", "김서연을"),
        ("{n}[을/를]", "박지수", "박지수를"),
        ("{n}[이/가]", "김서연", "김서연이"),
        ("{n}[은/는]", "이수민", "이수민은"),
        ("{n}[과/와]", "오세라", "오세라와"),
        ("{n}[이에요/예요]", "상담", "상담이에요"),
        ("({n})[은/는]", "파일.pdf", "(파일.pdf)는"),
    ],
)
def test_every_pair_of_particles(template: str, name: str, expected: str) -> None:
    assert fill(template, n=name) == expected


def test_parts_are_never_read_as_templates() -> None:
    hostile = "{other} [을/를] {0.__class__} %s"
    assert fill("{name}[을/를] {other}", name=hostile, other="끝") == f"{hostile}를 끝"


def test_a_missing_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{name}", nmae="x")


def test_brackets_that_are_no_particles_stay() -> None:
    assert fill("[a/b] [x]") == "[a/b] [x]"


def test_korean_is_shown_and_unknown_texts_stay_english() -> None:
    assert translate("Words", "Urgent") == "긴급"
    assert translate("Words", "No such text") == "No such text"
    assert translate("StagePopover", "%n task(s)", "", 3) == "3건"


def test_english_has_its_plurals(qapp: QApplication) -> None:
    install_language(qapp, "en")
    assert language() == "en"
    assert translate("Words", "Urgent") == "Urgent"
    assert translate("StagePopover", "%n task(s)", "", 1) == "1 task"
    assert translate("StagePopover", "%n task(s)", "", 5) == "5 tasks"


def test_qt_speaks_korean_too() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


def test_changing_the_language_forgets_the_first(qapp: QApplication) -> None:
    install_language(qapp, "en")
    install_language(qapp, "ko")
    assert translate("Words", "Low") == "낮음"


def test_numbers_in_sentences_have_separators(qapp: QApplication) -> None:
    assert translate("StagePopover", "%n task(s)", "", 20000) == "20,000건"
    install_language(qapp, "en")
    assert translate("StagePopover", "%n task(s)", "", 20000) == "20,000 tasks"


def test_the_built_file_is_read_where_there_is_one(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A packaged program has .qm files beside the .ts; they win, and plural forms and separators hold there too."""
    monkeypatch.setattr(assets, "file", lambda path: tmp_path / Path(path).name)
    monkeypatch.setattr(files, "TRANSLATIONS", tmp_path)
    for language_, one, many in (("ko", "한 건", "여러 건 %n"), ("en", "a single task", "%n tasks built")):
        forms = "".join(
            f"<numerusform>{text}</numerusform>" for text in ((many,) if language_ == "ko" else (one, many))
        )
        (tmp_path / f"{language_}.ts").write_text(
            f'<!DOCTYPE TS><TS version="2.1" language="{language_}" sourcelanguage="en"><context>'
            "<name>StagePopover</name>"
            f'<message numerus="yes"><source>%n task(s)</source><translation>{forms}</translation></message>'
            "</context></TS>",
            "utf-8",
        )
    files.build(tmp_path)
    install_language(qapp, "en")
    assert translate("StagePopover", "%n task(s)", "", 1) == "a single task"
    assert translate("StagePopover", "%n task(s)", "", 3000) == "3,000 tasks built"
    assert translate("Words", "Urgent") == "Urgent"
    install_language(qapp, "ko")
    assert translate("StagePopover", "%n task(s)", "", 3) == "여러 건 3"


def test_without_a_screen_the_same_sentences() -> None:
    wording.speak(None)
    assert wording.translate("StagePopover", "%n task(s)", 1234) == "1,234 task(s)"
    wording.speak("en")
    assert wording.translate("StagePopover", "%n task(s)", 1) == "1 task"
    wording.speak("ko")
    assert wording.translate("StagePopover", "%n task(s)", 1234) == "1,234건"
    assert wording.translate("Words", "Urgent") == "긴급"


def test_a_word_without_end_breaks_and_is_told_as_it_is(qtbot: QtBot) -> None:
    word = "가" * 100
    made = label(word, wrap=True)
    qtbot.addWidget(made)
    assert made.text() == word
    assert made.minimumSizeHint().width() < 300
    assert breakable("보통 길이의 글") == "보통 길이의 글"
    family = "👨\u200d👩\u200d👧"
    assert family in breakable("x" * 12 + family + "y" * 30)


def test_no_part_turns_the_order_of_its_sentence() -> None:
    assert fill("{name} 님이 물었어요", name="나\u202e가\u2066다") == "나가다 님이 물었어요"
    assert fill("{name} 님이 물었어요", name="שלום") == "\u2068שלום\u2069 님이 물었어요"
    assert fill("{name} 님이", name="\u2069\u202eمرحبا") == "\u2068مرحبا\u2069 님이"
    assert fill("{a}{b}", a="가 👨\u200d👩", b="é") == "가 👨\u200d👩é"
