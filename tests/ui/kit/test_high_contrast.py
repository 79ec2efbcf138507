"""A desktop that asks for high contrast: its colours, no tints, edges in place of fills, and what was chosen waits."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.ui import style
from taskflow_desktop.ui.contrast_theme import contrast_theme
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS, stage_colours
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import Theme, contrast, make_theme, theme, use_theme
from taskflow_desktop.ui.widgets.button_look import look_of
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from tests.ui.kit.test_contrast import PAIRS, STATED, SURFACES, meanings, shape, unlike

_ROLE, _GROUP = QPalette.ColorRole, QPalette.ColorGroup


def system(window: str, text: str, chosen: str, on_chosen: str, link: str, off: str) -> QPalette:
    palette = QPalette()
    values = {
        _ROLE.Window: window,
        _ROLE.WindowText: text,
        _ROLE.Highlight: chosen,
        _ROLE.HighlightedText: on_chosen,
        _ROLE.Link: link,
    }
    for role, colour in values.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(_GROUP.Disabled, _ROLE.WindowText, QColor(off))
    return palette


SYSTEMS = {  # the four that Windows brings, and one that is badly made
    "Aquatic": system("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#75E9FC", "#A6A6A6"),
    "Desert": system("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#1C5E75", "#676767"),
    "Dusk": system("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#70EBDE", "#A6A6A6"),
    "Night sky": system("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#8080FF", "#A6A6A6"),
    "black on white": system("#FFFFFF", "#000000", "#FFFFFF", "#000000", "#FFFF00", "#F0F0F0"),
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_all_of_it_is_legible_in_the_systems_colours(name: str) -> None:
    t = contrast_theme(SYSTEMS[name], 115)
    assert t is contrast_theme(SYSTEMS[name], 115)
    assert (t.high_contrast, t.percent) == (True, 115)
    poor = {}
    for token in STATED:
        least = 3.0 if token in {"text.disabled", "line.control", "focus"} else 4.5
        ratio = min(contrast(t.colour(token), t.colour(surface)) for surface in SURFACES)
        if ratio < least:
            poor[token] = ratio
    for ink, back, least in PAIRS:
        ratio = contrast(t.colour(ink), t.colour(back))
        if ratio < min(least, 4.5):
            poor[f"{ink} on {back}"] = ratio
    assert poor == {}
    assert contrast(t.line, t.bg_surface) >= 3  # lines stand for fills here
    own = SYSTEMS[name]
    roles = (_ROLE.Window, _ROLE.WindowText, _ROLE.Highlight, _ROLE.HighlightedText, _ROLE.Link)
    theirs = {own.color(role).rgb() for role in roles} | {own.color(_GROUP.Disabled, _ROLE.WindowText).rgb()}
    colours = [getattr(t, each.name) for each in fields(Theme) if isinstance(getattr(t, each.name), QColor)]
    assert {colour.rgb() for colour in colours if colour.alpha() == 255} <= theirs


@pytest.fixture
def dusk(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Theme:
    """The kit under a system that asks for high contrast."""
    monkeypatch.setattr(style, "wants_contrast", lambda: True)
    monkeypatch.setattr(style, "contrast_theme", lambda _palette, percent: contrast_theme(SYSTEMS["Dusk"], percent))
    return apply_theme(qapp, "light", 100)


def test_it_outweighs_what_was_chosen_and_gives_it_back(
    qapp: QApplication, dusk: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme() is dusk
    assert qapp.palette().color(_ROLE.Window) == QColor("#2D3236")
    assert apply_theme(qapp, "dark", 130).percent == 130
    assert theme().high_contrast
    monkeypatch.setattr(style, "wants_contrast", lambda: False)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme() is make_theme("dark", 130)


def test_stages_keep_their_colour_and_lose_their_tint(dusk: Theme) -> None:
    for named in NAMED_COLOURS:
        roles = stage_colours(named.hex, "dark")
        assert (roles.tint, roles.ink) == (dusk.bg_surface, dusk.text_1)
        assert contrast(roles.solid, dusk.bg_surface) >= 3
        assert stage_colours(named.hex, "light").tint != dusk.bg_surface  # the preview of the other theme


def test_what_is_chosen_or_pressed_has_an_edge(dusk: Theme, window: QWidget) -> None:
    pressed = look_of(dusk, "ghost", hover=False, down=True, off=False)
    assert pressed.border == dusk.text_2
    assert look_of(dusk, "primary", hover=False, down=False, off=False).border == dusk.on_accent
    choices = Segmented("결과", [Choice(1, "성공"), Choice(2, "실패")])
    window.layout().addWidget(choices)  # type: ignore[union-attr]
    choices.show()
    first, second = (segment.grab().toImage() for segment in choices.segments())
    middle = first.height() // 2
    assert bright(first, 0, middle) > bright(second, 0, middle) + 64


def bright(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).lightness()


def test_no_meaning_is_lost_in_it(dusk: Theme) -> None:
    for importance in Importance:
        paint = meanings()["importance"][importance]
        assert unlike(shape(paint, dusk.bg_surface), shape(lambda *_: None, dusk.bg_surface)) > 0
    pictures = [shape(paint, dusk.bg_surface) for paint in meanings()["importance"].values()]
    assert all(unlike(a, b) >= 6 for a in pictures for b in pictures if a is not b)


def test_a_note_is_drawn_with_an_edge(dusk: Theme, window: QWidget) -> None:
    note = Note("warn")
    note.set_text("연결이 끊겼어요.")
    window.layout().addWidget(note)  # type: ignore[union-attr]
    note.show()
    image = note.grab().toImage()
    assert bright(image, image.width() // 2, 0) > image.pixelColor(image.width() // 2, 4).lightness() + 32


@pytest.fixture(autouse=True)
def _plain_again() -> None:
    use_theme(make_theme("light"))
