"""Task Flow Desktop: rooms, tasks and stages for people who answer customers by chat."""

__version__ = "0.1.0.dev0"
