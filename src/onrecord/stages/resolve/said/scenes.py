"""Scenes: days that the report tells of an occasion in its own sentences, for those who speak there."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from onrecord.stages.resolve.meant.plain import pronoun
from onrecord.stages.resolve.said import setting, when
from onrecord.stages.resolve.said.breath import belongs
from onrecord.stages.resolve.said.doing import does, involved, is_pronoun, stands_for_somebody, subject
from onrecord.stages.resolve.said.forms import Told
from onrecord.stages.resolve.said.hanging import QUOTES
from onrecord.stages.resolve.said.live import live
from onrecord.stages.resolve.said.own import anchored
from onrecord.stages.resolve.said.reading import Reading
from onrecord.stages.resolve.said.reckon import ONWARD, RELATIVE, SILENT, reckon
from onrecord.stages.resolve.said.setting import listed
from onrecord.stages.resolve.said.speech import Page, sentence
from onrecord.stages.resolve.said.standing import limited, meetings, possessed
from onrecord.stages.resolve.said.strangers import alike, introduced, quoted, source_keys, stranger
from onrecord.stages.resolve.said.tense import now
from onrecord.stages.resolve.said.titles import is_title
from onrecord.stages.resolve.said.when import When

_REACH = 2
"""Paragraphs after a scene in which somebody begins to speak there."""
_LONG = 6
"""The same where the words name the occasion as the scene did."""
_STAYS = 9
"""Paragraphs over which a sitting goes on, whoever speaks."""
_RECENT = 10
"""Days before the report on which somebody may have begun what he then says in it; older days tell of his life."""
_AHEAD = 2
"""Words before a statement that may begin its sentence: a mark of quotation, *But*."""
_NEWS = 3
"""Days before the report of which its first sentence tells the news."""
_FIRST = 3
"""Paragraphs among which the first one of the report itself is: titles, a byline and the like stand before it."""
_BETWEEN = 250
"""Characters between a scene and what is said in it: a sentence or two of what is to be seen there."""
_SUBJECT = 8
"""Words of a sentence among which the one for who does something stands."""
_DATIVE = frozenset({"ihm", "ihr", "ihn", "him", "her", "lui", "le"})
"""Pronouns for whom something befalls."""
_LEAD = 4
"""Paragraphs at the head of a report, one of which may set the scene of a sitting."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of the report's own that tells a day: its words, its paragraph, the day, and what kind of occasion it speaks of."""

    words: frozenset[str]
    first: str
    end: int
    start: int
    paragraph: int
    day: When
    meets: bool
    sits: bool
    acts: bool
    onward: bool
    fronted: bool


