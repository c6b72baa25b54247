"""Reports from the texts: who prints what, when, in which house style, under which credit, and what else stands on the page."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from bench.planted.story import HERE, PLANTED, Origin, Story, Text, load, stories
from bench.planted.texts import Planted, Wordings, joined, paragraphs, styled, unmark

SEED = 20330502
CREDIT = ("kept", "kept", "missing", "missing", "wrong", "line")
"""What a reprint does with the agency's name: leaves it, drops it, names another, or names it under the text."""
FURNITURE = ("none", "light", "light", "heavy")


@dataclass(frozen=True, slots=True)
class Page:
    """One text on its way to print."""

    origin: Origin
    text: Text
    lines: Sequence[str]
    copy: int = 0


@dataclass(slots=True)
class Press:
    """Prints pages: outlets, agencies and furniture come from `outlets.yml`, choices from chance."""

    chance: random.Random
    lists: Mapping[str, Any]

    def prints(self, page: Page) -> Planted:
        """The page as its outlet puts it out."""
        text = page.text
        house = self._house(page)
        credit = "kept" if not page.copy and text.kind is None else self.chance.choice(CREDIT)
        parts = [self._dateline(page, credit) + page.lines[0], *page.lines[1:], self._credit(page, credit)]
        marked = styled(joined(self._furnished(text, parts)), house["marks"] if page.copy or text.kind == "edit" else "")
        plain, mentions = unmark(marked)
        return Planted(
            name=f"{text.key}-copy-{page.copy}" if page.copy else text.key,
            text=plain,
            title=text.headline,
            language=text.language,
            told_language=text.language if self.chance.random() < 0.8 else "",
            published=self._day(page),
            outlet=house["name"],
            origin=page.origin.name,
            derivation="copy" if page.copy else text.kind,
            derived_from=text.key if page.copy else text.of,
            mentions=mentions,
        )

    def _house(self, page: Page) -> dict[str, str]:
        houses: list[dict[str, str]] = self.lists["outlets"][page.text.language]
        if page.origin.outlet and page.text.kind is None and not page.copy:
            return {"name": page.origin.outlet, "marks": ""}
        return self.chance.choice([house for house in houses if house["name"] != page.origin.outlet])

    def _day(self, page: Page) -> str | None:
        if page.copy and self.chance.random() < 0.1:
            return None
        late = page.copy > 0 and self.chance.random() < 0.3
        return str(date.fromisoformat(page.text.published) + timedelta(days=late))

    def _dateline(self, page: Page, credit: str) -> str:
        line, agency = page.text.dateline, page.origin.agency
        if not line:
            return ""
        name = self._other(agency) if credit == "wrong" else agency
        return line.replace("{agency}", name or "") + " " if credit in {"kept", "wrong"} and name else line.replace(" ({agency})", "") + " "

    def _credit(self, page: Page, credit: str) -> str:
        wanted = {"line": page.origin.agency, "wrong": self._other(page.origin.agency) if not page.text.dateline else None}.get(credit)
        return str(self.chance.choice(self.lists["credits"][page.text.language])).replace("{agency}", wanted) if wanted else ""

    def _other(self, agency: str | None) -> str:
        return str(self.chance.choice([name for name in self.lists["agencies"] if name != agency]))

    def _furnished(self, text: Text, parts: list[str]) -> list[str]:
        how, words = self.chance.choice(FURNITURE), self.lists["furniture"][text.language]
        if how == "none":
            return [text.headline, *parts]
        middle = self.chance.randint(1, len(parts) - 1) if how == "heavy" else len(parts)
        within = [self.chance.choice(words["middle"])] if how == "heavy" else []
        top = [self.chance.choice(words["top"]), text.headline] if how == "heavy" else []
        return [*top, text.headline, *parts[:middle], *within, *parts[middle:], self.chance.choice(words["end"])]


def plant(seed: int = SEED, group: str = PLANTED) -> list[Planted]:
    """All reports of the storylines that are measured together; the same for the same seed."""
    press = Press(random.Random(seed), load(HERE / "outlets.yml"))
    return list(chain.from_iterable(_story(story, press) for story in stories(group)))


def _story(story: Story, press: Press) -> Iterator[Planted]:
    wordings = Wordings(press.chance, story.utterances)
    for origin in story.origins:
        chosen = wordings.choose(origin.texts[0])
        for text in origin.texts:
            words = chosen if text.kind in {None, "edit"} else wordings.choose(text)
            page = Page(origin, text, paragraphs(text, words, story.utterances))
            yield press.prints(page)
            yield from (press.prints(Page(origin, text, page.lines, number)) for number in range(1, text.copies + 1))
