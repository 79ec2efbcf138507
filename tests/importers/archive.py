"""Writes HappyTalk archives of any size, the same for the same seed: skewed rooms, Korean talk, every kind of message.

python -m tests.importers.archive FILE ROOMS MESSAGES [SEED]
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

START = datetime(2026, 1, 2, 9, 0)  # noqa: DTZ001  # HappyTalk's times name no zone
NO_TIME = "0000-00-00 00:00:00"
AGENTS = ("김서연", "박지훈", "이도윤", "최하은", "정민재", "강수빈", "윤태오", "한지우")
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = ("민준", "서윤", "도현", "하린", "지호", "수아", "예준", "지유", "건우", "채원", "현우", "다은", "시온", "유나")
TOPICS = ("배송 지연", "교환 요청", "환불 문의", "예약 변경", "계정 잠김", "세금계산서", "대량 견적", "색상 문의")
OPENINGS = (
    "안녕하세요, 주문한 상품이 아직 오지 않았어요.",
    "린넨 커튼을 다른 색으로 바꾸고 싶은데 가능할까요?",
    "어제 결제했는데 취소하고 환불받고 싶습니다.",
    "예약 시간을 오후 3시로 옮길 수 있나요? 😊",
    "로그인이 안 돼요. 비밀번호를 다섯 번 틀렸대요.",
)
ANSWERS = (
    "네, 고객님. 바로 확인해 보겠습니다.",
    "물류팀에 확인 중이에요. 조금만 기다려 주세요.",
    "교환 접수해 드렸습니다. 기사님이 내일 방문하세요.",
    "영수증은 메일로 보내 드렸어요.",
)
MORE = ("감사합니다!", "네 알겠습니다.", "주문 번호는 2026060900012345678 이에요.", "언제쯤 될까요?")
LONG = "배송 조회를 해 보니 '간선 상차' 에서 사흘째 움직이지 않아요. 선물이라 금요일까지는 꼭 받아야 합니다. "


def write_archive(path: Path, *, rooms: int, messages: int, seed: int = 1, order: str = "rfm") -> None:
    """Write an archive of `rooms` and `messages` to `path`. `order` says which table comes first: r, f, m for
    db_chat_list, db_chat_file and db_chat. A fifth of the rooms has four fifths of the messages."""
    tables = {"r": ("db_chat_list", _rooms), "m": ("db_chat", _messages), "f": ("db_chat_file", _files)}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("{")
        for place, letter in enumerate(order):
            name, rows = tables[letter]
            stream.write(f"{',' if place else ''}\n{json.dumps(name)}: [")
            _write_rows(stream, rows(rooms, messages, seed))
            stream.write("\n]")
        stream.write("\n}\n")


def _write_rows(stream: TextIO, rows: Iterator[dict[str, str | None]]) -> None:
    for place, row in enumerate(rows):
        stream.write(",\n" if place else "\n")
        stream.write(json.dumps(row, ensure_ascii=place % 2 == 0))


def room_key(number: int) -> str:
    """The id of the room with this number, from 0."""
    return f"R{number:08d}{'abcdefghij'[number % 10] * 21}"


def _sizes(rooms: int, messages: int, seed: int) -> list[int]:
    """How many messages each room has: skewed, and together exactly `messages`."""
    chance = random.Random(seed)
    weights = [chance.paretovariate(1.2) for _ in range(rooms)]
    total = sum(weights)
    sizes = [int(messages * weight / total) for weight in weights]
    for place in range(messages - sum(sizes)):
        sizes[place % rooms] += 1
    return sizes


def _opened(number: int) -> datetime:
    return START + timedelta(minutes=7 * number)


def _date(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M:%S")


def _rooms(rooms: int, messages: int, seed: int) -> Iterator[dict[str, str | None]]:
    for number, size in enumerate(_sizes(rooms, messages, seed)):
        chance = random.Random(f"{seed}/room/{number}")
        status = chance.choice(("0", "0", "1", "1", "1", "2", "2", "2", "2", "4"))
        agent = chance.randrange(len(AGENTS))
        robot = status == "4"
        last = _opened(number) + timedelta(minutes=max(size - 1, 0))
        yield {
            "id": room_key(number),
            "status": status,
            "archive_status": "0",
            "title": f"{chance.choice(TOPICS)} 문의",
            "ing_status": chance.choice("01"),
            "site_id": "3000000137",
            "counselor_id": "robot1559285457" if robot else ("" if chance.random() < 0.05 else str(36000 + agent)),
            "counselor_nickname": "로봇-3000000137" if robot else AGENTS[agent],
            "customer_id": f"3000000137_bz_{chance.randrange(max(rooms * 2 // 3, 1)):07d}",
            "category_id": "73278",
            "last_message_description": "감사합니다!",
            "last_message_date": _date(last),
            "reg_date": _date(_opened(number)),
            "complate_date": _date(last) if status in "24" else NO_TIME,
            "delete_date": NO_TIME,
            "switch_counselor_date": None,
            "flag": "7",
            "out_api": chance.choice("0012227"),
            "order_number": f"20260609{number:012d}",
            "payload": "처음 인사말",
            "parameter1": "",
            "parameter2": "",
            "users_id": f"user{number}",
            "tag_nms": chance.choice(("", "#배송", "#교환|#색상", "#환불|#VIP")),
            "cus_extra_username": chance.choice(SURNAMES) + chance.choice(GIVEN),
            "cus_extra_phone": f"010{chance.randrange(10**8):08d}",
            "cus_extra_email": f"customer{number}@example.com",
        }


def _messages(rooms: int, messages: int, seed: int) -> Iterator[dict[str, str | None]]:
    count = 0
    for number, size in enumerate(_sizes(rooms, messages, seed)):
        chance = random.Random(f"{seed}/talk/{number}")
        for place in range(size):
            count += 1
            yield _message(chance, number, place, count)


def _message(chance: random.Random, number: int, place: int, count: int) -> dict[str, str | None]:
    kind, contents = "text", chance.choice(OPENINGS if place == 0 else MORE)
    speaker = "C" if place == 0 else chance.choice("CCHHHB")
    if speaker == "H":
        contents = chance.choice(ANSWERS)
    if chance.random() < 0.1:
        contents = LONG * chance.randrange(1, 8)
    if speaker == "B":
        link = {"name": ["주문 조회"], "url": [f"https://shop.example.com/orders/{count}"]}
        kind, contents = chance.choice(("normal", "nomal")), json.dumps({"text": contents, "link": link})
    elif count % 50 == 0:
        kind, contents = "image", f"https://files.example.com/chat/{count}_w.png"
    return {
        "id": str(300_000_000 + count),
        "chat_list_id": room_key(number),
        "socket_room_id": room_key(number),
        "from_id": "36000",
        "to_id": "1222333444",
        "type": "M" if speaker == "H" and chance.random() < 0.05 else "C",
        "user_type": speaker,
        "contents": contents,
        "contents_type": kind,
        "status": "1",
        "counterpart_status": "1",
        "send_date": _date(_opened(number) + timedelta(minutes=place)),
        "receive_date": None,
        "read_date": NO_TIME,
        "msg_id": f"{count:08x}-7c5d-4d69-90fb-531f33cc6dcb",
        "seq": None,
    }


def _files(rooms: int, messages: int, seed: int) -> Iterator[dict[str, str | None]]:
    for count in range(100, messages + 1, 100):
        yield {
            "id": str(490_000 + count),
            "chat_id": str(300_000_000 + count),
            "file_name": f"사진 {count}.png",
            "media_type": "image/png",
            "reg_date": _date(START),
        }


if __name__ == "__main__":
    if len(sys.argv) not in {4, 5}:
        sys.exit("usage: " + (__doc__ or "").strip().splitlines()[-1])
    _seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    write_archive(Path(sys.argv[1]), rooms=int(sys.argv[2]), messages=int(sys.argv[3]), seed=_seed)
