"""Whom 他 and 她 mean: by the sentence, by who is a woman, by whom a life is of."""

from __future__ import annotations

import pytest

from kgbuild.model import Span
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.ontology.sexes import sex_of_name
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.sexes import Sexes


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
    found = Antecedents(
        named,
        heard=[],
        employers={},
        lexicon=load_lexicon(),
        is_a=load_ontology().is_a,
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
