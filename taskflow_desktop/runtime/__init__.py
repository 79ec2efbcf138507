"""What moves between the screens and the data: QtCore only, no widget, no SQL."""
