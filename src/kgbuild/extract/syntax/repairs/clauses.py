"""How clauses hang together: chains, frames in 后 and 时, reports and what is said."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, PREVERBAL, Kind, is_office
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree
from kgbuild.ontology import ATTRIBUTES, MEASURES

_BEFORE_PLANNED = NOMINAL | PREVERBAL | {Kind.PREPOSITION, Kind.LOCALISER, Kind.COORDINATOR}
_HAVING = frozenset({"有", "现有", "建有", "存有", "另有", "还有"})
_PLANS = frozenset({"计划", "打算"})
#: How a figure changes, and what it comes to.
_COMING_TO = w.CHANGES | w.AMOUNTS | frozenset("稳定在 保持在 控制在 翻番 提升 提升到 进入".split())
_CAUSING = frozenset("促成 促使 致使 迫使 导致".split())
_BEFORE_DEEDS = frozenset(w.PLAN_VERBS) | w.OPPOSING
# What a plan does, and not who has it.
_OF_PLANS = frozenset(
    "包括 包含 涉及 覆盖 得到 获得 获 引起 引发 遭到 遭 受到 受 显示 规定 要求 旨在 需要 成为 有 "
    "是 为 面临 属于 列入 纳入 惠及".split()
)
_SEMICOLONS = frozenset("；;")
_COLONS = frozenset("：:")
_MEANWHILE = frozenset({"一边", "一面", "一头"})
_BEFORE_MATTERING = frozenset({"advcl", "xcomp", "ccomp", "csubj", "conj", "dep"})
_TAKE_CLAUSES = w.SAY_VERBS | w.CAUSATIVES | w.REQUESTS
_STATING = w.SAY_VERBS | {"要求", "部署"}
_REPORTS = w.SAY_VERBS | {"预报", "统计", "测算"}


@at_labels("root", "parataxis", "ccomp")
def frame_at_root(tree: Tree, index: int) -> None:
    """父亲去世后，她…: a clause that 后 closes hangs from the one after it."""
    closers = (c for c in tree.of(index, "mark", "case") if c > index)
    main = next((c for c in tree.of(index, "parataxis", "conj") if c > index), None)
    if main is None or not any(tree.forms[c] in w.CLAUSE_CLOSERS for c in closers):
        return
    tree.promote(main, "advcl")
    tree.pass_on([c for c in tree.children(index) if c > main], main)


@at_labels("parataxis")
def hung_on_name(tree: Tree, index: int) -> None:
    """首任校长为画家甲，现任校长为乙: a clause behind a comma hangs from no name in apposition."""
    name = tree.heads[index]
    if name == ROOT or name > index or tree.labels[name] not in ("appos", "nmod", "conj", "flat"):
        return
    if tree.kinds[name] is not Kind.NOUN or Kind.COMMA not in tree.kinds[name:index]:
        return
    above = tree.heads[name]
    while above != ROOT and tree.labels[above] in ("appos", "nmod", "conj", "flat"):
        above = tree.heads[above]
    if above != ROOT and tree.of(index, "nsubj", "cop"):
        tree.attach(index, above, "parataxis")


@at_labels("ccomp", "xcomp")
def after_semicolon(tree: Tree, index: int) -> None:
    """任命甲为乙；免去丙的职务: what follows a semicolon stands beside the clause before it."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index or tree.kinds[index] is not Kind.VERB:
        return
    between = tree.forms[verb:index]
    if _SEMICOLONS.isdisjoint(between) or not _COLONS.isdisjoint(between):
        return
    if tree.forms[verb] not in w.SAY_VERBS or _named_subject(tree, index):
        tree.relabel(index, "conj")


@at_labels("advcl")
def before_semicolon(tree: Tree, index: int) -> None:
    """在甲建成乙；在丙建成丁: what stands before a semicolon is no adjunct of what follows it."""
    head = tree.heads[index]
    if head < index or tree.kinds[index] is not Kind.VERB:
        return
    start = tree.bounds(index)[0]
    opened = tree.kinds[start] in (Kind.PREPOSITION, Kind.LINK) and tree.heads[start] == index
    if not opened and not _SEMICOLONS.isdisjoint(tree.forms[index:head]):
        tree.relabel(index, "parataxis")


