"""The floor of a start: an application, a window, a label. A process of its own."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.teller import Teller


def main() -> None:
    """Open the window; the teller ends the process."""
    app = QApplication(sys.argv[:1])
    teller = Teller()
    window = QMainWindow()
    label = QLabel("Task Flow")
    label.installEventFilter(teller)
    window.setCentralWidget(label)
    window.resize(1440, 900)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
