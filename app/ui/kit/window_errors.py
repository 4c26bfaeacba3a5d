"""What can go wrong in the window alone, as errors that carry data."""

from abc import ABC, abstractmethod

from app.words.message_parts import Message


class WindowError(Exception, ABC):
    """An error of one subject, which knows the words for it."""

    @property
    @abstractmethod
    def message(self) -> Message:
        """What happened, that data is safe, what to do."""