@at_forms(_CAUSING)
def cause_before_deed(tree: Tree, index: int) -> None:
    """甲促成乙批准了丙: who is brought to do something does it, and not who brings it about."""
    verb, brought = tree.heads[index], tree.of(index, "obj")
    if tree.labels[index] != "advcl" or verb < index or len(brought) != 1:
        return
    if any(kind is Kind.COMMA for kind in tree.kinds[index:verb]) or brought[0] > verb:
        return
    tree.promote(index, "ccomp")
    tree.pass_on([c for c in tree.children(verb) if c < index], index)
    tree.attach(brought[0], verb, "nsubj")


def _named_subject(tree: Tree, verb: int) -> bool:
    """Tell whether a person by name does what a verb says (甲宣布…；乙总统丙…)."""
    parts = (range(*tree.bounds(c)) for c in tree.of(verb, "nsubj") if c < verb)
    return any(tree.words[i].tag == "nr" for part in parts for i in part)


@at_forms(_PLANS)
def plan_as_noun(tree: Tree, index: int) -> None:
    """甲公司计划兴建乙: between who plans and what is planned, 计划 is the verb."""
    verb, planner = _next_verb(tree, index), index - 1
    if tree.labels[index] != "nsubj" or planner not in tree.of(index, "nmod") or verb is None:
        return
    if tree.kinds[planner] not in NOMINAL or tree.forms[verb] in _OF_PLANS:
        return
    if verb == index + 1 and not tree.of(verb, "obj", "ccomp", "xcomp"):
        return  # 甲公司计划失败
    if tree.heads[index] == verb:
        tree.promote(index, "xcomp")
        tree.pass_on([c for c in tree.children(verb) if c < index], index)
    elif tree.attach(index, tree.heads[verb], tree.labels[verb]):
        tree.attach(verb, index, "xcomp")  # 二期工程计划明年开工，后年建成
    else:
        return
    tree.rekind(index, Kind.VERB)
    tree.relabel(planner, "nsubj")


def _next_verb(tree: Tree, index: int) -> int | None:
    """Return the verb ahead with only adjuncts and adverbs between, if there is one."""
    for verb in range(index + 1, len(tree)):
        if tree.kinds[verb] is Kind.VERB:
            return verb
        if tree.kinds[verb] not in _BEFORE_PLANNED:
            return None
    return None


@at_kinds(Kind.VERB)
def plan_before_verb(tree: Tree, index: int) -> None:
    """计划在甲建设乙, 反对在甲建设乙: what is planned or opposed is what the verb after it says."""
    if tree.forms[index] not in _BEFORE_DEEDS or tree.labels[index] not in CLAUSAL:
        return
    if tree.of(index, "obj", "ccomp", "xcomp") or tree.labels[index] == "acl":
        return
    for verb in range(index + 1, len(tree)):
        kind = tree.kinds[verb]
        if kind is Kind.VERB:
            beside = tree.heads[verb] in (index, tree.heads[index]) and tree.labels[verb] in CLAUSAL
            where = [c for c in tree.of(index, "obl") if index < c < verb]
            if beside and not tree.of(verb, "nsubj"):
                tree.attach(verb, index, "xcomp")
            elif tree.heads[index] == verb and tree.labels[index] == "advcl":
                tree.promote(index, "xcomp")
                tree.pass_on([c for c in tree.children(verb) if c < index], index)
            if tree.heads[verb] == index:
                tree.pass_on(where, verb)
            return
        if kind not in _BEFORE_PLANNED:
            return


@at_forms(w.AIMING)
def aimed_at(tree: Tree, index: int) -> None:
    """力争产值增长两成: what is to grow is no object, and who aims at it does not grow."""
    verb = index + 1
    while verb < len(tree) and tree.kinds[verb] in (Kind.NOUN, Kind.TIME):
        if tree.forms[verb] in _COMING_TO and tree.kinds[verb + 1 :][:1] == [Kind.NUMBER]:
            tree.rekind(verb, Kind.VERB)  # 收入增长百分之五
        else:
            verb += 1
    noun = verb - 1
    if noun == index or verb >= len(tree) or tree.forms[verb] not in _COMING_TO:
        return
    if not tree.forms[noun].endswith((*ATTRIBUTES, *MEASURES)):
        return
    if index in tree.children(verb) or verb in tree.ancestors(index):
        tree.promote(index, "ccomp", over=verb)
    elif tree.heads[verb] == index:
        tree.relabel(verb, "ccomp")
    for word in range(index):
        if index < tree.heads[word] <= verb:
            before = word == index - 1 and tree.labels[word] in ("nmod", "compound")
            tree.attach(word, index, "nsubj" if before else None)
    tree.attach(noun, verb, "nsubj")
    for word in range(index + 1, noun):
        if tree.heads[word] not in range(index + 1, verb):
            tree.attach(word, noun, "nmod")


