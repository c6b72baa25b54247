"""The planted negotiations are what they are said to be, and the measure of recovery can fail."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from bench.planted import Order, Planted, Story, plant, stories
from bench.planted.story import MOVES, Text
from bench.recovery import GROUPS, KINDS, Known, known, measure, undivided

from onrecord.types import Act

ROOT = Path(__file__).parents[2]
ALL = {group: known(group) for group in GROUPS}
REPORTS = [one for gold in ALL.values() for one in gold.reports]
SAID = {name: one for gold in ALL.values() for name, one in gold.utterances.items()}
GOLD = ALL["planted"]
STORIES = [story for group in GROUPS for story in stories(group)]
LANGUAGES = {"en", "de", "fr", "it", "es", "ru", "uk", "pl"}
TEXTS = [text for story in STORIES for origin in story.origins for text in origin.texts]


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def sentences(text: str) -> set[str]:
    return {told for one in re.split(r"[.!?]+[”’»“\"]*\s|\n", text) if len((told := words(one)).split()) >= 5}


def test_the_same_seed_plants_the_same_and_another_seed_another() -> None:
    for group, gold in ALL.items():
        assert plant(group=group) == list(gold.reports)
        assert [one.text for one in plant(7, group)] != [one.text for one in gold.reports]


def test_every_name_is_that_of_one_report_and_every_source_is_planted() -> None:
    names = Counter(one.name for one in REPORTS)
    assert set(names.values()) == {1}
    assert {one.derived_from for one in REPORTS} <= names.keys() | {None}
    assert {one.name for one in REPORTS if one.derived_from is None} == {one.name for one in REPORTS if one.derivation is None}


def test_stories_are_told_in_one_group_each() -> None:
    for one, other in combinations(ALL.values(), 2):
        assert one.utterances
        assert not one.utterances.keys() & other.utterances.keys()
        assert not {report.origin for report in one.reports} & {report.origin for report in other.reports}


def plain(wording: str) -> list[str]:
    marks = str.maketrans("“”„‘’–", '"""\'\'-')
    return [re.sub(r"['\"]", "'", piece.translate(marks)) for piece in re.findall(r"\[([^]]+)\]", wording)]


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: one.name)
def test_contents_read_as_a_wording_of_their_utterance(report: Planted) -> None:
    assert report.mentions
    for mention in report.mentions:
        pieces = [re.sub(r"['\"]", "'", report.text[a:b].translate(str.maketrans("“”„‘’–", '"""\'\'-'))) for a, b in mention.content]
        assert pieces in [plain(wording) for wording in chain.from_iterable(SAID[mention.utterance].wordings.values())]


def test_no_marks_are_left_in_a_report() -> None:
    assert not [one.name for one in REPORTS if re.search(r"[\[\]{}\ue000-\ue002]|\(\)", one.text)]


def test_no_sentence_is_one_of_the_examples() -> None:
    theirs = set().union(*(sentences(path.read_text(encoding="utf-8", errors="ignore")) for path in (ROOT / "examples/reports").iterdir()))
    assert len(theirs) > 200
    assert not {(one.name, told) for one in REPORTS for told in sentences(one.text) & theirs}


def test_utterances_are_told_and_in_several_wordings() -> None:
    assert {mention.utterance for one in REPORTS for mention in one.mentions} == SAID.keys()
    assert not {u.id for u in SAID.values() if sum(map(len, u.wordings.values())) < 4}
    for utterance in SAID.values():
        assert utterance.wordings.keys() <= LANGUAGES | {"rewrite", "back"}
        assert Act(utterance.act)
        assert all(wording.count("[") == wording.count("]") > 0 for wording in chain.from_iterable(utterance.wordings.values()))


def test_a_move_is_made_against_an_earlier_utterance_of_the_party_on_the_point() -> None:
    for utterance in SAID.values():
        assert utterance.move in MOVES
        assert (utterance.against is None) == (utterance.move == "first")
        if utterance.against:
            earlier = SAID[utterance.against]
            assert (earlier.party, earlier.point) == (utterance.party, utterance.point)
            assert earlier.said <= utterance.said


