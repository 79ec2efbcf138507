"""HappyTalk's archive in its shapes, with its traps."""

import gc
import itertools
import json
import tracemalloc
from pathlib import Path

import pytest

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.importers.dates import parse_moment
from taskflow_desktop.importers.engine import Form, Profile, detect, read
from taskflow_desktop.importers.records import MessageRecord, RoomRecord
from tests.importers.archive import room_key, write_archive
from tests.importers.reading import outcome, written

Fields = dict[str, object]


def room_row(key: str = "W8IdV3MSwzdNJ0KbE624276fd8e67b", **more: object) -> Fields:
    row: Fields = {
        "id": key,
        "status": "1",
        "title": "1:1 채팅 상담 문의 드립니다.",
        "ing_status": "1",
        "counselor_id": "36007",
        "counselor_nickname": "김서연",
        "customer_id": "3000000137_bz_N3vhED_4Y",
        "reg_date": "2022-03-29 12:03:25",
        "complate_date": "0000-00-00 00:00:00",
        "last_message_date": "2022-03-29 12:05:09",
        "switch_counselor_date": None,
        "out_api": "2",
        "order_number": "00123",
        "tag_nms": "#배송| #VIP |#배송",
        "cus_extra_username": "이수민",
        "cus_extra_phone": "01012341234",
        "cus_extra_email": "a@example.com",
        "a_field_of_tomorrow": {"deep": ["x", {"y": None}]},
    }
    return row | more


def message_row(number: int = 1, room: str = "W8IdV3MSwzdNJ0KbE624276fd8e67b", **more: object) -> Fields:
    row: Fields = {
        "id": str(304185866 + number),
        "chat_list_id": room,
        "from_id": "1222333444_ABCD520",
        "type": "C",
        "user_type": "C",
        "contents": "안녕하세요\r\n☞ 문의요",
        "contents_type": "text",
        "send_date": "2022-03-29 12:03:30",
        "receive_date": None,
        "msg_id": f"c5dac4d7-1b66-{number}",
        "seq": None,
    }
    return row | more


def archive(tmp_path: Path, rooms: object, messages: object, files: object = None, codec: str = "utf-8") -> Path:
    value = {"exported": "2026", "db_chat": messages, "db_chat_file": files or [], "db_chat_list": rooms}
    return written(tmp_path / "archive.json", json.dumps(value, ensure_ascii=False, indent=1), codec)


def test_a_room_and_its_message(tmp_path: Path) -> None:
    path = archive(tmp_path, [room_row()], [message_row()])
    detected = detect([path])
    assert (detected.profile, detected.form, detected.encoding) == (Profile.HAPPYTALK, Form.JSON, "utf-8")
    room, message = outcome(path).records
    assert room == RoomRecord(
        key="W8IdV3MSwzdNJ0KbE624276fd8e67b",
        title="1:1 채팅 상담 문의 드립니다.",
        customer_key="3000000137_bz_N3vhED_4Y",
        customer_name="이수민",
        customer_phone="01012341234",
        customer_email="a@example.com",
        channel=Channel.KAKAO,
        agent_key="36007",
        agent_name="김서연",
        state=RoomState.INQUIRY,
        opened_at=parse_moment("2022-03-29 12:03:25"),
        closed_at=None,
        last_at=parse_moment("2022-03-29 12:05:09"),
        tags=("배송", "VIP"),
        category="",
        order_number="00123",
        memo="",
        line=0,
    )
    assert message == MessageRecord(
        room_key=room.key,
        key="c5dac4d7-1b66-1",
        sent_at=parse_moment("2022-03-29 12:03:30"),
        speaker=Speaker.CUSTOMER,
        author="이수민",
        text="안녕하세요\n☞ 문의요",
        internal=False,
        file_name="",
        line=0,
    )


