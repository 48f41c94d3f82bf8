"""Subjects that the parser takes for something else."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import (
    BOUNDARIES,
    NAMES,
    PREVERBAL,
    Kind,
    is_held_by,
    is_office,
    lies_between,
)
from kgbuild.extract.syntax.heads import is_amount
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL, ends_clause
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree
from kgbuild.ontology.deeds import sort_of_noun, takers

_LEVEL = frozenset({"root", "parataxis", "conj", "ccomp"})  # clauses that stand by themselves
_BEFORE_VERB = PREVERBAL | {Kind.PREPOSITION, Kind.DETERMINER, Kind.NOUN, Kind.LOCALISER, Kind.TIME}
_SEMICOLONS = frozenset("；;")
_LONGEST_LABEL = 6  # words
_AND = frozenset("和 与 及 以及".split())
_LISTED = frozenset(
    {Kind.NOUN, Kind.ADJECTIVE, Kind.LIST_MARK, Kind.COORDINATOR, Kind.DETERMINER, Kind.NUMBER}
)


@at_labels("ccomp", "xcomp", "obj")
def presented_pronoun(tree: Tree, index: int) -> None:
    """有人说…: a pronoun does not govern a verb, it is its subject; nor does a name."""
    pronoun = tree.heads[index]
    if pronoun == ROOT or pronoun > index or tree.kinds[index] is not Kind.VERB:
        return
    if tree.kinds[pronoun] is Kind.PRONOUN or _names_actor(tree, pronoun, index):
        tree.promote(index, "nsubj")
        tree.pass_on([c for c in tree.children(pronoun) if c > index], index)


def _names_actor(tree: Tree, name: int, verb: int) -> bool:
    """Tell whether a name with a verb right behind it opens a clause (…，深成指上涨1.8%)."""
    if tree.words[name].tag not in NAMES or tree.of(name, "cop", "case"):
        return False
    touches = all(kind in PREVERBAL for kind in tree.kinds[name + 1 : verb])
    start = tree.bounds(name)[0]
    return touches and (start == 0 or tree.kinds[start - 1] in BOUNDARIES)


@at_forms(("有",))
def presented_noun(tree: Tree, index: int) -> None:
    """甲，有学者认为就是乙: some scholars think so; nothing has them."""
    noun, says = index + 1, index + 2
    if says >= len(tree) or tree.forms[noun] not in w.OPINING:
        return
    if tree.forms[says] not in w.SAY_VERBS or index not in tree.ancestors(says):
        return
    topics = tree.of(index, "nsubj")
    tree.promote(says, "aux", over=index)
    tree.attach(noun, says, "nsubj")
    said = next((c for c in tree.of(says, "ccomp", "xcomp", "obj") if c > says), None)
    if said is not None and tree.of(said, "cop"):
        tree.relabel(said, "ccomp")
    for topic in topics:
        free = said is not None and not tree.of(said, "nsubj")
        tree.attach(topic, said if free and said is not None else says, "nsubj" if free else "obl")


@at_labels("nsubj")
def adverb_as_subject(tree: Tree, index: int) -> None:
    """法院一审判处…: the noun before an adverb that is taken for the subject is the subject."""
    noun = index - 1
    if tree.kinds[index] is not Kind.ADVERB or noun not in tree.of(index, "nmod", "compound"):
        return
    if tree.kinds[noun] is Kind.NOUN and tree.attach(noun, tree.heads[index], "nsubj"):
        tree.relabel(index, "advmod")


@at_labels("conj")
def conjunct_after_comma(tree: Tree, index: int) -> None:
    """…情况，甲、乙作了发言: what follows a comma is the next verb's subject, not a conjunct."""
    first = tree.heads[index]
    if first == ROOT or tree.kinds[index] is Kind.VERB:
        return
    if Kind.COMMA not in tree.kinds[first:index]:
        return
    end = verb = tree.bounds(index)[1]
    while verb < len(tree) and tree.kinds[verb] in _BEFORE_VERB:
        verb += 1
    if verb >= len(tree) or tree.kinds[verb] is not Kind.VERB:
        return
    inside = all(verb in tree.ancestors(word) for word in range(end, verb))
    plain = all(kind in PREVERBAL for kind in tree.kinds[end:verb])
    if (inside or plain) and tree.labels[verb] in CLAUSAL and not tree.of(verb, "nsubj"):
        tree.attach(index, verb, "nsubj")


