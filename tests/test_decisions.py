"""resolve/: what a person has decided rules over names, classes, relations and facts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild import resolve
from kgbuild.errors import ResolveError
from kgbuild.model import Evidence, Mention, Qualifier, Sentence, Span, Token, Triple
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve import Decision, Decisions, Resolution
from kgbuild.resolve.deciding.rulings import DROPPED
from tests import naming

ONTOLOGY = load_ontology()
LEXICON = load_lexicon()

#: Names that the rules would join (云帆 and its forms, 林知远 and what he is called), others that
#: only decisions can, and a short form that the lexicon knows.
NAMES = {
    "云帆科技": ("nt", "Organization"),
    "云帆科技有限公司": ("nt", "Organization"),
    "云帆": ("nz", None),
    "林知远": ("nr", "Person"),
    "知远": ("nr", "Person"),
    "林总": ("n", None),
    "周晓岚": ("nr", "Person"),
    "海岚集团": ("nt", "Organization"),
    "潮信": ("nz", None),
    "福州": ("ns", "Place"),
    "榕城": ("ns", "Place"),
}
LAW = settings(max_examples=60, deadline=None)
VERBS = ("访问", "称赞", "签约", "携手")


def fact(index: int, subject: str, verb: str, target: str, place: str = "") -> Triple:
    """Make the triple of a three-word sentence, or of one with a place in front of its verb."""
    words = [(subject, *NAMES[subject]), (verb, "v", None), (target, *NAMES[target])]
    if place:
        words[1:1] = [("在", "p", None), (place, *NAMES[place])]
    tokens, at = [], 100 * index
    for word, tag, entity in words:
        tokens.append(Token(Span(at, at + len(word)), word, word, tag, entity))
        at += len(word)
    text = "".join(token.text for token in tokens)
    sentence = Sentence("d", index, Span(100 * index, at), text, tuple(tokens))
    qualifiers = ()
    if place:
        whole, value = (Mention.of(sentence, tokens[start:3]) for start in (1, 2))
        qualifiers = (Qualifier("place", whole, value, "在"),)
    return Triple(
        subject=Mention.of(sentence, tokens[:1]),
        relation=Mention.of(sentence, tokens[-2:-1]),
        object=Mention.of(sentence, tokens[-1:]),
        evidence=Evidence.of(sentence, [token.span for token in tokens]),
        predicate=verb,
        construction="svo",
        qualifiers=qualifiers,
        confidence=0.9,
    )


def run(triples: Sequence[Triple], decisions: Decisions | str = "") -> Resolution:
    if isinstance(decisions, str):
        decisions = resolve.parse_decisions(decisions, ONTOLOGY)
    return resolve.statements(triples, ontology=ONTOLOGY, lexicon=LEXICON, decisions=decisions)


def everything(result: Resolution) -> list[resolve.SetAside]:
    return [*(resolve.SetAside(s, "") for s in result.statements), *result.set_aside]


def partition(result: Resolution) -> set[frozenset[str]]:
    """Return which words of the texts share a node."""
    nodes: dict[str, set[str]] = {}
    for item in everything(result):
        statement = item.statement
        nodes.setdefault(statement.subject, set()).add(statement.subject_text)
        assert isinstance(statement.object, str)
        nodes.setdefault(statement.object, set()).add(statement.object_text)
    return {frozenset(words) for words in nodes.values()}


def one_thing(result: Resolution, one: str, other: str) -> bool:
    return any({one, other} <= words for words in partition(result))


def node(result: Resolution, name: str) -> str:
    """Return the IRI of what the words ``name`` stand for."""
    ends = {}
    for item in everything(result):
        ends[item.statement.subject_text] = item.statement.subject
        ends[item.statement.object_text] = str(item.statement.object)
    return ends[name]


@st.composite
def worlds(draw: st.DrawFn) -> list[Triple]:
    """Facts between names of the pool, in which every name occurs."""
    order = draw(st.permutations(list(NAMES)))
    pairs = list(pairwise(order))
    places = draw(st.lists(st.sampled_from(["", "福州", "榕城"]), min_size=10, max_size=10))
    verbs = draw(st.lists(st.sampled_from(VERBS), min_size=10, max_size=10))
    return [
        fact(number, one, verb, other, place if place not in (one, other) else "")
        for number, ((one, other), verb, place) in enumerate(zip(pairs, verbs, places, strict=True))
    ]


names = st.sampled_from(list(NAMES))
several = st.lists(names, min_size=2, max_size=3, unique=True)


@st.composite
def decided(draw: st.DrawFn) -> Decisions:
    """Any decisions that do not contradict each other."""
    items = [
        *(Decision("merge", tuple(n)) for n in draw(st.lists(several, max_size=2))),
        *(Decision("keep-apart", tuple(sorted(n))) for n in draw(st.lists(several, max_size=2))),
    ]
    if draw(st.booleans()):
        items.append(Decision("rename", (draw(names),), "新名", "New Name"))
    if draw(st.booleans()):
        items.append(Decision("retype", (draw(names),), draw(st.sampled_from(["App", "City"]))))
    if draw(st.booleans()):
        items.append(Decision("map", (draw(st.sampled_from(VERBS)),), "partnersWith"))
    if draw(st.booleans()):
        items.append(Decision("drop", (draw(names),)))
    decisions = Decisions.of(items)
    try:
        run([fact(0, "周晓岚", "访问", "潮信")], decisions)
    except ResolveError:
        return Decisions()
    return decisions


# The laws ---------------------------------------------------------------------------------


@LAW
@given(worlds(), names, names)
def test_merging_is_symmetric(world: list[Triple], one: str, other: str) -> None:
    if one != other:
        there = run(world, Decisions.of([Decision("merge", (one, other))]))
        back = run(world, Decisions.of([Decision("merge", (other, one))]))
        assert one_thing(there, one, other)
        assert partition(there) == partition(back)


@LAW
@given(worlds(), st.lists(names, min_size=3, max_size=3, unique=True))
def test_merging_is_transitive(world: list[Triple], three: list[str]) -> None:
    one, other, third = three
    links = [Decision("merge", (one, other)), Decision("merge", (other, third))]
    chain = run(world, Decisions.of(links))
    assert one_thing(chain, one, third)
    assert chain == run(world, Decisions.of([Decision("merge", (one, other, third))]))


@LAW
@given(worlds(), decided())
def test_decisions_twice_are_decisions_once(world: list[Triple], decisions: Decisions) -> None:
    once = run(world, decisions)
    twice = decisions + Decisions.of([*reversed(decisions.items)])
    assert run(world, twice) == once
    assert twice.digest == decisions.digest


@LAW
@given(worlds(), decided())
def test_decisions_by_iri_are_decisions_by_name(world: list[Triple], decisions: Decisions) -> None:
    def by_iri(item: Decision) -> Decision:
        if item.kind == "map":
            return item
        return item.about(ONTOLOGY.mint_entity(name) for name in item.names)

    written = Decisions.of(map(by_iri, decisions.items))
    assert run(world, written).statements == run(world, decisions).statements


@LAW
@given(worlds(), decided(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(
    world: list[Triple], decisions: Decisions, random: st.DataObject
) -> None:
    shuffled = list(decisions.items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    other = Decisions.of(shuffled)
    assert run(world, other) == run(world, decisions)
    assert other.digest == decisions.digest


@LAW
@given(worlds(), several)
def test_what_is_kept_apart_is_apart_whatever_the_rules_say(
    world: list[Triple], apart: list[str]
) -> None:
    result = run(world, Decisions.of([Decision("keep-apart", tuple(apart))]))
    for words in partition(result):
        assert len(words & set(apart)) <= 1
    assert not result.unused


@LAW
@given(worlds(), decided(), st.data())
def test_a_dropped_statement_and_nothing_else_is_gone(
    world: list[Triple], decisions: Decisions, data: st.DataObject
) -> None:
    before = run(world, decisions)
    if not before.statements:
        return
    gone = data.draw(st.sampled_from(before.statements)).id
    after = run(world, decisions + Decisions.of([Decision("drop", (f"st:{gone}",))]))
    assert after.statements == tuple(s for s in before.statements if s.id != gone)
    dropped = [item for item in after.set_aside if item.statement.id == gone]
    assert dropped
    assert {item.reason for item in dropped} == {DROPPED}
    assert [i for i in after.set_aside if i.statement.id != gone] == [
        i for i in before.set_aside if i.statement.id != gone
    ]
    assert after.entities == before.entities


@LAW
@given(worlds(), names)
def test_a_dropped_entity_and_what_is_said_of_it_alone_is_gone(
    world: list[Triple], name: str
) -> None:
    before = run(world)
    iri = node(before, name)
    after = run(world, Decisions.of([Decision("drop", (name,))]))
    stay = [s for s in before.statements if iri not in (s.subject, s.object)]
    assert [(s.subject, s.relation, s.object, s.evidence) for s in after.statements] == [
        (s.subject, s.relation, s.object, s.evidence) for s in stay
    ]
    for old, new in zip(stay, after.statements, strict=True):
        assert [q.text for q in new.qualifiers] == [q.text for q in old.qualifiers]
        assert [q.entity for q in new.qualifiers] == [
            None if q.entity == iri else q.entity for q in old.qualifiers
        ]


@LAW
@given(worlds(), decided())
def test_every_alias_is_explained_by_a_chain_of_merges(
    world: list[Triple], decisions: Decisions
) -> None:
    for entity in run(world, decisions).entities:
        reached, grown = {entity.name}, True
        while grown:
            links = [{merge.name, merge.into} for merge in entity.merges]
            wider = reached.union(*(link for link in links if link & reached))
            grown, reached = wider != reached, wider
        assert set(entity.aliases) <= reached
        for merge in entity.merges:
            assert merge.rule in resolve.RULES
            if merge.evidence is not None:
                sentence, quote = merge.evidence.sentence_span, merge.evidence.quote_span
                assert sentence.contains(quote)
                inside = Span(quote.start - sentence.start, quote.end - sentence.start)
                assert inside.of(merge.evidence.sentence) == merge.evidence.quote


# Each kind --------------------------------------------------------------------------------


def test_the_first_name_of_a_merge_stays_and_a_decision_tells_why() -> None:
    result = run([fact(0, "周晓岚", "访问", "海岚集团")], "merge:\n- [潮信, 海岚集团]\n")
    entity = next(e for e in result.entities if e.name == "潮信")
    assert entity.aliases == ("海岚集团",)
    assert [(m.name, m.into, m.rule) for m in entity.merges] == [("海岚集团", "潮信", "decision")]


def test_of_several_first_names_the_shortest_stays() -> None:
    world = [fact(0, "周晓岚", "访问", "海岚集团"), fact(1, "周晓岚", "访问", "潮信")]
    result = run(world, "merge:\n- [海岚集团, 榕城]\n- [潮信, 榕城]\n")
    assert "潮信" in {entity.name for entity in result.entities}


def test_a_short_form_that_the_lexicon_knows_can_be_kept_apart() -> None:
    world = [fact(0, "周晓岚", "访问", "福州")]
    assert node(run(world), "福州") == ONTOLOGY.mint_entity("福州市")
    apart = run(world, "keep-apart:\n- [福州, 福州市]\n")
    assert node(apart, "福州") == ONTOLOGY.mint_entity("福州")


def test_a_renamed_thing_keeps_its_old_name_as_an_alias() -> None:
    result = run([fact(0, "周晓岚", "访问", "潮信")], "rename:\n  潮信: {zh: 潮讯, en: Tides}\n")
    entity = next(e for e in result.entities if e.name == "潮讯")
    assert (entity.id, entity.label.en) == (ONTOLOGY.mint_entity("潮讯"), "Tides")
    assert entity.aliases == ("潮信",)


def test_an_english_name_alone_changes_no_chinese_one() -> None:
    result = run([fact(0, "周晓岚", "访问", "潮信")], "rename:\n  潮信: {en: Tides}\n")
    assert next(e.label.en for e in result.entities if e.name == "潮信") == "Tides"


def test_a_class_is_decided_before_relations_are_read() -> None:
    world = [fact(0, "潮信", "签约", "海岚集团")]
    plain, typed = run(world), run(world, "retype: {潮信: 公司}")
    assert {e.type for e in plain.entities if e.name == "潮信"} == {"Concept"}
    assert {e.type for e in typed.entities if e.name == "潮信"} == {"Company"}


def test_a_predicate_is_mapped_and_can_be_kept_open() -> None:
    world = [fact(0, "海岚集团", "携手", "云帆科技")]
    iri = ONTOLOGY.relations["partnersWith"].iri
    (mapped,) = run(world, "map: {携手: kgo:partnersWith}").statements
    assert mapped.relation.id == iri
    assert mapped.relation.mapped
    (back,) = run(world, "map: {携手: open}").statements
    assert back.relation.id == ONTOLOGY.mint_relation("携手")
    assert not back.relation.mapped


def test_a_mapped_relation_runs_the_way_that_its_types_allow() -> None:
    world = [fact(0, "海岚集团", "称赞", "周晓岚")]
    (statement,) = run(world, "map: {称赞: worksFor}").statements
    assert statement.subject == ONTOLOGY.mint_entity("周晓岚")
    assert statement.subject_text == "周晓岚"


def test_a_decision_that_finds_nothing_is_told() -> None:
    lists = "merge:\n- [潮信, 鹅厂]\ndrop:\n- 0123456789abcdef\n"
    text = lists + "retype: {潮信: App}\nmap: {收购: owns}\n"
    unused = run([fact(0, "周晓岚", "访问", "潮信")], text).unused
    assert [(u.decision.line, u.reason) for u in unused] == [
        (2, "no text names 鹅厂"),
        (4, "no such statement was read"),
        (6, "no text has this predicate"),
    ]


# Files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("merge：\n- [甲, 乙]\n", 1, "a plain colon"),
        ("合并:\n- [甲, 乙]\n", 1, "the kinds are merge, keep-apart"),
        ("merge: [甲, 乙]\n", 1, "write - [腾讯, 腾讯公司]"),
        ("merge:\n- [甲]\n", 2, "name two or more"),
        ("merge:\n- [甲, 乙, 甲]\n", 2, "stands twice"),
        ("merge:\n- [甲, '']\n", 2, "a name is missing"),
        ("merge:\n- [甲, [乙]]\n", 2, "a name is wanted"),
        ("\nretype:\n  甲: Compani\n", 3, "did you mean Company"),
        ("retype:\n  甲: App\n  甲: City\n", 3, "decided twice"),
        ("retype:\n- 甲\n", 2, "a plain colon"),
        ("rename:\n  甲: {fr: un}\n", 2, "no language"),
        ("rename:\n  甲: {}\n", 2, "no new name"),
        ("map:\n  携手: partnerWith\n", 2, "did you mean partnersWith"),
        ("drop:\n  甲: 乙\n", 2, "wants a list"),
        ("merge:\n- &a [甲, 乙]\n- *a\n", 2, "anchor"),
        ("merge: []\n---\nmerge: []\n", 2, "YAML"),
        ("- 甲\n", 1, "a plain colon"),
    ],
)
def test_a_wrong_line_is_told_with_what_to_do(text: str, line: int, words: str) -> None:
    with pytest.raises(ResolveError) as caught:
        resolve.parse_decisions(text, ONTOLOGY, source="d.yaml")
    assert f"d.yaml, line {line}: " in str(caught.value)
    assert words in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "merge:\n- [甲, 乙]\nkeep-apart:\n- [乙, 甲]\n",
        "merge:\n- [甲, 乙]\n- [乙, 丙]\nkeep-apart:\n- [甲, 丙]\n",
        "merge:\n- [甲, 福州]\nkeep-apart:\n- [甲, 福州市]\n",
        "rename: {甲: 丙, 乙: 丙}\nkeep-apart:\n- [甲, 乙]\n",
        "merge:\n- [甲, 乙]\nretype: {甲: App, 乙: City}\n",
        "merge:\n- [甲, 乙]\nrename: {甲: 丙, 乙: 丁}\n",
        "keep-apart:\n- [kgr:甲, 甲]\n",
    ],
)
def test_contradictory_decisions_are_refused(text: str) -> None:
    with pytest.raises(ResolveError, match=r"contradict|twice"):
        run([fact(0, "周晓岚", "访问", "潮信")], text)


@LAW
@given(st.text() | st.lists(st.sampled_from([*"-[]{}甲乙&*!|>\n#'\": ", "merge:"])))
def test_any_text_is_decisions_or_an_error(text: str | list[str]) -> None:
    with suppress(ResolveError):  # any other error fails
        found = resolve.parse_decisions("".join(text), ONTOLOGY)
        assert found == found + found


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(ResolveError, match="this nesting"):
        resolve.parse_decisions("[" * 100_000 + "]" * 100_000, ONTOLOGY)


def test_no_tag_makes_an_object() -> None:
    text = "merge:\n- [!!python/object/apply:os.getcwd [], 乙]\n"
    with pytest.raises(ResolveError, match="a name is wanted"):
        resolve.parse_decisions(text, ONTOLOGY)


def test_names_that_yaml_would_read_as_something_else_are_names() -> None:
    text = "merge:\n- [on, 2020, 1e3]\n- [null, 否]\n"
    found = resolve.parse_decisions(text, ONTOLOGY)
    assert {item.names for item in found.items} == {("on", "2020", "1e3"), ("null", "否")}


def test_a_file_with_comments_only_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("\ufeff# nothing yet\nmerge:\n  # - [甲, 乙]\nretype:\n", encoding="utf-8")
    assert len(resolve.load_decisions(path, ONTOLOGY, LEXICON)) == 0


@pytest.mark.parametrize("data", [b"\xff\xfe", "merge:\n- [甲, 乙]\n".encode("gb18030")])
def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(data)
    with pytest.raises(ResolveError, match="UTF-8"):
        resolve.load_decisions(path, ONTOLOGY, LEXICON)


def test_a_contradiction_is_found_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("merge:\n- [榕城, 福州]\nkeep-apart:\n- [福州市, 榕城]\n", encoding="utf-8")
    with pytest.raises(ResolveError, match=r"merge \[榕城, 福州\] \(line 2\) and keep-apart"):
        resolve.load_decisions(path, ONTOLOGY, LEXICON)


# Namesakes -------------------------------------------------------------------------------

_TWO = {"a": "张敏出席了开幕式。", "b": "张敏参观了博物馆。"}
_RARE = {"a": "林知远出席了开幕式。", "b": "林知远参观了博物馆。"}


def test_whom_a_document_calls_so_can_be_merged_with_whom_another_calls_so() -> None:
    assert len(naming.people("张敏", _TWO)) == 2
    merged = resolve.parse_decisions('merge:\n  - ["张敏@a", "张敏@b"]\n', ONTOLOGY)
    (one,) = naming.people("张敏", _TWO, decided=merged)
    assert one.name == "张敏"
    assert "decision" in {merge.rule for merge in one.merges}


def test_whom_a_document_calls_so_can_be_kept_apart_from_whom_another_calls_so() -> None:
    (one,) = naming.people("林知远", _RARE)
    assert {merge.rule for merge in one.merges} == {"rare-name"}
    apart = resolve.parse_decisions('keep-apart:\n  - ["林知远@a", "林知远@b"]\n', ONTOLOGY)
    assert len(naming.people("林知远", _RARE, decided=apart)) == 2


def test_a_bearer_can_be_renamed_by_its_iri_or_by_its_document() -> None:
    iri = ONTOLOGY.mint_entity("张敏", disambiguator="a")
    for name in (iri, "张敏@a", "张敏(a)", "张敏（a）"):
        decided = resolve.parse_decisions(f'rename:\n  "{name}": 张大敏\n', ONTOLOGY)
        names = {entity.name for entity in naming.people("张敏", _TWO, decided=decided)}
        assert names == {"张大敏", "张敏(b)"}, name
