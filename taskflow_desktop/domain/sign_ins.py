"""A sign-in that a computer remembers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """What stands for a password on one computer. `secret` lies in the system's keyring and nowhere else."""

    id: int
    secret: str

    def __repr__(self) -> str:
        return f"Token({self.id})"  # a secret is not written into any log
