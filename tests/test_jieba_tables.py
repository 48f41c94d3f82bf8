"""What jieba's tables say is the same whether a text's words are known alone or all are."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from kgbuild.parse import jieba_modules, jieba_words
from kgbuild.parse.jieba_tables import Dictionary, Rarities

TEXTS = (
    "海岚科技在珠海发布了人工智能平台，林知远说：“发展中国家需要合作。”",
    "中国人民银行和中华人民共和国国务院办公厅",
    "B超 T恤 c++ 4S店",
    "鹮埗鹮埗",
    "",
)


@pytest.fixture(scope="module")
def whole() -> Dictionary:
    made = Dictionary()
    made.learn_all()
    return made


def parts(text: str) -> list[str]:
    return [text[a:b] for a in range(len(text)) for b in range(a + 1, len(text) + 1)]


def test_the_whole_dictionary_is_what_jieba_reads(whole: Dictionary) -> None:
    jieba = jieba_modules.main()
    with (jieba_modules.folder() / "dict.txt").open("rb") as file:
        frequencies, total = jieba.Tokenizer().gen_pfdict(file)
    assert whole.frequencies == frequencies
    assert whole.total == total


def test_the_whole_table_of_rarities_is_what_jieba_reads() -> None:
    from jieba.analyse.tfidf import DEFAULT_IDF, IDFLoader

    theirs, ours = IDFLoader(DEFAULT_IDF), Rarities()
    ours.learn_all()
    assert (ours.values, ours.median) == theirs.get_idf()


def test_of_a_text_everything_is_known_that_stands_in_it(whole: Dictionary) -> None:
    known = Dictionary()
    for text in TEXTS[:4]:
        known.learn(text)
        assert len(known.frequencies) < 1000
        for part in parts(text):
            # A beginning of words that do not stand in the text need not be known.
            assert (known.frequencies.get(part) or 0) == (whole.frequencies.get(part) or 0)
            assert known.tags.get(part) == whole.tags.get(part)


@pytest.mark.parametrize("texts", [[str(n) + "号店" for n in range(5)], ["中国" * 2001]])
def test_many_texts_or_a_long_one_make_it_learn_all(texts: list[str], whole: Dictionary) -> None:
    known = Dictionary()
    for text in texts:
        assert len(known.frequencies) < 1000
        known.learn(text)
    assert known.frequencies == whole.frequencies
    assert known.tags == whole.tags
    assert known.version == len(texts)


def test_a_part_of_what_is_known_is_nothing_new() -> None:
    known = Dictionary()
    known.learn(TEXTS[0])
    before = known.version
    for part in parts(TEXTS[0]):
        known.learn(part)
    known.learn_names([])
    assert known.version == before


NAMES = {"海岚科技": 20_000, "海岚": 20_000, "岚科": 3, "珠海": 20_000, "国务院办公厅": 1}


def test_names_are_found_alike_by_a_text_and_by_all(
    whole: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jieba_words, "dictionary", lambda: whole)
    theirs = jieba_words.Tokenizer(NAMES)
    fresh = Dictionary()
    monkeypatch.setattr(jieba_words, "dictionary", lambda: fresh)
    ours = jieba_words.Tokenizer(NAMES)
    for text in [*TEXTS, "海岚科技园区在珠海国务院办公厅", *TEXTS]:
        assert ours.cut(text) == theirs.cut(text)
    assert fresh.frequencies == whole.frequencies  # by then it had learnt all


@pytest.mark.parametrize(
    "names",
    [
        NAMES,
        {"的": 3, "中国": 1, "我们的": 2, "发展中国家": 5, "发展中": 20_000},
        {"中国": 1_000_000_000, "中国人": 3, "人民银行": 20_000, "中国人民银行": 4},
    ],
)
def test_a_name_weighs_what_jieba_suggests_or_more(
    names: dict[str, int], whole: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = jieba_modules.main().Tokenizer()
    theirs.FREQ, theirs.total, theirs.initialized = dict(whole.frequencies), whole.total, True
    for name in sorted(names, key=len):
        theirs.add_word(name, max(names[name], theirs.suggest_freq(name)))
    monkeypatch.setattr(jieba_words, "dictionary", Dictionary)
    ours = jieba_words.Tokenizer(names)
    for text in [*TEXTS, "我们的中国人民银行在发展中国家的办公厅"]:
        assert ours.cut(text) == theirs.lcut(text, HMM=False)
    assert {name: ours._inner.FREQ[name] for name in names} == {n: theirs.FREQ[n] for n in names}
    assert ours._inner.total == theirs.total


def test_jiebas_modules_are_afterwards_as_they_always_are() -> None:
    script = """
import sys
from kgbuild.parse import keywords
keywords("海岚科技在珠海发布了平台。")
assert "pkg_resources" not in sys.modules and "jieba.analyse" not in sys.modules
import jieba.analyse
print(jieba.analyse.extract_tags("海岚科技在珠海发布了平台。", topK=1))
print(len(jieba.analyse.default_tfidf.idf_freq))
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    words, count = done.stdout.splitlines()
    assert "海岚" in words or "科技" in words or "珠海" in words
    assert int(count) > 200_000


def test_jieba_keeps_quiet() -> None:
    assert jieba_modules.main().default_logger is logging.getLogger("jieba")
    assert logging.getLogger("jieba").level == logging.CRITICAL
