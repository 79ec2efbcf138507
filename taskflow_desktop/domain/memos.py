"""What comes of saving a memo: it stands, merged with somebody's or not, or two changed the same words."""

from dataclasses import dataclass
from enum import Enum

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.inside import Memo, MemoRevision
from taskflow_desktop.domain.moment import Moment


class Kind(Enum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, or of two compared."""

    text: str
    kind: Kind = Kind.SAME


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed the same words. `mine` and `theirs` mark what each of them added since the common text.

    `kept_both` holds every word that either of them added; where they meet, theirs stands first.
    """

    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    kept_both: str


@dataclass(frozen=True, slots=True)
class MemoSaved:
    """The memo as it stands now, None if there is none; `merged_with` is who else had changed it, None for nobody."""

    memo: Memo | None
    merged_with: AgentId | None = None


@dataclass(frozen=True, slots=True)
class MemoClash:
    """Nothing was written: `theirs`, saved meanwhile, and `mine` changed the same words."""

    theirs: Memo
    mine: str
    clash: Clash


@dataclass(frozen=True, slots=True)
class MemoLine:
    """One line in the list of a memo's revisions; the text is read when it is chosen."""

    version: int
    saved_at: Moment
    saved_by: AgentId
    characters: int


@dataclass(frozen=True, slots=True)
class MemoComparison:
    """An earlier revision beside the memo as it stands; `pieces` lead from the revision to what stands now."""

    then: MemoRevision
    now: Memo
    pieces: tuple[Piece, ...]
