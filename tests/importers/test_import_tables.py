"""Our own tables: CSV in its dialects, two files in any order, Korean headers, Excel's habits, workbooks."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.moment import Moment, to_datetime
from taskflow_desktop.importers.dates import KST, parse_moment
from taskflow_desktop.importers.engine import Form, Options, Profile, detect
from taskflow_desktop.importers.native import MESSAGE_COLUMNS, ROOM_COLUMNS
from taskflow_desktop.importers.records import MessageRecord, RoomRecord
from taskflow_desktop.importers.tables import guard, unguard
from taskflow_desktop.importers.text import clean, clean_line
from tests.importers.reading import Outcome, outcome, written

ROOMS = (
    "room_key,title,customer_key,customer_name,customer_phone,channel,agent,state,opened_at,closed_at,"
    "last_message_at,tags,category,order_number,memo\r\n"
    "R1,커튼 교환,C1,이수민,1012345678,kakao,김서연,inquiry,2026-06-09 11:02:00,,2026-06-09T11:20:00+09:00,"
    '교환|#색상|교환,교환,="00012345",첫 줄\r\n'
    "R2,배송,C2,박준호,,naver,,,,,,,,,\r\n"
)
MESSAGES = (
    "room_key,message_key,sent_at,role,author,text,internal,file_name\r\n"
    'R1,M1,2026-06-09 11:02:00,customer,이수민,"두 줄\r\n이에요, ""네""",,\r\n'
    "R1,M2,2026-06-09 11:20:00,agent,김서연,환불 아님,yes,사진.png\r\n"
)