@pytest.mark.parametrize(
    ("fields", "state", "agent"),
    [
        ({"status": "-2"}, RoomState.RECEIVED, "김서연"),
        ({"status": "0"}, RoomState.RECEIVED, "김서연"),
        ({"status": "0", "counselor_id": "", "counselor_nickname": ""}, RoomState.WAITING, ""),
        ({"status": "0", "counselor_id": "robot1559285457"}, RoomState.WAITING, ""),
        ({"status": "1", "counselor_id": "9", "counselor_nickname": "로봇-3000000137"}, RoomState.WAITING, ""),
        ({"status": "1", "ing_status": "1"}, RoomState.INQUIRY, "김서연"),
        ({"status": "1", "ing_status": "0"}, RoomState.ANSWERED, "김서연"),
        ({"status": "2"}, RoomState.CLOSED, "김서연"),
        ({"status": "3"}, RoomState.CLOSED, "김서연"),
        ({"status": "4", "counselor_id": "robot1"}, RoomState.CLOSED, ""),
        ({"status": 1, "ing_status": 1}, RoomState.INQUIRY, "김서연"),
        ({"status": None}, None, "김서연"),
        ({"counselor_nickname": None}, RoomState.INQUIRY, "36007"),
        ({"counselor_id": None}, RoomState.INQUIRY, "김서연"),
    ],
)
def test_state_and_agent(tmp_path: Path, fields: Fields, state: RoomState | None, agent: str) -> None:
    room = outcome(archive(tmp_path, [room_row(**fields)], [])).rooms[0]
    assert (room.state, room.agent_name) == (state, agent)


@pytest.mark.parametrize(
    ("out_api", "channel"), [("0", Channel.WEB), ("1", Channel.NAVER), ("2", Channel.KAKAO), ("7", Channel.OTHER)]
)
def test_channels(tmp_path: Path, out_api: str, channel: Channel) -> None:
    assert outcome(archive(tmp_path, room_row(out_api=out_api), [])).rooms[0].channel is channel


@pytest.mark.parametrize(
    ("fields", "speaker", "internal", "author"),
    [
        ({"user_type": "C"}, Speaker.CUSTOMER, False, "이수민"),
        ({"user_type": "H", "from_id": "36007"}, Speaker.AGENT, False, "김서연"),
        ({"user_type": "H", "from_id": "1"}, Speaker.AGENT, False, ""),
        ({"user_type": "H", "type": "M", "from_id": "36007"}, Speaker.AGENT, True, "김서연"),
        ({"user_type": "1"}, Speaker.AGENT, False, ""),
        ({"user_type": "B"}, Speaker.BOT, False, ""),
        ({"user_type": "Q"}, Speaker.BOT, False, ""),
    ],
)
def test_speakers(tmp_path: Path, fields: Fields, speaker: Speaker, internal: bool, author: str) -> None:
    message = outcome(archive(tmp_path, [room_row()], [message_row(**fields)])).messages[0]
    assert (message.speaker, message.internal, message.author) == (speaker, internal, author)


@pytest.mark.parametrize("spelling", ["normal", "nomal"])
def test_templates_become_text(tmp_path: Path, spelling: str) -> None:
    link = {"name": ["프로필 입력", "홈"], "url": ["http://example.com/a", None, "http://example.com/b"]}
    contents = json.dumps({"text": "눌러 주세요", "link": link, "image_url": "https://example.com/x.png"})
    row = message_row(contents=contents, contents_type=spelling)
    text = outcome(archive(tmp_path, [room_row()], [row])).messages[0].text
    assert text == ("눌러 주세요\n프로필 입력 http://example.com/a\n홈 http://example.com/b\nhttps://example.com/x.png")


def test_a_template_that_is_no_json_stays_as_it_is(tmp_path: Path) -> None:
    rows = [message_row(place, contents=text, contents_type="normal") for place, text in enumerate(("{oops", '"x"'))]
    assert [message.text for message in outcome(archive(tmp_path, [room_row()], rows)).messages] == ["{oops", '"x"']


