"""Texts far beyond what anybody types: kept whole, and the screen goes on."""

import time

import pytest
from PySide6.QtGui import QTextOption
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.widgets.text_area import TextArea

ENDLESS = "나" * 120_000
WORDS = "가나다 " * 1000


@pytest.fixture
def area(qtbot: QtBot) -> TextArea:
    made = TextArea("글")
    made.resize(380, 300)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def mode(area: TextArea) -> QTextOption.WrapMode:
    return area.wordWrapMode()


def test_an_endless_word_is_laid_out_at_once(area: TextArea) -> None:
    """It took more than five seconds of the processor when lines were broken at the boundaries of words."""
    began = time.process_time()
    area.insertPlainText(ENDLESS)
    area.insertPlainText("a")
    area.setPlainText(ENDLESS)
    assert time.process_time() - began < 2
    assert area.plain_text() == ENDLESS


def test_lines_break_between_words_again_when_the_endless_one_is_gone(area: TextArea) -> None:
    assert mode(area) is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    area.setPlainText(WORDS)
    assert mode(area) is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    area.insertPlainText(ENDLESS)
    assert mode(area) is QTextOption.WrapMode.WrapAnywhere
    area.selectAll()
    area.insertPlainText(WORDS)
    assert mode(area) is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
