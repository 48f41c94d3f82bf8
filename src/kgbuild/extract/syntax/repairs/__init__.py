"""Known faults of the parser are mended before anything is read: a tree in, the same tree out.

Each repair mends one fault that the treebanks teach or the parser makes often: prepositions
that it takes for verbs or copulas, agents that it takes for subjects. They stand in modules by
what they are about; the order in which they act is the one below, since some make good what
others need. A repair edits through :class:`~kgbuild.extract.syntax.tree.Tree`, whose edits
cannot make a cycle or lose a word.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Sequence

from kgbuild.extract.syntax.repairs import (
    built,
    called,
    circumstances,
    clauses,
    measures,
    objects,
    people,
    prepositions,
    pulled_apart,
    ranked,
    spite,
    subjects,
    thanks,
    verbs,
    voice,
)
from kgbuild.extract.syntax.repairs.repair import Repair
from kgbuild.extract.syntax.tree import Sign, Tree

__all__ = ["REPAIRS", "Repair", "repaired"]

REPAIRS: tuple[Repair, ...] = (
    # What the words are
    voice.ba_by_tree,
    voice.granted,
    prepositions.preposition_by_tree,
    verbs.adverb_by_tree,
    verbs.stressing_link,
    verbs.emphatic_adverb,
    verbs.joined_verbs,
    verbs.waiting,
    verbs.closing_etc,
    verbs.successful,
    prepositions.partner_as_modifier,
    prepositions.partner_ahead,
    prepositions.partner_in_relative,
    prepositions.stray_preposition,
    prepositions.misfortune_as_subject,
    prepositions.leave_as_subject,
    prepositions.talked_about,
    prepositions.occasion,
    clauses.frame_at_root,
    verbs.verb_of_absence,
    thanks.expressed_to,
    people.introduced,
    called.model_as_subject,
    called.place_in_relative,
    people.apprenticed,
    people.replaced,
    people.office_held,
    subjects.presented_pronoun,
    subjects.presented_noun,
    subjects.adverb_as_subject,
    subjects.lying_between,
    verbs.verb_as_case,
    verbs.glued_verb,
    verbs.welcome,
    spite.in_spite_of,
    built.built_there,
    built.made_a_year,
    built.paid_amount,
    pulled_apart.name_before_noun,
    pulled_apart.amount_as_predicate,
    pulled_apart.amount_of_object,
    pulled_apart.closing_apart,
    pulled_apart.measure_in_attribute,
    pulled_apart.verb_as_attribute,
    pulled_apart.described_before_verb,
    circumstances.by_leave,
    circumstances.date_of_own_clause,
    verbs.office_described,
    verbs.advantage_of_office,
    verbs.verb_as_manner,
    pulled_apart.listed_outcomes,
    pulled_apart.object_of_next_verb,
    pulled_apart.dated_attribute,
    pulled_apart.house_in_era,
    pulled_apart.field_as_deed,
    # What the verbs take
    objects.bounded,
    objects.light_verb_object,
    objects.action_as_modifier,
    objects.agreed,
    objects.object_of_chain,
    objects.place_in_place,
    objects.place_of_work,
    objects.sides_listed,
    measures.distance,
    measures.summed,
    measures.measure_as_verb,
    objects.measured,
    objects.object_behind_yu,
    objects.ridden,
    objects.thanked,
    objects.expressed,
    objects.clause_as_object,
    objects.object_of_spending,
    objects.counted_object,
    objects.counted_list,
    objects.sentenced,
    objects.sized_object,
    objects.object_with_preposition,
    prepositions.means_as_object,
    voice.called,
    voice.trade_in_relative,
    subjects.kind_before_name,
    voice.taken_for,
    voice.agent_as_governor,
    voice.agent_in_relative,
    verbs.promise_before_house,
    verbs.meaning_noun,
    verbs.degree_complement,
    verbs.adverb_as_head,
    verbs.adverb_beside_verb,
    subjects.verb_as_modifier,
    subjects.attributive_verb,
    subjects.former_office,
    subjects.adverb_before_relative,
    clauses.stated_before_comma,
    subjects.clause_before_comma,
    verbs.verb_of_stock,
    verbs.leading_verb,
    # How clauses hang together
    clauses.office_in_relative,
    clauses.hung_on_name,
    clauses.after_semicolon,
    clauses.before_semicolon,
    clauses.had_behind_relative,
    clauses.plan_as_noun,
    clauses.aimed_at,
    clauses.plan_before_verb,
    clauses.cause_before_deed,
    clauses.chained_attribute,
    clauses.source_of_report,
    clauses.recounted,
    clauses.left_complement,
    clauses.said_before_comma,
    clauses.said_by_another,
    clauses.said_after_comma,
    clauses.caused_too,
    clauses.done_meanwhile,
    clauses.loose_complement,
    clauses.subject_clause,
    # Who does it, to whom, with whom
    prepositions.copula_before_verb,
    prepositions.preposition_as_verb,
    voice.focus,
    voice.agent_before_action_noun,
    voice.agents_in_relative,
    voice.described_agent,
    voice.agent_of_passive,
    voice.agent_behind_clause,
    voice.moved_object,
    prepositions.source_in_relative,
    subjects.holder_before_office,
    prepositions.governed_subject,
    people.named_like_a_time,
    people.engaged,
    people.named_as,
    people.alongside,
    prepositions.partner,
    prepositions.listed_with_oblique,
    prepositions.companion,
    prepositions.view_closer,
    subjects.speakers_label,
    subjects.school_of_graduate,
    people.place_of_post,
    subjects.stage_as_time,
    subjects.dated_subject,
    subjects.dated_by_another,
    subjects.conjunct_after_comma,
    subjects.both_sides,
    subjects.subject_of_next_verb,
    subjects.subject_beyond_object,
    subjects.listed_subjects,
    subjects.object_before_comma,
    subjects.described_subject,
    pulled_apart.place_before_attribute,
    subjects.aged,
    subjects.measured_subject,
    measures.measuring_clause,
    ranked.ranked,
    subjects.defined_term,
    called.name_as_verb,
)


def _repairs_by_sign() -> dict[Sign, dict[Hashable, list[int]]]:
    found: dict[Sign, dict[Hashable, list[int]]] = {"forms": {}, "kinds": {}, "labels": {}}
    for number, repair in enumerate(REPAIRS):
        for value in repair.values:
            found[repair.sign].setdefault(value, []).append(number)
    return found


#: What of a word -> its value -> the numbers of the repairs that look at such words, in order.
_LOOKING = _repairs_by_sign()


def repaired(tree: Tree) -> Tree:
    """Mend the faults of ``tree`` in place, and return it.

    The repairs act in turn, each from left to right. Most have nothing to look at, so the words
    are gone through once, to note which repairs look at them.
    """
    agenda: list[list[int]] = [[] for _ in REPAIRS]
    for sign, looking in _LOOKING.items():
        for index, value in enumerate(getattr(tree, sign)):
            for number in looking.get(value, ()):
                agenda[number].append(index)
    tree.edited.clear()
    for number, places in enumerate(agenda):
        if not places:
            continue
        repair = REPAIRS[number]
        signs, values = getattr(tree, repair.sign), repair.values
        for index in places:  # it may grow: a label given at one word counts at a later one
            if signs[index] in values:
                repair.mend(tree, index)
                if tree.edited:
                    _note(tree, agenda, number, index)
    return tree


def _note(tree: Tree, agenda: Sequence[list[int]], acting: int, place: int) -> None:
    """Put words that were edited down for the repairs that are still to look at them.

    Args:
        tree: The tree.
        agenda: For each repair, which words it looks at.
        acting: The number of the repair that has edited them.
        place: The word at which it did.
    """
    for sign, index in tree.edited:
        for number in _LOOKING[sign].get(getattr(tree, sign)[index], ()):
            later = number > acting or (number == acting and index > place)
            if later and index not in agenda[number]:
                insort(agenda[number], index)
    tree.edited.clear()
