"""How long resolving a corpus takes, and how much memory: ``python -m benchmarks.resolution``.

The corpus is made up, from a seed: open triples as extraction would give them, with names under
several forms (云帆科技有限公司, 云帆科技, 云帆), people with offices, pronouns, definite
descriptions, reported speech and transcripts. Names follow Zipf's law: a few stand everywhere,
most stand once or twice, so that the number of different names grows with the corpus. Only
resolution is timed, in a fresh process; the memory is the growth of its peak over what the corpus
itself takes.

The target is 200,000 mentions in under a minute and 1 GB. ``--mentions`` may be repeated: the
last column is the exponent by which CPU time grew from one size to the next (1 is linear).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice

from kgbuild.model import Claim, Document, Evidence, Mention, Qualifier, Sentence, Span, Token
from kgbuild.model import Triple as OpenTriple

Word = tuple[str, str, str | None]

_SENTENCES = 12  # a document
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_CHARACTERS = (
    "海山云天远明晓星辰岚帆舟涛江河湖泽川峰林森松柏竹兰梅荷瑞安宁康泰和顺昌盛兴隆宏达通信诚立"
)
_TRADES = "科技 网络 数据 电子 物流 医药 传媒 能源 汽车 食品 建设 投资".split()
_FORMS = ("有限公司", "公司", "集团", "")
_OFFICES = "总裁 董事长 首席科学家 教授 局长 秘书长".split()
_PLACES = "福州市 泉州市 宁波市 杭州市 深圳市 成都市 武汉市 西安市 南京市 苏州市".split()
_PRODUCTS = "平台 系统 助手 小程序 云 码".split()
_VERBS = "推出 收购 访问 投资 支持 采用 建设 介绍".split()
_POINTING: tuple[Word, ...] = (
    ("他", "r", None),
    ("我们", "r", None),
    ("我", "r", None),
    ("该公司", "r", None),
    ("公司", "n", "Company"),
    ("其产品", "n", None),
)


def corpus(mentions: int, seed: int) -> tuple[list[Document], list[OpenTriple]]:
    """Make documents with their open triples.

    Args:
        mentions: About how many slots the triples should fill.
        seed: Of everything that is drawn.
    """
    draw = random.Random(seed)
    names = _Names(draw, mentions // 8)
    documents: list[Document] = []
    triples: list[OpenTriple] = []
    count = 0
    while count < mentions:
        document, found = _document(f"d{len(documents)}", draw, names)
        documents.append(document)
        triples += found
        count += sum(_slots(triple) for triple in found)
    return documents, triples


def _slots(triple: OpenTriple) -> int:
    return 2 + len(triple.qualifiers) + (triple.claim is not None)


class _Names:
    """A world of names, drawn by Zipf's law."""

    def __init__(self, draw: random.Random, size: int) -> None:
        self._draw = draw
        self._brands = list(islice(self._fresh(3), size // 3))
        self._people = list(islice(self._fresh(2, _SURNAMES), size // 3))
        self._things = [b + draw.choice(_PRODUCTS) for b in islice(self._fresh(4), size // 3)]

    def _fresh(self, length: int, first: str = "") -> Iterator[str]:
        while True:
            size = self._draw.randint(2, length)
            start = self._draw.choice(first) if first else ""
            yield start + "".join(self._draw.choices(_CHARACTERS, k=size))

    def _rank(self, among: list[str]) -> str:
        """Draw a name: the one of rank r about as often as 1/r."""
        return among[min(len(among) - 1, int(len(among) ** self._draw.random()) - 1)]

    def organization(self) -> Word:
        brand = self._rank(self._brands)
        trade = _TRADES[sum(map(ord, brand)) % len(_TRADES)]  # one brand, one trade
        if self._draw.random() < 0.2:
            return (brand, "nz", None)
        return (brand + trade + self._draw.choice(_FORMS), "nt", "Organization")

    def person(self) -> Word:
        name = self._rank(self._people)
        if self._draw.random() < 0.1:
            return (name[0] + "总", "n", None)
        return (name, "nr", "Person")

    def thing(self) -> Word:
        return (self._rank(self._things), "nz", None)

    def anything(self) -> Word:
        kind = self._draw.random()
        if kind < 0.15:
            return self._draw.choice(_POINTING)
        return (
            self.organization() if kind < 0.55 else self.person() if kind < 0.75 else self.thing()
        )


def _document(
    identifier: str, draw: random.Random, names: _Names
) -> tuple[Document, list[OpenTriple]]:
    texts: list[str] = []
    triples: list[OpenTriple] = []
    if draw.random() < 0.1:
        texts.append(f"以下为{names.person()[0]}演讲实录：")
    start = len("".join(texts))
    for index in range(_SENTENCES):
        words, slots = _sentence(draw, names)
        tokens, at = [], start
        for word, tag, entity in words:
            tokens.append(Token(Span(at, at + len(word)), word, word, tag, entity))
            at += len(word)
        text = "".join(token.text for token in tokens)
        sentence = Sentence(identifier, index, Span(start, at), text, tuple(tokens))
        triples.append(_triple(sentence, slots))
        texts.append(text)
        start = at
    return Document(identifier, "".join(texts)), triples


def _sentence(draw: random.Random, names: _Names) -> tuple[list[Word], dict[str, slice]]:
    """Return the words of a sentence, and which of them fill which slot."""
    if draw.random() < 0.15:
        house, office, who = names.organization(), draw.choice(_OFFICES), names.person()
        words = [house, (office, "n", "Title"), who, ("担任", "v", None)]
        return words, {"subject": slice(2, 3), "relation": slice(3, 4), "object": slice(0, 2)}
    words, slots = [], {}
    if draw.random() < 0.2:
        words = [names.person(), ("表示", "v", None), ("，", "w", None)]
        slots["speaker"] = slice(0, 1)

    def add(slot: str, *some: Word) -> None:
        slots[slot] = slice(len(words), len(words) + len(some))
        words.extend(some)

    add("subject", names.anything())
    if draw.random() < 0.4:
        add("place", ("在", "p", None), (draw.choice(_PLACES), "ns", "Place"))
    add("relation", (draw.choice(_VERBS), "v", None))
    add("object", names.anything())
    words.append(("。", "w", None))
    return words, slots


def _triple(sentence: Sentence, slots: dict[str, slice]) -> OpenTriple:
    def mention(slot: slice) -> Mention:
        return Mention.of(sentence, sentence.tokens[slot])

    place, relation = slots.get("place"), mention(slots["relation"])
    qualifiers: tuple[Qualifier, ...] = ()
    if place is not None:
        value = mention(slice(place.start + 1, place.stop))
        qualifiers = (Qualifier("place", mention(place), value, "在", 0.8),)
    speaker = slots.get("speaker")
    title = relation.form == "担任"
    return OpenTriple(
        subject=mention(slots["subject"]),
        relation=relation,
        object=mention(slots["object"]),
        evidence=Evidence.of(sentence, [sentence.span]),
        predicate=relation.form,
        construction="title" if title else "svo",
        qualifiers=qualifiers,
        claim=Claim(mention(speaker), "表示") if speaker else None,
        confidence=0.8,
    )


def measure(mentions: int, seed: int) -> dict[str, float]:
    """Resolve a corpus of about ``mentions`` mentions in this process.

    Returns:
        ``mentions``, ``documents``, ``names``; ``seconds`` of the clock and ``cpu`` seconds of
        one core (on a busy machine they differ); ``megabytes``: how far the peak of memory rose
        while resolving, and ``peak``: how far it rose at all.
    """
    from kgbuild import resolve
    from kgbuild.ontology import load_lexicon, load_ontology

    ontology, lexicon = load_ontology(), load_lexicon()
    documents, triples = corpus(mentions, seed)
    before, start, used = _peak(), time.perf_counter(), time.process_time()
    found = resolve.statements(triples, documents, ontology=ontology, lexicon=lexicon)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    return {
        "mentions": sum(map(_slots, triples)),
        "documents": len(documents),
        "names": len(found.entities),
        "seconds": seconds,
        "cpu": cpu,
        "megabytes": _peak() - before,
        "peak": _peak(),
    }


def _peak() -> float:
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description="time and memory of resolution")
    parser.add_argument("--mentions", type=int, action="append", metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", type=int, metavar="N", help="measure N in this process, as JSON")
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one, options.seed)))
        return
    print("mentions documents  nodes  seconds   cpu  +MB  peak MB  exponent")
    earlier: dict[str, float] | None = None
    for size in options.mentions or [50_000, 100_000, 200_000]:
        command = [sys.executable, "-m", "benchmarks.resolution", "--one", str(size)]
        answer = subprocess.run(
            [*command, "--seed", str(options.seed)], check=True, capture_output=True, text=True
        )
        row: dict[str, float] = json.loads(answer.stdout)
        growth = ""
        if earlier is not None and row["mentions"] != earlier["mentions"]:
            ratio = math.log(row["mentions"] / earlier["mentions"])
            growth = f"{math.log(row['cpu'] / earlier['cpu']) / ratio:.2f}"
        print(
            f"{row['mentions']:8.0f} {row['documents']:9.0f} {row['names']:6.0f} "
            f"{row['seconds']:8.1f} {row['cpu']:5.1f} {row['megabytes']:4.0f} "
            f"{row['peak']:8.0f}  {growth}"
        )
        earlier = row


if __name__ == "__main__":
    main()
