"""What only a word's neighbours tell: verb or noun, verb or preposition.

A tagger's parts of speech become kinds word by word (:mod:`kgbuild.extract.tagging`); rules
then decide, in one pass from left to right, what a word is among its neighbours. Each rule knows
one context, and says at which words to look for it; the first that decides has the last word, so
their order below matters. They stand in modules by what they find. After them, whole clauses are
looked at, and who is spoken to is parted from what they are told.
"""

from __future__ import annotations

from functools import lru_cache

from kgbuild.extract.context import (
    clauses,
    links,
    modifiers,
    nouns,
    numbers,
    prepositions,
    verbs,
    vocatives,
)
from kgbuild.extract.context.rule import Context, Rule
from kgbuild.extract.kinds import Kind, Word

__all__ = ["RULES", "Rule", "in_context"]

RULES: tuple[Rule, ...] = (
    # By form: function words and what the tagger cuts
    nouns.first_of_list,
    verbs.formula,
    numbers.comma,
    numbers.point,
    verbs.absence,
    verbs.presenting,
    verbs.recurring_time,
    verbs.added_reason,
    links.not_only,
    links.only,
    modifiers.some,
    modifiers.renowned,
    verbs.negated_copula,
    verbs.moving_or_coming,
    prepositions.answering,
    prepositions.under,
    prepositions.talked_about,
    prepositions.granted_by,
    prepositions.from_where,
    verbs.modal_alone,
    prepositions.by_leave,
    prepositions.wei,
    modifiers.verb_as_manner,
    modifiers.examined_and_searched,
    verbs.meaning,
    prepositions.until,
    # Numbers, and what counts make of their neighbours
    numbers.ordinal_opener,
    numbers.age,
    numbers.day,
    numbers.aged_long,
    numbers.stage,
    numbers.lasting,
    numbers.sentence,
    numbers.score,
    numbers.numbered_meeting,
    numbers.times,
    modifiers.all_along,
    modifiers.direction,
    modifiers.defining,
    prepositions.without_leave,
    verbs.spending,
    verbs.asked_for,
    verbs.stipulating,
    verbs.planned_action,
    verbs.promising,
    verbs.stock,
    verbs.building,
    nouns.phase,
    nouns.built_anew,
    nouns.month_of_event,
    numbers.rough_number,
    numbers.bound,
    numbers.myriads,
    numbers.counted_back,
    # What opens, joins or frames
    modifiers.on_one_side,
    prepositions.compared_with,
    nouns.occasion,
    links.among_them,
    modifiers.adding_up,
    numbers.aging,
    links.and_its,
    links.as_well_as,
    nouns.short_style,
    prepositions.ahead_of_time,
    prepositions.due,
    prepositions.place_or_range,
    # Verbs behind 的 and 所
    nouns.verb_behind_de,
    nouns.within_compound,
    nouns.of_programme,
    verbs.behind_suo,
    # Adjectives and adverbs
    modifiers.adjective_behind_de,
    modifiers.model,
    modifiers.manner,
    modifiers.dimension,
    modifiers.predicative,
    modifiers.lifetime,
    modifiers.adverbial_noun,
    modifiers.back_and_forth,
    modifiers.each_time,
    modifiers.bidden,
    # Verbs that are none here, or are
    nouns.compound,
    modifiers.origin,
    modifiers.present_office,
    modifiers.former_office,
    verbs.serving,
    verbs.credited,
    verbs.done_by,
    verbs.lived,
    verbs.called_so,
    modifiers.office_of_agent,
    modifiers.served_by_described,
    modifiers.attributive_verb,
    modifiers.marked_people,
    modifiers.modified_office,
    verbs.with_aspect,
    prepositions.passing,
    prepositions.governing_verb,
    prepositions.partnering,
    prepositions.brought_by,
    nouns.feeling,
    nouns.heartily,
    nouns.agreed_action,
    nouns.sufferer,
    nouns.accident,
    nouns.task_of_office,
    nouns.field,
    nouns.described_action,
    nouns.brought_action,
    # What is left
    links.closing_etc,
    verbs.plan,
)
_FORMS = frozenset[str]().union(*(rule.forms for rule in RULES if rule.forms is not None))


def in_context(words: list[Word]) -> list[Word]:
    """Decide what only the neighbours tell, in place, and return the words."""
    for index, word in enumerate(words):
        rules = _rules(word.form if word.form in _FORMS else "", word.kind, word.tag)
        if rules and (kind := _decided(Context(words, index), rules)) is not word.kind:
            words[index] = Word(word.token, kind)
    clauses.parts_in_relatives(words)
    clauses.lost_days(words)
    clauses.verbs_of_action(words)
    clauses.charges(words)
    vocatives.salutation(words)
    vocatives.vocatives(words)
    return words


@lru_cache(maxsize=65_536)  # forms that no rule asks for are one form here
def _rules(form: str, kind: Kind, tag: str) -> tuple[Rule, ...]:
    """Return the rules that look at words of this form, kind and tag, in order."""
    return tuple(rule for rule in RULES if rule.looks_at(form, kind, tag))


def _decided(here: Context, rules: tuple[Rule, ...]) -> Kind:
    """Return what the first rule that decides says, or the kind as it was."""
    for rule in rules:
        kind = rule.decide(here)
        if kind is not None:
            return kind
    return here.word.kind