def test_images_have_a_name(tmp_path: Path) -> None:
    address = "https://files.example.com/2022/4ba2_w.png?token=1"
    rows = [message_row(place, contents=address, contents_type="image") for place in (1, 2)]
    files = [{"id": "1", "chat_id": rows[1]["id"], "file_name": "영수증.png", "media_type": "image/png"}]
    found = outcome(archive(tmp_path, [room_row()], rows, files)).messages
    assert [message.file_name for message in found] == ["4ba2_w.png", "영수증.png"]
    assert found[0].text == address


def test_a_message_without_a_random_id_has_its_number(tmp_path: Path) -> None:
    found = outcome(archive(tmp_path, room_row(), message_row(msg_id=None)))
    assert found.messages[0].key == "304185867"


def test_bad_rows(tmp_path: Path) -> None:
    rooms: list[object] = [room_row(), room_row(""), room_row("b", status="many"), room_row("c", reg_date="soon"), "x"]
    messages: list[object] = [
        message_row(1),
        message_row(2, send_date="0000-00-00 00:00:00"),
        message_row(3, user_type="Z"),
        message_row(4, room="b"),
        message_row(5, chat_list_id=None),
        message_row(1, contents="anders"),
        message_row(1),
        7,
        message_row(8),
    ]
    found = outcome(archive(tmp_path, rooms, messages))
    assert [message.key[-1] for message in found.messages] == ["1", "8"]
    assert [(row.column, row.code) for row in found.bad] == [
        ("id", "E_KEY_EMPTY"),
        ("status", "E_STATE"),
        ("reg_date", "E_DATE"),
        ("", "E_SHAPE"),
        ("send_date", "E_DATE"),
        ("user_type", "E_ROLE"),
        ("room_key", "E_ROOM_UNKNOWN"),
        ("chat_list_id", "E_KEY_EMPTY"),
        ("message_key", "E_KEY_DUP"),
        ("", "E_SHAPE"),
    ]
    bad = found.bad[1]
    assert dict(zip(bad.columns, bad.original, strict=True))["status"] == "many"
    lines = (tmp_path / "archive.json").read_text(encoding="utf-8").split("\n")
    assert '"many"' in lines[bad.line + 1]


# -- shapes ------------------------------------------------------------------------------------------------------


def _shapes() -> dict[str, list[str]]:
    rooms, messages = [room_row("a"), room_row("b")], [message_row(1, "a"), message_row(2, "b")]
    files: list[Fields] = [{"id": "1", "chat_id": messages[0]["id"], "file_name": "영수증.png"}]
    sections: dict[str, list[Fields]] = {"db_chat_list": rooms, "db_chat": messages, "db_chat_file": files}
    whole = [json.dumps({name: sections[name] for name in order}) for order in itertools.permutations(sections)]
    lines = [json.dumps({name: row}) for name, rows in reversed(sections.items()) for row in rows]
    bare = [json.dumps(row, ensure_ascii=False) for rows in reversed(sections.values()) for row in rows]
    return {
        **{f"order {place}": [text] for place, text in enumerate(whole)},
        "in an array": [f"[{whole[0]}]"],
        "indented": [json.dumps(sections, indent=2)],
        "lines with names": ["\n".join(lines)],
        "lines of rows": ["\n".join(bare) + "\n"],
        "one after the other without line ends": [" ".join(bare)],
        "a file each": [json.dumps(rows) for rows in (messages, files, rooms)],
        "a file each, by line": ["\r\n".join(json.dumps(row) for row in rows) for rows in (messages, files, rooms)],
        "noise around": [f'{{"meta": {{"db_chat": [1, "]}}"]}}, "n": -1.5e3, "t": true, {whole[2][1:-1]}, "z": []}}'],
    }


