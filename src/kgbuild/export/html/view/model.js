// The data block becomes what the page asks: who has which facts, what passes the filters,
// who is near whom, who is called so. No drawing here.

const data = JSON.parse(byId("data").textContent);
const { entities, facts, relations, types, documents, sentences } = data;
const indexOfEntity = new Map(entities.map((entity, index) => [entity.id, index]));
const indexOfFact = new Map(facts.map((fact, index) => [fact.id, index]));
const documentOf = new Map(documents.map((entry) => [entry.id, entry]));
/** Facts in which an entity is subject or object. */
const factsOf = entities.map(() => []);
facts.forEach((fact, index) => {
  factsOf[fact.s].push(index);
  if (fact.o !== undefined && fact.o !== fact.s) factsOf[fact.o].push(index);
});
for (const list of factsOf) list.sort((a, b) => facts[b].c - facts[a].c || a - b);

const state = {
  hiddenTypes: new Set(types.flatMap((type, index) => (type.quiet ? [index] : []))),
  hiddenRelations: new Set(),
  hiddenPolarity: new Set(),
  hiddenVoices: new Set(),
  hiddenModality: new Set(),
  hiddenDocuments: new Set(),
  hiddenSpeakers: new Set(),
  hiddenTellers: new Set(),
  values: false,
  whole: false, // whether the whole picture is drawn, or what the page opens on
  confidence: 0,
  brought: new Set(), // entities that a search or a click asked for, whatever their type
  focus: null, // {centre, hops} or {path: [entities], facts: [facts]}
  trail: [], // what was in view before, for the back button
  selected: null, // {entity} or {fact}
  pathFrom: null,
};

let initial = new Set(data.network.nodes.map((node) => node.id)); // what the picture has places for

const iriOf = (fact) => data.prefixes.st + fact.id;
const documentsOfFact = (fact) => new Set(fact.e.map(([sentence]) => sentences[sentence][0]));
const modalityOf = (fact) => fact.mod || "asserted";
const polarityOf = (fact) => (fact.neg ? "negative" : "positive");
const voiceOf = (fact) => (fact.claim ? "claims" : "plain");
const speakerOf = (fact) => (fact.claim && fact.claim[0] >= 0 ? fact.claim[0] : null);

/** Whether a fact passes every filter but those on its ends. */
function passes(fact) {
  return (
    fact.c >= state.confidence &&
    !state.hiddenRelations.has(fact.r) &&
    !state.hiddenPolarity.has(polarityOf(fact)) &&
    !state.hiddenVoices.has(voiceOf(fact)) &&
    !state.hiddenModality.has(modalityOf(fact)) &&
    !(fact.claim && state.hiddenSpeakers.has(speakerOf(fact))) &&
    (state.hiddenDocuments.size + state.hiddenTellers.size === 0 ||
      [...documentsOfFact(fact)].some((id) => !state.hiddenDocuments.has(id) && !state.hiddenTellers.has(documentOf.get(id)?.speaker)))
  );
}

/** Whether an entity may be drawn by its type, or because somebody asked for it. */
function typeShown(entity) {
  return state.brought.has(entity) || !state.hiddenTypes.has(entities[entity].type);
}

const MAX_LATE = 600; // quiet nodes (times, quantities) drawn at most when their type is ticked

/** What is in view: entities, facts between them, and facts whose value is drawn as a node. */
function inView() {
  const passing = facts.map(passes);
  const unfiltered = passing.every(Boolean);
  const candidate = (entity) => {
    if (!typeShown(entity)) return false;
    if (!initial.has(entity) && !state.brought.has(entity) && !types[entities[entity].type].quiet) return false;
    return unfiltered || state.brought.has(entity) || factsOf[entity].some((fact) => passing[fact]);
  };
  let shown = new Set();
  let late = 0;
  entities.forEach((_, entity) => {
    if (!candidate(entity)) return;
    if (!initial.has(entity) && !state.brought.has(entity) && ++late > MAX_LATE) return;
    shown.add(entity);
  });
  const focus = state.focus;
  if (focus) {
    const near = focus.path ? new Set(focus.path) : neighbourhood(focus.centre, focus.hops, passing);
    shown = new Set([...near].filter((entity) => typeShown(entity) || entity === focus.centre || focus.path));
  }
  const edges = [];
  const values = [];
  facts.forEach((fact, index) => {
    if (!passing[index] || !shown.has(fact.s)) return;
    if (focus && focus.path && !focus.facts.includes(index)) return;
    if (fact.o === undefined) {
      if (state.values) values.push(index);
    } else if (shown.has(fact.o)) edges.push(index);
  });
  return { shown, edges, values };
}

