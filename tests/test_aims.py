"""At whom a statement is aimed, by what it says of the other side, on invented reports."""

from __future__ import annotations

import pytest

from onrecord.stages.resolve import resolve, unite
from onrecord.types import Act, Attribution, Condition, Details, Kind, Meaning, Mention, Report, Span

HEAD = "Tarnia’s president, Olen Brask, is in town. Premier Ila Morn of Dorvia came on Monday. Tarnian and Dorvian envoys had failed.\n\n"


def _place(text: str, words: str) -> Span:
    at = text.rindex(words)
    return at, at + len(words)


def _aimed(told: str, *said: tuple[str, str, Act]) -> list[tuple[str | None, str]]:
    """For each (source, content, act) of a report, the addressee and the words that tell."""
    text = HEAD + told
    rows = [Attribution((_place(text, content),), (_place(text, source),)) for source, content, _ in said]
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    found = resolve(report, rows, [Meaning(act) for *_, act in said], ())
    return [(row.addressee, " ".join(text[a:b] for a, b in row.aimed)) for row in found.rows]


@pytest.mark.parametrize(
    ("told", "source", "content", "act", "addressee", "words"),
    [
        (
            "Brask would open the lock to Dorvian boats.",
            "Brask",
            "open the lock to Dorvian boats",
            Act.OFFER,
            "Dorvia",
            "Dorvian",
        ),
        ("Brask rejected the paper of Dorvia.", "Brask", "the paper of Dorvia", Act.REFUSE, "Dorvia", "Dorvia"),
        ("Brask accepted the paper of the premier Morn.", "Brask", "the paper of the premier Morn", Act.AGREE, "Ila Morn", "Morn"),
        ("Brask accepted a result in Dorvia.", "Brask", "a result in Dorvia", Act.AGREE, None, ""),
        ("Brask rejected the premier’s paper.", "Brask", "the premier’s paper", Act.REFUSE, "Dorvia", "the premier"),
        ("“Ms Morn wants us to sign first,” Brask said.", "Brask", "“Ms Morn wants us to sign first,”", Act.REFUSE, "Dorvia", "Morn"),
        ("Brask said Morn had lied.", "Brask", "Morn had lied", Act.ACCUSE, "Ila Morn", "Morn"),
        ("Brask promised Tarnia would pay.", "Brask", "Tarnia would pay", Act.PROMISE, None, ""),
        ("Brask said he would meet the guilds in Dorvia.", "Brask", "he would meet the guilds in Dorvia", Act.PROMISE, None, ""),
        ("Brask said Premier Morn and Ulric Tand had lied.", "Brask", "Premier Morn and Ulric Tand had lied", Act.ACCUSE, None, ""),
        ("“Ms Morn is a liar,” Brask said.", "Brask", "“Ms Morn is a liar,”", Act.ACCUSE, "Ila Morn", "Morn"),
        ("Brask said he would be blamed for all.", "Brask", "he would be blamed for all", Act.ACCUSE, None, ""),
        ("Brask faulted the failure of Ila Morn.", "Brask", "the failure of Ila Morn", Act.ACCUSE, "Ila Morn", "Ila Morn"),
        (
            "Brask praised the work of Ila Morn and of Mayor Ulric Tand.",
            "Brask",
            "the work of Ila Morn and of Mayor Ulric Tand",
            Act.SUPPORT,
            None,
            "",
        ),
        ("Brask praised the guilds in Dorvia.", "Brask", "the guilds in Dorvia", Act.SUPPORT, None, ""),
        (
            "Denmark’s premier, Tove Lind, called Denmark’s raids an answer to Norway’s attacks.",
            "Tove Lind",
            "Denmark’s raids an answer to Norway’s attacks",
            Act.ACCUSE,
            "Norway",
            "Norway",
        ),
        (
            "Denmark’s premier, Tove Lind, called it a failure of Denmark’s guards.",
            "Tove Lind",
            "it a failure of Denmark’s guards",
            Act.ACCUSE,
            None,
            "",
        ),
        (
            "Orsia’s president, Ulric Tand, left. Brask said he trusted Dorvia, but Orsia must open the lock.",
            "Brask",
            "he trusted Dorvia, but Orsia must open the lock",
            Act.DEMAND,
            "Orsia",
            "Orsia",
        ),
        (
            "Orsia’s president, Ulric Tand, left. Brask said Dorvia and Orsia must not be late.",
            "Brask",
            "Dorvia and Orsia must not be late",
            Act.DEMAND,
            None,
            "",
        ),
        (
            "Denmark’s premier, Tove Lind, backed new UN sanctions on Norway’s ships.",
            "Tove Lind",
            "new UN sanctions on Norway’s ships",
            Act.SUPPORT,
            None,
            "",
        ),
        (
            "Denmark’s premier, Tove Lind, promised to punish whoever breaks UN sanctions.",
            "Tove Lind",
            "to punish whoever breaks UN sanctions",
            Act.PROMISE,
            None,
            "",
        ),
        (
            "Brask condemned the Dorvian air raids on the coast.",
            "Brask",
            "the Dorvian air raids on the coast",
            Act.ACCUSE,
            "Dorvia",
            "Dorvian",
        ),
        ("Brask condemned the Tarnian air raids on the coast.", "Brask", "the Tarnian air raids on the coast", Act.ACCUSE, None, ""),
        ("“Heard RED HANDED, how sad,” Brask said.", "Brask", "“Heard RED HANDED, how sad,”", Act.ACCUSE, None, ""),
        ("Brask said Dorvian barges were slow.", "Brask", "Dorvian barges were slow", Act.CLAIM, None, ""),
    ],
)
def test_it_is_the_one_other_side_that_the_content_names(
    told: str, source: str, content: str, act: Act, addressee: str | None, words: str
) -> None:
    assert _aimed(told, (source, content, act)) == [(addressee, words)]