@at_forms(_HAVING)
def had_behind_relative(tree: Tree, index: int) -> None:
    """有始建于唐代的石窟: what there is stands behind the clause, which describes it."""
    verb = index + 1
    if verb >= len(tree) or verb not in tree.of(index, "xcomp", "ccomp"):
        return
    if tree.kinds[verb] is not Kind.VERB or tree.of(verb, "nsubj"):
        return
    noun = next((c for c in tree.of(verb, "obj") if tree.kinds[c] in NOMINAL), None)
    if noun is None:
        return
    links = [i for i in range(verb + 1, noun) if tree.kinds[i] is Kind.DE]
    if not links or any(tree.kinds[i] in BOUNDARIES for i in range(verb, noun)):
        return
    within = [c for c in tree.children(noun) if verb < c < links[-1]]
    tree.attach(noun, index, "obj")
    tree.attach(verb, noun, "acl:relcl")
    yu = next((i for i in range(verb + 1, noun) if tree.forms[i] == "于"), None)
    for word in within:
        if tree.kinds[word] in NOMINAL:
            tree.attach(word, verb, "obj" if yu is None else "obl")
            if yu is not None:
                tree.attach(yu, word, "case")
    tree.attach(links[-1], verb, "mark:rel")


@at_labels("acl")
def chained_attribute(tree: Tree, index: int) -> None:
    """甲生于乙，是丙: a clause before a comma or the copula is no attribute of 丙."""
    described = tree.heads[index]
    if described < index:
        return
    if tree.of(index, "cop"):
        tree.relabel(index, "advcl")
        return
    if tree.kinds[index] is not Kind.VERB:
        return
    copular = any(index < c < described for c in tree.of(described, "cop"))
    end = min(tree.bounds(index)[1], described)
    attributive = Kind.DE in tree.kinds[index:end]
    if copular or (Kind.COMMA in tree.kinds[index:described] and not attributive):
        tree.relabel(index, "advcl")


@at_forms(("据", "根据"))
def source_of_report(tree: Tree, index: int) -> None:
    """据甲报道，乙…: the report governs what is reported."""
    verb = tree.heads[index]
    if verb < index:
        return
    source: int | None = None
    if tree.labels[verb] == "obl" and tree.forms[verb] not in _REPORTS:
        source, verb = verb, tree.heads[verb]  # 甲, which carries 据, hangs from 报道
        if verb < source:
            return
    if tree.forms[verb] not in _REPORTS or tree.heads[verb] < verb:
        return
    if source is None:
        sources = (c for c in tree.of(verb, "nsubj", "nmod", "compound") if index < c < verb)
        source = next(sources, None)
    if source is None:
        return
    tree.relabel(source, "nsubj")
    tree.promote(verb, "ccomp")
    tree.relabel(index, "punct")
    tree.rekind(verb, Kind.VERB)


@at_forms(w.RECOUNTING)
def recounted(tree: Tree, index: int) -> None:
    """介绍甲参与乙的经验: what is told of is the experience, which a clause describes."""
    clause = next((c for c in tree.of(index, "ccomp", "xcomp", "parataxis") if c > index), None)
    if clause is None or any(tree.kinds[c] is Kind.NOUN for c in tree.of(index, "obj")):
        return
    noun = next((c for c in tree.of(clause, "obj") if c > clause), None)
    if noun is None or tree.forms[noun] not in w.EXPERIENCES:
        return
    written = (word.token.text for word in tree.words[index:clause] if word.kind is Kind.COMMA)
    inner = next((c for c in tree.of(noun, "nmod", "acl") if clause < c < noun), None)
    if inner is None or any(written):
        return
    links = [c for c in tree.of(inner, "case", "mark") if tree.kinds[c] is Kind.DE]
    if not links:
        return
    tree.attach(noun, index, "obj")
    tree.attach(clause, noun, "acl")
    tree.attach(inner, clause, "obj")
    tree.attach(links[0], clause, "mark")


@at_labels("ccomp", "xcomp")
def left_complement(tree: Tree, index: int) -> None:
    """由于缺少资金，甲…: a complement left of its verb is an adverbial clause."""
    if tree.heads[index] < index:
        return
    if tree.kinds[index] in (Kind.VERB, Kind.ADJECTIVE) or tree.of(index, "cop", "nsubj"):
        tree.relabel(index, "advcl")
    elif tree.of(index, "case"):
        tree.relabel(index, "obl")


