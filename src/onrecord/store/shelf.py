"""The shelf: tables made of the others, so that a page of rows is read from an index. They hold nothing that the others do not.

They are filled whenever the record is settled. While it is not, `Store.shelved` makes them anew for the time being.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from onrecord.store.schema import metadata

STALE = "shelf"
"""The key under which the record notes that its rows have changed since the shelf was filled."""

tallies = Table(
    "tallies",
    metadata,
    Column("utterance", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many reports and statements tell an utterance, and from how many independent origins the reports come."""

said = Table(
    "said",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("row", Integer, nullable=False, unique=True),
    *(Column(name, Text) for name in ("report", "speaker", "party", "addressee", "holder", "act")),
    Column("negated", Integer),
    *(Column(name, Text) for name in ("utterance", "point")),
    Column("origins", Integer),
    Column("score", Float, nullable=False),
    *(Column(name, Text) for name in ("published", "outlet", "language")),
    Column("day", Text, nullable=False),
    *(Column(name, Text) for name in ("said", "source")),
    *(
        Index(f"said_by_{name}", name, "n")
        for name in ("report", "speaker", "party", "act", "utterance", "point", "outlet", "language", "day", "origins", "score")
    ),
)
"""Each statement with its canonical actors, in the order of the export (`n`); `row` is that of `statements`.

`day` is that of publication, empty where nobody knows: to sort by. `source` are the words that name who said it.
"""

uttered = Table(
    "uttered",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *(Column(name, Text) for name in ("speaker", "party", "act")),
    Column("said", Text, nullable=False),
    *(Column(name, Text) for name in ("occasion", "point", "target")),
    *(Column(name, Text, nullable=False) for name in ("day", "heard")),
    *(Column(name, Integer, nullable=False) for name in ("reports", "origins", "statements", "withheld", "done")),
    *(Index(f"uttered_by_{name}", name) for name in ("speaker", "point", "day")),
    Index("uttered_by_said", "said", "withheld", "party", "act"),
    Index("uttered_by_heard", "heard", "withheld", "party", "act"),
    Index("uttered_by_party", "party", "act", "heard", "withheld"),
    Index("uttered_by_origins", "origins", "reports"),
)
"""Each utterance, by id (`n`), with how often it is told. `target` is to whom, where no two statements differ about it; `day` is that of
speech, empty where nobody knows; `heard` the same, or the day of the first report where nothing tells it; `withheld` tells that a statement
has it as not done, `done` that all have it as done, not foreseen.
"""

stands = Table(
    "stands",
    metadata,
    Column("n", Integer, primary_key=True),
    *(Column(name, Text) for name in ("party", "point", "move", "act", "utterance")),
    *(Column(name, Text, nullable=False) for name in ("day", "heard")),
    Column("origins", Integer),
    *(Column(name, Integer, nullable=False) for name in ("changed", "last")),
    Index("stands_by_point", "point", "party", "n"),
    Index("stands_by_party", "party", "point"),
    Index("stands_by_utterance", "utterance"),
    Index("stands_by_change", "changed", "heard", "point", "party"),
    Index("stands_by_last", "last", "point", "heard"),
)
"""What positions can be looked up by: `n` is that of the finding, `last` the latest of its party on its point; days are as in `uttered`."""

speakers = Table(
    "speakers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text),
    Column("party", Text),
    Column("statements", Integer, nullable=False),
    Column("folded", Text, nullable=False),
    Index("speakers_by_id", "id"),
    sqlite_with_rowid=False,
)
"""Each actor who speaks; `folded` are all its names, without case and accents, a line each."""

