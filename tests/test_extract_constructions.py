"""Constructions as editable cases.

A case file in ``cases/extract`` holds one construction: a comment, then sentences, each
followed by its open triples, indented, in any order: all that an extractor may give for the
sentence. A sentence after ``! `` is one that the syntactic extractor does not read yet; when it
learns to, the mark must go. Files whose names end in ``_spoken`` are read as transcripts, whose
pauses are put back first.
"""

from __future__ import annotations

import difflib

import pytest

from extraction import CASES, Case, cases
from kgbuild.extract import PatternExtractor, SyntaxExtractor

#: Rows of the case files that the pattern extractor reads, of all that they want.
PATTERN_READS = 0.83


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
def test_construction(case: Case) -> None:
    found = case.rows(SyntaxExtractor())
    if case.unread:
        assert sorted(found) != sorted(case.wanted), "it is read now: take the mark away"
        return
    difference = difflib.unified_diff(
        sorted(case.wanted), sorted(found), "the case file", "the extractor", lineterm="", n=9
    )
    assert sorted(found) == sorted(case.wanted), "\n".join([case.text, *difference])


def test_the_pattern_extractor_reads_most_of_them() -> None:
    wanted = read = 0
    for case in cases()[::4]:
        wanted += len(case.wanted)
        read += len(set(case.wanted) & set(case.rows(PatternExtractor())))
    assert read / wanted >= PATTERN_READS


def test_there_are_enough_cases() -> None:
    assert len(list(CASES.glob("*.txt"))) >= 25
    assert len(cases()) >= 400
    assert sum(case.unread for case in cases()) <= len(cases()) / 4


def test_no_sentence_has_two_cases() -> None:
    texts = [(case.file.endswith("_spoken"), case.text) for case in cases()]
    assert len(set(texts)) == len(texts)