@at_labels("advcl", "nsubj")
def said_before_comma(tree: Tree, index: int) -> None:
    """甲宣布，将收购乙: a verb of saying before a comma governs what is said after it."""
    verb = tree.heads[index]
    if verb < index or tree.forms[index] not in _STATING or tree.kinds[index] is not Kind.VERB:
        return
    end = tree.bounds(index)[1]
    if end > len(tree.kinds) or Kind.COMMA not in tree.kinds[index + 1 : min(index + 2, verb)]:
        return
    if tree.of(index, "obj", "ccomp", "mark") or tree.forms[index - 1] in w.CLAUSE_CLOSERS:
        return
    tree.promote(index, "ccomp")
    tree.pass_on([c for c in tree.children(verb) if c < index], index)


@at_labels("nsubj", "nmod", "obl", "dislocated", "dep")
def stated_before_comma(tree: Tree, index: int) -> None:
    """会议要求，各地…: between who states and a comma stands a verb, which governs what follows."""
    verb, comma, speaker = tree.heads[index], index + 1, index - 1
    if tree.forms[index] not in _STATING or tree.kinds[index] is not Kind.VERB:
        return
    if index == 0 or verb <= comma:
        return
    if tree.kinds[comma] is not Kind.COMMA or tree.kinds[verb] is not Kind.VERB:
        return
    first = tree.bounds(index)[0]
    opens = first == 0 or tree.kinds[first - 1] in BOUNDARIES
    if not opens or tree.heads[speaker] != index or tree.kinds[speaker] not in NOMINAL:
        return
    tree.relabel(speaker, "nsubj")
    tree.promote(index, "ccomp")


@at_labels("ccomp")
def said_by_another(tree: Tree, index: int) -> None:
    """甲认为…；乙坚称…: what another says behind a semicolon is none of what the first says."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index or not _speaks_anew(tree, index):
        return
    if not any(c < index for c in tree.of(verb, "ccomp")):
        return
    tree.relabel(index, "parataxis")
    for later in [c for c in tree.of(verb, "ccomp") if c > index]:
        if tree.forms[tree.bounds(later)[0] - 1] in _SEMICOLONS:
            return
        tree.attach(later, index, "ccomp")


@at_labels("parataxis")
def said_after_comma(tree: Tree, index: int) -> None:
    """甲透露，乙…: what follows a verb of saying that has no object is what is said."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index:
        return
    if tree.forms[verb] not in _STATING or tree.kinds[verb] is not Kind.VERB:
        return
    if _dates_next(tree, index, verb):
        return
    first = tree.bounds(index)[0]
    told = _whom_told(tree, verb)
    between = tree.kinds[(verb if told is None else told) + 1 : first]
    if not any(c < index and c != told for c in tree.of(verb, "obj", "ccomp")) and all(
        kind in (Kind.COMMA, Kind.STOP, Kind.OPEN) for kind in between
    ):
        tree.relabel(index, "ccomp")
        for speaker in tree.of(verb, "nmod"):
            timed = tree.relations[speaker].endswith("tmod")  # 甲同时提醒，…
            if speaker < verb and not timed:  # 《意见》要求，…
                tree.relabel(speaker, "nsubj")
        for later in tree.of(verb, "parataxis"):
            if later > index and _speaks_anew(tree, later):
                break
            if later > index:
                tree.relabel(later, "ccomp")
        return
    others = [c for c in tree.of(verb, "parataxis") if c <= index and _speaks_anew(tree, c)]
    if others:
        if others[-1] < index and tree.forms[first - 1] not in _SEMICOLONS:
            tree.attach(index, others[-1], "ccomp")
        return
    # What follows one thing said, with a subject of its own, is said too.
    linked = tree.kinds[first] is Kind.LINK or tree.kinds[verb + 1] is Kind.COMMA
    subject = any(c < index for c in tree.of(index, "nsubj"))
    if linked and subject and tree.of(verb, "ccomp"):
        tree.relabel(index, "ccomp")


def _speaks_anew(tree: Tree, verb: int) -> bool:
    """甲认为…；乙坚称…: tell whether another says something behind a semicolon."""
    first = tree.bounds(verb)[0]
    apart = (first > 0 and tree.forms[first - 1] in _SEMICOLONS) or tree.forms[first] in _SEMICOLONS
    return apart and tree.forms[verb] in w.SAY_VERBS and bool(tree.of(verb, "nsubj"))


