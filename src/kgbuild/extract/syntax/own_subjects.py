"""The subject that stands in a clause itself, and the topics before it.

What says when, in what respect or of what kind (改革中, 药品方面，, 河南封丘人，) is none, and an
office and its holder side by side are one.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.context.vocatives import is_closed
from kgbuild.extract.kinds import Kind, is_held_by, is_office
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.chains import Chains
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.heads import SUBJECTS
from kgbuild.extract.times import is_aspect, is_period, is_remark, is_self, is_time

_AFTER_NAME = w.COURTESY | {"总"}


class OwnSubjects:
    """Finds the subjects that stand in the clauses of one sentence.

    Args:
        parts: The constituents of the sentence.
        chains: Its verb chains.
    """

    def __init__(self, parts: Constituents, chains: Chains) -> None:
        self.parts, self.chains = parts, chains

    def own(self, index: int, predicate: Predicate) -> tuple[Phrase | None, list[Phrase]]:
        """Return the subject that stands in the clause itself, and the topics before it."""
        parts, first = self.parts, predicate.group.words[0]
        verbs = self.chains.verbs(index)
        found = sorted(c for v in verbs for c in parts.tree.of(v, *SUBJECTS) if c < first)
        phrases: list[Phrase] = []
        for child in found:
            if 0 <= predicate.voice_word < child or parts.tree.kinds[child] is Kind.ADVERB:
                continue  # behind 把 or 被; 东 of 东与甲接壤
            if any(is_closed(word) for word in parts.words[child:first]):
                continue  # 尊敬的甲省长，大家好，…: who is greeted
            if parts.is_predicate(child):
                phrase = parts.phrase_at(*parts.clause(child), child)
            else:
                phrase = parts.with_localiser(parts.phrase(child, high=first))
            if is_time(parts.words, phrase) or is_aspect(parts.words, phrase):
                continue
            if is_period(parts.words, phrase) or is_remark(parts.words, phrase):
                continue
            if is_self(parts.words, phrase):
                continue
            if phrases and phrases[-1].end == phrase.start and self._one(phrases[-1], phrase):
                phrase = parts.phrase_at(phrases.pop().start, phrase.end, child)
            phrases.append(phrase)
        return (phrases[-1], phrases[:-1]) if phrases else (None, [])

    def _one(self, first: Phrase, second: Phrase) -> bool:
        """Tell a title and a name side by side from a topic and a subject."""
        last, following = self.parts.words[first.end - 1], self.parts.words[second.start]
        if following.tag == "nr" and is_office(last):
            return True
        if last.tag == "nt" and second.end - second.start > 1:  # 松林公司|王芳总裁
            return is_held_by(following, self.parts.words[second.start + 1])
        return last.tag == "nr" and (following.form in _AFTER_NAME or is_office(following))