def circles(orders: set[Order]) -> set[frozenset[Order]]:
    """Orders of different holders that close: what the last lets happen is what the first waits for."""
    found = set()
    for length in (2, 3):
        for chosen in permutations(orders, length):
            links = zip(chosen, (*chosen[1:], chosen[0]), strict=True)
            if all(one.consequent == other.antecedent for one, other in links) and len({one.holder for one in chosen}) == length:
                found.add(frozenset(chosen))
    return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_deadlocks_are_the_circles_among_the_orders_and_nothing_else_is(story: Story) -> None:
    orders = {utterance.order for utterance in story.utterances.values() if utterance.order}
    assert circles(orders) == {deadlock.orders for deadlock in story.deadlocks}
    assert orders - set().union(*(deadlock.orders for deadlock in story.deadlocks))


def lines(text: Text) -> set[str]:
    return {words(line) for line in re.sub(r"\{[^}]+\}", "", text.body).splitlines() if line.strip()}


def test_rewrites_are_written_anew() -> None:
    own = {text.key: text for text in TEXTS}
    rewritten = [text for text in TEXTS if text.kind == "rewrite"]
    assert rewritten
    assert not {text.key for text in rewritten if lines(text) & (lines(own[str(text.of)]) - {""})}


def exported(gold: Known) -> dict[str, list[dict[str, Any]]]:
    """The rows of a record that has all that is planted."""
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    ids: dict[str, list[str]] = {}
    for one in gold.reports:
        path = {"id": one.name, "path": f"{one.name}.txt"}
        rows["reports"].append({**path, "origin": one.origin, "derived_from": one.derived_from, "derivation": one.derivation})
        for number, mention in enumerate(one.mentions):
            name = f"{one.name} {number}"
            ids.setdefault(mention.utterance, []).append(name)
            rows["statements"].append({"id": name, "report": path, "content": mention.content, "utterance": mention.utterance})
    rows["positions"] = [{"utterance": u.id, "move": u.move, "against": u.against} for u in gold.utterances.values()]
    for order in {u.order for u in gold.utterances.values() if u.order}:
        told = [one for u in gold.utterances.values() if u.order == order for one in ids[u.id]]
        rows["conditions"].append({"id": str(order), "holder": order.holder, "statements": told})
    rows["deadlocks"] = [{"conditions": [str(order) for order in deadlock.orders]} for deadlock in gold.deadlocks]
    return rows


def test_a_record_with_all_that_is_planted_is_right_in_everything() -> None:
    for found in (measure(GOLD, exported(GOLD)), *(undivided(measure(gold, exported(gold))) for gold in ALL.values())):
        assert {name for name, tally in found.items() if tally.f1 < 1} == {"false reverses", "deadlocks, invented"}
        assert found["false reverses"].hits_predicted == found["deadlocks, invented"].hits_predicted == 0


def test_an_empty_record_is_right_in_nothing() -> None:
    assert {tally.hits_gold for tally in measure(GOLD, {kind: [] for kind in KINDS}).values()} == {0}


def test_each_fault_costs_its_own_figure() -> None:
    rows = exported(GOLD)
    for row in rows["reports"]:
        row["origin"] = "one"
    for row in rows["positions"]:
        row["move"] = "reverses"
    rows["deadlocks"].append({"conditions": [str(row["id"]) for row in rows["conditions"][:1]]})
    found = measure(GOLD, rows)
    assert found["origin pairs"].recall == 1.0
    assert found["origin pairs"].precision < 0.5
    assert found["false reverses"].precision == 1.0
    assert found["deadlocks, invented"].hits_predicted == 1
    assert found["utterances"].f1 == 1.0


def test_one_utterance_for_all_costs_precision_and_none_costs_recall() -> None:
    for utterance, better in (("one", "recall"), (None, "precision")):
        rows = exported(GOLD)
        for row in rows["statements"]:
            row["utterance"] = utterance
        tally = measure(GOLD, rows)["utterances"]
        assert getattr(tally, better) == 1.0
        assert tally.f1 < 0.5


def test_an_alien_condition_in_a_deadlock_makes_it_inexact() -> None:
    rows = exported(GOLD)
    rows["conditions"].append({"id": "alien", "holder": None, "statements": []})
    rows["deadlocks"] = [{"conditions": [*row["conditions"], "alien"]} for row in rows["deadlocks"]]
    found = measure(replace(GOLD), rows)
    assert (found["deadlocks"].hits_gold, found["deadlocks, invented"].hits_predicted) == (0, 0)
