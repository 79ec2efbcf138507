"""The names of the closed sets of the product, in the language in force."""

from taskflow_desktop.domain.enums import Channel, Importance, Outcome, Role, RoomState
from taskflow_desktop.ui.text import translate


def importance_word(importance: Importance) -> str:
    """Return "Low", "Normal", "High" or "Urgent"."""
    return {
        Importance.LOW: translate("Words", "Low"),
        Importance.NORMAL: translate("Words", "Normal"),
        Importance.HIGH: translate("Words", "High"),
        Importance.URGENT: translate("Words", "Urgent"),
    }[importance]


def outcome_word(outcome: Outcome | None) -> str:
    """Return "In progress", "Success" or "Failure"."""
    return {
        None: translate("Words", "In progress"),
        Outcome.SUCCESS: translate("Words", "Success"),
        Outcome.FAILURE: translate("Words", "Failure"),
    }[outcome]


def state_word(state: RoomState) -> str:
    """Return the name of a room's state."""
    return {
        RoomState.WAITING: translate("Words", "Waiting"),
        RoomState.RECEIVED: translate("Words", "Received"),
        RoomState.INQUIRY: translate("Words", "Inquiry"),
        RoomState.ANSWERED: translate("Words", "Answered"),
        RoomState.CLOSED: translate("Words", "Closed"),
    }[state]


def channel_word(channel: Channel) -> str:
    """Return the name of a channel."""
    return {
        Channel.WEB: translate("Words", "Web chat"),
        Channel.KAKAO: translate("Words", "KakaoTalk"),
        Channel.NAVER: translate("Words", "TalkTalk"),
        Channel.PHONE: translate("Words", "Phone"),
        Channel.OTHER: translate("Words", "Other"),
    }[channel]


def role_word(role: Role) -> str:
    """Return the name of a role."""
    return {
        Role.AGENT: translate("Words", "Agent"),
        Role.MANAGER: translate("Words", "Manager"),
        Role.ADMIN: translate("Words", "Admin"),
    }[role]


def colour_word(english: str) -> str:
    """Return the name of a named stage colour, given by its English name."""
    return {
        "Slate": translate("Words", "Slate"),
        "Blue": translate("Words", "Blue"),
        "Amber": translate("Words", "Amber"),
        "Violet": translate("Words", "Violet"),
        "Teal": translate("Words", "Teal"),
        "Coral": translate("Words", "Coral"),
        "Pink": translate("Words", "Pink"),
        "Green": translate("Words", "Green"),
        "Indigo": translate("Words", "Indigo"),
        "Lime": translate("Words", "Lime"),
        "Brown": translate("Words", "Brown"),
        "Graphite": translate("Words", "Graphite"),
    }[english]
