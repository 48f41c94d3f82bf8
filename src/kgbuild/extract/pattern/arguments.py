"""The words of one clause become its subject, its predicates and their arguments.

One pass from left to right, a word at a time: each kind of word has a handler that
either takes it, ends the clause, or passes it on to the next handler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct, bare_frame, prepositional
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.kinds import MARKS, NOMINAL, PREVERBAL, Kind, Word
from kgbuild.extract.pattern.complements import clause_end, complement, verb_next, verb_within
from kgbuild.extract.pattern.groups import verb_group
from kgbuild.extract.predicates import Predicate, VerbGroup, Voice, gives, honoured
from kgbuild.extract.times import time_phrase
from kgbuild.model import Role

_TAKE_CLAUSES = w.CAUSATIVES | w.REQUESTS
_CONTROL = w.CONTROL_VERBS - w.MOTION_VERBS
_COUNTS = tuple(w.COUNTS)
_VERBAL = PREVERBAL | {Kind.VERB}
_VOICES: dict[Kind, Voice] = {Kind.BEI: "被", Kind.BA: "把", Kind.YOU: "由"}


class OneClause:
    """Reads one clause.

    Args:
        words: The sentence.
        chunker: Its noun phrases.
        start: Index of the clause's first word.
        stop: Index that it may not reach past.
        carried: Adjuncts that stood before a comma.
        topic: A noun phrase that stood before a comma.
    """

    def __init__(  # noqa: PLR0913 - what a clause is read from
        self,
        words: Sequence[Word],
        chunker: Chunker,
        start: int,
        stop: int,
        *,
        carried: Sequence[Adjunct] = (),
        topic: Phrase | None = None,
    ) -> None:
        self.words = words
        self.chunker = chunker
        self.position = start
        self.stop = stop
        self.clause = Clause(start, start)
        self.topic = topic
        self.pending = list(carried)  # adjuncts that wait for their predicate
        self.before: list[int] = []  # adverbs, modals and negations that wait for it
        self.nominals: list[Phrase] = []  # noun phrases before the first verb
        self.voice: Voice = "active"
        self.voice_word = -1
        self.partner: Phrase | None = None

    def read(self) -> Clause:
        """Return the clause."""
        while self.position < self.stop and self._step():
            pass
        return self._finished()

    @property
    def last(self) -> Predicate | None:
        """The predicate read last."""
        return self.clause.predicates[-1] if self.clause.predicates else None

    def _step(self) -> bool:
        """Take the next word; return whether the clause goes on."""
        word = self.words[self.position]
        if word.kind in MARKS:
            return False
        for handler in self._HANDLERS.get(word.kind, self._OTHERS):
            goes_on = handler(self, word)
            if goes_on is not None:
                return goes_on
        self.position += 1
        return True

    # Handlers: True when the word was taken, False when it ends the clause, None when it
    # is not theirs.

    def _link(self, word: Word) -> bool | None:
        if word.kind is not Kind.LINK:
            return None
        joins = word.form in w.VERB_COORDINATORS and verb_next(
            self.words, self.position + 1, self.stop
        )
        if self.last is not None and not joins:
            return False  # the clause ends where no mark does
        self.clause.wished = self.clause.wished or word.form in w.PURPOSE_LINKS
        self.clause.supposed = self.clause.supposed or word.form in w.SUPPOSING
        self.position += 1
        return True

    def _focus(self, word: Word) -> bool | None:
        """是 that only stresses an adjunct (是由工人建成的), or 不是, belongs to the verb."""
        following = self.position + 1
        stresses = word.form == "是" or word.form in w.DENYING
        if not stresses or word.kind is not Kind.VERB or following >= self.stop:
            return None
        kind = self.words[following].kind
        if kind not in (Kind.YOU, Kind.BEI, Kind.PREPOSITION, Kind.COORDINATOR):
            return None
        end = clause_end(self.words, following, self.stop)
        if following in self.chunker.relatives or self.words[end - 1].form != "的":
            return None
        self.before.append(self.position)
        self.position += 1
        return True

    def _closer(self, word: Word) -> bool | None:
        """后, 时 after a predicate: the clause dates the next one."""
        if word.kind is not Kind.LOCALISER or word.form not in w.CLAUSE_CLOSERS or not self.last:
            return None
        self.position += 1
        self.clause.framed = True
        return False

    def _modified_phrase(self, word: Word) -> bool | None:
        """A noun phrase that begins with a clause, or with 约 and a number."""
        relative = self.chunker.relatives.get(self.position)
        if (relative is None or relative.end >= self.stop - 1) and not self._approximate(word):
            return None
        return self._phrase(word)

    def _approximate(self, word: Word) -> bool:
        following = self.position + 1
        if word.form not in w.APPROXIMATE or following >= self.stop:
            return False
        if self.words[following].kind is not Kind.NUMBER:
            return False
        if word.kind is not Kind.VERB:
            return True
        phrase = self.chunker.phrase(self.position, self.stop)
        return phrase is not None and verb_next(self.words, phrase.end, self.stop)

    def _time(self, word: Word) -> bool | None:
        """A date is an adjunct, the object of 于, or the start of the next clause."""
        words, start, last = self.words, self.position, self.last
        end = time_phrase(words, start, self.stop)
        following = words[end].kind if end < self.stop else Kind.STOP
        if end == start or following is Kind.DE:
            return None
        inner = self.chunker.phrase(start, end)
        if last is not None and not last.objects:
            if inner is not None and self._wants_place(last):
                last.objects.append(_stretched(inner, end))
                self.position = end
                return True
            if end == start + 1 and following in (Kind.NOUN, Kind.ADJECTIVE):
                return None
        verb = verb_within(words, end, self.stop)
        if last is not None and verb and not self._open_ended(last, word):
            return False  # the clause ends where no mark does
        target = self.pending if verb or last is None else last.adjuncts
        target.append(Adjunct(start, end, inner, "time"))
        self.position = end
        return True

    def _adjunct(self, word: Word) -> bool | None:
        if word.kind not in (Kind.PREPOSITION, Kind.COORDINATOR):
            return None
        found = prepositional(self.words, self.chunker, self.position, self.stop)
        if found is None or (found.role == "other" and word.kind is Kind.COORDINATOR):
            self.position += 1
            return True
        if word.form == "以" and found.phrase is not None and self._taken_as(found):
            return True
        last = self.last
        ahead = last is None or verb_within(self.words, found.end, self.stop)
        target = self.pending if ahead or last is None else last.adjuncts
        target.append(found)
        self.position = found.end
        return True

    def _taken_as(self, found: Adjunct) -> bool:
        """以甲为乙: 甲 is what is taken, as 把 would say it."""
        following = self.words[found.end] if found.end < self.stop else None
        if following is None or following.form != "为" or following.kind is not Kind.VERB:
            return False
        self.voice, self.voice_word, self.partner = "把", self.position, found.phrase
        self.position = found.end
        return True

    def _preverbal(self, word: Word) -> bool | None:
        if word.kind not in PREVERBAL:
            return None
        self.before.append(self.position)
        self.position += 1
        return True

    def _voiced(self, word: Word) -> bool | None:
        """被, 把, 由 and who or what comes with them."""
        if word.kind not in _VOICES:
            return None
        self.voice, self.voice_word = _VOICES[word.kind], self.position
        self.partner = self.chunker.phrase(self.position + 1, self.stop)
        if self.partner is not None and self.voice in ("被", "由"):
            self.partner = self._with_name(self.partner)
        elif self.partner is not None and len(self.partner.items) == 1:
            end = self.partner.end  # 把藏书三千余册捐给…
            if end < self.stop and self.words[end].form.startswith(_COUNTS):
                while end < self.stop and self.words[end].kind is Kind.NUMBER:
                    end += 1
            if end > self.partner.end:
                self.partner = _stretched(self.partner, end)
        self.position = self.partner.end if self.partner else self.position + 1
        return True

    def _with_name(self, agent: Phrase) -> Phrase:
        """由陈氏后人陈志恒捐赠: a person's name right after the agent is the agent's own."""
        if agent.end >= self.stop or self.words[agent.end].tag != "nr" or agent.closing:
            return agent
        named = self.chunker.phrase(agent.end, self.stop)
        if named is None or len(agent.items) + len(named.items) > 2:
            return agent
        first, last = agent.items[0], named.items[0]
        joined = Item(first.start, last.end, last.head, first.links, first.relatives)
        return Phrase((joined,), named.end)

    def _verb(self, word: Word) -> bool | None:
        if word.kind is not Kind.VERB:
            return None
        group = verb_group(self.words, self.position, self.stop, self.chunker.relatives)
        if self._presents(word, group):
            return True
        predicate = self._predicate(group)
        self.clause.predicates.append(predicate)
        self.position = self._quality(predicate)
        goes_on = complement(self.words, self.chunker, predicate, self.position, self.stop)
        if goes_on is not None:
            self.position = goes_on
            return False
        self._twin(predicate)
        return True

    def _phrase(self, word: Word) -> bool | None:
        """A noun phrase is a subject, an object, or opens the next clause."""
        last = self.last
        phrase = self.chunker.phrase(self.position, self.stop, preverbal=last is None)
        if phrase is None:
            return None
        end = bare_frame(self.words, phrase, self.stop)
        closing = self.words[end - 1].form
        if last is None:
            if end > phrase.end and closing in w.CLOSERS:
                role: Role = "time" if closing in w.TIME_CLOSERS else "place"
                self.pending.append(Adjunct(phrase.start, end, phrase, role))
            elif end < self.stop and graduates_from(self.words, end):
                level = self.words[end - 1].form in w.LEVELS
                self.pending.append(
                    Adjunct(phrase.start, end, phrase, "manner" if level else "place")
                )
            else:
                self.nominals.append(phrase)
        elif self._takes_object(last):
            framed = closing in w.CLAUSE_CLOSERS
            if end > phrase.end and not framed and self._wants_place(last):
                phrase = _stretched(phrase, end)
            last.objects += self._given(last, phrase)
            end = phrase.end if framed else end
        elif verb_within(self.words, end, self.stop):
            return False  # the clause ends where no mark does
        elif self.words[phrase.start].kind is Kind.NUMBER:
            self._amount(last, phrase)
        self.position = end
        return True

    def _given(self, predicate: Predicate, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return who is given something and what, where one phrase holds both (授予甲“乙”称号)."""
        first = None
        if not predicate.objects and gives(predicate, self.words):
            first = honoured(phrase, self.words, self.chunker)
        rest = self.chunker.phrase(first.end, phrase.end) if first is not None else None
        whole = first is not None and rest is not None and rest.end == phrase.end
        return (first, rest) if first and rest and whole else (phrase,)

    def _amount(self, predicate: Predicate, phrase: Phrase) -> None:
        """A quantity after the object: 有学生2000人 counts it, 距离市区三公里 measures the verb."""
        counted = predicate.objects[-1]
        first, last = counted.items[0], phrase.items[0]
        sized = counted.end == phrase.start and last.links and len(counted.items) == 1
        if sized:  # 设立规模5亿元的基金
            joined = Item(first.start, last.end, last.head, last.links, last.relatives)
            predicate.objects[-1] = replace(phrase, items=(joined, *phrase.items[1:]))
            return
        form = self.words[predicate.group.verbs[-1]].form
        if form in w.EXISTENTIALS and counted.end == phrase.start and len(counted.items) == 1:
            predicate.objects[-1] = _stretched(counted, phrase.end)
        else:
            predicate.adjuncts.append(Adjunct(phrase.start, phrase.end, phrase, "quantity"))

    _ANY = (_modified_phrase, _time)
    _OTHERS = (*_ANY, _phrase)
    #: Who may take a word, by its kind, in order.
    _HANDLERS: ClassVar[dict[Kind, tuple[Callable[[OneClause, Word], bool | None], ...]]] = {
        Kind.LINK: (_link,),
        Kind.VERB: (_focus, *_ANY, _verb),
        Kind.LOCALISER: (_closer, *_OTHERS),
        Kind.PREPOSITION: (*_ANY, _adjunct),
        Kind.COORDINATOR: (*_ANY, _adjunct),
        **dict.fromkeys(PREVERBAL, (*_ANY, _preverbal)),
        **dict.fromkeys(_VOICES, (*_ANY, _voiced)),
    }

    # What a verb needs -------------------------------------------------------------

    def _presents(self, word: Word, group: VerbGroup) -> bool:
        """有 + somebody + verb: who is presented is the subject (有人认为)."""
        if word.form != "有" or self.nominals or self.last or self.pending or self.topic:
            return False
        presented = self.chunker.phrase(group.end, self.stop)
        if presented is None or presented.end >= self.stop:
            return False
        if self.words[presented.end].kind not in _VERBAL:
            return False
        self.nominals.append(presented)
        self.position = presented.end
        return True

    def _predicate(self, group: VerbGroup) -> Predicate:
        """Make the predicate of ``group`` from all that waited for it."""
        before, adjuncts = self.before, self.pending
        last = self.last
        if last is None:
            self.clause.subject = self.nominals[-1] if self.nominals else self.topic
            self.clause.topics = self.nominals[:-1]
        elif self._controls(last):
            self.clause.predicates.pop()
            before = [*last.before, *last.group.words, *before]
            adjuncts = [*last.adjuncts, *adjuncts]
        predicate = Predicate(
            group,
            tuple(before),
            adjuncts,
            voice=self.voice,
            voice_word=self.voice_word,
            partner=self.partner,
        )
        self.pending, self.before = [], []
        self.voice, self.voice_word, self.partner = "active", -1, None
        return predicate

    def _quality(self, predicate: Predicate) -> int:
        """Give a copula its adjective (是非常正确的); return where reading goes on."""
        position = predicate.group.end
        if self.words[predicate.group.verbs[-1]].form not in w.BARE_COPULAS:
            return position
        end = position
        while end < self.stop and self.words[end].kind is Kind.ADVERB:
            end += 1
        while end < self.stop and self.words[end].tag in ("a", "an", "ad"):
            end += 1
        following = self.words[end + 1].kind if end + 1 < self.stop else Kind.STOP
        closed = end < self.stop and self.words[end].form == "的" and following in MARKS
        if end == position or not closed:
            return position
        predicate.quality = (position, end)
        return end + 1

    def _twin(self, predicate: Predicate) -> None:
        """Take in a second verb that shares the object (制造和销售汽车)."""
        words, follower = self.words, self.position + 1
        if follower + 1 >= self.stop:
            return
        mark = words[self.position]
        if mark.kind is not Kind.LIST_MARK and mark.form not in w.VERB_COORDINATORS:
            return
        action = words[follower].tag == "vn" and words[follower + 1].kind in NOMINAL
        if (words[follower].kind is Kind.VERB or action) and words[follower].form not in w.COPULAS:
            predicate.twin = verb_group(words, follower, self.stop)
            self.position = predicate.twin.end

    def _takes_object(self, predicate: Predicate) -> bool:
        if not predicate.objects:
            return True
        return len(predicate.objects) == 1 and gives(predicate, self.words)

    def _wants_place(self, predicate: Predicate) -> bool:
        """成立于, 生活在: a date or place is the object."""
        form = self.words[predicate.group.verbs[-1]].form
        return bool(predicate.group.marker) or (len(form) > 1 and form[-1] in "于在到至")

    def _open_ended(self, predicate: Predicate, word: Word) -> bool:
        """A verb behind which a date does not open the next clause."""
        form = self.words[predicate.group.verbs[-1]].form
        counted = word.kind is Kind.NUMBER and not predicate.objects
        return counted or form in _TAKE_CLAUSES or self._controls(predicate)

    def _controls(self, predicate: Predicate) -> bool:
        """决定 + adjunct + verb: the first verb is part of the second one's relation."""
        return (
            not predicate.objects
            and predicate.voice == "active"
            and self.words[predicate.group.verbs[-1]].form in _CONTROL
        )

    # The end of the clause -----------------------------------------------------------

    def _finished(self) -> Clause:
        clause = self.clause
        clause.end = self.position
        last = self.last
        if last is not None:
            tail = self.words[self.position - 1]
            timed = tail.kind in (Kind.LOCALISER, Kind.TIME, Kind.NOUN)
            clause.framed = clause.framed or (timed and tail.form in w.CLAUSE_CLOSERS)
            last.adjuncts.extend(a for a in self.pending if a.start > last.group.words[0])
            self._object_with_preposition(last)
        elif self._stands():
            place = self.pending.pop()
            group = VerbGroup((place.start,), (place.start,), place.start + 1)
            objects = [place.phrase] if place.phrase else []
            clause.predicates.append(
                Predicate(group, tuple(self.before), self.pending, objects=objects)
            )
            clause.subject = self.nominals[-1]
        else:
            clause.adjuncts = self.pending
            clause.subject = self.nominals[0] if self.nominals else None
            if len(self.nominals) == 2:
                holder, amount = self.nominals
                about = self.words[amount.start].form in w.APPROXIMATE
                about = about and amount.start + 1 < amount.end
                opens, ends = self.words[amount.start + about], self.words[amount.end - 1]
                counted = opens.kind in (Kind.NUMBER, Kind.TIME) and ends.tag != "vn"
                if counted or opens.form in w.MEASURES:
                    clause.quantity = (holder, amount)
        return clause

    def _object_with_preposition(self, last: Predicate) -> None:
        """Take 与高校的合作 right after 加强 for what is strengthened, not for a companion."""
        verb = self.words[last.group.verbs[-1]].form
        if last.objects or last.clause or last.quality or verb not in w.SCALE_VERBS:
            return
        after = [a for a in last.adjuncts if a.start >= last.group.words[-1]]
        if not after or last.voice != "active":
            return
        start, end = after[0].start, after[-1].end
        tail = self.words[end - 1]
        described = any(x.kind is Kind.DE for x in self.words[start:end])
        if tail.kind is Kind.NOUN and described and after[0].marker:
            last.quality = (start, end)
            last.adjuncts = [a for a in last.adjuncts if a not in after]

    def _stands(self) -> bool:
        """甲在乙, and nothing else: 在 is the verb."""
        if not self.pending or not self.nominals:
            return False
        place = self.pending[-1]
        fits = place.marker == "在" and place.role == "place" and place.end == self.position
        return fits and self.nominals[-1].end <= place.start


def _stretched(phrase: Phrase, end: int) -> Phrase:
    """Return ``phrase`` with its last conjunct reaching to ``end`` (a localiser, a closing 后)."""
    return Phrase((*phrase.items[:-1], replace(phrase.items[-1], end=end)), end)


def graduates_from(words: Sequence[Word], verb: int) -> bool:
    """甲，乙大学毕业, 高中毕业后: tell whether the phrase before a verb is the school left."""
    if words[verb].form not in w.GRADUATING and words[verb].form not in w.GRADUATED:
        return False
    return words[verb - 1].form in w.LEVELS or words[verb - 1].form.endswith(w.SCHOOLS)
