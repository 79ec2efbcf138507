"""The Korean words of foreign files, as data: headers, values and the phrases of KakaoTalk's exports.

They are what other programs write, not what this program says, so they are not translated.
Keys are in folded form (see `text.fold`): lower case, without blanks, hyphens and underscores.
"""

from collections.abc import Mapping

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker

COLUMN_ALIASES: Mapping[str, str] = {
    "상담방번호": "room_key",
    "방번호": "room_key",
    "상담번호": "room_key",
    "상담방id": "room_key",
    "제목": "title",
    "상담제목": "title",
    "고객id": "customer_key",
    "고객식별번호": "customer_key",
    "고객번호": "customer_key",
    "고객명": "customer_name",
    "고객이름": "customer_name",
    "고객": "customer_name",
    "전화번호": "customer_phone",
    "휴대폰": "customer_phone",
    "휴대폰번호": "customer_phone",
    "연락처": "customer_phone",
    "고객전화번호": "customer_phone",
    "이메일": "customer_email",
    "메일": "customer_email",
    "채널": "channel",
    "유입채널": "channel",
    "상담사": "agent",
    "상담원": "agent",
    "담당자": "agent",
    "상태": "state",
    "상담상태": "state",
    "접수일시": "opened_at",
    "등록일시": "opened_at",
    "시작일시": "opened_at",
    "종료일시": "closed_at",
    "완료일시": "closed_at",
    "마지막메시지": "last_message_at",
    "마지막메시지일시": "last_message_at",
    "최종메시지일시": "last_message_at",
    "태그": "tags",
    "분류": "category",
    "상담분류": "category",
    "주문번호": "order_number",
    "메모": "memo",
    "메시지id": "message_key",
    "메시지번호": "message_key",
    "발송일시": "sent_at",
    "전송일시": "sent_at",
    "보낸시간": "sent_at",
    "구분": "role",
    "발신구분": "role",
    "보낸사람": "author",
    "작성자": "author",
    "발신자": "author",
    "내용": "text",
    "메시지": "text",
    "메시지내용": "text",
    "내부": "internal",
    "내부메모": "internal",
    "파일명": "file_name",
    "첨부파일": "file_name",
}

SHEET_ALIASES: Mapping[str, str] = {"상담방": "rooms", "상담": "rooms", "메시지": "messages", "대화": "messages"}

STATES: Mapping[str, RoomState] = {
    "대기": RoomState.WAITING,
    "접수대기": RoomState.WAITING,
    "접수": RoomState.RECEIVED,
    "문의": RoomState.INQUIRY,
    "응대": RoomState.ANSWERED,
    "종료": RoomState.CLOSED,
    "완료": RoomState.CLOSED,
}

CHANNELS: Mapping[str, Channel] = {
    "웹": Channel.WEB,
    "웹채팅": Channel.WEB,
    "홈페이지": Channel.WEB,
    "해피톡": Channel.WEB,
    "카카오": Channel.KAKAO,
    "카카오톡": Channel.KAKAO,
    "카톡": Channel.KAKAO,
    "네이버": Channel.NAVER,
    "네이버톡톡": Channel.NAVER,
    "톡톡": Channel.NAVER,
    "전화": Channel.PHONE,
    "기타": Channel.OTHER,
}

SPEAKERS: Mapping[str, Speaker] = {
    "고객": Speaker.CUSTOMER,
    "상담사": Speaker.AGENT,
    "상담원": Speaker.AGENT,
    "담당자": Speaker.AGENT,
    "봇": Speaker.BOT,
    "챗봇": Speaker.BOT,
    "로봇": Speaker.BOT,
    "시스템": Speaker.SYSTEM,
}

YES = frozenset({"예", "네", "내부", "메모"})
NO = frozenset({"아니오", "아니요", "공개"})

ROBOT_NAME_PREFIX = "로봇-"
"""HappyTalk's robot counsellors are called so; they count as nobody."""

FORENOON = "오전"
AFTERNOON = "오후"

WRITTEN_MOMENT = r"""
    (?P<year>\d{4}) \s?[.\-/년]\s? (?P<month>\d{1,2}) \s?[.\-/월]\s? (?P<day>\d{1,2}) \s?[.일]?
    (?:\s? \(? [월화수목금토일] (?:요일)? \)?)?
    (?: [\sT]\s* (?P<half>오전|오후|[AaPp][Mm])?
        \s? (?P<hour>\d{1,2}) \s?[:시]\s? (?P<minute>\d{1,2}) 분?
        (?: \s?[:\s]\s? (?P<second>\d{1,2}) (?:\.\d+|초)? )?
        (?: \s? (?P<tail>[AaPp][Mm]) )? )?
"""
"""A date and a time of day as Korean programs write them; to be compiled with re.VERBOSE."""

DATE = r"\d{4}(?:\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일|\.\s?\d{1,2}\.\s?\d{1,2}\.)"
DAY_NAME = r"[월화수목금토일]요일"
CLOCK = r"(?:(?:오전|오후)\s)?\d{1,2}:\d{2}"

TALK_TITLE = r"(?P<room>.+?)(?:\s\d+)?(?:\s님과)?\s카카오톡 대화"
"""The first line of an export; the number is how many people were in a group that day, so it is no part of its name."""

TALK_SAVED = r"저장한 날짜\s*:.*"
TALK_FILE = "파일: "
TALK_COMINGS = (
    r".{1,80}님이 (?:들어왔습니다|나갔습니다)\.?"
    r"|.{1,80}님이 .{1,200}님을 (?:초대했|내보냈)습니다\.?"
    r"|.{1,80}님을 (?:초대했|내보냈)습니다\.?"
)