def test_a_speech_goes_on_to_the_same_side() -> None:
    told = "Brask refused the plan of Dorvia. “Nobody will sign that,” he said."
    said = [("Brask", "the plan of Dorvia", Act.REFUSE), ("he", "“Nobody will sign that,”", Act.REFUSE)]
    assert [name for name, _ in _aimed(told, *said)] == ["Dorvia", "Dorvia"]


def test_a_promise_does_not_go_on_from_a_refusal() -> None:
    told = "Brask refused the plan of Dorvia. “I will speak on Friday,” he said."
    said = [("Brask", "the plan of Dorvia", Act.REFUSE), ("he", "“I will speak on Friday,”", Act.PROMISE)]
    assert [name for name, _ in _aimed(told, *said)] == ["Dorvia", None]


def test_two_other_sides_leave_it_open() -> None:
    told = "Sorvania’s mayor, Ede Pall, spoke too. Brask accused Dorvia and Sorvania of theft."
    assert _aimed(told, ("Brask", "Dorvia and Sorvania of theft", Act.ACCUSE)) == [(None, "")]


def test_a_government_is_its_state() -> None:
    told = [("one", Mention("Tarnian Government", Kind.OFFICE), 1), ("two", Mention("Tarnia", Kind.GOVERNMENT, "Tarnia"), 1)]
    assert {row.canonical for row in unite(told)} == {"Tarnia"}


def test_a_government_of_nobody_known_stays_one() -> None:
    told = [("one", Mention("Tarnian Government", Kind.OFFICE), 1), ("two", Mention("Dorvia", Kind.GOVERNMENT, "Dorvia"), 1)]
    assert {row.canonical for row in unite(told)} == {"Tarnian Government", "Dorvia"}


def test_a_pronoun_is_whom_the_speaker_has_just_judged() -> None:
    told = "Brask accused Morn of greed, saying she was a liar."
    said = [("Brask", "Morn of greed", Act.ACCUSE), ("Brask", "she was a liar", Act.ACCUSE)]
    assert [name for name, _ in _aimed(told, *said)] == ["Ila Morn", "Ila Morn"]


