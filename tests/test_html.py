"""The page as a file: what is in it, what can never be, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs import ontology, small_graph
from kgbuild.export.html import render_page
from kgbuild.export.html.drawing import elide
from kgbuild.export.html.layout import SCREEN, UNIT, Box, communities, lay_out
from kgbuild.export.html.payload import page_data
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document, Entity, Evidence, Label, Relation, Span, Statement

TESTS = Path(__file__).parent


class Reader(HTMLParser):
    """Collects a page's tags, and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"} and self.raw:
            tag, attributes, text = self.raw[-1]
            self.raw[-1] = (tag, attributes, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self.tags.append((f"/{tag}", {}))

    def policy(self) -> str:
        return next(
            str(a["content"])
            for tag, a in self.tags
            if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
        )

    def data(self) -> dict[str, Any]:
        text = next(text for _, a, text in self.raw if a.get("type") == "application/json")
        found: dict[str, Any] = json.loads(text)
        return found


def page_of(graph: KnowledgeGraph, **options: Any) -> str:
    return render_page(graph, ontology=ontology(), **options)


def one_fact(text: str) -> KnowledgeGraph:
    """Return a graph of one fact in which every text is ``text``."""
    here = Entity("urn:kg:here", text, "Company", Label(text, text), (text,), 1.0)
    there = Entity("urn:kg:there", text, text, Label(text), (), 0.5)
    span = Span(0, len(text))
    statement = Statement(
        subject=here.id,
        relation=Relation("urn:kg:relation", Label(text, text), mapped=False),
        object=there.id,
        subject_text=text,
        relation_text=text,
        object_text=text,
        evidence=(Evidence(text, span, text, span, text),),
    )
    document = Document(text, text, title=text, date=text, speaker=text, url=text)
    return KnowledgeGraph((statement,), {e.id: e for e in (here, there)}, {text: document})


def test_the_policy_allows_exactly_what_is_in_the_page() -> None:
    page = Reader(page_of(small_graph()))
    allowed = set(re.findall(r"'sha256-[^']+'", page.policy()))
    inline = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for tag, attributes, text in page.raw
        if attributes.get("type") != "application/json"
    }
    assert inline == allowed
    assert len(inline) == 3
    policy = page.policy()
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "require-trusted-types-for 'script'" in policy


def test_nothing_in_the_markup_is_fetched_or_handles_events() -> None:
    page = Reader(page_of(small_graph()))
    for tag, attributes in page.tags:
        assert tag not in {"img", "iframe", "object", "embed", "base", "form", "audio", "video"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "action", "srcset", "data", "poster"):
            assert attributes.get(name) in {None, "data:,"}
    css = next(text for tag, _, text in page.raw if tag == "style")
    assert "url(" not in css
    assert "@import" not in css
    assert all("sourceMappingURL" not in text for _, _, text in page.raw)


