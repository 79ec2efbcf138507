"""How long one has to wait after wrong passwords, and what a remembered sign-in looks like."""

from hashlib import sha256

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.moment import SECOND
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.texts import one_line


def identifier_key(identifier: str) -> str:
    """Return what an identifier is looked up and counted by: nobody has one that is longer or has other letters."""
    return one_line(identifier).lower()[: limits.IDENTIFIER_CHARACTERS]


def wait_seconds(failures: int) -> int:
    """Return the seconds to wait after so many failures in a row: first none, then 1, 2, 4 … up to a limit."""
    over = failures - limits.SIGN_IN_FREE_FAILURES
    if over <= 0:
        return 0
    # Beyond the limit no power is worked out: a counter may be very large.
    return min(limits.SIGN_IN_WAIT_SECONDS, 1 << min(over - 1, limits.SIGN_IN_WAIT_SECONDS.bit_length()))


def seconds_left(failures: int, last_at: int, now: int) -> int:
    """Return how many seconds, counted up, are left of the wait that began at `last_at`; both in microseconds.

    A clock that was set back makes nobody wait longer than the whole wait.
    """
    passed = max(0, now - last_at)
    left = wait_seconds(failures) * SECOND - passed
    return max(0, -(-left // SECOND))


def why_not_sign_in(failures: int, last_at: int, now: int) -> Refusal | None:
    """Say why no password is looked at right now, not even the right one."""
    left = seconds_left(failures, last_at, now)
    return Refusal("signin.wait", seconds=left) if left else None


def why_not_over(only: str | None, identifier: str) -> Refusal | None:
    """Say why nobody signs in as `identifier` over a login that is the own one of `only`, if it is somebody's own.

    All that was done would be done, and told, in the name of the login.
    """
    return Refusal("signin.other_login") if only is not None and identifier != only else None


def token_hash(token: str) -> str:
    """Return what the database keeps of a remembered sign-in; the token itself lies in the system's keyring alone."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()  # a keyring may give back anything