@pytest.mark.parametrize("shape", _shapes())
def test_every_shape_gives_the_same(tmp_path: Path, shape: str) -> None:
    texts = _shapes()[shape]
    paths = [written(tmp_path / f"{place}.json", text) for place, text in enumerate(texts)]
    found = outcome(paths)
    assert found.rejected is None
    assert not found.bad
    assert [room.key for room in found.rooms] == ["a", "b"]
    assert [(message.room_key, message.author, message.file_name) for message in found.messages] == [
        ("a", "이수민", "영수증.png"),
        ("b", "이수민", ""),
    ]
    assert isinstance(found.records[0], RoomRecord)
    assert isinstance(found.records[1], RoomRecord)


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp949", "utf-16"])
def test_other_encodings(tmp_path: Path, codec: str) -> None:
    path = archive(tmp_path, [room_row()], [message_row()], codec=codec)
    assert outcome(path).rooms[0].customer_name == "이수민"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{}", "E_SHAPE"),
        ("[]", "E_SHAPE"),
        ("[1, 2]", "E_SHAPE"),
        ('{"a": 1}', "E_SHAPE"),
        ('{"db_chat_list": [{"id" 1}], "x": "a long text after the fault"}', "E_SHAPE"),
        ('{"db_chat_list": [' + "[" * 100_000, "E_SHAPE"),
        ('{"a": ' + "[" * 100_000, "E_TRUNCATED"),
        ('{"db_chat_list": [{"id": "1", "out_api"', "E_TRUNCATED"),
    ],
)
def test_what_is_no_archive(tmp_path: Path, text: str, code: str) -> None:
    found = outcome(written(tmp_path / "a.json", text))
    assert not found.rooms
    assert not found.messages
    assert found.rejected is not None
    assert found.rejected.code == code


def test_empty_sections_are_no_fault(tmp_path: Path) -> None:
    found = outcome(archive(tmp_path, [], []))
    assert (found.records, found.rejected) == ([], None)


def test_a_bad_line_among_lines_costs_itself_only(tmp_path: Path) -> None:
    lines = [json.dumps(room_row("a")), "{oops", json.dumps(message_row(1, "a"))]
    found = outcome(written(tmp_path / "a.jsonl", "\n".join(lines) + "\n"))
    assert len(found.rooms) == len(found.messages) == 1
    assert found.faults == [(2, "", "E_SHAPE")]


def test_a_cut_archive_gives_everything_before_the_cut(tmp_path: Path) -> None:
    path = tmp_path / "whole.json"
    write_archive(path, rooms=5, messages=60)
    whole = path.read_bytes()
    complete = outcome(path)
    assert len(complete.messages) == 60
    for size in range(whole.index(b"db_chat_list"), len(whole) - 3, 701):
        cut = tmp_path / "cut.json"
        cut.write_bytes(whole[:size])
        found = outcome(cut)
        assert found.rejected is not None
        assert found.rejected.code == "E_TRUNCATED"
        ended = whole[:size].count(b"}\n") + whole[:size].count(b"},\n")
        assert found.rooms == complete.rooms[: len(found.rooms)]
        assert found.messages == complete.messages[: len(found.messages)]
        assert len(found.records) - ended in {0, 1}  # a row may be complete before its line is


@pytest.mark.parametrize("order", ["rfm", "mfr"])
def test_a_large_archive_needs_little_memory(tmp_path: Path, order: str) -> None:
    path = tmp_path / "large.json"
    write_archive(path, rooms=2_000, messages=34_000, order=order)
    assert path.stat().st_size > 20_000_000
    counts = {RoomRecord: 0, MessageRecord: 0}
    keys = set()
    gc.collect()
    tracemalloc.start()
    try:
        for record in read(detect([path])):
            assert not hasattr(record, "code")
            counts[type(record)] += 1  # type: ignore[index]
            if isinstance(record, RoomRecord):
                keys.add(record.key)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert counts == {RoomRecord: 2_000, MessageRecord: 34_000}
    assert keys == {room_key(number) for number in range(2_000)}
    assert peak < 12_000_000
