"""Names as they stand in a text: runs of words with capitals, with the description before them told apart (`Premier` `Ilvar Tamsek`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.stages.resolve.lists import LONGEST, Lists, Role
from onrecord.stages.resolve.nations import people, tables
from onrecord.stages.resolve.tokens import Token


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` up to `last` (exclusive) are a name; from `start` they describe it; `sort` is what its own words make of it.

    `sort` is `person` (a title or role stands before it), `body`, `state`, `seat`, or `name` where the words alone do not tell.
    """

    start: int
    first: int
    last: int
    sort: str
    gender: str | None = None

    @property
    def size(self) -> int:
        """Words in the name."""
        return self.last - self.first


def runs(words: Sequence[Token], known: Lists) -> list[Run]:
    """The names of a text, in order."""
    found, n = [], 0
    while n < len(words):
        end = _end(words, n, known) if _begins(words[n], known) else n
        if end > n:
            found += _sorted(words, n, end, known)
        n = max(end, n + 1)
    return found


def _begins(word: Token, known: Lists) -> bool:
    return word.capital and not (word.low in known.small and (word.opens or word.low not in known.english))


def _end(words: Sequence[Token], n: int, known: Lists) -> int:
    """Where the run that begins at `n` ends."""
    end = n + 1
    while end < len(words) and not words[end - 1].owns:
        if _goes_on(words, end, known):
            end += 1
        elif words[end].low in known.particles and end + 1 < len(words) and words[end].joined and _goes_on(words, end + 1, known) and n + 1 <= end:
            end += 2
        else:
            break
    return end


def _goes_on(words: Sequence[Token], n: int, known: Lists) -> bool:
    word, before = words[n], words[n - 1]
    if not word.capital or not word.joined or (word.before == ". " and not _shortened(before, known)):
        return False
    if word.before in {"’ ", "' "}:
        return before.low.endswith("s") and known.language == "en"
    return not (word.low in known.small and word.low.endswith(("day", "tag", "woch")))


def _shortened(word: Token, known: Lists) -> bool:
    return len(word.text) <= 2 or word.low in known.titles or (word.low,) in known.roles


def _sorted(words: Sequence[Token], start: int, end: int, known: Lists) -> list[Run]:
    """The run as one name, or as a description and a name."""
    while start < end - 1 and words[start].opens and words[start].low in known.small:
        start += 1
    fixed = _fixed(words, start, end, known)
    if fixed:
        return [fixed]
    first, gender = _described(words, start, end, known)
    if first >= end:
        return []
    if first == start and words[start].low in known.small and end - start == 1:
        return []
    return [Run(start, first, end, "person" if first > start else "name", gender)]


def text(words: Sequence[Token]) -> str:
    """Words of a run as they are written, plural possessives kept (`Dockers’ Union`)."""
    parts = []
    for n, word in enumerate(words):
        parts.append((word.before if n and word.before.strip() not in {"."} else " " if n and word.before else "") + word.text)
        if n and word.before == ". ":
            parts[-1] = (". " if not parts[-2].endswith(".") else " ") + word.text
    return "".join(parts).replace("\u00a0", " ").strip()


def _fixed(words: Sequence[Token], start: int, end: int, known: Lists) -> Run | None:
    """A run that is the name of a state, a seat or a body."""
    whole = text(words[start:end]).casefold()
    tabled = tables()
    for sort, table in (("seat", tabled.seats), ("state", tabled.names), ("capital", tabled.capitals)):
        if whole in table:
            return Run(start, start, end, sort)
    if known.language == "de" and whole.endswith("s") and (whole[:-1] in tabled.names or whole[:-1] in tabled.capitals):
        return Run(start, start, end, "state" if whole[:-1] in tabled.names else "capital")
    return Run(start, start, end, "body") if _is_body(words[start:end], known) else None


def _is_body(run: Sequence[Token], known: Lists) -> bool:
    ends = (run[-1],) if known.language == "en" else (run[0], run[-1])
    heads = [known.body(word.low) for word in ends]
    if any(heads):
        role = any(known.role((word.low,)) for word in run[:-1]) and known.language == "en" and len(run) > 2 and not _bodily(run)
        return (len(run) > 1 or (known.language == "en" and not run[0].opens)) and not role
    return len(run) == 1 and run[0].text.isupper() and 2 <= len(run[0].text) <= 6 and run[0].text.isalpha()


def _bodily(run: Sequence[Token]) -> bool:
    """`Foreign Ministry` beside `Foreign Minister Jane Post`: a head that no surname is."""
    return run[-1].low in {"ministry", "department", "office", "council", "union", "party", "committee", "commission", "government", "association", "federation"}


def _described(words: Sequence[Token], start: int, end: int, known: Lists) -> tuple[int, str | None]:
    """Where the name begins after titles, roles and nationalities, and the gender they tell."""
    first, gender = start, None
    for n in range(start, end):
        if words[n].low.rstrip(".") in known.titles and (n < end - 1 or n == start):
            told = known.titles[words[n].low.rstrip(".")]
            first, gender = n + 1, told if told != "x" else gender
        elif (found := role_at(words, n, end, known)) is not None:
            role, size = found
            if n + size < end or n == start or first == n or people(words[start].low):
                first, gender = n + size, role.gender or gender
    if first == start:
        while first < end - 1 and people(words[first].low) and words[first].low not in tables().names:
            first += 1
    return first, gender


def role_at(words: Sequence[Token], n: int, end: int, known: Lists) -> tuple[Role, int] | None:
    """The role that begins at a word, and how many words it takes."""
    for size in range(min(LONGEST, end - n), 0, -1):
        key = tuple(word.low.replace("’", "'").rstrip(".") for word in words[n : n + size])
        if (role := known.role(key)) is not None:
            return role, size
    return None