variants = Table(
    "variants",
    metadata,
    Column("name", Text, primary_key=True),
    Column("text", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The words that sources use for an actor, and in how many statements."""

facets = Table(
    "facets",
    metadata,
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Each value by which statements can be told apart, and how many have it."""

_TALLIES = """
    SELECT w.utterance, count(DISTINCT s.report) AS reports, count(DISTINCT coalesce(d.origin, s.report)) AS origins, count(*) AS statements
    FROM wordings AS w JOIN statements AS s ON s.id = w.statement LEFT JOIN descents AS d ON d.report = s.report GROUP BY w.utterance
"""
_MENDED = """
    WITH mended AS (
        SELECT subject, kind, verdict, max(time) FROM judgements
        WHERE kind IN ('accept', 'reject', 'mend') AND undone IS NULL GROUP BY subject
    )
"""
_ACT = "CASE WHEN m.kind = 'mend' THEN replace(m.verdict, 'not ', '') ELSE s.act END AS act"
_NEGATED = "CASE WHEN m.kind = 'mend' THEN m.verdict LIKE 'not %' ELSE s.negated END AS negated"
MEND = f"""
    UPDATE said SET (act, negated) = (
        {_MENDED} SELECT {_ACT}, {_NEGATED} FROM statements AS s LEFT JOIN mended AS m ON m.subject = s.id WHERE s.id = said.id
    ) WHERE id = ?
"""  # noqa: S608 - our own words
"""What a decision of a person about one statement changes."""
_SAID = f"""
    {_MENDED}
    SELECT row_number() OVER (ORDER BY r.path, s.report, s.start, s.id) AS n, s.id, s.row, s.report,
        coalesce(a.canonical, s.speaker) AS speaker, coalesce(a.party, s.party) AS party,
        nullif(nullif(coalesce(b.canonical, s.addressee), coalesce(a.canonical, s.speaker)), coalesce(a.party, s.party)) AS addressee,
        coalesce(c.party, c.canonical, json_extract(s.condition, '$.holder')) AS holder, {_ACT}, {_NEGATED},
        w.utterance, u.point, t.origins, s.score, r.published, r.outlet, r.language,
        coalesce(r.published, '') AS day, s.said, p.words AS source
    FROM statements AS s JOIN reports AS r ON r.id = s.report
    LEFT JOIN aliases AS a ON a.name = s.speaker LEFT JOIN aliases AS b ON b.name = s.addressee
    LEFT JOIN aliases AS c ON c.name = json_extract(s.condition, '$.holder')
    LEFT JOIN wordings AS w ON w.statement = s.id LEFT JOIN utterances AS u ON u.id = w.utterance
    LEFT JOIN tallies AS t ON t.utterance = w.utterance LEFT JOIN mended AS m ON m.subject = s.id
    LEFT JOIN (
        SELECT owner, group_concat(quote, ' […] ') AS words FROM (
            SELECT owner, quote FROM spans WHERE owner_kind = 'statement' AND role = 'source' AND quote <> '' ORDER BY owner, n
        ) GROUP BY owner
    ) AS p ON p.owner = s.id
    ORDER BY n
"""  # noqa: S608 - our own words
_SPEAKERS = """
    SELECT said.speaker AS name, coalesce(a.actor, actor_id(said.speaker)) AS id, a.kind, a.party, count(*) AS statements,
        fold(said.speaker || char(10) || coalesce(a.names, '')) AS folded
    FROM said LEFT JOIN (
        SELECT canonical, actor, kind, party, min(name), group_concat(name, char(10)) AS names
        FROM (SELECT * FROM aliases ORDER BY canonical, name) GROUP BY canonical
    ) AS a ON a.canonical = said.speaker
    WHERE said.speaker IS NOT NULL GROUP BY said.speaker
"""
_VARIANTS = """
    SELECT speaker AS name, source AS text, count(*) AS count FROM said WHERE speaker IS NOT NULL AND source IS NOT NULL GROUP BY 1, 2
"""
_TOLD = """
    SELECT said.utterance, min(said.addressee) AS one, max(said.addressee) AS other, max(coalesce(said.negated, 0)) AS withheld,
        min(coalesce(s.status = 'actual', 0)) AS actual, min(nullif(said.day, '')) AS reported
    FROM said JOIN statements AS s ON s.row = said.row WHERE {which} GROUP BY said.utterance
"""
_DONE = "told.withheld = 0 AND told.actual"
_UTTERED = f"""
    SELECT row_number() OVER (ORDER BY u.id) AS n, u.id, u.speaker, u.party, u.act, coalesce(u.said, 'unknown') AS said, u.occasion,
        u.point, CASE WHEN told.one = told.other THEN told.one END AS target, coalesce(nullif(u.said, 'unknown'), '') AS day,
        coalesce(nullif(u.said, 'unknown'), told.reported, '') AS heard, t.reports, t.origins, t.statements, told.withheld, {_DONE} AS done
    FROM ({_TOLD.format(which="said.utterance IS NOT NULL")}) AS told JOIN utterances AS u ON u.id = told.utterance
    JOIN tallies AS t ON t.utterance = u.id ORDER BY 1
"""  # noqa: S608 - our own words
MEND_UTTERED = f"""
    UPDATE uttered SET (withheld, done) = (SELECT told.withheld, {_DONE} FROM ({_TOLD.format(which="said.utterance = uttered.id")}) AS told)
    WHERE id = (SELECT utterance FROM said WHERE id = ?)
"""  # noqa: S608 - our own words
"""And of the utterance that the statement tells."""
_STANDS = """
    SELECT p.n, p.party, p.point, p.move, p.act, p.utterance, coalesce(nullif(p.said, 'unknown'), '') AS day,
        coalesce(nullif(p.said, 'unknown'), u.heard, '') AS heard, u.origins,
        p.move NOT IN ('first', 'repeats') AS changed, p.n = max(p.n) OVER (PARTITION BY p.point, p.party) AS last
    FROM (
        SELECT n, json_extract(body, '$.party') AS party, json_extract(body, '$.point') AS point, json_extract(body, '$.move') AS move,
            json_extract(body, '$.act') AS act, json_extract(body, '$.utterance') AS utterance, json_extract(body, '$.said') AS said
        FROM findings WHERE kind = 'positions'
    ) AS p LEFT JOIN uttered AS u ON u.id = p.utterance
    ORDER BY p.n
"""
ACTS = "SELECT 'act' AS field, act AS value, act AS folded, count(*) AS statements FROM said WHERE act IS NOT NULL GROUP BY act"
_FACETS = f"""
    SELECT 'outlet' AS field, r.outlet AS value, fold(r.outlet) AS folded, count(said.id) AS statements
    FROM reports AS r LEFT JOIN said ON said.report = r.id WHERE r.outlet IS NOT NULL GROUP BY r.outlet
    UNION ALL SELECT 'language', r.language, fold(r.language), count(said.id)
    FROM reports AS r LEFT JOIN said ON said.report = r.id WHERE r.language IS NOT NULL GROUP BY r.language
    UNION ALL SELECT 'party', party, fold(party), count(*) FROM said WHERE party IS NOT NULL GROUP BY party
    UNION ALL {ACTS}
    UNION ALL SELECT 'point', point, fold(point), count(*) FROM said WHERE point IS NOT NULL GROUP BY point
    UNION ALL SELECT 'source', source, fold(source), count(*) FROM said WHERE source IS NOT NULL GROUP BY source
"""  # noqa: S608 - our own words
SHELF = {
    "tallies": _TALLIES,
    "said": _SAID,
    "uttered": _UTTERED,
    "stands": _STANDS,
    "speakers": _SPEAKERS,
    "variants": _VARIANTS,
    "facets": _FACETS,
}
"""What each table of the shelf holds, in the order in which they are made of one another."""
