"""Contrast of every pair of tokens as the specification states it, and what is left of each meaning without colour."""

from collections.abc import Callable, Hashable
from dataclasses import fields
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.enums import Channel, Importance, Outcome, RoomState
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.details.room_tab import STATE_ICONS
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS, stage_colours
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import CHANNEL_COLOURS, Scheme, Theme, contrast, make_theme, theme
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, paint_age_pill
from taskflow_desktop.ui.widgets.avatar import paint_channel
from taskflow_desktop.ui.widgets.button_look import look_of
from taskflow_desktop.ui.widgets.importance import paint_importance, paint_outcome
from taskflow_desktop.ui.widgets.note import _ICONS as NOTE_ICONS
from taskflow_desktop.ui.widgets.pie import paint_pie

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SURFACES = ("bg.surface", "bg.side", "bg.rail", "bg.subtle", "bg.raised", "bg.hover", "bg.selected")
TINTS = ("accent.tint", "ok.tint", "bad.tint", "warn.tint", "bubble.me")
TEXT, GRAPHIC = 4.5, 3.0

STATED = {  # token: (light, dark), the lowest ratio on SURFACES
    "text.1": (14.7, 11.2),
    "text.2": (6.8, 7.0),
    "text.3": (4.7, 4.9),
    "text.disabled": (2.6, 2.6),
    "line.control": (3.3, 3.1),
    "accent.text": (6.3, 6.3),
    "focus": (5.3, 5.6),
    "ok": (4.6, 6.4),
    "bad": (4.9, 5.7),
    "warn": (5.4, 7.2),
}
PAIRS = (  # what is written or drawn, on what, the least ratio
    *((ink, tint, TEXT) for ink, tint in product(("text.1", "text.2", "text.3", "accent.text"), TINTS)),
    *((mark, f"{mark}.tint", TEXT) for mark in ("ok", "bad", "warn")),
    *((ink, "bg.pressed", TEXT) for ink in ("text.1", "text.2", "accent.text")),
    *(("focus", tint, GRAPHIC) for tint in (*TINTS, "bg.pressed")),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent.hover", TEXT),
    ("on_bad", "bad", TEXT),
    ("inverse_text", "inverse", 14.7),
    ("inverse_link", "inverse", TEXT),
    ("accent", "bg.surface", GRAPHIC),
    ("accent", "bg.side", GRAPHIC),
    ("accent", "bg.rail", GRAPHIC),
)
DECORATION = {"line", "line.strong", "shadow", "scrim"}
"""Nothing is told by these alone (ui-spec 2.1)."""


@pytest.mark.parametrize(("token", "scheme"), list(product(STATED, SCHEMES)))
def test_a_token_contrasts_with_every_surface_as_stated(token: str, scheme: Scheme) -> None:
    t = make_theme(scheme)
    stated = STATED[token][SCHEMES.index(scheme)]
    assert {s: r for s in SURFACES if (r := contrast(t.colour(token), t.colour(s))) < stated - 0.05} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_that_is_put_together_is_legible(scheme: Scheme) -> None:
    t = make_theme(scheme)
    found = {(ink, back): contrast(t.colour(ink), t.colour(back)) for ink, back, _least in PAIRS}
    assert {pair: found[pair[:2]] for pair in PAIRS if found[pair[:2]] < pair[2] - 0.05} == {}
    assert all(contrast(tint.ink, tint.fill) >= TEXT for tint in t.avatars)


def test_no_token_is_left_out() -> None:
    """A colour that is added to the theme stands in the tables above, or is said to be decoration."""
    names = {each.name for each in fields(Theme) if isinstance(getattr(make_theme("light"), each.name), QColor)}
    judged = {*STATED, *SURFACES, *TINTS, *DECORATION, *(part for pair in PAIRS for part in pair[:2])}
    assert names == {name.replace(".", "_") for name in judged}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_button_is_legible_in_every_state(scheme: Scheme) -> None:
    t = make_theme(scheme)
    variants = ("primary", "quiet", "ghost", "destructive", "tint", "active", "link")
    poor = {}
    for variant, hover, down in product(variants, (False, True), (False, True)):
        look = look_of(t, variant, hover=hover, down=down, off=False)  # type: ignore[arg-type]
        for surface in SURFACES:
            ratio = contrast(look.text, look.fill or t.colour(surface))
            if ratio < TEXT:
                poor[variant, hover, down, surface] = ratio
    assert poor == {}


