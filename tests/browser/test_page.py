"""What a person does with the page, done by a program in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote, unquote

import pyoxigraph
import pytest
from browsing import Page
from pages import STORY, graph_of, hostile, large, names_of, story

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.ontology import load_ontology

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
ActionChains, Keys = webdriver.ActionChains, webdriver.Keys
Open = Callable[..., Page]
FIRM, HEAD, CITY = "潮信科技", "周砚秋", "南屿市"


def iri(name: str) -> str:
    return load_ontology().mint_entity(name)


def statement_of(graph: KnowledgeGraph, subject: str, words: str) -> str:
    """Return the id of the fact of ``subject`` with these relation words."""
    return next(
        s.id for s in graph.statements if s.subject == iri(subject) and s.relation_text == words
    )


def panel(page: Page) -> str:
    return str(page.find("aside").text)


def status(page: Page) -> str:
    return str(page.find("[role=status]").text)


def row(page: Page, name: str) -> object:
    """Return the checkbox of the legend whose label begins with ``name``."""
    for label in page.all("#legend label"):
        if label.find_element("css selector", ".name").get_attribute("textContent") == name:
            return label.find_element("css selector", "input")
    raise AssertionError(f"no checkbox {name}")


def test_it_asks_for_nothing_and_breaks_no_rule_of_its_policy(open_page: Open) -> None:
    page = open_page(story())
    for tab in ("table", "text", "graph"):
        page.find(f"#tab-{tab}").click()
    page.run("kgbuild.select(arguments[0])", iri(FIRM))
    asked = [url for url in page.requests() if not url.startswith(("data:", "blob:"))]
    assert len(asked) == 1
    assert asked[0].startswith("file:")
    assert page.run("return window.__blocked") == []
    assert [entry["message"] for entry in page.log("browser")] == []


def test_no_text_of_an_input_ever_runs(open_page: Open) -> None:
    graph = hostile()
    page = open_page(graph)
    before = page.run("return document.querySelectorAll('script').length")
    page.run(
        "for (const { id } of kgbuild.nodes()) { kgbuild.select(id); kgbuild.focus(id, 1); }"
        "for (const edge of kgbuild.edges()) kgbuild.select(edge.id);"
        "for (const box of document.querySelectorAll('#legend input[type=checkbox]')) box.click();"
        "for (const box of document.querySelectorAll('#legend input[type=checkbox]')) box.click();"
    )
    for tab in ("table", "text"):
        page.find(f"#tab-{tab}").click()
    for name in ("<script>", "onerror", "alert"):
        assert page.run("return kgbuild.search(arguments[0]).length", name) > 0
    page.find("#language").click()
    assert page.run("return window.__ran") == []
    assert page.run("return window.__blocked") == []
    assert page.run("return document.querySelectorAll('script').length") == before == 3
    assert page.run("return document.querySelectorAll('img, iframe, object, base').length") == 0
    assert page.run("return [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes])"
                    ".filter((a) => a.name.startsWith('on')).length") == 0  # fmt: skip
    links = page.run(
        "return [...document.querySelectorAll('[href]')].map((e) => e.getAttribute('href'))"
    )
    assert all(link.startswith(("#node=", "data:,")) for link in links)
    assert len(page.run("return kgbuild.json().statements")) > 0


def test_the_roles_that_were_promised_are_there(open_page: Open) -> None:
    page = open_page(story())
    tree = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree
        if not node["ignored"]
    ]
    assert ("searchbox", "搜索实体") in named
    assert ("complementary", "证据 / Evidence") in named
    assert sum(role == "status" for role, _ in named) == 1
    boxes = [name for role, name in named if role == "checkbox"]
    kinds = {e.type for e in story().entities.values()}
    relations = {s.relation.id for s in story().statements}
    assert len(boxes) >= len(kinds) + len(relations)
    assert "公司 2" in boxes
    assert "改变 1" in boxes
    nameless = [role for role, name in named if role in {"button", "checkbox", "tab"} and not name]
    assert nameless == []


def test_search_finds_by_name_alias_and_pinyin_and_enter_flies_there(open_page: Open) -> None:
    page = open_page(story())
    for text in ("潮信科", "潮信公司", "cxkj", "chaoxinkeji", "Chaoxin"):
        assert names_of(page.run("return kgbuild.search(arguments[0])", text))[0] == FIRM
    assert page.run("return kgbuild.search('没有这个')") == []
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    page.run("document.activeElement.blur()")
    ActionChains(page.driver).send_keys("/").perform()
    assert page.run("return document.activeElement.id") == "search"
    box = page.find("#search")
    box.clear()
    box.send_keys("nanyushi", Keys.ENTER)
    assert page.find("aside h2").text == CITY
    assert unquote(page.run("return location.hash")) == f"#node={iri(CITY)}"


def test_the_panel_shows_each_sentence_with_its_evidence_marked(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    assert page.run("return kgbuild.select(arguments[0])", iri(FIRM))
    marks = page.run(
        "return [...document.querySelectorAll('aside mark')].map((m) => m.textContent)"
    )
    expected = {
        e.quote for s in graph.statements if iri(FIRM) in (s.subject, s.object) for e in s.evidence
    }
    assert set(marks) == expected
    text = panel(page)
    for words in (
        "公司",
        "Chaoxin Technology",
        "潮信公司",
        "关于speech的一篇文章",
        "0.92",
        iri(FIRM),
    ):
        assert words in text
    for sentence in {s.evidence[0].sentence for s in graph.statements if s.subject == iri(FIRM)}:
        assert sentence in text
    assert page.run("return kgbuild.select('no such id')") is False


def test_a_quote_is_cut_by_code_points(open_page: Open) -> None:
    sentence = "𠮷𠮷公司🐋说：潮信科技在南屿市。"
    rows = [type(STORY[0])((FIRM, "Company"), "位于", (CITY, "City"), sentence)]
    page = open_page(graph_of({"astral": rows}))
    page.run("kgbuild.select(arguments[0])", iri(FIRM))
    assert page.find("aside mark").text == "潮信科技在南屿市"
    assert page.find("aside blockquote").text == sentence
    evidence = page.run("return kgbuild.json().statements[0].evidence[0]")
    assert sentence[evidence["quote_start"] : evidence["quote_end"]] == evidence["quote"]


def test_claims_denials_and_plans_look_like_what_they_are(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    cards = {
        "收购": ("denied", "否定"),
        "改变": ("claim", "认为："),
        "investsIn": (None, "计划"),
    }
    for words, (css, text) in cards.items():
        subject = "听潮平台" if words == "改变" else FIRM
        page.run("kgbuild.select(arguments[0])", statement_of(graph, subject, words))
        card = page.find("aside .card")
        assert text in card.text
        if css:
            assert css in card.get_attribute("class").split()
    key = page.find("#key").text
    assert "某人的说法" in key
    assert "否定" in key


def test_the_legend_is_the_filter(open_page: Open) -> None:
    page = open_page(story())
    nodes = page.run("return kgbuild.nodes().length")
    edges = page.run("return kgbuild.edges().length")
    assert f"{nodes} / {len(story().entities)}" in status(page)
    assert f"{edges} / {len(story())}" in status(page)
    assert "去年冬天" not in names_of(page.run("return kgbuild.nodes()"))
    row(page, "公司").click()
    left = names_of(page.run("return kgbuild.nodes()"))
    assert FIRM not in left
    assert CITY in left
    assert f"{len(left)} / " in status(page)
    row(page, "公司").click()
    row(page, "改变").click()
    assert page.run("return kgbuild.edges().length") == edges - 1
    row(page, "改变").click()
    row(page, "时间").click()
    assert "去年冬天" in names_of(page.run("return kgbuild.nodes()"))
    row(page, "数值与日期").click()
    assert page.run("return kgbuild.edges().length") == edges + 2
    page.find("#legend .quiet").click()
    assert page.run("return kgbuild.edges().length") == edges


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("否定", lambda s: s.polarity == "positive"),
        ("转述（某人说）", lambda s: s.claim is None),
        ("计划", lambda s: s.modality != "planned"),
        ("周砚秋", lambda s: not (s.claim and s.claim.speaker == iri(HEAD))),
        ("关于news的一篇文章", lambda s: s.evidence[0].document == "speech"),
    ],
)
def test_facts_are_filtered_by_how_where_and_by_whom(
    open_page: Open, name: str, kept: Callable[..., bool]
) -> None:
    graph = story()
    page = open_page(graph)
    before = {edge["id"] for edge in page.run("return kgbuild.edges()")}
    row(page, name).click()
    after = {edge["id"] for edge in page.run("return kgbuild.edges()")}
    assert after == before & {s.id for s in graph.statements if kept(s)}
    assert after < before


def test_low_confidence_can_be_left_out(open_page: Open) -> None:
    page = open_page(story())
    page.run(
        "const slider = document.querySelector('#legend input[type=range]');"
        "slider.value = 0.5; slider.dispatchEvent(new Event('input'));"
    )
    relations = [edge["label"] for edge in page.run("return kgbuild.edges()")]
    assert "支持" not in relations
    assert "改变" in relations


def test_focus_shows_the_neighbourhood_and_back_leads_back(open_page: Open) -> None:
    page = open_page(story())
    everything = page.run("return kgbuild.nodes().length")
    page.run("kgbuild.focus(arguments[0], 1)", iri(HEAD))
    assert set(names_of(page.run("return kgbuild.nodes()"))) == {HEAD, FIRM, "首届海洋数据大会"}
    page.run("kgbuild.focus(arguments[0], 2)", iri(HEAD))
    assert CITY in names_of(page.run("return kgbuild.nodes()"))
    for _ in range(2):
        page.find("#trail .back").click()
    assert page.run("return kgbuild.nodes().length") == everything
    assert not page.find("#trail").is_displayed()


def test_a_path_between_two_nodes(open_page: Open) -> None:
    page = open_page(story())
    page.run("kgbuild.select(arguments[0])", iri("陆知微"))
    next(b for b in page.all("aside .actions button") if "路径" in b.text).click()
    box = page.find("#search")
    box.send_keys(HEAD, Keys.ENTER)
    names = names_of(page.run("return kgbuild.nodes()"))
    assert {"陆知微", "白鹭数据", FIRM, HEAD} == set(names)
    assert len(page.all("aside mark")) == page.run("return kgbuild.edges().length") == 3
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()


def test_a_link_opens_on_its_node_and_the_hash_follows(open_page: Open) -> None:
    page = open_page(story(), fragment=f"#node={quote(iri(FIRM), safe='')}")
    assert page.find("aside h2").text == FIRM
    page.run("location.hash = 'node=' + encodeURIComponent(arguments[0])", iri(CITY))
    page.until(lambda: page.find("aside h2").text == CITY, "the hash is followed")
    page.run("kgbuild.select(arguments[0])", iri(HEAD))
    assert page.run("return location.hash") == f"#node={quote(iri(HEAD), safe='')}"


def test_a_click_on_the_canvas_chooses_and_clicks_beside_it_let_go(open_page: Open) -> None:
    page = open_page(story())
    spot = page.run(
        "const box = document.querySelector('#network').getBoundingClientRect();"
        "const l = kgbuild.labels().find((entry) => entry.text === arguments[0]);"
        "return [box.left + (l.left + l.right) / 2, box.top + (l.top + l.bottom) / 2]",
        FIRM,
    )
    body = page.find("body")
    width, height = page.run("return [document.body.clientWidth, document.body.clientHeight]")
    ActionChains(page.driver).move_to_element_with_offset(
        body, round(spot[0] - width / 2), round(spot[1] - height / 2)
    ).click().perform()
    page.until(lambda: page.find("aside h2").text == FIRM, "a click chooses")


def test_names_at_first_view_are_readable_and_do_not_overlap(open_page: Open) -> None:
    graph = large(160, 260)
    for size in ((1440, 900), (1920, 1080)):
        page = open_page(graph, size=size)
        labels = page.run("return kgbuild.labels()")
        top = sorted(graph.entities.values(), key=lambda e: (-e.salience, e.id))[:30]
        assert {e.id for e in top} <= {label["id"] for label in labels}
        for i, one in enumerate(labels):
            assert one["bottom"] - one["top"] >= 12
            for other in labels[:i]:
                assert (
                    one["right"] <= other["left"]
                    or other["right"] <= one["left"]
                    or one["bottom"] <= other["top"]
                    or other["bottom"] <= one["top"]
                ), (one, other)


def test_what_is_shown_can_be_taken_away(open_page: Open) -> None:
    page = open_page(story())
    for kind, ending in (("png", "png"), ("ttl", "ttl"), ("json", "json")):
        page.find("#save summary").click()
        page.find(f"#save-{kind}").click()
        page.until(lambda e=ending: list(page.folder.glob(f"*.{e}")), f"the {kind} is saved")
    picture = next(page.folder.glob("*.png")).read_bytes()
    assert picture.startswith(b"\x89PNG")
    turtle = next(page.folder.glob("*.ttl")).read_bytes()
    triples = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    kg = load_ontology()
    said = {(t.subject.value, t.predicate.value, getattr(t.object, "value", "")) for t in triples}
    firm = iri(FIRM)
    assert (firm, kg.relations["partnersWith"].iri, iri("南屿大学")) in said
    assert (firm, kg.mint_relation("收购"), iri("白鹭数据")) not in said
    denied = kg.statement_iri(statement_of(story(), FIRM, "收购"))
    assert (denied, f"{kg.prefixes['kgo']}polarity", f"{kg.prefixes['kgo']}negative") in said
    saved = json.loads(next(page.folder.glob("*.json")).read_text(encoding="utf-8"))
    assert {s["id"] for s in saved["statements"]} == {
        edge["id"] for edge in page.run("return kgbuild.edges()")
    }


def test_any_text_survives_the_turtle_of_what_is_shown(open_page: Open) -> None:
    graph = hostile()
    page = open_page(graph)
    page.run(
        "for (const box of document.querySelectorAll('#legend input:not(:checked)')) box.click()"
    )
    quads = list(
        pyoxigraph.parse(
            page.run("return kgbuild.turtle()").encode(), format=pyoxigraph.RdfFormat.TURTLE
        )
    )
    labels = {q.object.value for q in quads if q.predicate.value.endswith("#label")}
    assert labels == {e.label.zh for e in graph.entities.values()}


def test_the_facts_are_a_table_that_the_keyboard_walks(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    page.find("#tab-graph").send_keys(Keys.ARROW_RIGHT)
    assert page.find("#tab-table").get_attribute("aria-selected") == "true"
    rows = page.all("#table tbody tr")
    assert len(rows) == len(graph)
    first = page.find("#table tbody button.verb")
    first.send_keys(Keys.ARROW_DOWN)
    assert page.run(
        "return document.activeElement === document.querySelectorAll('#table button.verb')[1]"
    )
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.find("aside .kicker").text == "事实"
    assert page.run("return getComputedStyle(document.activeElement).outlineStyle") != ""


def test_the_canvas_can_be_walked_with_the_keyboard(open_page: Open) -> None:
    page = open_page(story())
    canvas = page.find("#network [role=application]")
    assert canvas.get_attribute("aria-label")
    canvas.send_keys(Keys.ARROW_RIGHT)
    assert page.find("aside h2").text == FIRM
    visited = {FIRM}
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_UP):
        page.find("#network [role=application]").send_keys(key)
        visited.add(page.find("aside h2").text)
    assert len(visited) > 2
    page.find("#network [role=application]").send_keys(Keys.ESCAPE)
    assert page.find("aside h2").text == "概览"
    assert page.run("return location.hash") == ""


def test_the_text_is_read_beside_its_facts(open_page: Open) -> None:
    page = open_page(story())
    page.run("kgbuild.select(arguments[0])", iri(HEAD))
    page.find("aside figcaption button").click()
    assert page.find("#text").is_displayed()
    marked = page.find("#text mark").text
    assert HEAD in marked
    mention = next(a for a in page.all("#text a.mention") if a.text == FIRM)
    mention.click()
    page.until(lambda: page.find("aside h2").text == FIRM, "a mention shows its node")


def test_two_languages(open_page: Open) -> None:
    page = open_page(story())
    assert page.run("return document.documentElement.lang") == "zh-Hans"
    page.find("#language").click()
    assert page.run("return document.documentElement.lang") == "en"
    assert status(page).startswith("Showing")
    page.run("kgbuild.select(arguments[0])", iri(FIRM))
    assert page.find("aside h2").text == "Chaoxin Technology"
    assert page.find("aside").get_attribute("aria-label") == "证据 / Evidence"


def test_a_phone(open_page: Open) -> None:
    page = open_page(story(), size=(390, 844), touch=True)
    assert page.run("return document.documentElement.scrollWidth") <= 390
    assert not page.find("#legend").is_displayed()
    page.find("#filters").click()
    page.until(lambda: row(page, "公司").is_displayed(), "the filters slide in")
    page.find("#legend .close").click()
    page.run("kgbuild.select(arguments[0])", iri(FIRM))
    page.until(lambda: page.find("aside mark").is_displayed(), "the evidence slides in")
    page.find("aside .close").click()
    page.until(lambda: not page.find("aside").is_displayed(), "and out")
