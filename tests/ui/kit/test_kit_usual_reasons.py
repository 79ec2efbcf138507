"""Reasons that were chosen in one language, read in another."""

import pytest
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import Language
from taskflow_desktop.ui.dialogs import outcome_reason, reason_choice
from taskflow_desktop.ui.text import install_language
from taskflow_desktop.ui.usual_reasons import shown_reason


@pytest.mark.parametrize(
    ("reader", "kept", "expected"),
    [
        ("en", "휴가", "Leave"),
        ("en", "재고나 물류 사정 · 부속이 단종됐어요", "Stock or delivery · 부속이 단종됐어요"),
        ("en", "Leave", "Leave"),
        ("en", "휴가라서", "휴가라서"),
        ("ko", "Shift change", "교대"),
        ("ko", "Added by mistake · twice", "잘못 등록 · twice"),
        ("ko", "교대", "교대"),
        ("ko", "", ""),
    ],
)
def test_a_usual_reason_is_shown_in_the_readers_language(
    qapp: QApplication, reader: Language, kept: str, expected: str
) -> None:
    install_language(qapp, reader)
    assert shown_reason(kept) == expected


def test_every_usual_reason_that_can_be_chosen_is_known(qapp: QApplication) -> None:
    install_language(qapp, "ko")
    chosen = [words for key, words in reason_choice._presets() if key != reason_choice.OTHER]
    chosen += [words for words, _hint in outcome_reason._presets()]
    install_language(qapp, "en")
    assert [words for words in chosen if shown_reason(words) == words] == []