const MAX_RING = 48; // entities that one more hop brings at most, the weightiest

/** Entities at most `hops` passing facts away from `centre`; of a crowd, its weightiest. */
function neighbourhood(centre, hops, passing = facts.map(passes)) {
  const found = new Set([centre]);
  let border = [centre];
  for (let hop = 0; hop < hops; hop++) {
    const next = [];
    for (const entity of border) {
      for (const index of factsOf[entity]) {
        const fact = facts[index];
        if (fact.o === undefined || !passing[index]) continue;
        const other = fact.s === entity ? fact.o : fact.s;
        if (!found.has(other)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    border = next.sort((a, b) => a - b).slice(0, MAX_RING);
    for (const other of next.slice(MAX_RING)) found.delete(other);
  }
  return found;
}

/** The shortest way from one entity to another, its strongest fact at each step; or null. */
function pathBetween(start, end) {
  const reached = new Map([[start, null]]);
  let border = [start];
  while (border.length && !reached.has(end)) {
    const next = [];
    for (const entity of border) {
      for (const index of factsOf[entity]) {
        const fact = facts[index];
        if (fact.o === undefined || !passes(fact)) continue;
        const other = fact.s === entity ? fact.o : fact.s;
        if (!reached.has(other)) {
          reached.set(other, { entity, index });
          next.push(other);
        }
      }
    }
    border = next;
  }
  if (!reached.has(end)) return null;
  const path = [end];
  const steps = [];
  for (let step = reached.get(end); step; step = reached.get(step.entity)) {
    path.unshift(step.entity);
    steps.unshift(step.index);
  }
  return { path, facts: steps };
}

const folded = (text) => text.normalize("NFKC").toLowerCase();
let searchKeys = null;

/** Entities whose name, alias or pinyin has `text` in it: whole names first, then beginnings. */
function searchEntities(text, limit = 30) {
  searchKeys ??= entities.map((entity) =>
    [entity.zh, entity.name, entity.en || "", ...(entity.aliases || [])].map(folded),
  );
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const found = [];
  entities.forEach((entity, index) => {
    let score = 9;
    for (const key of searchKeys[index]) {
      if (key === wanted) score = Math.min(score, 0);
      else if (key.startsWith(wanted)) score = Math.min(score, 1);
      else if (key.includes(wanted)) score = Math.min(score, 3);
    }
    for (const key of (entity.pinyin || "").split(" ")) {
      if (!key) continue;
      if (key === wanted) score = Math.min(score, 2);
      else if (key.startsWith(wanted)) score = Math.min(score, 4);
      else if (wanted.length > 2 && key.includes(wanted)) score = Math.min(score, 5);
    }
    if (score < 9) found.push({ index, score });
  });
  found.sort((a, b) => a.score - b.score || a.index - b.index);
  return found.slice(0, limit).map((entry) => entry.index);
}

/** The words of a fact's object: an entity's label, or the value. */
function objectLabel(fact) {
  return fact.o === undefined ? fact.v[0] : labelOf(entities[fact.o]);
}

/** A sentence cut into before, quote and after; offsets count code points. */
function cutQuote([sentence, start, end]) {
  const text = sentences[sentence][2];
  const points = Array.from(text);
  return [points.slice(0, start).join(""), points.slice(start, end).join(""), points.slice(end).join("")];
}
