"""Every error onrecord raises on purpose. Each has a message that says what is wrong and a hint that says what may help."""

from __future__ import annotations


class OnRecordError(Exception):
    """The root: `str(error)` is the message, `error.hint` what to try."""

    hint = "Run the command again with --help, or report this if it persists."

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UnreadableError(OnRecordError):
    """A report that cannot be read: bytes that are no text, an empty page, a broken archive."""

    hint = "Open the file and check that it holds the text of an article; save it again as UTF-8 if you can."


class RefusedAddressError(OnRecordError):
    """An address that is not fetched: loopback or private, too large, too slow, or no page."""

    hint = "Private and loopback addresses are read only when named with --allow-host."


class RefusedByServerError(RefusedAddressError):
    """A server that answers, but not with what was asked for: `status` is its code, `wait` the `Retry-After` it gave, as it wrote it."""

    hint = "Open the address in a browser."

    def __init__(self, status: int, reason: str, wait: str | None = None) -> None:
        super().__init__(f"the server answers {status} {reason}".rstrip())
        self.status, self.wait = status, wait


class ManifestError(OnRecordError):
    """A manifest that does not have the columns of the contract."""

    hint = "A manifest is a CSV file with the column `path` and any of published, outlet, url, title, language."


class RecordError(OnRecordError):
    """A record that cannot be opened."""

    hint = "Name the record with --record FILE; `onrecord read PATH --record FILE` makes one."


class NewerRecordError(RecordError):
    """A record that a newer version of onrecord wrote."""

    hint = "Upgrade onrecord, or read the reports again into a new record with --record."


class WeightsError(OnRecordError):
    """Model weights that are missing or do not match their manifest."""

    hint = "Install onrecord again: a file of the model is missing or damaged."


class QuestionError(OnRecordError):
    """A question that the record cannot answer as it was asked: an unknown report, kind or filter."""

    hint = "Run `onrecord show` to see what is on record."


class NotOnRecordError(QuestionError):
    """A row that was asked for by its id, and is not on record."""
