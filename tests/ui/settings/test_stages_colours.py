"""The colours of a stage in a real window: named ones, hex, picker, and what is said and shown of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.settings.stage_colour_panel import ColourPanel
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS, stage_colours
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import theme
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import click, compose, focused, write
from tests.ui.settings.stages_place import Place

BLUE, VIOLET, AMBER = "#2F7DE1", "#8659D8", "#D98E04"
FINE = "두 테마에서 모두 잘 보여요"
DARKER = "글자가 잘 보이도록 조금 어둡게 보여 줘요."
NONE = "색은 #과 0–9, A–F 여섯 자리로 적어 주세요. 예: #8659D8"


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Place:
    return Place(qtbot, desk)


@pytest.fixture
def panel(place: Place) -> ColourPanel:
    """The open colours of the second stage."""
    place.rows[1].colour.click()
    return place.editor.list.colours


def write_hex(panel: ColourPanel, text: str) -> None:
    panel.hex.setFocus()
    panel.hex.selectAll()
    press(Qt.Key.Key_Backspace)
    write(text)


def ticked(panel: ColourPanel) -> list[str]:
    return [swatch.hex for swatch in panel.swatches.swatches if swatch.isChecked()]


def test_the_colours_open_under_their_row_and_close_again(place: Place, panel: ColourPanel) -> None:
    assert panel.isVisible()
    rows = place.rows
    assert rows[1].geometry().bottom() < panel.geometry().top() < rows[2].geometry().top()
    place.rows[2].colour.click()
    assert (place.rows[1].colour.opened, place.rows[2].colour.opened) == (False, True)
    assert rows[2].geometry().bottom() < panel.geometry().top()
    place.rows[2].colour.click()
    assert not panel.isVisible()


def test_twelve_named_colours(place: Place, panel: ColourPanel) -> None:
    assert [swatch.hex for swatch in panel.swatches.swatches] == [colour.hex for colour in NAMED_COLOURS]
    assert panel.swatches.swatches[0].accessibleName() == "먹색"
    click(panel.swatches.swatches[3])
    assert place.editor.draft.stages[1].colour == VIOLET
    assert place.rows[1].colour.accessibleName() == "상담 진행 색: 보라"
    assert (ticked(panel), panel.hex.text(), panel.verdict) == ([VIOLET], VIOLET, FINE)
    place.save()
    assert place.desk.site.value("SELECT colour FROM stage WHERE name = '상담 진행'") == VIOLET


def test_arrows_choose_and_the_colours_are_one_stop(place: Place, panel: ColourPanel) -> None:
    assert focused() is panel.swatches.swatches[0]  # the colour of the stage here has no name
    press(Qt.Key.Key_Right)
    assert place.editor.draft.stages[1].colour == BLUE
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert ticked(panel) == [NAMED_COLOURS[-1].hex]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is panel.hex
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is panel.pick
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is place.rows[1].up or focused() is place.rows[2].name.line
    place.rows[1].colour.setFocus()


def test_a_colour_is_written_in_many_ways(place: Place, panel: ColourPanel) -> None:
    before = place.editor.draft.stages[1].colour
    write_hex(panel, "85d")
    assert place.editor.draft.stages[1].colour == before  # it may go on
    assert panel.hex.text() == "85d"  # what is typed stays as it is while it is typed
    place.rows[1].name.line.setFocus()
    assert panel.hex.text() == "#8855DD"
    assert place.rows[1].colour.text() == "#8855DD"
    assert ticked(panel) == []
    write_hex(panel, "2f7d")
    compose("e1")
    assert place.editor.draft.stages[1].colour == BLUE
    assert ticked(panel) == [BLUE]


@pytest.mark.parametrize("text", ["red", "#12345", "#GGGGGG", "#8659D8FF", "url(file:///x)", "보라"])
def test_what_is_no_colour_is_told_and_the_stage_keeps_its_own(place: Place, panel: ColourPanel, text: str) -> None:
    before = place.editor.draft.stages[1].colour
    write_hex(panel, text)
    assert (panel.verdict, panel.frame.bad) == (NONE, True)
    assert panel.hex.accessibleDescription() == NONE
    place.rows[0].name.line.setFocus()
    assert place.editor.draft.stages[1].colour == before
    assert panel.hex.text() == text
    place.rows[2].colour.click()  # of the same colour
    assert (panel.hex.text(), panel.verdict, panel.frame.bad) == (before, FINE, False)
    place.rows[1].colour.click()
    write_hex(panel, BLUE)
    assert (panel.verdict, panel.frame.bad) == (FINE, False)


def type_each(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)


@pytest.mark.parametrize("text", ["#12345", "red", "#8659D8FF"])
def test_saving_waits_for_a_whole_colour(place: Place, panel: ColourPanel, text: str) -> None:
    before = place.editor.draft.stages[1].colour
    place.rows[0].name.line.setFocus()
    write("!")
    write_hex(panel, "")
    type_each(text)
    assert place.editor.draft.stages[1].colour == before
    place.rows[0].name.line.setFocus()
    place.page.bar.save.click()
    assert (place.page.bar.words, focused() is panel.hex, panel.hex.text()) == (NONE, True, text)
    assert place.desk.site.value("SELECT colour FROM stage WHERE name = '상담 진행'") == before
    write_hex(panel, "#2f7de1")
    place.save()
    assert place.desk.site.value("SELECT colour FROM stage WHERE name = '상담 진행'") == BLUE


def test_saving_says_what_it_waits_for_also_where_only_the_colour_was_written(place: Place, panel: ColourPanel) -> None:
    write_hex(panel, "")
    type_each("red")
    place.page.bar.save.click()
    assert (place.page.bar.words, place.bubble(), focused() is panel.hex) == (NONE, "", True)
    write_hex(panel, before := place.editor.draft.stages[1].colour)
    place.page.bar.save.click()
    assert (panel.verdict, place.page.bar.words != NONE, place.bubble()) == (FINE, True, "아직 바뀐 내용이 없어요.")
    assert before == place.editor.draft.stages[1].colour


@pytest.mark.parametrize("by", ["enter", "save"])
def test_three_digits_are_taken_on_enter_and_by_saving(place: Place, panel: ColourPanel, by: str) -> None:
    write_hex(panel, "")
    type_each("#85d")
    if by == "enter":
        press(Qt.Key.Key_Return)
        assert (panel.hex.text(), place.editor.draft.stages[1].colour) == ("#8855DD", "#8855DD")
    place.save()
    assert place.desk.site.value("SELECT colour FROM stage WHERE name = '상담 진행'") == "#8855DD"


def test_a_colour_that_goes_on_is_none_and_the_stage_has_its_own_again(place: Place, panel: ColourPanel) -> None:
    before = place.editor.draft.stages[1].colour
    write_hex(panel, "")
    type_each("#8659D8")
    assert place.editor.draft.stages[1].colour == VIOLET
    type_each("F")
    assert (place.editor.draft.stages[1].colour, panel.verdict) == (before, NONE)
    place.rows[1].colour.click()  # closes
    assert place.editor.draft.stages[1].colour == before


def test_a_colour_that_had_to_be_darker_is_told(place: Place, panel: ColourPanel) -> None:
    for colour, said in ((AMBER, DARKER), ("#FFFFFF", DARKER), ("#FFFF00", DARKER), ("#000000", FINE), (BLUE, FINE)):
        write_hex(panel, colour)
        assert panel.verdict == said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_previews_show_both_themes_whichever_is_in_force(
    qapp: QApplication, place: Place, panel: ColourPanel, scheme: str
) -> None:
    apply_theme(qapp, scheme)  # type: ignore[arg-type]
    write_hex(panel, AMBER)
    assert theme().scheme == scheme
    for preview, shown in ((panel.light, "light"), (panel.dark, "dark")):
        wanted = stage_colours(AMBER, shown).solid  # type: ignore[arg-type]
        image = preview.grab().toImage()
        colours = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
        assert wanted.rgb() in colours
    assert (panel.light.accessibleName(), panel.dark.accessibleName()) == ("밝은 테마 미리보기", "어두운 테마 미리보기")


def test_the_picker_shows_each_colour_pointed_at_and_cancelling_brings_the_first_back(
    place: Place, panel: ColourPanel
) -> None:
    before = place.editor.draft.stages[1].colour
    panel.pick.click()
    picker = panel.picker
    assert picker is not None
    picker.setCurrentColor(QColor("#123456"))
    assert place.editor.draft.stages[1].colour == "#123456"
    picker.reject()
    assert place.editor.draft.stages[1].colour == before
    panel.pick.click()
    picker = panel.picker
    assert picker is not None
    picker.setCurrentColor(QColor("#abcdef"))
    picker.accept()
    assert panel.picker is None
    assert place.editor.draft.stages[1].colour == panel.hex.text() == "#ABCDEF"


def test_escape_closes_the_colours_first(place: Place, panel: ColourPanel) -> None:
    panel.hex.setFocus()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert place.rows[1].colour.hasFocus()


def test_the_colours_go_with_their_stage(place: Place, panel: ColourPanel) -> None:
    place.remove(1, 0)
    assert not panel.isVisible()
    assert place.editor.list.open_key is None