@at_forms(w.ON_SIDES)
def both_sides(tree: Tree, index: int) -> None:
    """甲一方面…, 另一方面…: what stands before 一方面 is what does both."""
    noun, verb = index - 1, tree.heads[index]
    if noun < 0 or verb < index or tree.heads[noun] != index or tree.labels[noun] != "nmod":
        return
    if tree.kinds[verb] is Kind.VERB and not tree.of(verb, "nsubj"):
        tree.attach(noun, verb, "nsubj")


@at_forms(("与", "和", "同"))
def lying_between(tree: Tree, index: int) -> None:
    """中国与波兰贸易额增长…: what lies between two is what grows, and not the first of them."""
    first, noun = index - 1, tree.heads[index]
    if first < 0 or noun < index or not lies_between(tree.words, noun + 1):
        return
    verb = tree.heads[noun]
    if tree.labels[index] != "case" or tree.kinds[first] is not Kind.NOUN or verb < noun:
        return
    if tree.kinds[verb] is Kind.VERB and tree.attach(first, verb, "nsubj"):
        tree.attach(noun, first, "conj")
        tree.relabel(index, "cc")
        tree.rekind(index, Kind.COORDINATOR)


@at_forms((":", "："))
def speakers_label(tree: Tree, index: int) -> None:
    """林知远：氢能适合…: who speaks is no subject of what is said, but what follows may be."""
    label = range(index)
    if not 0 < index <= _LONGEST_LABEL or any(tree.kinds[i] is not Kind.NOUN for i in label):
        return
    last = tree.words[index - 1]
    top = next(i for i in label if tree.heads[i] not in label)
    verb = tree.heads[top]
    if last.tag != "nr" and last.token.entity not in ("Person", "Title"):
        return
    if verb == ROOT or tree.labels[top] != "nsubj":
        return
    following = [c for c in tree.of(top, "appos", "conj", "nmod") if index < c < verb]
    tree.relabel(top, "vocative")
    for child in following:
        tree.attach(child, verb, "nsubj")


#: Ends of what a house is called, cut off its name (甲|公司|周二).
_HOUSES = (
    "公司",
    "集团",
    "银行",
    "大学",
    "学院",
    "医院",
    "学校",
    "协会",
    "研究院",
    "研究所",
    "政府",
)


@at_kinds(Kind.TIME)
def dated_subject(tree: Tree, index: int) -> None:
    """甲公司上周宣布…: who acts is the house, and the time is when."""
    name, verb = index - 1, tree.heads[index]
    if index == 0 or verb < index:
        return
    for part in tree.of(verb, "nsubj"):  # 总部位于甲的乙公司周二宣布…
        if part < name and tree.heads[part + 1] == name and tree.labels[part + 1] == "acl":
            tree.attach(part, part + 1)
    if tree.of(verb, "nsubj") not in ([], [index]):
        return
    if tree.labels[index] != "nsubj" and tree.relations[index] != "nmod:tmod":
        return
    owned = tree.heads[name] == index and tree.labels[name] in ("nmod", "compound", "appos")
    named = tree.words[name].tag in NAMES or tree.forms[name].endswith(_HOUSES)
    if owned and named and tree.kinds[verb] is Kind.VERB:
        tree.attach(name, verb, "nsubj")
        tree.attach(index, verb, "nmod:tmod")


@at_forms(w.STAGES)
def stage_as_time(tree: Tree, index: int) -> None:
    """项目一期明年投产: a stage of what is built is what is told of, and not when."""
    if tree.kinds[index] is not Kind.NOUN or tree.labels[index] not in ("nmod", "nummod", "dep"):
        return
    verb = next((h for h in tree.ancestors(index) if tree.kinds[h] is Kind.VERB), index)
    if verb > index and not any(subject < index for subject in tree.of(verb, "nsubj")):
        tree.attach(index, verb, "nsubj")


