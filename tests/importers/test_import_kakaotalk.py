"""KakaoTalk's exported chats, as the PC, Android and iOS programs write them."""

import csv
import io
from pathlib import Path

import pytest

from taskflow_desktop.domain.enums import Channel, Speaker
from taskflow_desktop.importers.dates import parse_moment
from taskflow_desktop.importers.engine import Form, Options, Profile, detect, people
from taskflow_desktop.importers.records import MessageRecord
from tests.importers.reading import outcome, written

PC = """이수민 님과 카카오톡 대화
저장한 날짜 : 2026-01-09 15:41:22

--------------- 2026년 1월 8일 목요일 ---------------
[이수민] [오전 9:05] 안녕하세요
[이수민] [오전 9:05] 안녕하세요
[김서연] [오후 12:30] 네, 고객님.

두 번째 줄이에요.
오후 3:00, 장소 : 강남
이수민님이 나갔습니다.
--------------- 2026년 1월 9일 금요일 ---------------
[이수민] [오전 12:01] 파일: 영수증.pdf
[이수민] [오후 3:40]
"""
ANDROID = """이수민 님과 카카오톡 대화
저장한 날짜 : 2026년 1월 9일 오후 3:41


2026년 1월 8일 오전 9:05
2026년 1월 8일 오전 9:05, 이수민 : 안녕하세요
2026년 1월 8일 오전 9:05, 이수민 : 안녕하세요
2026년 1월 8일 오후 12:30, 김서연 : 네, 고객님.

두 번째 줄이에요.
오후 3:00, 장소 : 강남
2026년 1월 8일 오후 12:30, 이수민님이 나갔습니다.

2026년 1월 9일 오전 12:01
2026년 1월 9일 오전 12:01, 이수민 : 파일: 영수증.pdf
"""
IOS = """Talk_2026.1.9 15_41-1.txt
저장한 날짜 : 2026. 1. 9. 오후 3:41



2026년 1월 8일 목요일
2026. 1. 8. 오전 9:05, 이수민 : 안녕하세요
2026. 1. 8. 오전 9:05, 이수민 : 안녕하세요
2026. 1. 8. 오후 12:30, 김서연 : 네, 고객님.

두 번째 줄이에요.
오후 3:00, 장소 : 강남
2026. 1. 8. 오후 12:30: 이수민님이 나갔습니다.

2026년 1월 9일 금요일
2026. 1. 9. 오전 12:01, 이수민 : 파일: 영수증.pdf
"""
IOS_24 = IOS.replace("오전 12:01", "00:01").replace("8. 오전 9:05", "8. 09:05").replace("8. 오후 12:30", "8. 12:30")
OLD = """------------------------------
2026년 1월 8일 목요일
------------------------------
오전 9:05, 이수민 : 안녕하세요
오전 9:05, 이수민 : 안녕하세요
오후 12:30, 김서연 : 네, 고객님.

두 번째 줄이에요.
[장소] [오후 3:00] 강남
이수민님이 나갔습니다.
------------------------------
2026년 1월 9일 금요일
------------------------------
오전 12:01, 이수민 : 파일: 영수증.pdf
"""
DIALECTS = {"pc": PC, "android": ANDROID, "ios": IOS, "ios, 24 hours": IOS_24, "old": OLD}

SAID = [
    ("2026-01-08 09:05", Speaker.CUSTOMER, "이수민", "안녕하세요"),
    ("2026-01-08 09:05", Speaker.CUSTOMER, "이수민", "안녕하세요"),
    ("2026-01-08 12:30", Speaker.AGENT, "김서연", "네, 고객님.\n\n두 번째 줄이에요.\n오후 3:00, 장소 : 강남"),
    ("2026-01-08 12:30", Speaker.SYSTEM, "", "이수민님이 나갔습니다."),
    ("2026-01-09 00:01", Speaker.CUSTOMER, "이수민", "파일: 영수증.pdf"),
]