def _whom_told(tree: Tree, verb: int) -> int | None:
    """Return whom something is told, where the verb has such an object (告诉记者，…)."""
    if tree.forms[verb] not in w.TELLING:
        return None
    return next((c for c in tree.of(verb, "obj") if c > verb and tree.kinds[c] in NOMINAL), None)


def _dates_next(tree: Tree, index: int, verb: int) -> bool:
    """甲介绍，大桥通车后，车程…: hang a clause that 后 closes from the next thing said."""
    following = next((c for c in tree.of(verb, "parataxis", "ccomp") if c > index), None)
    closers = (c for c in tree.of(index, "mark", "case") if c > index)
    if following is None or not any(tree.forms[c] in w.CLAUSE_CLOSERS for c in closers):
        return False
    return tree.attach(index, following, "advcl")


@at_labels("parataxis", "conj")
def caused_too(tree: Tree, index: int) -> None:
    """造成4人死亡、11人受伤: what a list mark joins to what is caused is caused too."""
    verb, start = tree.heads[index], tree.bounds(index)[0]
    if verb == ROOT or verb > index or tree.forms[verb] not in w.CAUSATIVES:
        return
    listed = Kind.LIST_MARK in tree.kinds[start - 1 : start + 1]
    if listed and any(verb < c < start for c in tree.of(verb, "ccomp")):
        tree.relabel(index, "ccomp")


@at_labels("ccomp")
def done_meanwhile(tree: Tree, index: int) -> None:
    """甲一边说，一边做乙: what is done meanwhile is not what is said."""
    both = (index, tree.heads[index])
    if all(any(tree.forms[c] in _MEANWHILE for c in tree.of(v, "advmod")) for v in both):
        tree.relabel(index, "parataxis")


@at_labels("ccomp")
def loose_complement(tree: Tree, index: int) -> None:
    """甲受乙影响，有丙: after a comma only verbs of saying, causing and the like take a clause."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index or tree.kinds[verb] is not Kind.VERB:
        return
    if tree.forms[verb] in _TAKE_CLAUSES:
        return
    start = tree.bounds(index)[0]
    after_comma = start > 0 and tree.kinds[start - 1] is Kind.COMMA
    if after_comma or Kind.COMMA in tree.kinds[verb:start]:
        tree.relabel(index, "parataxis")


@at_forms(w.MATTERING)
def subject_clause(tree: Tree, index: int) -> None:
    """提高工资有助于留人: what is done is what helps, and who says so does not do it.

    A verb with its object right before such a verb, without a pause between, is its subject;
    and a noun before both is the first one's (企业提高工资有助于…).
    """
    verb = tree.heads[index]
    near = [*tree.children(index), *(tree.children(verb) if verb != ROOT else ())]
    before = [c for c in near if c < index and tree.labels[c] in _BEFORE_MATTERING]
    done = next((c for c in before if _runs_on(tree, c, index)), None)
    if done is None:
        if ROOT < verb < index and tree.of(verb, "obj") and _runs_on(tree, verb, index):
            tree.promote(index, "csubj")
        return
    subjects = tree.of(index, "nsubj")
    if any(done < subject < index for subject in subjects):
        return
    if tree.attach(done, index, "csubj") and not tree.of(done, "nsubj"):
        for subject in subjects:
            if _runs_on(tree, subject, done):
                tree.attach(subject, done)


def _runs_on(tree: Tree, index: int, end: int) -> bool:
    """Tell whether no pause or link parts two words, of which the first governs an action."""
    if not BOUNDARIES.isdisjoint(tree.kinds[index:end]):
        return False
    return tree.labels[index] == "nsubj" or tree.kinds[index] is Kind.VERB


@at_forms(w.OFFICE_VERBS)
def office_in_relative(tree: Tree, index: int) -> None:
    """曾任甲局局长的乙认为…: who held the office acts, and holding it is no clause of its own."""
    main = next((c for c in tree.of(index, "parataxis", "conj", "ccomp") if c > index), None)
    if main is None or tree.kinds[index] is not Kind.VERB or tree.of(index, "nsubj", "obj"):
        return
    holder = next((c for c in tree.of(main, "nsubj") if tree.bounds(c)[0] == index + 1), None)
    if holder is None:
        return
    phrase = tree.kinds[index + 1 : holder]
    if Kind.DE not in phrase or not set(phrase) <= NOMINAL | {Kind.DE}:
        return
    office = index + phrase.index(Kind.DE)
    if not is_office(tree.words[office]):
        return
    tree.promote(main, "acl")
    tree.attach(index, holder, "acl")
    tree.attach(office, index, "obj")
