"""What a server says when it cannot show a page."""

from __future__ import annotations

from onrecord.errors import OnRecordError, QuestionError


class MissingError(OnRecordError):
    """There is no such page: status 404."""

    hint = "The record may have been read anew since the address was written down; look for the words on the search page."


class RefusedError(OnRecordError):
    """The request is not one that this server answers: status 403."""


class AskedWrongError(OnRecordError):
    """Something in the address cannot be understood: status 400."""


STATUS: dict[type[OnRecordError], int] = {MissingError: 404, RefusedError: 403, AskedWrongError: 400, QuestionError: 400}
"""Every other error of ours is the record's: 503."""