@at_labels("nsubj")
def subject_of_next_verb(tree: Tree, index: int) -> None:
    """我们将深化甲，注入乙: a subject right before a verb is its, not the next one's alone.

    What a preposition governs may stand between (这一项目由甲推动，将带动乙). Nor is it that of
    what the next verb brings about (工程占地九亩，使甲达到乙，居丙).
    """
    far, verb = tree.heads[index], index + 1
    above = tree.heads[far]
    brings = index < above < far and tree.labels[far] == "ccomp" and tree.kinds[above] is Kind.VERB
    if brings and not tree.of(above, "nsubj") and tree.attach(index, above):
        far = above
    while verb < far:
        if tree.kinds[verb] in PREVERBAL:
            verb += 1
        elif tree.labels[verb] == "case" and verb < tree.heads[verb] < far:
            verb = tree.bounds(tree.heads[verb])[1]
        else:
            break
    if verb >= far or tree.kinds[verb] is not Kind.VERB or tree.of(verb, "nsubj"):
        return
    parted = Kind.COMMA in tree.kinds[verb:far] or not _SEMICOLONS.isdisjoint(tree.forms[verb:far])
    if tree.labels[verb] in _LEVEL and parted:
        tree.attach(index, verb)


@at_labels("nmod")
def subject_beyond_object(tree: Tree, index: int) -> None:
    """青河县治理风沙的队伍: a noun right before a verb is its subject, no part of its object."""
    noun = tree.heads[index]
    verb = tree.heads[noun] if noun != ROOT else ROOT
    if not index < verb < noun or tree.labels[noun] != "obj" or tree.of(verb, "nsubj"):
        return
    if tree.of(index, "case") or tree.kinds[verb] is not Kind.VERB:
        return
    if all(kind in PREVERBAL for kind in tree.kinds[tree.bounds(index)[1] : verb]):
        tree.attach(index, verb, "nsubj")


@at_labels("nsubj")
def kind_before_name(tree: Tree, index: int) -> None:
    """专家甲教授加入…, 电影盐湖讲述…: what somebody or a work is, and its name, are one subject."""
    verb, named = tree.heads[index], index + 1
    if verb < index or tree.kinds[index] is not Kind.NOUN or tree.words[index].tag in NAMES:
        return
    title = next((c for c in tree.of(verb, "nsubj") if tree.bounds(c)[0] == named), None)
    if title is None:
        return
    person = tree.words[named].tag == "nr" and is_office(tree.words[index])
    if not person and tree.words[named].token.entity != "Work":
        return
    if tree.attach(index, title, "nmod"):
        tree.pass_on(tree.of(index, "acl"), title)


@at_labels("nmod", "obl", "dep", "compound")
def holder_before_office(tree: Tree, index: int) -> None:
    """林知远院士设立…: who holds the office right behind hangs from it, and not from the verb."""
    office = index + 1
    if office >= len(tree) or not is_held_by(tree.words[index], tree.words[office]):
        return
    beside = tree.heads[index] == tree.heads[office] != ROOT
    if beside and not tree.of(index, "case"):
        tree.attach(index, office, "nmod")


@at_labels("nsubj")
def dated_by_another(tree: Tree, index: int) -> None:
    """新中国成立后任系主任: what can only have done the first does that, and dates the second."""
    verb, end = tree.heads[index], tree.bounds(index)[1]
    inner = next((c for c in tree.of(verb, "advcl") if index < c < verb), None)
    if inner is None or tree.bounds(inner)[0] < end or tree.of(inner, "nsubj"):
        return
    if tree.words[index].tag == "nr":
        return  # who has graduated takes office
    if not any(tree.forms[c] in w.CLAUSE_CLOSERS for c in tree.of(inner, "mark") if c > inner):
        return
    told = takers((tree.forms[verb],), "does" if tree.of(verb, "obj") else "is")
    noun = "".join(tree.forms[tree.bounds(index)[0] : end])
    if told is not None and told.take(sort_of_noun(noun)) is False:
        tree.attach(index, inner)


@at_labels("nsubj")
def listed_subjects(tree: Tree, index: int) -> None:
    """甲、乙做好…, 甲和同学乙创办…: what stands before a subject and a list mark is one, too."""
    verb, mark = tree.heads[index], tree.bounds(index)[0]
    mark -= not _lists(tree, mark)  # the parser hangs the mark from either side
    if verb < index or mark < 1 or not _lists(tree, mark):
        return
    start = mark
    while start and tree.kinds[start - 1] not in BOUNDARIES:
        start -= 1
    inside = range(start, mark)
    tops = [i for i in inside if tree.heads[i] not in inside and tree.labels[i] != "punct"]
    nominal = all(tree.kinds[i] in _LISTED for i in inside)
    single = len(tops) == 1 and nominal and tree.kinds[tops[0]] is Kind.NOUN
    if single and tree.attach(tops[0], verb, "nsubj"):
        tree.attach(index, tops[0], "conj")
        if tree.labels[mark] == "cc":
            tree.attach(mark, index, "cc")


