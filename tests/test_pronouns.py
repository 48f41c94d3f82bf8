"""Whom 他 and 她 mean: by the sentence, by who is a woman, by whom a life is of."""

from __future__ import annotations

import pytest

import pointing
from kgbuild.model import Document, Span
from kgbuild.ontology.sexes import sex_of_name
from kgbuild.resolve.pointing.discourse import Named, Pair
from kgbuild.resolve.pointing.sexes import Sexes
from kgbuild.resolve.setting.voices import Voice, voices


def meant(text: str, people: str, words: str, last: str, *, acting: bool = True) -> str | None:
    """Return who ``words``, the last before ``last``, are, where ``people`` act in the text."""
    ends = [k + 1 for k, mark in enumerate(text) if mark == "。"]
    spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    named = [
        Named(span, at, name, "Person", True)
        for name in people.split()
        for span in spans
        if (at := text.find(name, span.start, span.end)) >= 0
    ]
    position = text.rindex(words, 0, text.index(last))
    sentence = next(span for span in spans if span.start <= position < span.end)
    found = pointing.antecedents(
        named,
        text=text,
    ).find(words, position, sentence, acting=acting)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "people", "words", "last", "who"),
    [
        (
            "船工向世松不肯签字，主任简素娥上门九次，他才点头。",
            "向世松 简素娥",
            "他",
            "才点",
            "向世松",
        ),
        ("向世松不肯签字，妻子白安上门九次，她才点头。", "向世松 白安", "她", "才点", "白安"),
        (
            "简安批准向世松留下。厂长简安怀疑他偷懒，后来他走了。",
            "向世松 简安",
            "他",
            "走了",
            "向世松",
        ),
        ("向世松来了。厂长简安送他一双鞋，他舍不得穿。", "向世松 简安", "他", "舍不", "向世松"),
        (
            "简安来了。今天请来了她的女儿向小燕，她在医院工作。",
            "简安 向小燕",
            "她",
            "在医",
            "向小燕",
        ),
        ("向世松转了一圈，工人给他取了外号，他不恼。", "向世松", "他", "不恼", "向世松"),
    ],
)
def test_who_a_pronoun_is(text: str, people: str, words: str, last: str, who: str) -> None:
    assert meant(text, people, words, last) == who


def test_of_two_men_of_a_sentence_before_neither_is_meant() -> None:
    assert meant("向世松和简安来了。他走了。", "向世松 简安", "他", "走了") is None


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("王丽娟", "她"),
        ("赵建军", "他"),
        ("郭桂英", "她"),
        ("周扬", ""),
        ("梅兰芳", "他"),
        ("海伦·福斯特", "她"),
        ("次仁卓玛", "她"),
        ("陈婆婆", "她"),
        ("李宁", ""),
    ],
)
def test_what_a_name_tells(name: str, sex: str) -> None:
    assert sex_of_name(name) == sex


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("母亲罗建国是教师。", "罗建国", "她"),
        ("罗建国，女，1950年生。", "罗建国", "她"),
        ("罗建国女士到场。", "罗建国", "她"),
        ("女教师罗建国到场。", "罗建国", "她"),
        ("罗建国夫人到场。", "罗建国", "他"),
        ("其弟罗芳从军。", "罗芳", "他"),
    ],
)
def test_what_a_text_tells_comes_before_the_name(text: str, name: str, sex: str) -> None:
    assert Sexes(text).of(name)[0] == sex


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("校长说把课补完，我补了两个月。", "林知远"),
        ("校长说我补了两个月。", "校长"),
        ("校长说：“走吧，我补了两个月。”", "校长"),
    ],
)
def test_who_speaks_goes_on_behind_what_another_said(text: str, who: str) -> None:
    sentence = Span(0, len(text))
    found = pointing.antecedents(
        [],
        heard=[Voice(0, len(text), "林知远", whole=True)],
        text=text,
    ).find("我", text.index("我"), sentence, "校长", acting=True)
    assert found is not None
    assert found.name == who


def test_a_speech_that_is_spoken_of_is_no_heading() -> None:
    text = (
        "各位老邻居：\n我是青河面厂的厂长林知远。今天我最后一次讲话，年轻人周怀瑾要接我的班。"
        "我想先念欠条。"
    )
    people = {name: name for name in ("林知远", "周怀瑾")}
    heard = voices(Document("d", text), people, [(text.index("周怀瑾"), "周怀瑾")])
    assert [voice.person for voice in heard] == ["林知远"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("林知远随周怀瑾来华，跟王保成学骂人，两人结为兄弟。", {"林知远", "王保成"}),
        ("林知远与周怀瑾同任顾问，另外两人是外国人。", set()),
    ],
)
def test_two_people_are_those_who_were_last_together(text: str, who: set[str]) -> None:
    sentence = Span(0, len(text))
    others = [name for name in ("周怀瑾", "王保成") if name in text]
    names = ["林知远", *others]
    found = pointing.antecedents(
        [Named(sentence, text.index(name), name, "Person", True) for name in names],
        pairs=[
            Pair(sentence, 0, "林知远", name, together=True, last=text.index(name))
            for name in others
        ],
        text=text,
    ).both("两人", text.index("两人"), sentence)
    assert {one.name for one in found} == who


def test_who_is_ordered_to_do_something_is_not_who_orders_it() -> None:
    text = "海事局责令其抛锚。"
    found = pointing.antecedents(
        [Named(Span(0, len(text)), 0, "海事局", "Government", True)],
        text=text,
    ).find("其", text.index("其"), Span(0, len(text)), acting=True)
    assert found is None
