"""Colours: the sweep over the whole sRGB cube, the table of named colours."""

import re
from itertools import product
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar, QScrollBar, QTabBar, QWidget

from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS, _derived, next_colour, stage_colours
from taskflow_desktop.ui.style import apply_theme, stylesheet
from taskflow_desktop.ui.theme import TEXT_SIZES, Scheme, Style, Theme, contrast, make_theme, theme, use_theme
from taskflow_desktop.ui.widgets.labels import label

SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def test_white_on_white_is_no_contrast_and_black_on_white_all() -> None:
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1)
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_stage_colour_of_the_cube_is_illegible(scheme: Scheme) -> None:
    t = make_theme(scheme)
    least = 3.0 if scheme == "light" else 3.2
    steps = [round(n * 255 / 17) for n in range(18)]
    bad: list[str] = []
    for red, green, blue in product(steps, steps, steps):
        name = f"#{red:02X}{green:02X}{blue:02X}"
        roles = _derived.__wrapped__(name, scheme)
        if (
            contrast(roles.solid, t.bg_selected) < least
            or contrast(roles.ink, roles.tint) < 5
            or contrast(t.text_1, roles.tint) < 4.5
            or contrast(t.text_2, roles.tint) < 4.5
        ):
            bad.append(name)
    assert len(steps) ** 3 == 5832
    assert bad == []


TABLE = {
    "Slate": ("#6B7585", "#6B7585 #EDF0F4 #5A6473", "#8893A4 #272A2F #B4BED0"),
    "Blue": ("#2F7DE1", "#2F7DE1 #E6F0FE #1E61B6", "#4492F7 #182B43 #95C0FC"),
    "Amber": ("#D98E04", "#BC7B01 #FFECD6 #875806", "#D98E04 #3A2509 #EEB161"),
    "Violet": ("#8659D8", "#8659D8 #F1ECFF #6D4CAD", "#9E78ED #2D2441 #C5AEFF"),
    "Teal": ("#0E9AA0", "#02979D #DCF5F7 #017176", "#26A5AB #122F31 #5FD2D8"),
    "Coral": ("#E0563F", "#E0563F #FEEAE6 #A83826", "#E7624B #402019 #FEA290"),
    "Pink": ("#D8499A", "#D8499A #FEE9F2 #9E3670", "#DB60A2 #3D1F2E #F89DCA"),
    "Green": ("#2E9B57", "#2E9B57 #DEF7E4 #09753B", "#40AA65 #16311E #7FD497"),
    "Indigo": ("#5360D6", "#5360D6 #EBEFFF #4B58B7", "#7486F9 #222844 #AAB9FD"),
    "Lime": ("#7FA30F", "#739402 #EAF5D8 #556E05", "#7FA30F #252E0F #ADCB72"),
    "Brown": ("#9C6A45", "#9C6A45 #FBECE2 #875631", "#B98560 #35271C #E7B18A"),
    "Graphite": ("#3F4752", "#3F4752 #EDF0F3 #3F4752", "#8A93A0 #282A2E #B5BFCC"),
}


@pytest.mark.parametrize("name", TABLE)
def test_named_colours_derive_to_the_table(name: str) -> None:
    stored, *expected = TABLE[name]
    derived = [stage_colours(stored, scheme) for scheme in SCHEMES]
    assert [" ".join(c.name().upper() for c in (d.solid, d.tint, d.ink)) for d in derived] == expected


def test_the_named_colours_are_the_table_in_order() -> None:
    assert [(colour.english, colour.hex) for colour in NAMED_COLOURS] == [(name, row[0]) for name, row in TABLE.items()]


def test_the_next_colour_is_the_first_unused_one() -> None:
    assert next_colour(frozenset({"#6B7585", "#D98E04"})) == "#2F7DE1"
    assert next_colour(frozenset(colour.hex for colour in NAMED_COLOURS)) == "#6B7585"


@pytest.mark.parametrize("text", ["", "red", "#12345", "#12345G", "#1234567", "url(file:///x)"])
def test_only_hex_colours_are_derived(text: str) -> None:
    with pytest.raises(ValueError):
        stage_colours(text, "light")


def test_an_adjusted_colour_is_told() -> None:
    assert stage_colours("#D98E04", "light").adjusted
    assert not stage_colours("#2F7DE1", "light").adjusted


def test_the_bundled_font_is_used_in_its_four_weights() -> None:
    for weight in (400, 500, 600, 700):
        info = QFontInfo(theme().font("body", weight))
        assert (info.family(), info.weight()) == ("Pretendard", weight)


def test_digits_are_tabular() -> None:
    metrics = QFontMetrics(theme().font("body"))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_no_text_is_smaller_than_it_should_be_and_lines_hold_it(percent: int) -> None:
    t = make_theme("light", percent)
    for style in get_args(Style):
        assert t.line_height(style) >= t.metrics(style).height() > 0
    assert t.font("caption").pixelSize() == round(11 * percent / 100)


def test_the_stylesheet_is_short_and_holds_for_every_theme() -> None:
    sheet = stylesheet()
    assert sheet.count("\n") < 200
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", sheet)


def test_what_the_stylesheet_dresses_follows_the_theme(qapp: QApplication, window: QWidget) -> None:
    bar, tabs, scroll = QMenuBar(), QTabBar(), QScrollBar()
    menu = bar.addMenu("파일")
    menu.addAction("설정")
    tabs.addTab("태스크")
    scroll.setRange(0, 100)
    for each in (bar, tabs, scroll):
        window.layout().addWidget(each)  # type: ignore[union-attr]
        each.show()
    schemes: tuple[Scheme, ...] = ("light", "dark", "light")
    for scheme in schemes:
        t = apply_theme(qapp, scheme)
        pictures = [each.grab().toImage() for each in (bar, menu, tabs, scroll)]
        middles = [picture.pixelColor(picture.width() - 4, picture.height() // 2) for picture in pictures[:2]]
        assert middles == [t.bg_rail, t.bg_raised]
        assert t.accent.rgb() in colours(pictures[2])
        assert t.line_strong.rgb() in colours(pictures[3])


def colours(picture: QImage) -> set[int]:
    return {picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(picture.height())}


def test_a_theme_change_reaches_widgets_in_use(qapp: QApplication, window: QWidget) -> None:
    shown = label("글", tone="text.2")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(shown)
    light = colour_of(shown)
    new: Theme = apply_theme(qapp, "dark", 130)
    assert theme() is new
    assert colour_of(shown) == make_theme("dark").text_2 != light
    assert shown.font().pixelSize() == 17
    apply_theme(qapp, "light", 100)
    assert colour_of(shown) == light
    assert shown.font().pixelSize() == 13


def test_the_desktops_scheme_is_followed_until_one_is_chosen(qapp: QApplication) -> None:
    # The offscreen desktop has one scheme, light: the kit is put out of step and told to look again.
    tell = qapp.styleHints().colorSchemeChanged
    apply_theme(qapp, "system", 115)
    use_theme(make_theme("dark", 115))
    tell.emit(Qt.ColorScheme.Light)
    assert (theme().scheme, theme().percent) == ("light", 115)
    apply_theme(qapp, "dark")
    tell.emit(Qt.ColorScheme.Light)
    assert theme().scheme == "dark"


def colour_of(shown: QLabel) -> QColor:
    return shown.palette().color(shown.foregroundRole())


def test_this_computers_zone_is_known() -> None:
    assert local_zone() is local_zone()