def _lists(tree: Tree, index: int) -> bool:
    return tree.kinds[index] is Kind.LIST_MARK or (
        tree.labels[index] == "cc" and tree.forms[index] in _AND
    )


@at_labels("obj")
def described_subject(tree: Tree, index: int) -> None:
    """总部位于甲的乙研制…: what the clause before 的 describes acts in the one after it."""
    verb = tree.heads[index]
    de = tree.bounds(index)[0] - 1
    if verb == ROOT or not verb < de or tree.kinds[de] is not Kind.DE:
        return
    main = tree.heads[verb]
    if main == ROOT or main < index or tree.kinds[main] is not Kind.VERB:
        return
    inner = tree.of(main, "nsubj")
    if any(c > verb for c in inner) or not any(verb < c < de for c in tree.of(verb, "obj")):
        return
    tree.pass_on(inner, verb)
    tree.attach(index, main, "nsubj")
    tree.attach(verb, index, "acl")


@at_labels("obj")
def object_before_comma(tree: Tree, index: int) -> None:
    """湿地，指…: an object before its verb and a comma is the subject, if there is no other."""
    verb = tree.heads[index]
    if verb < index or tree.of(verb, "nsubj") or tree.kinds[index] is not Kind.NOUN:
        return
    end = tree.bounds(index)[1]
    if end < len(tree) and tree.kinds[end] is Kind.COMMA:
        tree.relabel(index, "nsubj")


@at_labels("nmod", "obl", "nsubj", "advmod", "acl")
def aged(tree: Tree, index: int) -> None:
    """甲今年五十二岁，是渔民: how old somebody is says a clause of its own."""
    start, end = tree.bounds(index)
    verb = tree.heads[index]
    if not tree.forms[index].endswith("岁") or tree.kinds[index] is not Kind.NUMBER:
        return
    if end < len(tree) and tree.kinds[end - 1] is Kind.COMMA:
        end -= 1
    dated = start < index and tree.forms[start] in w.AGING
    closed = end < verb and tree.kinds[end] is Kind.COMMA
    own = [c for c in tree.of(index, "nsubj") if c < index]
    if own:
        start = tree.bounds(own[-1])[1]
    who = own or tree.of(verb, "nsubj")
    dated = dated or (start < index and tree.forms[start] in w.AGING)
    if dated and closed and len(who) == 1 and tree.bounds(who[0])[1] == start:
        tree.relabel(index, "advcl")
        tree.attach(who[0], index)


@at_labels("advcl")
def measured_subject(tree: Tree, index: int) -> None:
    """人数15566人，比甲年增加…: what stands before an amount and a comma is what it measures."""
    noun, end = tree.bounds(index)[0] - 1, tree.bounds(index)[1]
    verb = tree.heads[index]
    if noun < 0 or end >= len(tree) or tree.kinds[end] is not Kind.COMMA or verb < end:
        return
    if not is_amount(tree, index) or tree.of(index, "nsubj") or tree.kinds[noun] is not Kind.NOUN:
        return
    if tree.labels[noun] == "nsubj" and tree.heads[noun] == verb:
        tree.attach(noun, index)


@at_forms(("指",))
def defined_term(tree: Tree, index: int) -> None:
    """老旧小区，是指…: what is defined is the subject, not what the definition hangs from."""
    term = tree.heads[index]
    if term == ROOT or term > index or tree.kinds[term] is not Kind.NOUN:
        return
    defines = tree.kinds[index] is Kind.VERB and tree.forms[index - 1] == "是"
    if defines and Kind.COMMA in tree.kinds[term:index]:
        tree.promote(index, "nsubj")


@at_forms(w.ATTRIBUTIVE_VERBS)
def attributive_verb(tree: Tree, index: int) -> None:
    """…，历任校长有甲、乙: such a verb describes the office after it, and governs no clause."""
    noun = index + 1
    if tree.kinds[index] is not Kind.ADJECTIVE or noun >= len(tree):
        return
    if tree.kinds[noun] is not Kind.NOUN or tree.labels[index] not in CLAUSAL:
        return
    if tree.labels[index] == "acl" and tree.heads[index] == noun:
        return
    main = tree.heads[noun] if tree.heads[noun] != index else None
    if main is not None and main != ROOT and index in tree.ancestors(main):
        tree.promote(main, "advcl", over=index)
        tree.pass_on(tree.children(index), main)
    tree.attach(index, noun, "amod")