def test_the_brands_colours_are_legible() -> None:
    """The badge stands beside the channel's name: a letter in it is a graphic."""
    assert all(contrast(tint.ink, tint.fill) >= GRAPHIC for tint in CHANNEL_COLOURS.values())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_stages_pie_is_seen_on_every_surface_and_on_its_tint(scheme: Scheme) -> None:
    t = make_theme(scheme)
    for named in NAMED_COLOURS:
        roles = stage_colours(named.hex, scheme)
        other = stage_colours(named.hex, "dark" if scheme == "light" else "light")
        assert min(contrast(roles.solid, t.colour(surface)) for surface in SURFACES) >= GRAPHIC - 0.01, named
        assert contrast(roles.ink, roles.tint) >= TEXT, named
        assert contrast(other.solid, t.inverse) >= GRAPHIC - 0.01, named  # in a toast


Paint = Callable[[QPainter, QRectF], None]
SIDE = 14


def shape(paint: Paint, back: QColor) -> QImage:
    """What is painted, as light and dark alone."""
    image = QImage(QSize(SIDE * 2, SIDE * 2), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    image.fill(back)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def unlike(one: QImage, other: QImage) -> int:
    """How many dots of two pictures are clearly of another lightness."""
    size = one.size()
    places = product(range(size.width()), range(size.height()))
    return sum(abs((one.pixel(x, y) & 255) - (other.pixel(x, y) & 255)) > 64 for x, y in places)


def meanings() -> dict[str, dict[Hashable, Paint]]:
    """Every set of meanings that has a colour, and how each of them is painted."""
    named = NAMED_COLOURS[0].hex
    pies = {
        (position, count): lambda painter, area, at=position, of=count: paint_pie(
            painter, area, at, of, stage_colours(named, theme().scheme).solid
        )
        for count in range(1, limits.STAGES_MAX + 1)
        for position in range(1, count + 1)
    }
    sets: dict[str, dict[Hashable, Paint]] = {
        "importance": {
            each: lambda painter, area, which=each: paint_importance(painter, area, which) for each in Importance
        },
        "outcome": {
            each: lambda painter, area, which=each: paint_outcome(painter, area, which) for each in (None, *Outcome)
        },
        "channel": {
            each: lambda painter, area, which=each: paint_channel(painter, area, which) for each in Channel
        },
        "age": {
            each: lambda painter, area, which=each: _age(painter, area, which)
            for each in (AgeLevel.FRESH, AgeLevel.WARN, AgeLevel.BAD)
        },
    }  # fmt: skip
    for count in range(1, limits.STAGES_MAX + 1):
        sets[f"stages of {count}"] = {key: paint for key, paint in pies.items() if key[1] == count}
    return sets


def _age(painter: QPainter, area: QRectF, level: AgeLevel) -> None:
    paint_age_pill(painter, QPointF(area.right(), area.center().y()), "", level)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_meaning_is_lost_without_colour(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    back = theme().bg_surface
    alike = []
    for name, set_of in meanings().items():
        pictures = {key: shape(paint, back) for key, paint in set_of.items()}
        alike += [(name, a, b) for a, b in combinations(pictures, 2) if unlike(pictures[a], pictures[b]) < 12]
    assert alike == []


def test_notes_and_states_of_rooms_have_a_sign_each() -> None:
    assert len(set(NOTE_ICONS.values())) == len(NOTE_ICONS)
    assert len(set(STATE_ICONS.values())) == len(RoomState)
