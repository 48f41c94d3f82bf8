"""Pinyin read from pypinyin's tables is what pypinyin itself gives."""

from __future__ import annotations

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from kgbuild.ontology import load_lexicon, pinyin
from kgbuild.ontology.pinyin import syllables

_PHRASES = sorted(PHRASES_DICT)
_BETWEEN = ("", "A座", "·", "。", "v", "Ü", "〇", "\U00020000", "知", "大")


def differing(texts: list[str]) -> list[str]:
    return [text for text in texts if syllables(text, typed=True) != lazy_pinyin(text)]


def test_every_character_is_read_as_pypinyin_reads_it() -> None:
    assert differing([chr(number) for number in PINYIN_DICT]) == []


def test_names_and_phrases_are_read_as_pypinyin_reads_them() -> None:
    assert differing([*load_lexicon().entries, *_PHRASES[::7]]) == []


def test_what_begins_a_phrase_or_joins_several_is_read_as_pypinyin_reads_it() -> None:
    pairs = zip(_PHRASES[::31], reversed(_PHRASES[::31]), strict=True)
    texts = [
        text
        for number, (left, right) in enumerate(pairs)
        for text in (left[:-1] + _BETWEEN[number % len(_BETWEEN)] + right, left + right[:-1])
    ]
    assert differing(["", *texts]) == []


def test_u_umlaut_is_typed_as_v() -> None:
    assert syllables("绿城A座") == ["lü", "cheng", "A", "zuo"]
    assert syllables("绿城", typed=True) == ["lv", "cheng"]


def test_a_pypinyin_that_keeps_its_tables_otherwise_is_asked_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pinyin, "_tables", lambda: None)
    assert syllables("绿城A座") == ["lü", "cheng", "A", "zuo"]
    assert syllables("绿城A座", typed=True) == ["lv", "cheng", "A", "zuo"]
