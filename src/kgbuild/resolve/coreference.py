"""Words that point are read as what they point to, where that can only be one thing.

Deliberately cautious: a wrong merge costs more than a missed one. 他 is the one person
named as a subject in its sentence before it or, failing that, in the sentence before;
该公司 likewise is the one company. Where two come into question the words stay
unresolved. In a text whose source names its speaker, 我 is the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kgbuild.model import Document, Span
from kgbuild.ontology import Lexicon

_THIRD_PERSON = frozenset("他 她".split())
_FIRST_PERSON = frozenset("我 本人 笔者 我个人 我本人 我自己".split())
_DESCRIPTION = re.compile(r"(?:该|这家|这所|这座|这个|这款|这部|这项)(?P<noun>\w{1,8})")

#: Confidence of a statement whose pronoun was read this way is multiplied by this.
PRONOUN_CONFIDENCE = 0.85

#: Grounds that resolution adds to those of the reading, as a reader of an explanation sees them.
WORDING: Mapping[str, str] = {
    "pointing subject": "subject is named elsewhere, by the only candidate",
    "pointing object": "object is named elsewhere, by the only candidate",
}

#: The sentence before must end at most this many code points earlier.
_NEAR = 4


class Antecedents:
    """What one document has named as subjects, in reading order, with its class.

    Args:
        document: The document, for its speaker; ``None`` where it is not at hand.
        named: ``(sentence, position, name, class)`` of each subject that is named;
            positions in code points of the document.
        lexicon: Which class a noun tells (公司).
        is_a: Tells whether one class is another or below it.
    """

    def __init__(
        self,
        document: Document | None,
        named: Iterable[tuple[Span, int, str, str]],
        *,
        lexicon: Lexicon,
        is_a: Callable[[str, str], bool],
    ) -> None:
        self._speaker = document.speaker if document else None
        self._lexicon = lexicon
        self._is_a = is_a
        self._by_sentence: defaultdict[Span, list[tuple[int, str, str]]] = defaultdict(list)
        for sentence, position, name, kind in named:
            self._by_sentence[sentence].append((position, name, kind))
        self._sentences = sorted(self._by_sentence)

    def find(self, words: str, position: int, sentence: Span) -> str | None:
        """Return the name that ``words`` at ``position`` of ``sentence`` must mean.

        Args:
            words: Their normalised form (他, 该公司).
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.

        Returns:
            A name, or ``None`` where there is no candidate or more than one.
        """
        if words in _FIRST_PERSON:
            return self._speaker
        wanted = self._class_of(words)
        if wanted is None:
            return None
        here = {
            name
            for at, name, kind in self._by_sentence.get(sentence, ())
            if at < position and self._is_a(kind, wanted)
        }
        candidates = here or self._before(sentence, wanted)
        return next(iter(candidates)) if len(candidates) == 1 else None

    def _class_of(self, words: str) -> str | None:
        if words in _THIRD_PERSON:
            return "Person"
        description = _DESCRIPTION.fullmatch(words)
        head = self._lexicon.heads.get(description["noun"]) if description else None
        return head[0] if head and head[0] not in ("Group", "Concept", "Position") else None

    def _before(self, sentence: Span, wanted: str) -> set[str]:
        index = bisect_left(self._sentences, sentence) - 1
        if index < 0 or sentence.start - self._sentences[index].end > _NEAR:
            return set()
        before = self._by_sentence[self._sentences[index]]
        return {name for _, name, kind in before if self._is_a(kind, wanted)}