def said(messages: list[MessageRecord]) -> list[tuple[str, Speaker, str, str]]:
    stamps = {parse_moment(when): when for when, *_ in SAID}
    return [(stamps[message.sent_at], message.speaker, message.author, message.text) for message in messages]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dialects(tmp_path: Path, dialect: str, codec: str, end: str) -> None:
    path = written(tmp_path / "talk.txt", DIALECTS[dialect].replace("\n", end), codec)
    detected = detect([path])
    assert (detected.profile, detected.form, detected.encoding) == (Profile.KAKAOTALK, Form.TXT, codec)
    assert people(detected) == ("이수민", "김서연")
    found = outcome(path, Options(agent_name="김서연"))
    expected = SAID
    if dialect == "old":
        quoted = "네, 고객님.\n\n두 번째 줄이에요.\n[장소] [오후 3:00] 강남"
        expected = [(*row[:3], quoted) if row[2] == "김서연" else row for row in SAID]
    messages = [message for message in found.messages if message.text]
    assert said(messages) == expected
    assert messages[-1].file_name == "영수증.pdf"
    assert len({message.key for message in found.messages}) == len(found.messages)
    room = found.rooms[0]
    assert found.records[0] is room
    named = dialect in {"pc", "android"}
    assert room.key == room.title == ("이수민" if named else "김서연, 이수민")
    assert (room.customer_name, room.agent_name, room.channel) == ("이수민", "김서연", Channel.KAKAO)
    assert (room.state, room.opened_at) == (None, parse_moment("2026-01-08 09:05"))


def test_an_empty_message_is_told(tmp_path: Path) -> None:
    found = outcome(written(tmp_path / "a.txt", PC))
    assert [(row.line, row.column, row.code) for row in found.bad] == [(14, "text", "E_TEXT_EMPTY")]
    assert found.bad[0].original == ("이수민", "2026년 1월 9일 오후 3:40", "이수민", "")


def test_a_longer_export_keeps_the_keys(tmp_path: Path) -> None:
    short = outcome(written(tmp_path / "a.txt", PC.split("-" * 15 + " 2026년 1월 9일", maxsplit=1)[0]))
    whole = outcome(written(tmp_path / "b.txt", PC))
    assert [message.key for message in whole.messages[:4]] == [message.key for message in short.messages]
    assert short.rooms[0].key == whole.rooms[0].key


def test_the_csv_of_the_same_room_has_the_same_keys(tmp_path: Path) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["Date", "User", "Message"])
    for when, speaker, author, words in SAID:
        writer.writerow([f"{when}:17", author if speaker is not Speaker.SYSTEM else "이수민", words])
    path = written(tmp_path / "KakaoTalk_Chat_이수민_2026-01-09-15-41-22.csv", text.getvalue(), "utf-8-sig")
    assert (detect([path]).profile, detect([path]).form) == (Profile.KAKAOTALK, Form.CSV)
    assert people(detect([path])) == ("이수민", "김서연")
    found = outcome(path, Options(agent_name="김서연"))
    text_found = outcome(written(tmp_path / "a.txt", PC), Options(agent_name="김서연"))
    assert found.rooms[0].key == "이수민"
    assert [message.key for message in found.messages] == [message.key for message in text_found.messages]
    assert found.messages[3].speaker is Speaker.SYSTEM


def test_a_group_is_not_called_by_its_size(tmp_path: Path) -> None:
    head = "[이수민] [오전 9:05] 안녕\n"
    day = "--------------- 2026년 1월 8일 목요일 ---------------\n"
    names = [
        outcome(written(tmp_path / f"{place}.txt", f"{title}\n저장한 날짜 : 2026-01-09 15:41:22\n\n{day}{head}")).rooms[
            0
        ]
        for place, title in enumerate(("우리 모임 12 카카오톡 대화", "우리 모임 13 카카오톡 대화"))
    ]
    assert [room.key for room in names] == ["우리 모임", "우리 모임"]


def test_a_given_room_name_and_nobody_as_agent(tmp_path: Path) -> None:
    found = outcome(written(tmp_path / "a.txt", IOS), Options(room_name="수민 상담"))
    assert (found.rooms[0].key, found.rooms[0].agent_name) == ("수민 상담", "")
    assert {message.speaker for message in found.messages} == {Speaker.CUSTOMER, Speaker.SYSTEM}
    assert {message.room_key for message in found.messages} == {"수민 상담"}


def test_two_files_are_two_rooms(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.txt", PC), written(tmp_path / "b.txt", PC.replace("이수민", "박준호"))]
    found = outcome(paths)
    assert [room.key for room in found.rooms] == ["이수민", "박준호"]
    assert found.rejected is None


def test_a_day_that_does_not_exist(tmp_path: Path) -> None:
    found = outcome(written(tmp_path / "a.txt", PC.replace("1월 8일 목요일 -", "13월 8일 목요일 -")))
    assert [row.code for row in found.bad] == ["E_DATE"] * 4 + ["E_TEXT_EMPTY"]
    assert [message.text for message in found.messages] == ["파일: 영수증.pdf"]
