"""The compiled dictionary says what jieba's texts say, and cuts as jieba does."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import ParseError
from kgbuild.parse import jieba_modules, jieba_words
from kgbuild.parse.dictionary import Dictionary, dictionary

TEXTS = (
    "海岚科技在珠海发布了人工智能平台，林知远说：“发展中国家需要合作。”",
    "中国人民银行和中华人民共和国国务院办公厅",
    "我们的中国人民银行在发展中国家的办公厅",
    "B超 T恤 c++ 4S店",
    "鹮埗鹮埗",
    "",
)


def rows(name: str, columns: int) -> list[list[str]]:
    fields = (jieba_modules.folder() / name).read_text(encoding="utf-8").split()
    return [fields[start : start + columns] for start in range(0, len(fields), columns)]


@pytest.fixture(scope="module")
def frequencies() -> dict[str, int]:
    jieba = jieba_modules.main()
    with (jieba_modules.folder() / "dict.txt").open("rb") as file:
        found: dict[str, int] = jieba.Tokenizer().gen_pfdict(file)[0]
    return found


def test_every_word_is_there_with_its_frequency_and_its_tag() -> None:
    texts = {word: (int(count), tag) for word, count, tag in rows("dict.txt", 3)}
    known = dictionary()
    assert {word: (known.frequency(word), known.tag(word)) for word in known.words()} == texts
    assert len(known) == len(texts)
    assert known.total == sum(int(count) for _, count, _ in rows("dict.txt", 3))
    assert known.highest == max(count for count, _ in texts.values())


def test_every_rarity_is_there() -> None:
    from jieba.analyse.tfidf import DEFAULT_IDF, IDFLoader

    theirs, median = IDFLoader(DEFAULT_IDF).get_idf()
    assert {word: dictionary().rarity(word) for word in theirs} == theirs
    assert dictionary().median_rarity == median
    rare_only = next(word for word in theirs if not dictionary().frequency(word))
    assert dictionary().tag(rare_only) is None
    assert dictionary().rarity("鹮埗") is None


def test_a_text_begins_with_words(frequencies: dict[str, int]) -> None:
    text = "中华人民共和国国务院"
    expected = [text[:n] for n in range(1, len(text) + 1) if frequencies.get(text[:n])]
    found = [(text[:size], *told) for size, *told in dictionary().beginning("在" + text, 1)]
    assert [word for word, _, _ in found] == expected
    assert all((f, t) == (frequencies[w], dictionary().tag(w)) for w, f, t in found)


def test_a_dictionary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="dictionary cannot be read"):
        Dictionary(tmp_path)
    (tmp_path / "words.marisa").write_bytes(b"no trie")
    with pytest.raises(ParseError, match="dictionary cannot be read"):
        Dictionary(tmp_path)


@pytest.mark.parametrize(
    "names",
    [
        {},
        {"海岚科技": 20_000, "海岚": 20_000, "岚科": 3, "珠海": 20_000, "国务院办公厅": 1},
        {"的": 3, "中国": 1, "我们的": 2, "发展中国家": 5, "发展中": 20_000},
        {"中国": 1_000_000_000, "中国人": 3, "人民银行": 20_000, "中国人民银行": 4},
    ],
)
def test_names_weigh_and_words_are_cut_as_by_jieba(
    names: dict[str, int], frequencies: dict[str, int]
) -> None:
    theirs = jieba_modules.main().Tokenizer()
    theirs.FREQ, theirs.total, theirs.initialized = dict(frequencies), dictionary().total, True
    for name in sorted(names, key=len):
        theirs.add_word(name, max(names[name], theirs.suggest_freq(name)))
    ours = jieba_words.Tokenizer(names)
    for text in [*TEXTS, "海岚科技园区在珠海国务院办公厅"]:
        assert ours.cut(text) == theirs.lcut(text, HMM=False)
    assert {name: ours.weight(name) for name in names} == {n: theirs.FREQ[n] for n in names}
    assert ours.total == theirs.total


@pytest.fixture(scope="module")
def jiebas_own(frequencies: dict[str, int]) -> object:
    made = jieba_modules.main().Tokenizer()
    made.FREQ, made.total, made.initialized = frequencies, dictionary().total, True
    return made


@given(st.text("中国人民银行的在发展海岚鹮埗，。 B超4S店", max_size=30))
def test_any_text_is_cut_as_by_jieba(jiebas_own: object, text: str) -> None:
    ours = jieba_words.plain_tokenizer()
    for hidden in (False, True):
        assert ours.lcut(text, HMM=hidden) == jiebas_own.lcut(text, HMM=hidden)  # type: ignore[attr-defined]


def test_jiebas_modules_are_afterwards_as_they_always_are() -> None:
    script = """
import sys
from kgbuild.parse import keywords
keywords("海岚科技在珠海发布了平台。")
assert "pkg_resources" not in sys.modules and "jieba.analyse" not in sys.modules
import jieba.analyse
print(jieba.analyse.extract_tags("海岚科技在珠海发布了平台。", topK=1))
print(len(jieba.analyse.default_tfidf.idf_freq))
import jieba.posseg
jieba.add_word("海岚科技", tag="nt")
print(*jieba.posseg.cut("海岚科技的平台"))
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    words, count, tagged = done.stdout.splitlines()
    assert "海岚" in words or "科技" in words or "珠海" in words
    assert int(count) > 200_000
    assert tagged == "海岚科技/nt 的/uj 平台/n"


def test_jieba_keeps_quiet() -> None:
    assert jieba_modules.main().default_logger is logging.getLogger("jieba")
    assert logging.getLogger("jieba").level == logging.CRITICAL