def test_the_library_is_the_published_one_with_its_licences() -> None:
    vendor = Path(render_page.__code__.co_filename).parent / "vendor"
    library = (vendor / "vis-network.min.js").read_bytes()
    recorded = dict(
        reversed(line.split())  # sha256sum's own form: digest, name
        for line in (vendor / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    assert hashlib.sha256(library).hexdigest() == recorded["vis-network.min.js"]
    assert "Apache License" in (vendor / "vis-network.LICENSE-APACHE-2.0").read_text("utf-8")
    assert "MIT" in (vendor / "vis-network.LICENSE-MIT").read_text("utf-8")


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(
        (
            "</script><script>alert(1)</script>",
            "<!--<script>",
            "{{ script }}{{ data }}{{ policy }}",
            "\u2028\u2029",
            '"><img src=x onerror=alert(1)>',
            "</title></style>",
            "\ud800 alone",
        )
    )
    | st.text(min_size=1, max_size=40)
)
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    plain, page = Reader(page_of(one_fact("甲"))), Reader(page_of(one_fact(text)))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert page.policy() == plain.policy()
    data = page.data()
    assert data["entities"][0]["zh"] == text
    assert data["sentences"] == [[text, 0, text]]
    block = next(text for _, a, text in page.raw if a.get("type") == "application/json")
    assert not set("<>&\u2028\u2029") & set(block)


def test_a_page_can_be_written_as_utf_8_whatever_is_in_it() -> None:
    assert page_of(one_fact("\ud800")).encode("utf-8")


def test_the_same_graph_gives_the_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib, sys; sys.path[:0] = [sys.argv[1]]\n"
        "from graphs import ontology, small_graph\n"
        "from kgbuild.export.html import render_page\n"
        "page = render_page(small_graph(), ontology=ontology())\n"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(TESTS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(digests) == 1


def test_the_data_holds_the_whole_graph() -> None:
    graph = small_graph()
    data = Reader(page_of(graph)).data()
    kg, prefixes = ontology(), data["prefixes"]
    assert {e["id"] for e in data["entities"]} == set(graph.entities)
    assert [f["id"] for f in data["facts"]] == [s.id for s in graph.statements]
    assert data["total"] == {"entities": len(graph.entities), "facts": len(graph)}
    weights = [e["w"] for e in data["entities"]]
    assert weights == sorted(weights, reverse=True)
    for statement, fact in zip(graph.statements, data["facts"], strict=True):
        assert data["entities"][fact["s"]]["id"] == statement.subject
        assert data["relations"][fact["r"]]["id"] == statement.relation.id
        assert ("v" in fact) != ("o" in fact)
        assert fact.get("neg", 0) == (statement.polarity == "negative")
        assert fact.get("mod", "asserted") == statement.modality
        assert prefixes["st"] + fact["id"] == kg.statement_iri(statement.id)
        for item, evidence in zip(fact["e"], statement.evidence, strict=True):
            sentence, start, end, identifier = item
            assert prefixes["ev"] + identifier == kg.evidence_iri(evidence)
            document, at, text = data["sentences"][sentence]
            assert text[start:end] == evidence.quote
            assert graph.documents[document].text[at : at + len(text)] == text


def test_entities_are_found_by_pinyin() -> None:
    data = Reader(page_of(one_fact("重庆长安"))).data()
    assert data["entities"][0]["pinyin"] == "chongqingchangan cqca"


def test_only_the_weightiest_are_drawn_at_first() -> None:
    graph = small_graph()
    data = Reader(page_of(graph, max_nodes=2)).data()
    assert [node["id"] for node in data["network"]["nodes"]] == [0, 1]
    assert all({e["from"], e["to"]} <= {0, 1} for e in data["network"]["edges"])
    assert len(data["entities"]) == len(graph.entities)
    with pytest.raises(ValueError, match="max_nodes"):
        page_of(graph, max_nodes=0)


def test_a_graph_past_the_limit_keeps_its_weightiest_facts(monkeypatch: Any) -> None:
    monkeypatch.setattr("kgbuild.export.html.payload.MAX_FACTS", 3)
    graph = small_graph()
    data = page_data(graph, ontology=ontology(), title="", max_nodes=10)
    assert len(data["facts"]) == 3
    assert data["total"]["facts"] == len(graph)
    used = {fact["s"] for fact in data["facts"]} | {f["o"] for f in data["facts"] if "o" in f}
    assert used <= set(range(len(data["entities"])))


def test_a_graph_without_anything_is_a_page_too() -> None:
    page = Reader(page_of(KnowledgeGraph((), {}, {})))
    assert page.data()["network"]["nodes"] == []


@pytest.mark.parametrize(
    ("documents", "title", "expected"),
    [
        ([Document("a", "正文。", title="标题")], None, "标题"),
        ([Document("a", "大会开幕\n今天，大会开幕。")], None, "大会开幕"),
        ([Document("a", "今天，大会开幕。")], None, "a"),
        ([Document("a", ""), Document("b", "")], None, "2 篇文本的知识图谱"),
        ([Document("a", "正文。", title="标题")], "<别名>", "<别名>"),
    ],
)
def test_the_title(documents: list[Document], title: str | None, expected: str) -> None:
    graph = KnowledgeGraph((), {}, {d.id: d for d in documents})
    page = page_of(graph, title=title)
    assert Reader(page).data()["title"] == expected
    assert f"<title>{expected.replace('<', '&lt;').replace('>', '&gt;')}</title>" in page


def overlap(one: tuple[int, int], other: tuple[int, int], a: Box, b: Box) -> bool:
    """Tell whether two nodes' boxes, names below them, share more than a hair."""
    dx = abs(one[0] - other[0]) / UNIT
    dy = abs(one[1] + a.label_height * UNIT / 2 - other[1] - b.label_height * UNIT / 2) / UNIT
    wide = (max(2 * a.radius, a.label_width) + max(2 * b.radius, b.label_width)) / 2
    high = a.radius + b.radius + (a.label_height + b.label_height) / 2
    return dx < wide - 1 and dy < high - 1


def test_no_box_covers_another_where_there_is_room_for_all_names() -> None:
    edges = [(0, leaf) for leaf in range(1, 22)] + [(22, 23), (24, 25), (25, 26)]
    boxes = [Box(18, 60, 22)] + [Box(6, 70, 16)] * 26
    places = lay_out(boxes, edges, communities(len(boxes), edges))
    clashes = [
        (i, j)
        for i in range(len(boxes))
        for j in range(i)
        if overlap(places[i], places[j], boxes[i], boxes[j])
    ]
    assert clashes == []
    assert max(x for x, _ in places) - min(x for x, _ in places) < 1.3 * SCREEN * UNIT


def test_discs_of_many_hundred_nodes_keep_apart() -> None:
    edges = [(number % 23, number) for number in range(23, 600)]
    boxes = [Box(3, 60, 15)] * 600
    places = lay_out(boxes, edges, communities(600, edges))
    discs = [Box(3)] * 600
    clashes = sum(
        overlap(places[i], places[j], discs[i], discs[j]) for i in range(600) for j in range(i)
    )
    assert clashes <= 6


def test_communities_are_numbered_by_size() -> None:
    edges = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (5, 6), (6, 3), (3, 5)]
    groups = communities(8, edges)
    assert groups[3] == groups[4] == groups[5] == groups[6] == 0
    assert groups[0] == groups[1] == groups[2] == 1
    assert groups[7] == 2


@pytest.mark.parametrize(
    ("name", "width", "expected"),
    [
        ("潮信科技", 8, "潮信科技"),
        ("潮信科技公司", 8, "潮信科…"),
        ("Chaoxin", 7, "Chaoxin"),
        ("Chaoxin", 6, "Chaox…"),
        ("👩\u200d🚀航天局", 4, "👩…"),
    ],
)
def test_long_names_are_elided(name: str, width: int, expected: str) -> None:
    assert elide(name, width) == expected


def test_pyvis_is_imported_without_ipython_and_shows_frames_all_the_same() -> None:
    script = """
import sys
from kgbuild.export.html.drawing import network
network([], [], [], max_nodes=1)
assert "IPython" not in sys.modules and "IPython.display" not in sys.modules
import pyvis.network
print(pyvis.network.IFrame("page.html", 10, 10).src)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "page.html\n", "")
