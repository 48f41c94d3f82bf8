"""What an article is about, meant by a noun: 该报, 影片, 寺内, 大桥主塔."""

from __future__ import annotations

from kgbuild.model import Span
from kgbuild.ontology import ATTRIBUTES, MEASURES
from kgbuild.ontology.parts import is_part
from kgbuild.regex import regex
from kgbuild.resolve.pointing.called import ANY_SUCH, Called
from kgbuild.resolve.pointing.scene import (
    PRONOUN_CONFIDENCE,
    Antecedent,
    Scene,
)

_INSIDE = regex(r"(?P<noun>\w{1,2})[内里中]|(?P<vessel>[船舰艇机])上")
_AROUND = frozenset("境内 沿线 两岸 沿岸 辖区".split())  # of a place, named without it
#: Classes of what a house, a site or a work has of its own (学校图书馆, 公司员工).
_HAD = ("Site", "Device", "Group", "ResearchInstitute", "Hospital", "Team")


class OfArticle:
    """Finds where nouns mean what one document is an article about.

    Args:
        scene: What the document names.
        called: By which nouns that may be called.
    """

    def __init__(self, scene: Scene, called: Called) -> None:
        self._scene = scene
        self._called = called

    def barely(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword of an article where a noun by itself means it (影片, 寺内, 境内)."""
        article = self._scene.article
        if article is None:
            return None
        if noun in _AROUND and self._scene.is_a(self._scene.kinds.get(article.name, ""), "Place"):
            return self.find(article.name, position, sentence)
        inside = _INSIDE.fullmatch(noun)
        if inside is not None:
            return self.find(inside["noun"] or inside["vessel"], position, sentence)
        if not article.calls_barely(noun):
            return None
        return self._firm(noun, position, sentence) or self.find(noun, position, sentence)

    def _firm(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the firm that an article is about, where no other acts in the sentence.

        Who has invested in it in the sentence before is not meant by 公司.
        """
        name = self._scene.headword()
        if noun != "公司" or name is None:
            return None
        near = self._scene.window(position, sentence, 0)
        others = [p for p in near if p.acting and p.name != name and self._called.may_mean(p, noun)]
        return None if others else Antecedent(name, PRONOUN_CONFIDENCE)

    def find(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword of an article that calls it by a noun, if nothing near is called so.

        Near is what acts in the same sentence or, where the headword itself does not act near and
        the sentence opens no paragraph, in the one before as well. Of houses, what is only named
        there is near enough: who buys a firm is not who is bought.
        """
        article, name = self._scene.article, self._scene.headword()
        if article is None or article.name != name:
            return None
        if noun != name and not article.calls(noun) and not self._of_its_class(noun, name):
            return None
        opens = sentence.start in self._scene.openings
        near = self._scene.window(position, sentence, 0 if opens else 1)
        others = [p for p in near if p.name != name and self._called.may_mean(p, noun)]
        if any(p.acting and p.name == name for p in near):
            others = [p for p in others if p.acting and p.sentence == sentence]
        elif not self._scene.is_a(self._scene.kinds.get(name, "Entity"), "Organization"):
            others = [p for p in others if p.acting]
        return None if others else Antecedent(name, PRONOUN_CONFIDENCE)

    def _of_its_class(self, noun: str, name: str) -> bool:
        """Tell whether a noun by which any of a class is called fits the headword (该型设备)."""
        noun = noun.removeprefix("型")
        head = self._scene.lexicon.heads.get(noun)
        kind = self._scene.kinds.get(name, "Entity")
        return noun in ANY_SUCH and head is not None and self._scene.is_a(kind, head[0])

    def of_headword(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword where words begin with what it is called barely (大桥主塔).

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        article, lexicon = self._scene.article, self._scene.lexicon
        if article is None or words in lexicon or words in lexicon.nouns or words in lexicon.heads:
            return None
        for size in (2, 3, 4):
            noun, rest = words[:size], words[size:].removeprefix("的")
            if len(rest) > 1 and article.calls_barely(noun) and self._is_had(rest):
                found = self.find(noun, position, sentence)
                end = len(words) - len(rest)
                return found and Antecedent(found.name, found.certainty, words[:end])
        return None

    def is_part(self, noun: str) -> bool:
        """Tell whether a noun names a part of what an article is about."""
        article = self._scene.article
        if article is None:
            return False
        kind, is_a = self._scene.kinds.get(article.name, "Entity"), self._scene.is_a
        return is_part(noun, kind, article.kinds, living=article.living, is_a=is_a)

    def _is_had(self, noun: str) -> bool:
        """Tell whether a noun is for what a thing has: a part, a measure, a house, its people."""
        is_a = self._scene.is_a
        if "的" in noun or self.is_part(noun):
            return "的" not in noun
        told = self._scene.lexicon.noun_class(noun) or self._scene.lexicon.head_class(noun)
        had = told is not None and any(is_a(told, branch) for branch in _HAD)
        return had or noun.endswith((*ATTRIBUTES, *MEASURES))
