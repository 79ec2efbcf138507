"""What may stay in a log or a report: nothing that may be somebody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.masks import LONGEST, masked, masked_message, short_file, told_facts

SECRETS = ["홍길동", "O'Brien", "kim@example.com", "01012345678", "/home/kim/고객 명단.xlsx", "C:\\Users\\kim\\a b.png"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "said",
    [
        'QFile: can\'t open "{}"',
        "QFile: can't open '{}' for reading",
        "QPixmap: cannot load `{}`",
        'cut off "{}',
        "cut off ‘{}",
        'cannot swap "{}" and "{}"',
    ],
)
def test_what_is_quoted_goes(said: str, secret: str) -> None:
    kept = masked(said.format(secret, secret))
    assert not any(part in kept for part in (secret, "kim", "Brien", "길동", "2345", "명단"))
    assert kept.startswith(said[:6])


@pytest.mark.parametrize("secret", [secret for secret in SECRETS if secret != "O'Brien"])
def test_what_shows_by_itself_goes_unquoted(secret: str) -> None:
    kept = masked(f"qt.svg: cannot read {secret} now")
    assert kept.startswith("qt.svg: cannot read <")
    assert not any(part in kept for part in ("kim", "길동", "2345", "명단"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("busy for 010-1234-5678 now", "busy for <number> now"),
        ("busy for 010 1234 5678", "busy for <number>"),
        ("busy for (02) 555-1234.", "busy for <number>."),
        ("busy for +82 10-1234-5678", "busy for <number>"),
        ("busy for 010.1234.5678", "busy for <number>"),
        ("password=hunter2 user=kim port=5432", "password=<text> user=<text> port=5432"),
        ("password: hunter2", "password: <text>"),
        ("cannot read ~kim/file", "cannot read <path>"),
        ("cannot read ~kim", "cannot read <path>"),
        ("file=/home/kim/my private list", "file=<text>"),
        ("host db.kim.example:5432", "host <address>"),
        ("no answer of db.kim.example:5432", "no answer of <address>"),
        ("no answer of server db.kim.example", "no answer of server <address>"),
        ("no answer of 10.0.0.7", "no answer of <address>"),
    ],
)
def test_what_stands_plain_in_a_message_goes(said: str, kept: str) -> None:
    assert masked(said) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize(
    "said",
    [
        "Python 3.11.2, Qt 6.10.1, PySide6 6.9.1, Linux 5.15.0-1051-azure x86_64",
        "Linux 6.1.0-18-amd64, Darwin 23.1.0, Windows 10",
        "qt.svg: line 12, column 34: width=200, height=50",
        "peewee.py:312 and qwidget.cpp:1200",
        "password authentication failed",
    ],
)
def test_what_is_nobodys_stays(said: str) -> None:
    assert masked(said) == said


def test_words_of_code_stay() -> None:
    message = "'NoneType' object has no attribute 'set_text'"
    assert masked_message(message) == message
    assert masked_message("cannot import name 'x' from 'PySide6' (/home/kim/x.so)").endswith("(<path>")
    assert "홍" not in masked_message("unhashable '홍길동'")
    assert masked_message("it's '홍길동'") == "<text>"
    assert masked("QObject::startTimer: Timers cannot be started from another thread") == (
        "QObject::startTimer: Timers cannot be started from another thread"
    )


def test_a_file_of_code_is_named_without_its_place() -> None:
    own = "/home/kim/app/taskflow_desktop"
    assert short_file(f"{own}/ui/startup.py", own) == "taskflow_desktop/ui/startup.py"
    assert short_file("C:\\kim\\taskflow_desktop\\cli.py", "C:\\kim\\taskflow_desktop") == "taskflow_desktop/cli.py"
    assert short_file("/home/kim/v/lib/python3.11/site-packages/peewee.py", own) == "peewee.py"
    assert short_file("/home/kim/python3.11/threading.py", own) == "threading.py"


def test_facts_are_numbers_and_words_of_code() -> None:
    facts = {"role": "admin", "n": 3, "who": "홍길동", "path": "/home/kim", "at": "a b", "raw": b"x"}
    assert told_facts(facts) == " role=admin n=3 who=<text> path=<text> at=<text> raw=<text>"


@given(st.text())
def test_nothing_foreign_and_no_line_break_is_left(text: str) -> None:
    for kept in (masked(text), masked_message(text)):
        assert all(" " <= letter <= "~" for letter in kept)
        assert len(kept) <= LONGEST
