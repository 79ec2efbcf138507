"""What a typed text becomes before it is checked and stored, and whether it fits."""

import re
import unicodedata

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits

_KEPT_CONTROLS = {"\n", "\t"}
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn"})
_SPACING = _UNSEEN - {"Mn"}  # marks over a letter make it another one
# Unicode's property Default_Ignorable_Code_Point, without what is in category Cf: it is shown as nothing.
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_EMPTY = re.compile(r"PATTERN BLANK|NULL NOTEHEAD|SCRIPT FILLER")  # signs whose name says that they show nothing


def clean(text: str) -> str:
    """Return `text` in NFC, without control characters but newline and tab, lone surrogates replaced by U+FFFD.

    Emoji, marks of direction and all else stay: they are shown as plain text.
    """
    whole = storable(text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in whole if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept)


def one_line(text: str) -> str:
    """Return `clean(text)` as one trimmed line: for titles and names."""
    return " ".join(clean(text).split("\n")).replace("\t", " ").strip()


def storable(text: str) -> str:
    """Return `text` as every database takes it: letter by letter, lone surrogates as U+FFFD, no NUL."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")


def is_blank(text: str) -> bool:
    """True if nothing of `text` can be seen: white space, marks without a letter, characters of no width."""
    return all(unicodedata.category(c) in _UNSEEN or _shows_nothing(c) for c in text)


def look_alike(text: str) -> str:
    """Return what two texts share that people take for one: letters of another width or case, spaces, unseen signs."""
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    seen = (c for c in unicodedata.normalize("NFKC", folded) if unicodedata.category(c) not in _SPACING)
    # A mark that stood over a space stands over a letter now.
    return unicodedata.normalize("NFKC", "".join(c for c in seen if not _shows_nothing(c)))


def _shows_nothing(c: str) -> bool:
    return not c.isascii() and bool(_IGNORABLE.match(c) or _EMPTY.search(unicodedata.name(c, "")))


def why_not_title(title: str) -> Refusal | None:
    """Say why `title` cannot be a task's title (product.md rule 8)."""
    length = len(one_line(title))
    if is_blank(title):
        return Refusal("title.empty")
    if length > limits.TITLE_CHARACTERS:
        return Refusal("title.long", n=length, limit=limits.TITLE_CHARACTERS)
    return None


def why_not_reason(failure: bool, reason: str) -> Refusal | None:  # noqa: FBT001 - the outcome's own two cases
    """Say why `reason` does not do for an outcome; a failure needs one (product.md rule 14)."""
    length = len(one_line(reason))
    if failure and is_blank(reason):
        return Refusal("outcome.reason")
    if length > limits.REASON_CHARACTERS:
        return Refusal("reason.long", n=length, limit=limits.REASON_CHARACTERS)
    return None


def why_not_hand_over_reason(reason: str, *, needed: bool) -> Refusal | None:
    """Say why `reason` does not do for a hand-over; a room that is taken from somebody for a third needs one."""
    length = len(one_line(reason))
    if needed and is_blank(reason):
        return Refusal("handover.reason")
    if length > limits.REASON_CHARACTERS:
        return Refusal("reason.long", n=length, limit=limits.REASON_CHARACTERS)
    return None


def why_not_word(word: str) -> Refusal | None:
    """Say why `word` cannot go with a review or a hand-over; an empty one may."""
    length = len(clean(word).strip())
    if length > limits.WORD_CHARACTERS:
        return Refusal("word.long", n=length, limit=limits.WORD_CHARACTERS)
    return None


def why_not_item(text: str) -> Refusal | None:
    """Say why `text` cannot be a checklist item (product.md rule 20)."""
    length = len(one_line(text))
    if is_blank(text):
        return Refusal("check.empty")
    if length > limits.CHECKLIST_ITEM_CHARACTERS:
        return Refusal("check.long", n=length, limit=limits.CHECKLIST_ITEM_CHARACTERS)
    return None


def why_not_message(text: str) -> Refusal | None:
    """Say why `text` cannot be written into a conversation."""
    length = len(clean(text).strip())
    if is_blank(text):
        return Refusal("message.empty")
    if length > limits.MESSAGE_CHARACTERS:
        return Refusal("message.long", n=length, limit=limits.MESSAGE_CHARACTERS)
    return None


def why_not_memo(text: str) -> Refusal | None:
    """Say why `text` cannot be a memo (product.md rule 22): `n` is how many characters are too many."""
    over = len(clean(text)) - limits.MEMO_CHARACTERS
    return Refusal("memo.long", n=over, limit=limits.MEMO_CHARACTERS) if over > 0 else None


def why_not_name(name: str) -> Refusal | None:
    """Say why `name` cannot be the name of a person."""
    length = len(one_line(name))
    if is_blank(name):
        return Refusal("name.empty")
    if length > limits.NAME_CHARACTERS:
        return Refusal("name.long", n=length, limit=limits.NAME_CHARACTERS)
    return None


def why_not_identifier(identifier: str) -> Refusal | None:
    """Say why `identifier` cannot be signed in with: 1 to 64 of a-z, 0-9, dot, dash, underscore."""
    if not 1 <= len(identifier) <= limits.IDENTIFIER_CHARACTERS:
        return Refusal("identifier.bad", limit=limits.IDENTIFIER_CHARACTERS)
    if not all(c.isascii() and (c.islower() or c.isdigit() or c in "._-") for c in identifier):
        return Refusal("identifier.bad", limit=limits.IDENTIFIER_CHARACTERS)
    return None


def why_not_password(password: str) -> Refusal | None:
    """Say why `password` is not enough."""
    if any(unicodedata.category(c) == "Cs" for c in password):
        return Refusal("password.letters")
    if len(unicodedata.normalize("NFC", password)) < limits.PASSWORD_CHARACTERS_MIN:
        return Refusal("password.short", limit=limits.PASSWORD_CHARACTERS_MIN)
    return None
