"""Passwords as Argon2 hashes. A module of its own, because its library is dear to import and needed late."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

_HASHER = PasswordHasher()
# Verified when nobody has the identifier, so that a wrong name takes as long as a wrong password.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$9Zl3Wv7mR3l1Yx6cQk2m0c0c6sJmT0mN2v7v0m1p2cE"


def hashed(password: str) -> str:
    """Return the hash to store for a password."""
    return _HASHER.hash(_spellings(password)[0])


def fits(stored: str | None, password: str) -> bool:
    """True if `password` is the one of the hash `stored`; None is nobody's, which no password fits."""
    return any(_verified(stored, spelling) for spelling in _spellings(password)) and stored is not None


def _verified(stored: str | None, spelling: bytes) -> bool:
    try:
        return _HASHER.verify(stored if stored is not None else _NOBODY, spelling)
    except (Argon2Error, InvalidHashError):
        return False


def _spellings(password: str) -> tuple[bytes, ...]:
    """The bytes to hash: composed, as systems type the same letters composed or not; then as typed.

    Hashes made before passwords were composed are of what was typed. Nothing that can be typed raises: the error of an
    encoding would carry the password.
    """
    forms = (unicodedata.normalize("NFC", password), password)
    return tuple(dict.fromkeys(form.encode("utf-8", "surrogatepass") for form in forms))
