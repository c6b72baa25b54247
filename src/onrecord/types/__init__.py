"""The nouns of the codebook, as frozen rows. Offsets are `[start, end)` in Unicode code points of the report's stored text.

Dates are EDTF (ISO 8601-2): `2025-11-27`, `2025-11`, `2025-11-27~`; `unknown` where nothing tells. A field that has not been
worked out is None, never a guess.
"""

from __future__ import annotations

from onrecord.types.across import Alias, Derivation, Derived, Differs, Told, Utterance, Wording
from onrecord.types.actors import Judged, Kind, Mention, Named, Resolution, Resolved
from onrecord.types.agenda import Instrument, Meeting, Party, Seen, Sighting, Step, What
from onrecord.types.basis import UNKNOWN, Span, Spans
from onrecord.types.said import Act, Attribution, Condition, Meaning, Mode, Statement, Status
from onrecord.types.texts import Cleaning, Credit, Details, Document, Failure, Noise, Origin, Report
from onrecord.types.tracked import Deadlock, Move, Order, Point, Position, Silence, Tracked

__all__ = [
    "UNKNOWN",
    "Act",
    "Alias",
    "Attribution",
    "Cleaning",
    "Condition",
    "Credit",
    "Deadlock",
    "Derivation",
    "Derived",
    "Details",
    "Differs",
    "Document",
    "Failure",
    "Instrument",
    "Judged",
    "Kind",
    "Meaning",
    "Meeting",
    "Mention",
    "Mode",
    "Move",
    "Named",
    "Noise",
    "Order",
    "Origin",
    "Party",
    "Point",
    "Position",
    "Report",
    "Resolution",
    "Resolved",
    "Seen",
    "Sighting",
    "Silence",
    "Span",
    "Spans",
    "Statement",
    "Status",
    "Step",
    "Told",
    "Tracked",
    "Utterance",
    "What",
    "Wording",
]