def test_who_speaks_for_no_state_judges_none_in_passing() -> None:
    told = "Sela Tork, a Republican, blamed the flood on the neglect that reigned after Tarnia had closed the lock."
    content = "the flood on the neglect that reigned after Tarnia had closed the lock"
    assert _aimed(told, ("Sela Tork", content, Act.ACCUSE)) == [(None, "")]


def test_an_outlet_that_is_told_and_names_in_a_row_are_no_addressee() -> None:
    text = HEAD + "Brask told Norda that all was well. He mocked Ila Morn, Ulric Tand, and Sela Tork for waiting."
    rows = [
        Attribution((_place(text, "that all was well"),), (_place(text, "Brask"),), (_place(text, "told"),)),
        Attribution((_place(text, "Ila Morn, Ulric Tand, and Sela Tork for waiting"),), (_place(text, "He"),), (_place(text, "mocked"),)),
    ]
    meanings = [Meaning(Act.REFUSE, addressee=(_place(text, "Norda"),)), Meaning(Act.ACCUSE, addressee=(_place(text, "Ila Morn"),))]
    found = resolve(Report(id="r", path="r.txt", text=text, details=Details(language="en")), rows, meanings, ())
    assert [row.addressee for row in found.rows] == [None, None]


@pytest.mark.parametrize(
    ("told", "words", "addressee"),
    [
        ("Brask said Dorvian troops must leave.", "Dorvian troops", "Dorvia"),
        ("Brask said Tarnian troops must leave.", "Tarnian troops", None),
        ("Brask said Dorvian farmers must leave.", "Dorvian farmers", None),
    ],
)
def test_the_troops_of_a_state_are_asked_in_its_name(told: str, words: str, addressee: str | None) -> None:
    text = HEAD + told
    row = Attribution((_place(text, f"{words} must leave"),), (_place(text, "Brask"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    assert resolve(report, [row], [Meaning(Act.CLAIM, addressee=(_place(text, words),))], ()).rows[0].addressee == addressee


def test_a_judgement_of_several_countries_does_not_go_on_with_the_one_before() -> None:
    told = "Denmark’s premier, Tove Lind, said Norway had lied. Later Lind called the line of Western countries harmful."
    found = _aimed(told, ("Tove Lind", "Norway had lied", Act.ACCUSE), ("Lind", "the line of Western countries harmful", Act.ACCUSE))
    assert [name for name, _ in found] == ["Norway", None]


LABOUR = "The Ostrel Dockers’ Federation met. “We will wait,” said its head, Ila Morn. “Good,” said the Tarn Line’s boss, Olen Brask.\n\n"


def _meant(text: str, source: str, cue: str, to: str, act: Act) -> str | None:
    """Whom the words `to` of the last sentence of a report mean, of which other statements tell who speaks for whom."""
    said = text.rsplit(to, maxsplit=1)[-1]
    heard = [("its head, Ila Morn", "“We will wait,”"), ("the Tarn Line’s boss, Olen Brask", "“Good,”"), (source, said)]
    rows = [Attribution((_place(text, what),), (_place(text, who),)) for who, what in heard if who in text]
    rows[-1] = Attribution(rows[-1].content, rows[-1].source, (_place(text, cue),))
    meanings = [*[Meaning(Act.CLAIM)] * (len(rows) - 1), Meaning(act, addressee=(_place(text, to),))]
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    return resolve(report, rows, meanings, ()).rows[-1].addressee


@pytest.mark.parametrize(
    ("told", "source", "cue", "to", "act", "addressee"),
    [
        ("Brask urged the union to end the strike.", "Brask", "urged", "the union", Act.APPEAL, "Ostrel Dockers’ Federation"),
        ("Brask urged the federation to end the strike.", "Brask", "urged", "the federation", Act.APPEAL, "Ostrel Dockers’ Federation"),
        ("Brask thanked the dockers for waiting.", "Brask", "thanked", "the dockers", Act.SUPPORT, "Ostrel Dockers’ Federation"),
        ("Brask urged both unions to end the strike.", "Brask", "urged", "both unions", Act.APPEAL, None),
        ("Brask rejected any docker in uniform.", "Brask", "rejected", "any docker", Act.REFUSE, None),
        ("Brask accused the Federation of theft.", "Brask", "accused", "the Federation", Act.ACCUSE, "Ostrel Dockers’ Federation"),
        ("Brask promised the farmers that the gates stay shut.", "Brask", "promised", "the farmers", Act.PROMISE, "farmers"),
        ("Brask told voters that the gates stay shut.", "Brask", "told", "voters", Act.PROMISE, None),
        ("Brask told growers that the gates stay shut.", "Brask", "told", "growers", Act.CLAIM, None),
        ("Brask urged some farmers to leave the bridge.", "Brask", "urged", "some farmers", Act.APPEAL, None),
        ("Brask urged farmers, growers and millers to leave.", "Brask", "urged", "farmers", Act.APPEAL, None),
    ],
)
def test_words_for_a_side_mean_the_one_that_they_can(told: str, source: str, cue: str, to: str, act: Act, addressee: str | None) -> None:
    assert _meant(LABOUR + told, source, cue, to, act) == addressee


SIDES = "“We will wait,” said Ila Morn, head of the Ostrel Dockers’ Federation. “Good,” said Olen Brask, head of the Tarn Line Company.\n\n"
SPEAKING = (
    ("Ila Morn, head of the Ostrel Dockers’ Federation", "“We will wait,”"),
    ("Olen Brask, head of the Tarn Line Company", "“Good,”"),
)


def _last(told: str, row: tuple[str, str, str], outer: tuple[str, str, str] | None, meaning: Meaning) -> str | None:
    """The addressee of the last of some rows (source, cue, content), of which both sides have spoken before."""
    text = SIDES + told
    rows = [Attribution((_place(text, what),), (_place(text, who),)) for who, what in SPEAKING]
    for source, cue, content in filter(None, (outer, row)):
        parent = len(rows) - 1 if outer and row == (source, cue, content) else None
        rows.append(Attribution((_place(text, content),), (_place(text, source),), (_place(text, cue),), parent=parent))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    return resolve(report, rows, [*[Meaning(Act.CLAIM)] * (len(rows) - 1), meaning], ()).rows[-1].addressee


def test_whom_a_content_names_is_not_who_hears_of_it() -> None:
    text = "The Ostrel Lenders’ Committee met. Olen Brask told reporters that he was ready to meet the lenders in May."
    content = "that he was ready to meet the lenders in May"
    row = Attribution((_place(text, content),), (_place(text, "Olen Brask"),), (_place(text, "told"),))
    meaning = Meaning(Act.OFFER, addressee=(_place(text, "the lenders"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    assert resolve(report, [row], [meaning], ()).rows[0].addressee == "Ostrel Lenders’ Committee"


@pytest.mark.parametrize(("state", "addressee"), [("Norway", "Norway"), ("the sun", None)])
def test_a_union_of_states_waits_for_a_state(state: str, addressee: str | None) -> None:
    text = f"The European Union’s trade commissioner, Tove Lind, met Norway’s premier. Lind would sign if {state} opened the lock."
    rows = [Attribution((_place(text, f"sign if {state} opened the lock"),), (_place(text, "Lind"),), (_place(text, "would"),))]
    waits = Condition("if", None, (_place(text, f"{state} opened the lock"),), (_place(text, "sign"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    assert resolve(report, rows, [Meaning(Act.OFFER, condition=waits)], ()).rows[0].addressee == addressee


def test_her_party_is_of_who_is_not_speaking() -> None:
    told = "Ila Morn spoke of money on Monday. A day later Brask accused her union of theft."
    to = (_place(SIDES + told, "her union"),)
    row = ("Brask", "accused", "her union of theft")
    assert _last(told, row, None, Meaning(Act.ACCUSE, addressee=to)) == "Ostrel Dockers’ Federation"


@pytest.mark.parametrize(("to", "addressee"), [("the Dorvians", "Dorvia"), ("the Sunday", None)])
def test_a_people_is_its_state(to: str, addressee: str | None) -> None:
    assert _meant(HEAD + f"Brask thanked {to} for the lock.", "Brask", "thanked", to, Act.SUPPORT) == addressee


@pytest.mark.parametrize(
    ("told", "source", "addressee"),
    [
        ("“Olen Brask told us that the gates stay shut,” said Ila Morn.", "Olen Brask", "Ostrel Dockers’ Federation"),
        ("“Olen Brask told me that the gates stay shut,” said Ila Morn.", "Olen Brask", "Ila Morn"),
        ("“Olen Brask told them that the gates stay shut,” said Ila Morn.", "Olen Brask", None),
    ],
)
def test_what_was_said_to_who_tells_of_it_is_said_to_his_side(told: str, source: str, addressee: str | None) -> None:
    quotation = told[: told.index(" said")]
    row = (source, "told", "that the gates stay shut")
    assert _last(told, row, ("Ila Morn", "said", quotation), Meaning(Act.PROMISE)) == addressee


@pytest.mark.parametrize(
    ("condition", "kind", "addressee"),
    [
        ("the federation drops its demand", "if", "Ostrel Dockers’ Federation"),
        ("dockers drop their demand", "provided", "Ostrel Dockers’ Federation"),
        ("the weather holds", "if", None),
        ("the federation drops its demand", "until", None),
    ],
)
def test_a_side_that_must_act_may_be_told_by_a_word_for_it(condition: str, kind: str, addressee: str | None) -> None:
    told = f"Brask would open the gates if {condition}."
    waits = Condition(kind, None, (_place(SIDES + told, condition),), (_place(SIDES + told, "open the gates"),))
    row = ("Brask", "would", f"open the gates if {condition}")
    assert _last(told, row, None, Meaning(Act.OFFER, condition=waits)) == addressee


def test_a_neighbour_is_the_other_state() -> None:
    assert _meant(HEAD + "Brask accused his neighbour of theft.", "Brask", "accused", "his neighbour", Act.ACCUSE) == "Dorvia"
    third = HEAD + "Sorvania’s president, Ede Pall, was there. Brask accused his neighbour of theft."
    assert _meant(third, "Brask", "accused", "his neighbour", Act.ACCUSE) is None


def test_a_threat_that_is_judged_is_of_the_side_that_made_it() -> None:
    told = "Brask said he would shut the lock. Morn called the threat “blackmail”. She called the weather “a disgrace”."
    said = [("Brask", "he would shut the lock", Act.THREATEN), ("Morn", "the threat “blackmail”", Act.ACCUSE)]
    assert [name for name, _ in _aimed(told, *said)] == [None, "Tarnia"]
    harmless = [("Brask", "he would shut the lock", Act.CLAIM), ("Morn", "the threat “blackmail”", Act.ACCUSE)]
    assert [name for name, _ in _aimed(told, *harmless)] == [None, None]
    other = [("Brask", "he would shut the lock", Act.THREATEN), ("She", "the weather “a disgrace”", Act.ACCUSE)]
    assert [name for name, _ in _aimed(told, *other)] == [None, None]


@pytest.mark.parametrize(
    ("told", "before", "answer", "addressee"),
    [
        (
            "Brask said he would pay. Morn dismissed the idea as “a trap”.",
            ("he would pay", Act.OFFER),
            ("the idea as “a trap”", Act.REFUSE),
            "Tarnia",
        ),
        (
            "Brask said he would pay. Morn turned the latest offer down.",
            ("he would pay", Act.OFFER),
            ("the latest offer", Act.REFUSE),
            "Tarnia",
        ),
        (
            "Brask said he would shoot. Morn called that “blackmail”.",
            ("he would shoot", Act.THREATEN),
            ("that “blackmail”", Act.ACCUSE),
            "Tarnia",
        ),
        ("Brask said he would shoot. Morn said that was wrong.", ("he would shoot", Act.THREATEN), ("that was wrong", Act.REFUSE), None),
        ("Brask said he was ill. Morn rejected the offer.", ("he was ill", Act.CLAIM), ("the offer", Act.REFUSE), None),
        ("Brask said he would pay. Morn rejected the colour.", ("he would pay", Act.OFFER), ("the colour", Act.REFUSE), None),
        (
            "Brask said he would pay. Morn rejected the offer of the mill.",
            ("he would pay", Act.OFFER),
            ("the offer of the mill", Act.REFUSE),
            None,
        ),
    ],
)
def test_an_answer_is_aimed_at_the_side_that_it_answers(
    told: str, before: tuple[str, Act], answer: tuple[str, Act], addressee: str | None
) -> None:
    assert [name for name, _ in _aimed(told, ("Brask", *before), ("Morn", *answer))][1] == addressee


def test_an_answer_may_tell_whose_words_it_answers() -> None:
    for whose, addressee in (("Tarnian", "Tarnia"), ("Dorvian", None)):
        said = ("Morn", f"the latest {whose} offer", Act.AGREE)
        assert [name for name, _ in _aimed(f"Morn accepted the latest {whose} offer.", said)] == [addressee]


@pytest.mark.parametrize(("cue", "addressee"), [("called", "Dorvia"), ("said", None), ("wrote", None), ("declared", None)])
def test_a_clause_that_begins_with_that_answers_nobody(cue: str, addressee: str | None) -> None:
    told = f"The premier said she would shut the lock. Brask {cue} that “theft”."
    text = HEAD + told
    rows = [
        Attribution((_place(text, "she would shut the lock"),), (_place(text, "Ila Morn"),)),
        Attribution((_place(text, "that “theft”"),), (_place(text, "Brask"),), (_place(text, cue),)),
    ]
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    found = resolve(report, rows, [Meaning(Act.THREATEN), Meaning(Act.ACCUSE)], ()).rows[1]
    assert found.addressee == addressee


def test_what_is_said_to_both_sides_is_aimed_at_nobody_it_names() -> None:
    told = "Ulric Tand, the mayor, urged both sides to stop “Tarnia’s game”."
    assert _meant(HEAD + told, "Ulric Tand, the mayor", "urged", "both sides", Act.ACCUSE) is None


def test_a_promise_names_a_state_only_as_a_place() -> None:
    assert [name for name, _ in _aimed("Morn will send boats to Tarnia.", ("Morn", "send boats to Tarnia", Act.PROMISE))] == [None]


def test_an_offer_hangs_on_what_the_other_side_does() -> None:
    told = "Brask would sign if Dorvia opened the lock first."
    text = HEAD + told
    content, if_ = "sign if Dorvia opened the lock first", "Dorvia opened the lock first"
    row = Attribution((_place(text, content),), (_place(text, "Brask"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    for kind, addressee in (("if", "Dorvia"), ("provided", "Dorvia")):
        meaning = Meaning(Act.OFFER, condition=Condition(kind, None, (_place(text, if_),), (_place(text, "sign"),)))
        assert resolve(report, [row], [meaning], ()).rows[0].addressee == addressee


def test_a_refusal_until_somebody_acts_is_not_said_to_him() -> None:
    told = "Brask vowed that no barge would leave until the premier says sorry."
    text = HEAD + told
    content, until = "no barge would leave until the premier says sorry", "the premier says sorry"
    row = Attribution((_place(text, content),), (_place(text, "Brask"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="en"))
    waits = Condition("until", None, (_place(text, until),), (_place(text, "no barge would leave"),))
    assert resolve(report, [row], [Meaning(Act.REFUSE, condition=waits)], ()).rows[0].addressee is None


def test_a_body_called_by_its_noun_goes_by_its_full_name() -> None:
    text = "Der Bauernbund der Aue klagt. Lenz wies den Vorwurf des Bauernbunds zurück."
    row = Attribution((_place(text, "den Vorwurf des Bauernbunds"),), (_place(text, "Lenz"),))
    report = Report(id="r", path="r.txt", text=text, details=Details(language="de"))
    meaning = Meaning(Act.DENY, addressee=(_place(text, "Bauernbunds"),))
    assert resolve(report, [row], [meaning], ()).rows[0].addressee == "Bauernbund der Aue"
