"""The window over a real file, as for the tests of the shell."""

from tests.ui.shell.conftest import desk, open_window, preferences

__all__ = ["desk", "open_window", "preferences"]