@dataclass(slots=True)
class Scenes:
    """The scenes of a report, those who were said to speak together, and the occasions on which somebody was said to speak."""

    reading: Reading
    found: list[Scene] = field(init=False)
    live: int | None = field(init=False)
    together: list[tuple[frozenset[str], When, int]] = field(default_factory=list)
    spoken: list[tuple[frozenset[str], When, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = _scenes(self.reading)
        self.live = live(self.reading)

    def named(self, number: int) -> When | None:
        """The day of an occasion that the words around a cue take as known: *told the meeting*, *after the ceremony*."""
        nouns = _known(self.reading, number)
        if not nouns:
            return None
        here, place = self.reading.paragraph(number), self.reading.places[number]
        near = [s.day for s in self._before(place) if s.meets and here - s.paragraph <= (_LONG if s.words & nouns else _REACH)]
        same = (day for names, day, paragraph in reversed(self.spoken) if here - paragraph <= _REACH + 1 and alike(names, nouns))
        return near[-1] if near else next(same, None)

    def ticking(self, number: int) -> When | None:
        """The day of a live report, for what is said under its times; of what is only quoted (*according to*) nobody tells when it was."""
        today = self.reading.frame.today
        under = self.live is not None and self.reading.places[number] >= self.live
        return when.day(today) if under and today and not quoted(self.reading, number) else None

    def headed(self, number: int) -> When | None:
        """The day of a live report, for its title."""
        today = self.reading.frame.today
        return when.day(today) if self.live is not None and self.reading.paragraph(number) == 0 and today else None

    def around(self, number: int) -> When | None:
        """The day of the scene a statement stands in."""
        here, place = self.reading.paragraph(number), self.reading.places[number]
        if (today := self.ticking(number)) is not None:
            return today
        source = self.reading.sources[number]
        for words, day, paragraph in self.together:
            if here - paragraph <= _REACH + 1 and not words.isdisjoint(_stems(source.names)):
                return day
        return next((s.day for s in reversed(self._before(place)) if self._holds(s, number, here)), None)

    def led(self, number: int) -> When | None:
        """The day of which a sentence before a statement tells what its speaker did.

        *On Monday Varn raised the stakes. “No,” she said*; what is told in the first paragraph of a report goes for the next one too.
        """
        page, row, today = self.reading.page, self.reading.rows[number], self.reading.frame.today
        begins = min(spans[0][0] for spans in (row.content, row.source, row.cue) if spans)
        start = sentence(page, begins)[0]
        before = self._before(start)
        if not before or today is None or page.text[before[-1].end - 1] not in ".!?…" or not self._next(before[-1], start):
            return None
        if self.live is None and now(self.reading, number):  # what she *says* stands for itself
            return None
        away = (today - before[-1].day.start).days
        if "\n" in page.text[before[-1].end : start]:
            first = before[-1].paragraph <= _FIRST and 0 <= away <= _NEWS and self._opens(before[-1], number)
            holds = first or (0 <= away <= _RECENT and self._quoted_next(before[-1], number, start))
        else:
            holds = 0 <= away <= _RECENT and self._leads(before[-1], number, start, page.at(begins) - page.at(start))
        return before[-1].day if holds else None

    def _leads(self, scene: Scene, number: int, start: int, words: int) -> bool:
        """Whether a sentence leads up to a statement that begins so many words after the beginning `start` of the next one.

        A story goes on with *hours later* right after, or with *there*, whoever speaks then. So does the head of a report with the day of
        its news, where that does not stand before all else, for those it is about. Elsewhere the two must tell of one person.
        """
        follows = not self.reading.page.text[scene.end : start].strip()
        if (
            follows
            and words <= _AHEAD
            and scene.fronted
            and (setting.announces(scene.words) or self._same_pronoun(scene, number) or belongs(self.reading, number))
        ):
            return involved(self.reading, number)
        if scene.onward or words > _AHEAD:
            return scene.onward and (follows or does(self.reading, (scene.start, scene.end), number))
        if scene.paragraph <= _FIRST and not scene.fronted:
            return involved(self.reading, number)
        page = self.reading.page
        points = follows and page.words.keys[page.at(start)] in page.tongue.lists["pointing"]
        return points or ((follows or stands_for_somebody(self.reading, number)) and does(self.reading, (scene.start, scene.end), number))

    def _same_pronoun(self, scene: Scene, number: int) -> bool:
        """*On Friday evening he had enough. “No,” he wrote*: one person is told to do both."""
        page = self.reading.page
        keys = page.words.keys[page.at(scene.start) : page.at(scene.end)][:_SUBJECT]
        return is_pronoun(self.reading, number) and any(pronoun(key, page.tongue.code) == "person" or key in _DATIVE for key in keys)

    def _quoted_next(self, scene: Scene, number: int, start: int) -> bool:
        """*But yesterday the laird sounded softer.* A new paragraph: *“If they ask, we talk,” he told the Lamp*."""
        row, page = self.reading.rows[number], self.reading.page
        begins = bool(row.content) and row.content[0][0] == start and page.text[start] in QUOTES
        near = self.reading.paragraph(number) == scene.paragraph + 1
        return near and begins and is_pronoun(self.reading, number) and not now(self.reading, number)

    def _next(self, scene: Scene, start: int) -> bool:
        """Whether a place comes right after a scene: nobody speaks between them, and the report tells no other time."""
        page = self.reading.page
        near = start - scene.end <= _BETWEEN and not self.reading.speaks(scene.end, start)
        return near and not page.between(page.at(scene.end), page.at(start))

    def _opens(self, scene: Scene, number: int) -> bool:
        """Whether the sentence with which a report begins tells what a speaker does, and the next paragraph begins with his words."""
        reading = self.reading
        near = reading.paragraph(number) == scene.paragraph + 1
        before = reading.order[: bisect_left(reading.order, scene.start, key=reading.places.__getitem__)]
        return near and all(is_title(reading, n) for n in before) and subject(reading, (scene.start, scene.end), number)

    def heard(self, number: int, day: When | None, *, here: bool) -> None:
        """Somebody has spoken on a day, told `here`: those named as speaking with him speak then, and whoever does so on that occasion."""
        around, words = self.reading.around[number], self.reading.page.words
        if day and around:
            keys = frozenset(words.keys[n] for n in around.own)
            if keys & listed("joint"):
                self.together = [(_stems(keys), day, self.reading.paragraph(number))]
            if here and (nouns := keys & meetings()):
                self.spoken.append((nouns, day, self.reading.paragraph(number)))

    def _before(self, place: int) -> list[Scene]:
        return self.found[: bisect_left(self.found, place, key=lambda scene: scene.start)]

    def _holds(self, scene: Scene, number: int, here: int) -> bool:
        source = self.reading.sources[number]
        if now(self.reading, number):
            return False
        if scene.sits and scene.paragraph < _LEAD and here - scene.paragraph <= _STAYS:
            return True
        near = here - scene.paragraph <= _REACH
        first = self._first(number)
        named = (source.names | source.roles) & scene.words or (source.stands_in and first)
        speaks = near and ((scene.meets and bool(named)) or (not scene.words.isdisjoint(listed("crowds")) and self._of_many(number)))
        return speaks or (scene.acts and here - scene.paragraph <= 1 and scene.first in source_keys(self.reading, number))

    def _of_many(self, number: int) -> bool:
        """Whether somebody of whom nothing was told before is quoted: one of those who were just told to have gathered."""
        content = self.reading.rows[number].content
        begins = bool(content) and self.reading.page.text[content[0][0]] in QUOTES
        return begins and introduced(self.reading, number) and not stranger(self.reading, number) and not now(self.reading, number)

    def _first(self, number: int) -> bool:
        """Whether nobody has spoken before but in a title."""
        before = self.reading.order[: self.reading.order.index(number)] if number in self.reading.order[:_TITLES] else None
        here = self.reading.paragraph(number)
        return before is not None and all(self.reading.paragraph(n) == 0 < here for n in before)


_TITLES = 3
"""Statements that titles may hold, and one more."""


def _stems(words: frozenset[str]) -> frozenset[str]:
    """Words without their last letter: one name is spelt in several ways even in one report."""
    return frozenset(word[:-1] if len(word) >= _SPELT else word for word in words)


_SPELT = 6


def _scenes(reading: Reading) -> list[Scene]:
    """The scenes of a report in order, one a sentence: of two times in a sentence the first is its own."""
    found: list[Scene] = []
    for told in _clocks_last(reading.page):
        start = reading.page.words.starts[told.first]
        if not found or start >= found[-1].end:
            scene = _scene(reading, told, start)
            found += [scene] if scene else []
    return found


def _clocks_last(page: Page) -> list[Told]:
    """The times of a page without those of the clock that another one is told beside: *at noon on Monday*."""
    days = [told.first for told in page.told if told.meaning not in SILENT and told.meaning != "clock"]
    return [told for told in page.told if told.meaning != "clock" or not _beside(page, days, page.words.starts[told.first])]


def _beside(page: Page, days: list[int], start: int) -> bool:
    first, end = (page.at(place) for place in sentence(page, start))
    at = bisect_left(days, first)
    return at < len(days) and days[at] < end


def _scene(reading: Reading, told: Told, start: int) -> Scene | None:
    """The sentence around a time, where it is the report's own and of one day."""
    page = reading.page
    number = page.paragraph(start)
    onward = told.meaning in ONWARD
    silent = told.meaning in SILENT or (told.meaning in RELATIVE and not onward) or (limited(page, told) and not possessed(page, told))
    if silent or number < 0 or any(a <= start < b for a, b in reading.spoken(start, start + 1)):
        return None
    day = reckon(told, anchored(reading, told, reading.frame))
    if day is None or (day.end - day.start).days > onward or setting.sets_none(page, told, start):
        return None
    scene = _told(reading, number, start, day)
    if scene is None:
        return None
    scene = replace(scene, fronted=told.first - page.at(scene.start) <= 1)
    return replace(scene, meets=False, sits=False, acts=False, onward=True) if onward else scene


def _told(reading: Reading, number: int, start: int, day: When) -> Scene | None:
    page = reading.page
    first, end = sentence(page, start)
    if reading.speaks(first, end):
        return None
    keys = page.words.keys[page.at(first) : page.at(end)]
    words = frozenset(keys)
    meets, sits = bool(words & (meetings() | listed("gather"))), setting.sits(keys)
    acts = bool(words & listed("acts"))
    return Scene(words, setting.subject(keys), end, first, number, day, meets, sits, acts, onward=False, fronted=False)


def _known(reading: Reading, number: int) -> frozenset[str]:
    """The words around a cue for a gathering, those with an article that says that it is known."""
    around = reading.around[number]
    if around is None:
        return frozenset()
    keys = reading.page.words.keys
    clause = around.at(around.cue)
    told = [n for n in around.own if n + 1 < len(keys) and keys[n] in listed("definite") and keys[n + 1] in meetings()]
    return frozenset(keys[n + 1] for n in told if around.at(n) == clause or _after(reading, n))


def _after(reading: Reading, article: int) -> bool:
    return article > 0 and reading.page.words.keys[article - 1] in reading.page.tongue.lists["after"]