def test_a_pair_in_any_order_gives_rooms_first(tmp_path: Path) -> None:
    rooms, messages = written(tmp_path / "b.csv", ROOMS), written(tmp_path / "a.csv", MESSAGES)
    found = outcome([messages, rooms])
    assert found.records == outcome([rooms, messages]).records
    assert [type(record) for record in found.records] == [RoomRecord, RoomRecord, MessageRecord, MessageRecord]
    assert found.rooms[0] == RoomRecord(
        key="R1",
        title="커튼 교환",
        customer_key="C1",
        customer_name="이수민",
        customer_phone="01012345678",
        customer_email="",
        channel=Channel.KAKAO,
        agent_key="김서연",
        agent_name="김서연",
        state=RoomState.INQUIRY,
        opened_at=parse_moment("2026-06-09 11:02"),
        closed_at=None,
        last_at=parse_moment("2026-06-09 11:20"),
        tags=("교환", "색상"),
        category="교환",
        order_number="00012345",
        memo="첫 줄",
        line=2,
    )
    assert (found.rooms[1].state, found.rooms[1].agent_name, found.rooms[1].line) == (None, "", 3)
    first, second = found.messages
    assert (first.text, first.internal, first.line) == ('두 줄\n이에요, "네"', False, 2)
    assert (second.speaker, second.internal, second.file_name, second.line) == (Speaker.AGENT, True, "사진.png", 4)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_korean_headers_in_every_encoding_and_with_every_delimiter(tmp_path: Path, codec: str, delimiter: str) -> None:
    lines = [
        ["상담방 번호", "고객명", "상담사", "상태", "채널", "접수일시", "마지막 메시지"],
        ["1001", "홍길동, 부장", "김서연", "응대", "카카오톡", "2026. 6. 9. 오전 11:02", ""],
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    path = written(tmp_path / "rooms.csv", text.getvalue(), codec)
    found = outcome(path)
    room = found.rooms[0]
    assert (room.key, room.customer_name, room.agent_name) == ("1001", "홍길동, 부장", "김서연")
    assert (room.state, room.channel) == (RoomState.ANSWERED, Channel.KAKAO)
    assert room.opened_at == parse_moment("2026-06-09 11:02")
    assert detect([path]).encoding == codec


def test_korean_messages(tmp_path: Path) -> None:
    text = "상담방번호;메시지ID;발송일시;구분;보낸사람;내용\n7;m1;2026. 6. 9. 오후 1:00;상담원;김서연;안녕하세요\n"
    message = outcome(written(tmp_path / "m.csv", text)).messages[0]
    assert (message.speaker, message.author, message.text) == (Speaker.AGENT, "김서연", "안녕하세요")


def test_bad_rows_cost_themselves_only(tmp_path: Path) -> None:
    rooms = (
        "room_key,state,channel,opened_at,title\nA,,,,a\n,,,,b\nB,nonsense,,,c\nC,,fax,,d\nD,,,gestern,e\nE,,,,f,,g\n"
    )
    found = outcome(written(tmp_path / "rooms.csv", rooms))
    assert [room.key for room in found.rooms] == ["A"]
    assert found.faults == [
        (3, "room_key", "E_KEY_EMPTY"),
        (4, "state", "E_STATE"),
        (5, "channel", "E_CHANNEL"),
        (6, "opened_at", "E_DATE"),
        (7, "", "E_SHAPE"),
    ]
    assert found.bad[1].original == ("B", "nonsense", "", "", "c")


def test_bad_messages_name_the_files_own_column(tmp_path: Path) -> None:
    rooms = written(tmp_path / "rooms.csv", "방번호,고객명\nA,가\n")
    messages = written(
        tmp_path / "messages.csv",
        "방번호,메시지ID,발송일시,구분,내용,내부,파일명\n"
        "A,1,2026-06-09,고객,안녕,,\n"
        "A,2,,고객,안녕,,\n"
        "A,3,2026-06-09,누구,안녕,,\n"
        "A,4,2026-06-09,고객,안녕,글쎄,\n"
        "A,5,2026-06-09,고객, ,,\n"
        "A,6,2026-06-09,고객,,,사진.png\n"
        "B,7,2026-06-09,고객,안녕,,\n"
        f"A,8,2026-06-09,고객,{'가' * 1_000_001},,\n",
    )
    found = outcome([rooms, messages])
    assert [message.key for message in found.messages] == ["1", "6"]
    assert found.faults == [
        (3, "발송일시", "E_DATE"),
        (4, "구분", "E_ROLE"),
        (5, "내부", "E_FLAG"),
        (6, "내용", "E_TEXT_EMPTY"),
        (8, "방번호", "E_ROOM_UNKNOWN"),
        (9, "내용", "E_TEXT_TOO_LONG"),
    ]


def test_a_message_of_a_million_characters_is_read(tmp_path: Path) -> None:
    text = "가" * 1_000_000
    lines = f"room_key,message_key,sent_at,role,text\nA,1,2026-06-09,customer,{text}\n"
    assert outcome(written(tmp_path / "m.csv", lines)).messages[0].text == text


def test_repeated_keys(tmp_path: Path) -> None:
    rooms = written(tmp_path / "r.csv", "room_key,title\nA,하나\nA,하나\nA,둘\n")
    messages = written(
        tmp_path / "m.csv",
        "room_key,message_key,sent_at,role,text\n"
        "A,1,2026-06-09,customer,가\nA,1,2026-06-09,customer,가\nA,1,2026-06-09,customer,나\n",
    )
    found = outcome([rooms, messages])
    assert [room.title for room in found.rooms] == ["하나"]
    assert [message.text for message in found.messages] == ["가"]
    assert found.faults == [(4, "room_key", "E_KEY_DUP"), (4, "message_key", "E_KEY_DUP")]


def test_messages_alone_ask_where_their_room_is(tmp_path: Path) -> None:
    path = written(
        tmp_path / "m.csv",
        "room_key,message_key,sent_at,role,text\n"
        "A,1,2026-06-09,customer,가\nA,2,2026-06-09,customer,나\nB,3,2026-06-09,customer,다\n",
    )
    assert len(outcome(path).messages) == 3
    asked: list[str] = []

    def known(key: str) -> bool:
        asked.append(key)
        return key == "A"

    found = outcome(path, Options(known_room=known))
    assert asked == ["A", "B"]
    assert [message.key for message in found.messages] == ["1", "2"]
    assert found.faults == [(4, "room_key", "E_ROOM_UNKNOWN")]


def test_states_agree_with_the_agent(tmp_path: Path) -> None:
    rows = "room_key,agent,state\nA,김서연,waiting\nB,,answered\nC,,closed\nD,김서연,\nE,,received\n"
    states = [room.state for room in outcome(written(tmp_path / "r.csv", rows)).rooms]
    assert states == [RoomState.RECEIVED, RoomState.WAITING, RoomState.CLOSED, None, RoomState.WAITING]


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as caught:
        detect([written(tmp_path / "m.csv", "room_key,message_key,text,role\nA,1,a,customer\n")])
    assert (caught.value.code, caught.value.detail) == ("E_COLUMN_MISSING", "sent_at")


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    rows = 'room_key,title\nA,하나\nB,"둘\nC,셋\n'
    found = outcome(written(tmp_path / "r.csv", rows))
    assert [room.key for room in found.rooms] == ["A"]
    assert found.rejected is not None
    assert (found.rejected.code, found.rejected.line) == ("E_TRUNCATED", 3)


def test_a_file_cut_inside_a_character_gives_whole_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("room_key,title\nA,하나\nB,둘".encode()[:-1])
    found = outcome(path)
    assert [room.key for room in found.rooms] == ["A"]
    assert found.rejected is not None
    assert found.rejected.code == "E_TRUNCATED"


def test_long_names_are_cut_and_long_ids_refused(tmp_path: Path) -> None:
    rows = f"room_key,title,customer_name,agent\nA,{'제' * 300},{'이' * 300},{'김' * 150}\n{'k' * 201},a,b,c\n"
    found = outcome(written(tmp_path / "r.csv", rows))
    assert (len(found.rooms[0].title), len(found.rooms[0].customer_name)) == (200, 100)
    assert found.rooms[0].title.endswith("…")
    assert found.rooms[0].agent_key == "김" * 150
    assert found.faults == [(3, "room_key", "E_TEXT_TOO_LONG")]


@given(st.text())
def test_guarded_cells_come_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in {"=", "+", "-", "@"}


def test_excels_text_formula() -> None:
    assert unguard('="000123"') == "000123"
    assert unguard('="a""b"') == 'a"b'
    assert unguard("=1+1") == "=1+1"
    assert unguard("'-5") == "-5"
    assert unguard("'tis") == "'tis"


# -- workbooks ---------------------------------------------------------------------------------------------------


def _workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    date = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(line, column, cell, date)
                elif isinstance(cell, str):
                    sheet.write_string(line, column, cell)
                else:
                    sheet.write(line, column, cell)
    book.close()
    return path


def test_a_workbook_with_both_sheets(tmp_path: Path) -> None:
    opened = datetime(2026, 6, 9, 11, 2)  # noqa: DTZ001  # as Excel has it
    path = _workbook(
        tmp_path / "desk.xlsx",
        {
            "안내": [["읽어 주세요"]],
            "messages": [
                ["room_key", "message_key", "sent_at", "role", "text", "internal"],
                [1001, 1, 46182.459722222, "customer", "안녕하세요", False],
                [1001, 2, opened, "agent", "네", True],
            ],
            "rooms": [
                ["우리 상담방"],
                [],
                ["방번호", "고객명", "접수일시", "주문번호"],
                [1001, "이수민", opened, 20260609000001.0],
                [1002, "박준호", "2026-06-10", "000777"],
                ["", "", "", ""],
                [1003, "나쁨", "어제", ""],
            ],
        },
    )
    detected = detect([path])
    assert (detected.form, detected.profile, detected.encoding) == (Form.XLSX, Profile.TASKFLOW, "")
    assert detected.sheets == ("messages", "rooms")
    found = outcome(path)
    assert [(room.key, room.order_number, room.line) for room in found.rooms] == [
        ("1001", "20260609000001", 4),
        ("1002", "000777", 5),
    ]
    assert found.rooms[0].opened_at == parse_moment("2026-06-09 11:02")
    assert [message.sent_at for message in found.messages] == [parse_moment("2026-06-09 11:02")] * 2
    assert [message.internal for message in found.messages] == [False, True]
    assert (found.bad[0].file, found.bad[0].line, found.bad[0].column) == ("desk.xlsx/rooms", 7, "접수일시")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "E_PASSWORD"),
        (b"PK\x03\x04" + b"\0" * 600, "E_TRUNCATED"),
    ],
)
def test_workbooks_that_cannot_be_opened(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(ImportRejected) as caught:
        detect([path])
    assert caught.value.code == code


def test_a_workbook_cut_in_half(tmp_path: Path) -> None:
    whole = _workbook(tmp_path / "a.xlsx", {"rooms": [["room_key", "title"], ["A", "a"]]}).read_bytes()
    for size in range(8, len(whole), 97):
        (tmp_path / "half.xlsx").write_bytes(whole[:size])
        with pytest.raises(ImportRejected):
            detect([tmp_path / "half.xlsx"])


def test_a_workbook_without_our_columns(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as caught:
        detect([_workbook(tmp_path / "a.xlsx", {"Sheet1": [["x", "y"], [1, 2]]})])
    assert caught.value.code == "E_NOT_SUPPORTED"


# -- round trips -------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
LINE = TEXT.map(clean_line)
KEY = LINE.filter(bool)
WHEN = st.integers(1, 4_000_000_000).map(lambda seconds: Moment(seconds * 1_000_000))
TAG = LINE.map(lambda text: text.replace("|", "").replace(",", "").lstrip("#").strip()).filter(
    lambda text: bool(text) and not text.startswith("[")
)


@st.composite
def room_records(draw: st.DrawFn) -> RoomRecord:
    agent = draw(LINE)
    states = [RoomState.WAITING] if not agent else [RoomState.RECEIVED, RoomState.INQUIRY, RoomState.ANSWERED]
    return RoomRecord(
        key=draw(KEY),
        title=draw(LINE),
        customer_key=draw(LINE),
        customer_name=draw(KEY),
        customer_phone=draw(LINE.filter(lambda text: not text.isdigit())),
        customer_email=draw(LINE),
        channel=draw(st.sampled_from(Channel)),
        agent_key=agent,
        agent_name=agent,
        state=draw(st.sampled_from([None, RoomState.CLOSED, *states])),
        opened_at=draw(st.none() | WHEN),
        closed_at=draw(st.none() | WHEN),
        last_at=draw(st.none() | WHEN),
        tags=tuple(dict.fromkeys(draw(st.lists(TAG, max_size=4)))),
        category=draw(LINE),
        order_number=draw(LINE),
        memo=draw(TEXT.map(clean)),
        line=0,
    )


@st.composite
def message_records(draw: st.DrawFn) -> MessageRecord:
    return MessageRecord(
        room_key="R",
        key=draw(KEY),
        sent_at=draw(WHEN),
        speaker=draw(st.sampled_from(Speaker)),
        author=draw(LINE),
        text=draw(TEXT.map(clean)),
        internal=draw(st.booleans()),
        file_name=draw(KEY),
        line=0,
    )


def when_text(moment: Moment | None) -> str:
    return "" if moment is None else to_datetime(moment, KST).isoformat()


def room_cells(room: RoomRecord) -> dict[str, str]:
    return {
        "room_key": room.key,
        "title": room.title,
        "customer_key": room.customer_key,
        "customer_name": room.customer_name,
        "customer_phone": room.customer_phone,
        "customer_email": room.customer_email,
        "channel": room.channel.value,
        "agent": room.agent_name,
        "state": room.state.value if room.state is not None else "",
        "opened_at": when_text(room.opened_at),
        "closed_at": when_text(room.closed_at),
        "last_message_at": when_text(room.last_at),
        "tags": "|".join(room.tags),
        "category": room.category,
        "order_number": room.order_number,
        "memo": room.memo,
    }


def message_cells(message: MessageRecord) -> dict[str, str]:
    return {
        "room_key": message.room_key,
        "message_key": message.key,
        "sent_at": when_text(message.sent_at),
        "role": message.speaker.value,
        "author": message.author,
        "text": message.text,
        "internal": "1" if message.internal else "",
        "file_name": message.file_name,
    }


def _csv_text(columns: tuple[str, ...], rows: list[dict[str, str]], delimiter: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([guard(row[column]) for column in columns] for row in rows)
    return text.getvalue()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    rooms=st.lists(room_records(), min_size=1, max_size=6, unique_by=lambda room: room.key),
    messages=st.lists(message_records(), min_size=1, max_size=6, unique_by=lambda message: message.key),
    delimiter=st.sampled_from(",;\t"),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_csv_round_trip(
    tmp_path: Path, rooms: list[RoomRecord], messages: list[MessageRecord], delimiter: str, codec: str
) -> None:
    first = _csv_text(ROOM_COLUMNS, [room_cells(room) for room in rooms], delimiter)
    second = _csv_text(MESSAGE_COLUMNS, [message_cells(message) for message in messages], delimiter)
    paths = [written(tmp_path / "m.csv", second, codec), written(tmp_path / "r.csv", first, codec)]
    found: Outcome = outcome(paths, Options(known_room=lambda _key: True))
    assert found.records == [*rooms, *messages]