@at_forms(("前", "原"))
def former_office(tree: Tree, index: int) -> None:
    """聘请前甲公司总裁乙: what was left describes who held it, and tells no time."""
    head, end = tree.heads[index], index + 1
    if tree.kinds[index] is not Kind.ADJECTIVE or head > index:
        return
    while end < len(tree) and tree.kinds[end] is Kind.NOUN and tree.words[end].tag != "nr":
        end += 1
    inside = range(index + 1, end)
    if inside and (top := next((i for i in inside if tree.heads[i] not in inside), None)):
        tree.attach(index, top, "amod")


@at_kinds(Kind.ADVERB)
def adverb_before_relative(tree: Tree, index: int) -> None:
    """首次获奖的企业: what stands before the verb of a relative clause belongs to the verb."""
    noun, verb = tree.heads[index], index + 1
    if noun != ROOT and verb < noun and verb in tree.of(noun, "acl"):
        tree.attach(index, verb, "advmod")


@at_kinds(Kind.VERB)
def verb_as_modifier(tree: Tree, index: int) -> None:
    """应当明确甲，…; …，自任校长: such a verb governs the noun that ends its clause.

    So does one that stands between somebody's name and that noun (何敬之热爱戏曲，…).
    """
    noun = tree.heads[index]
    if tree.labels[index] not in ("nmod", "amod", "compound") or noun < index or index == 0:
        return
    if tree.kinds[noun] is not Kind.NOUN or not ends_clause(tree, noun):
        return
    before = tree.kinds[index - 1]
    serves = tree.forms[index] in w.OFFICE_VERBS and before in BOUNDARIES
    acts = _acts_alone(tree, index, noun)
    if not serves and not acts and before is not Kind.MODAL:
        return
    if Kind.DE in tree.kinds[index:noun]:
        return
    tree.promote(index, "obj")
    if acts:
        tree.attach(index - 1, index, "nsubj")
    main = tree.heads[index]
    while main != ROOT and tree.kinds[main] is not Kind.VERB:
        main = tree.heads[main]
    if main != ROOT:
        tree.attach(index, main, "advcl" if main > index else "parataxis")


def _acts_alone(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a clause is somebody's name, a verb right behind it, and its object."""
    who = verb - 1
    named = tree.words[who].tag == "nr" and tree.words[verb].tag == "v"
    opens = who == 0 or tree.kinds[who - 1] in BOUNDARIES
    beside = tree.heads[who] in (verb, noun) and noun + 1 < len(tree)
    return named and opens and beside and tree.kinds[noun + 1] is Kind.COMMA


@at_forms(w.GRADUATING | w.GRADUATED)
def school_of_graduate(tree: Tree, index: int) -> None:
    """甲，乙大学中文系毕业: a school right before it is where, and not who.

    In 何敬之|大学|毕业 somebody is named before what they finished, and no school is in
    高中|毕业后.
    """
    school = index - 1
    if school < 0 or tree.of(school, "case"):
        return
    if tree.forms[school] not in w.LEVELS and not tree.forms[school].endswith(w.SCHOOLS):
        return
    if tree.kinds[school] is Kind.NOUN and school not in tree.ancestors(index):
        who = school - 1
        bare = who >= 0 and tree.words[who].tag == "nr" and tree.heads[who] == school
        later = tree.heads[school]
        acts = later if later > index and tree.labels[school] == "nsubj" else index
        tree.attach(school, index, "obl")
        if bare and tree.words[school].tag == "n" and not tree.of(acts, "nsubj"):
            tree.attach(who, acts, "nsubj")


@at_labels("nsubj")
def clause_before_comma(tree: Tree, index: int) -> None:
    """光绪六年中举，任知县: a verb with a comma behind it is a clause, and no subject."""
    verb = tree.heads[index]
    if tree.kinds[index] is not Kind.VERB or verb < index or tree.kinds[verb] is not Kind.VERB:
        return
    if tree.words[index].tag == "v" and Kind.COMMA in tree.kinds[index:verb]:
        tree.relabel(index, "advcl")
