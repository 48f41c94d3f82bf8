"""A verb's dependents become a predicate with arguments and adjuncts.

The tree says which words belong to the verb and where each dependent begins and ends; what a
noun phrase holds (members, titles, a noun that closes a list) is read off its words, as the
pattern extractor does, so that both tell a phrase in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct, prepositional
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import NOMINAL, PREVERBAL, Kind, Word
from kgbuild.extract.predicates import Predicate, VerbGroup
from kgbuild.extract.syntax.tree import Tree
from kgbuild.extract.times import is_bare_time

GIVING = ("给", "予", "授", "送", "赠", "教", "称", "赐", "封", "问", "告诉", "封为")
SUBJECTS = ("nsubj", "csubj")
_CLAUSE_LEVEL = frozenset(
    "nsubj csubj cop advmod aux obl advcl mark parataxis discourse ccomp xcomp vocative "
    "dislocated obj iobj".split()
)
_OUTER_CASES = frozenset({Kind.PREPOSITION, Kind.COORDINATOR, Kind.BA, Kind.BEI, Kind.YOU})
_EDGES = frozenset({Kind.COMMA, Kind.STOP, Kind.LIST_MARK, Kind.DE, Kind.COORDINATOR, Kind.LINK})
_VERB_LABELS = frozenset({"root", "parataxis", "conj", "advcl", "ccomp", "xcomp", "csubj", "dep"})
_COMPLEMENT_LABELS = frozenset({"aux", "mark", "compound", "case", "advmod", "discourse", "xcomp"})


class PredicateReader:
    """Reads the predicates of one tree.

    Args:
        tree: The tree, mended.
        chunker: Reads what is inside a noun phrase.
    """

    def __init__(self, tree: Tree, chunker: Chunker) -> None:
        self.tree = tree
        self.words: Sequence[Word] = tree.words
        self.chunker = chunker

    # What heads a predicate -------------------------------------------------------------

    def is_predicate(self, index: int) -> bool:
        """Tell whether the word at ``index`` heads a clause."""
        tree, word = self.tree, self.words[index]
        label = tree.labels[index]
        if label == "acl":
            return word.kind is Kind.VERB
        if label not in _VERB_LABELS:
            return False
        if word.kind is Kind.VERB:
            return label != "conj" or self._verbal_conjunct(index)
        if tree.of(index, "cop"):
            return True
        if word.kind is Kind.ADJECTIVE or tree.upos[index] == "ADJ":
            return label != "conj" or bool(tree.of(index, *SUBJECTS))
        if word.kind is Kind.NUMBER:
            return bool(tree.of(index, "nsubj"))
        if word.kind is Kind.NOUN and word.tag in ("vn", "v") and tree.upos[index] == "VERB":
            return bool(tree.of(index, "obj", "obl", "aux", *SUBJECTS))
        return False

    def _verbal_conjunct(self, index: int) -> bool:
        head = self.tree.heads[index]
        return self.words[head].kind in (Kind.VERB, Kind.ADJECTIVE) or bool(
            self.tree.of(index, "obj", *SUBJECTS)
        )

    # Noun phrases ------------------------------------------------------------------------

    def extent(self, head: int, *, low: int = 0, high: int | None = None) -> tuple[int, int]:
        """Return where the noun phrase of ``head`` begins and ends.

        Prepositions, localisers, marks and, for a noun that is a predicate, the rest of its
        clause are left out; so is what the tree holds beyond a gap.

        Args:
            head: Index of the noun.
            low: The phrase does not begin left of this word.
            high: It does not reach this word.
        """
        tree = self.tree
        high = len(tree) if high is None else high
        inside = {head}
        for child in tree.children(head):
            if self._in_phrase(child, head):
                first, last = tree.bounds(child)
                inside.update(range(max(first, low), min(last, high)))
        start, end = head, head + 1
        while start - 1 in inside:
            start -= 1
        while end in inside:
            end += 1
        while start < head and self.words[start].kind in _EDGES:
            start += 1
        while end > head + 1 and (
            self.words[end - 1].kind in _EDGES or self.words[end - 1].kind is Kind.LOCALISER
        ):
            end -= 1
        return start, end

    def _in_phrase(self, child: int, head: int) -> bool:
        tree, word = self.tree, self.words[child]
        label = tree.labels[child]
        if label == "case":
            return word.kind not in _OUTER_CASES
        if label == "punct":
            return word.kind in (Kind.OPEN, Kind.CLOSE, Kind.LIST_MARK, Kind.NOUN)
        if label == "nmod" and tree.relations[child].endswith("tmod"):
            return not self._heads_clause(head) and child < head
        if label == "conj":
            return not self.is_predicate(child) and not self._after_comma(child, head)
        if label == "acl" and child > head:
            return word.kind in (Kind.ETC, Kind.LOCALISER, Kind.NOUN)
        if label == "appos":
            return not self._after_comma(child, head)
        if label in _CLAUSE_LEVEL:
            return label == "advmod" and not self._heads_clause(head) and child > head - 3
        return True

    def _heads_clause(self, index: int) -> bool:
        return bool(self.tree.of(index, "cop", *SUBJECTS))

    def _after_comma(self, child: int, head: int) -> bool:
        first, last = sorted((child, head))
        commas = [i for i in range(first, last) if self.words[i].kind is Kind.COMMA]
        return any(self.words[i + 1].form not in ("以及", "及", "和") for i in commas)

    def phrase(self, head: int, *, low: int = 0, high: int | None = None) -> Phrase:
        """Return the noun phrase of ``head``, its members told apart."""
        start, end = self.extent(head, low=low, high=high)
        return self.phrase_at(start, end, head)

    def phrase_at(self, start: int, end: int, head: int) -> Phrase:
        """Return the phrase of the words ``[start, end)``."""
        found = self.chunker.phrase(start, end)
        if found is not None and found.end == end:
            return found
        links = tuple(i for i in range(start, end) if self.words[i].kind is Kind.DE)
        return Phrase((Item(start, end, head, links),), end)

    # Predicates --------------------------------------------------------------------------

    def group(self, verb: int) -> VerbGroup:
        """Return the verb with what clings to it: prefixes, aspect, direction, 于, 为, 到."""
        tree, words = self.tree, self.words
        verbs = [verb]
        first = verb
        while (
            first > 0
            and tree.heads[first - 1] == verb
            and tree.labels[first - 1] in ("compound", "aux", "mark")
            and (tree.labels[first - 1] == "compound" or len(words[first - 1].form) == 1)
            and words[first - 1].kind in (Kind.VERB, Kind.ADJECTIVE, Kind.NOUN)
            and words[first - 1].tag not in ("n", "nr", "ns", "nt", "nz")
        ):
            first -= 1
            verbs.insert(0, first)
        taken = list(verbs)
        marker = ""
        end = verb + 1
        while end < len(words) and not marker:
            word = words[end]
            if word.kind is Kind.ASPECT and tree.heads[end] == verb:
                taken.append(end)
            elif self._directional(end, verb):
                verbs.append(end)
                taken.append(end)
            elif self._opens_complement(end, verb):
                verbs.append(end)
                taken.append(end)
                marker = word.form
            elif word.form == "得" and tree.heads[end] == verb:
                degree = [c for c in tree.of(verb, "xcomp", "ccomp") if c > end]
                last = self.clause_bounds(degree[0])[1] if degree else end + 1
                taken += range(end, last)
                end = last - 1
            elif self._action_noun(end, verb):
                verbs.append(end)
                taken.append(end)
            else:
                break
            end += 1
        if end < len(words) and words[end].kind is Kind.ASPECT:
            taken.append(end)
            end += 1
        return VerbGroup(tuple(verbs), tuple(taken), end, marker)

    def _action_noun(self, index: int, verb: int) -> bool:
        """负责运营: a noun of action that ends the clause is part of the predicate."""
        if self.words[index].tag != "vn" or self.tree.heads[index] != verb or index != verb + 1:
            return False
        if self.words[verb].form not in w.WITH_ACTION_NOUN | w.CONTROL_VERBS:
            return False
        following = self.words[index + 1].kind if index + 1 < len(self.words) else Kind.STOP
        return following in (Kind.COMMA, Kind.STOP)

    def _directional(self, index: int, verb: int) -> bool:
        word, tree = self.words[index], self.tree
        return (
            word.form in w.DIRECTIONAL
            and word.kind is not Kind.LOCALISER
            and tree.heads[index] == verb
            and tree.labels[index] in _COMPLEMENT_LABELS
        )

    def _opens_complement(self, index: int, verb: int) -> bool:
        """Tell whether 于, 为, 到, 在 … right after the verb is its complement."""
        word, tree = self.words[index], self.tree
        if word.form not in w.RESULT_COMPLEMENTS or index + 1 >= len(self.words):
            return False
        if self.words[verb].form in w.BARE_COPULAS:
            return False
        if tree.heads[index] == verb:
            return tree.labels[index] in ("mark", "case", "compound", "advmod")
        head = tree.heads[index]
        if tree.labels[index] != "case" or head < index or tree.heads[head] != verb:
            return False
        if self.words[index].form in ("在", "于", "向", "往", "自", "到", "至", "给"):
            inner = any(
                self.words[i].kind in (Kind.PREPOSITION, Kind.VERB, Kind.COMMA)
                for i in range(index + 1, head)
            )
            return tree.labels[head] in ("obl", "nmod", "obj") and not inner
        return True

    def read(self, verb: int, *, low: int = 0) -> Predicate:
        """Return the predicate that ``verb`` heads.

        Args:
            verb: Index of the verb, or of the noun or adjective that a copula joins.
            low: Dependents left of this word belong to an earlier predicate.
        """
        copulas = [c for c in self.tree.of(verb, "cop") if c < verb]
        if copulas:
            return self._copular(verb, copulas[-1], low)
        predicate = Predicate(self.group(verb))
        self._preverbal(predicate, verb, predicate.group.words[0], low)
        self._arguments(predicate, verb, low)
        return predicate

    def _copular(self, noun: int, copula: int, low: int) -> Predicate:
        """甲是乙: the copula is the verb and the noun its object, or an adjective its quality."""
        group = VerbGroup((copula,), (copula,), copula + 1)
        predicate = Predicate(group)
        self._preverbal(predicate, noun, copula, low)
        word = self.words[noun]
        if word.kind in (Kind.ADJECTIVE, Kind.ADVERB) or word.tag in ("a", "an", "ad"):
            first = copula + 1
            end = noun + 1
            predicate.quality = (first, end)
        elif word.kind is Kind.VERB:
            first, last = self.clause_bounds(noun)
            predicate.clause = (copula + 1, last)
        else:
            start, end = self.extent(noun, low=copula + 1)
            predicate.objects = [self.phrase_at(start, end, noun)]
        for child in self.tree.children(noun):
            if low <= child < copula:
                self._adjunct_of(predicate, child, noun)
        return predicate

    def _preverbal(self, predicate: Predicate, verb: int, first: int, low: int) -> None:
        """Take the adverbs, modals and negations before the verb."""
        before: list[int] = []
        for child in self.tree.children(verb):
            word = self.words[child]
            if not low <= child < first:
                continue
            moving = word.form in ("来", "去") and child == first - 1
            if word.kind not in PREVERBAL and not moving:
                before += self._manner(child, first)
                continue
            if self.tree.labels[child] in ("advmod", "aux", "mark", "xcomp", "compound", "cc"):
                before.append(child)
        modals = [i for i in range(first - 1, max(low, first - 4) - 1, -1)]
        for index in modals:  # adverbs that touch the verb, wherever the tree has them
            if self.words[index].kind not in PREVERBAL and index not in before:
                break
            if index not in before:
                before.append(index)
        predicate.before = tuple(sorted(before))

    def _manner(self, child: int, first: int) -> list[int]:
        """仔细地 + verb: the adverb that 地 makes is part of the predicate."""
        particle = first - 1
        if self.words[particle].form != "地" or self.tree.heads[particle] != child:
            return []
        start = self.tree.bounds(child)[0]
        return list(range(start, first)) if child < particle else []

    def _arguments(self, predicate: Predicate, verb: int, low: int) -> None:
        tree, words = self.tree, self.words
        for child in tree.children(verb):
            label, full = tree.labels[child], tree.relations[child]
            if child < low and label not in SUBJECTS:
                continue
            if words[child].kind is Kind.BEI and child < verb:
                predicate.voice, predicate.voice_word = "被", child
            elif full == "obl:agent" or self._case(child) in (Kind.BEI, Kind.YOU):
                self._agent(predicate, child, verb)
            elif full == "obl:patient" or self._case(child) is Kind.BA:
                self._patient(predicate, child, verb)
            elif label in ("obj", "iobj"):
                self._object(predicate, child, verb)
            elif child > verb and (label == "ccomp" or (label == "xcomp" and self._says(verb))):
                self._clause(predicate, child, verb)
            elif (
                predicate.group.marker
                and label in ("obl", "nmod")
                and self._follows(predicate, child)
            ):
                self._placed(predicate, child)
            else:
                self._adjunct_of(predicate, child, verb)

    def _says(self, verb: int) -> bool:
        return self.words[verb].form in w.SAY_VERBS - w.CONTROL_VERBS

    def _clause(self, predicate: Predicate, child: int, verb: int) -> None:
        """甲认为乙…: the clause is the object; after 有 its subject is (有人聚居)."""
        start, end = self.clause_bounds(child)
        start = max(start, predicate.group.end)
        start, end = self.unquoted(start, end)
        form = self.words[verb].form
        if form in w.NAMING_VERBS and self._named(predicate, child, verb):
            return
        if form in w.EXISTENTIALS | w.PIVOT_VERBS | w.REQUESTS:
            subject = next((c for c in self.tree.of(child, *SUBJECTS) if verb < c < child), None)
            if subject is not None and not predicate.objects:
                predicate.objects.append(self.phrase(subject, low=predicate.group.end))
                return
        for piece in self._pieces(child, start, end):
            if predicate.clause is None:
                predicate.clause = piece
            else:
                predicate.further.append(piece)

    def _named(self, predicate: Predicate, child: int, verb: int) -> bool:
        """任命甲为乙: 甲 is who is named, as 把 would say it, 乙 what."""
        copula = next((c for c in self.tree.of(child, "cop") if self.words[c].form == "为"), None)
        who = next((c for c in self.tree.of(child, *SUBJECTS) if verb < c), None)
        if copula is None or who is None or who > copula:
            return False
        verbs = (*predicate.group.verbs, copula)
        predicate.group = VerbGroup(verbs, (*predicate.group.words, copula), copula + 1, "为")
        predicate.voice, predicate.voice_word = "把", verb
        predicate.partner = self.phrase(who, low=verb + 1)
        predicate.objects = [self.phrase(child, low=copula + 1)]
        return True

    def unquoted(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of words without the quotation marks around a whole clause, and the mark at its end."""
        marks = (Kind.STOP, Kind.COMMA)
        while start < end and self.words[start].kind in marks:
            start += 1
        if start < end and self.words[start].kind is Kind.OPEN:
            close = self.chunker.pairs.get(start, -1)
            if close >= end - 2:
                start, end = start + 1, min(close, end)
        while end > start + 1 and self.words[end - 1].kind in marks:
            end -= 1
        return start, end

    def _pieces(self, head: int, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a clausal object into its clauses, where commas part two that each have a verb."""
        pieces: list[tuple[int, int]] = []
        verbs = [i for i in range(start, end) if self.is_predicate(i)]
        verbs = [i for i in verbs if self.tree.labels[i] != "acl"]
        begin = start
        for comma in range(start, end):
            if self.words[comma].kind is not Kind.COMMA:
                continue
            before = any(begin <= v < comma for v in verbs)
            after = any(v > comma for v in verbs)
            if before and after and self._subordinate(begin, comma) is False:
                pieces.append((begin, comma))
                begin = comma + 1
        pieces.append((begin, end))
        return pieces

    def _subordinate(self, start: int, end: int) -> bool:
        """Tell whether a word that opens or closes the words makes them an adjunct."""
        opener, closer = self.words[start], self.words[end - 1]
        if opener.kind is Kind.PREPOSITION and opener.form in w.CAUSES:
            return True
        return closer.form in w.CLAUSE_CLOSERS and closer.kind is not Kind.VERB

    def _case(self, noun: int) -> Kind | None:
        """Return the kind of the preposition in front of a noun."""
        for child in self.tree.children(noun):
            if child < noun and self.tree.labels[child] in ("case", "mark"):
                if self.words[child].kind in _OUTER_CASES:
                    return self.words[child].kind
        return None

    def _case_word(self, noun: int) -> int | None:
        for child in self.tree.children(noun):
            if child < noun and self.tree.labels[child] in ("case", "mark"):
                if self.words[child].kind in _OUTER_CASES:
                    return child
        return None

    def _agent(self, predicate: Predicate, noun: int, verb: int) -> None:
        case = self._case_word(noun)
        if case is None and predicate.partner is not None:
            predicate.partner = self._stretched(predicate.partner, noun)
            return
        phrase = self.phrase(noun)
        if case is not None:
            voiced = self.words[case].kind
            predicate.voice = "由" if voiced is Kind.YOU else "被"
            predicate.voice_word = case
        elif predicate.voice_word < 0:
            for child in self.tree.children(verb):
                if self.words[child].kind is Kind.BEI and child < noun:
                    predicate.voice, predicate.voice_word = "被", child
        if predicate.voice_word >= 0 and phrase.start > predicate.voice_word:
            predicate.partner = phrase

    def _patient(self, predicate: Predicate, noun: int, verb: int) -> None:
        case = self._case_word(noun)
        if case is None and predicate.voice == "把" and noun < verb:
            predicate.partner = self._stretched(predicate.partner, noun)
        if case is None or noun > verb:
            return
        predicate.voice, predicate.voice_word = "把", case
        predicate.partner = self.phrase(noun, low=case + 1)

    def _stretched(self, partner: Phrase | None, noun: int) -> Phrase | None:
        """Join to a partner what the tree hangs beside it (拖船 + “巨人”号, 夜间 + 照明)."""
        start, end = self.extent(noun)
        if partner is None or start != partner.end:
            return partner
        return self.phrase_at(partner.start, end, noun)

    def _object(self, predicate: Predicate, noun: int, verb: int) -> None:
        if noun < verb:
            return
        lasting = self.words[noun].kind is Kind.TIME and self.words[noun].form[0] in w.COUNTS
        if lasting and not predicate.group.marker and self.tree.labels[noun] == "obj":
            start, end = self.extent(noun, low=predicate.group.end)
            phrase = self.phrase_at(start, end, noun)
            predicate.adjuncts.append(Adjunct(start, end, phrase, "time"))
            return
        phrase = self.phrase(noun, low=predicate.group.end)
        counted = [c for c in self.tree.of(noun, "nsubj") if predicate.group.end <= c < noun]
        if counted and self.words[noun].kind is Kind.NUMBER:  # 改建公路612公里
            start = max(self.tree.bounds(counted[0])[0], predicate.group.end)
            phrase = self.phrase_at(start, phrase.end, noun)
        case = self._case_word(noun)
        if case is not None and predicate.group.end <= case < phrase.start:
            start = max(self.tree.bounds(noun)[0], predicate.group.end)
            phrase = self.phrase_at(start, phrase.end, noun)  # 对甲的关注, 甲在乙中的作用
        if predicate.group.marker:
            phrase = self.with_localiser(phrase)
        receiver = self._receiver(predicate, phrase)
        if receiver is not None:
            predicate.objects.append(receiver)
            phrase = self.phrase_at(receiver.end, phrase.end, noun)
        last = predicate.objects[-1] if predicate.objects else None
        if last is not None and last.end == phrase.start and not self._gives(predicate):
            phrase = self.phrase_at(last.start, phrase.end, noun)  # 外甥 + a name: one object
            predicate.objects.pop()
        if phrase.start >= predicate.group.end:
            predicate.objects.append(phrase)

    def _receiver(self, predicate: Predicate, phrase: Phrase) -> Phrase | None:
        """递给老人一杯水: the person before a number is who gets it."""
        if not self._gives(predicate) or predicate.objects:
            return None
        for index in range(phrase.start + 1, phrase.end):
            if self.words[index].kind is Kind.NUMBER and self.words[index - 1].kind in NOMINAL:
                first = self.chunker.phrase(phrase.start, index)
                return first if first is not None and first.end == index else None
        return None

    def _gives(self, predicate: Predicate) -> bool:
        return any(self.words[i].form.endswith(GIVING) for i in predicate.group.verbs)

    def _follows(self, predicate: Predicate, noun: int) -> bool:
        start, _ = self.extent(noun)
        return noun >= predicate.group.end and start <= predicate.group.end + 1

    def _placed(self, predicate: Predicate, noun: int) -> None:
        """成立于1956年, 生活在水中: what follows the complement is the object."""
        phrase = self.phrase(noun, low=predicate.group.end)
        predicate.objects.append(self.with_localiser(phrase))

    def with_localiser(self, phrase: Phrase) -> Phrase:
        """Return a phrase together with the localiser that follows it (田里, 门前)."""
        end = phrase.end
        while end < len(self.words) and self.words[end].kind is Kind.LOCALISER:
            end += 1
        if end == phrase.end or (end < len(self.words) and self.words[end].kind is Kind.DE):
            return phrase
        return Phrase((*phrase.items[:-1], replace(phrase.items[-1], end=end)), end)

    def clause_bounds(self, head: int) -> tuple[int, int]:
        """Return where the clause of ``head`` begins and ends, marks at its edges left out."""
        start, end = self.tree.bounds(head)
        while start < head and self.words[start].kind in (Kind.COMMA, Kind.STOP, Kind.LIST_MARK):
            start += 1
        while end > head + 1 and self.words[end - 1].kind in (Kind.COMMA, Kind.STOP):
            end -= 1
        return start, end

    # Adjuncts -----------------------------------------------------------------------------

    def _adjunct_of(self, predicate: Predicate, child: int, verb: int) -> None:
        adjunct = self.adjunct(child, verb)
        if adjunct is None or any(adjunct.start < a.end for a in predicate.adjuncts):
            return
        predicate.adjuncts.append(adjunct)

    def adjunct(self, child: int, verb: int) -> Adjunct | None:
        """Return the adjunct that a dependent is, or ``None``."""
        tree, words = self.tree, self.words
        label, full = tree.labels[child], tree.relations[child]
        if label == "advcl" and words[child].kind is not Kind.TIME:
            return self._adverbial_clause(child, verb)
        if label not in ("obl", "nmod", "dislocated", "advmod", "advcl", "nsubj", "nummod"):
            return None
        case = self._case_word(child)
        if case is not None:
            _, end = tree.bounds(child)
            stop = min(end, verb) if child < verb else end
            return prepositional(words, self.chunker, case, stop)
        start, end = self.extent(child)
        while (
            end < len(words) and words[end].kind is Kind.LOCALISER and end < tree.bounds(child)[1]
        ):
            end += 1
        if words[child].kind in PREVERBAL or words[child].kind is Kind.LINK:
            return None
        timed = (
            words[child].kind is Kind.TIME or is_bare_time(words[child]) or full.endswith("tmod")
        )
        if timed and label != "nsubj":
            return Adjunct(start, end, self.chunker.phrase(start, end), "time")
        if label in ("obl", "nmod") and words[end - 1].form in w.CLOSERS:
            role = "time" if words[end - 1].form in w.TIME_CLOSERS else "place"
            return Adjunct(start, end, self.phrase_at(start, end - 1, child), role)
        if label in ("obl", "nmod", "nummod") and child > verb and words[child].kind is Kind.NUMBER:
            return Adjunct(start, end, self.phrase_at(start, end, child), "quantity")
        return None

    def _adverbial_clause(self, child: int, verb: int) -> Adjunct | None:
        """…后, 为了…, 由于…: a clause that a word opens or closes is an adjunct of its verb."""
        words = self.words
        start, end = self.clause_bounds(child)
        opener = words[start]
        if child > verb:
            return None
        if opener.kind is Kind.PREPOSITION and opener.form in w.CLAUSAL_PREPOSITIONS:
            role = (
                "purpose"
                if opener.form in ("为", "为了")
                else w.PREPOSITIONS.get(opener.form, "other")
            )
            return Adjunct(start, end, None, role, opener.form, (start + 1, end))
        closing = words[end - 1]
        if closing.form in w.CLAUSE_CLOSERS and closing.kind is not Kind.VERB:
            return Adjunct(start, end, None, "time", closing.form)
        return None


__all__ = ["NOMINAL", "SUBJECTS", "PredicateReader"]
