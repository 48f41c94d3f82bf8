// Where a text names an entity: as the facts read there say, then wherever a known name recurs.

let knownNames = null; // first character -> names that begin with it, the longest first

function namesByFirst() {
  const found = new Map();
  entities.forEach((entity, index) => {
    for (const name of new Set([entity.zh, entity.name, ...(entity.aliases || [])])) {
      const points = Array.from(name);
      if (points.length < 2 || points.length > 40) continue;
      if (!found.has(points[0])) found.set(points[0], []);
      found.get(points[0]).push({ points, entity: index });
    }
  });
  for (const names of found.values()) names.sort((a, b) => b.points.length - a.points.length || a.entity - b.entity);
  return found;
}

/** What of `text` names the entity: its own name where that is part of it (the person in a title
 *  and a name, the city after a preposition), else all of it. */
function namingPart(text, entity) {
  const { zh, name, aliases = [] } = entities[entity];
  const inside = [zh, name, ...aliases].filter((word) => word.length > 1 && text.includes(word));
  return inside.sort((a, b) => b.length - a.length)[0] || text;
}

/** The words by which facts name their entities, as {sentence, start, end, entity}; offsets are
 *  of the sentence, in code points. What the quote has is looked for in the quote first: the same
 *  pronoun may mean somebody else in the next sentence. */
function surfacesOf(wanted) {
  const of = new Set(wanted);
  const found = [];
  for (const fact of facts) {
    for (const [sentence, start, end] of fact.e) {
      if (!of.has(sentence)) continue;
      const points = Array.from(sentences[sentence][2]);
      const add = (text, entity) => {
        if (entity < 0) return;
        const at = placeOfWords(points, text, start, end);
        if (at < 0) return;
        const part = namingPart(text, entity);
        const from = at + Array.from(text.slice(0, text.indexOf(part))).length;
        found.push({ sentence, start: from, end: from + Array.from(part).length, entity });
      };
      add(fact.text[0], fact.s);
      if (fact.o !== undefined) add(fact.text[2], fact.o);
      for (const [, text, entity] of fact.q || []) add(text, entity);
    }
  }
  return found;
}

/** Where `text` stands in `points`: within [start, end) if it is there, else anywhere, else -1. */
function placeOfWords(points, text, start, end) {
  const words = Array.from(text);
  const find = (from, to) => {
    for (let at = from; words.length && at + words.length <= to; at++) {
      if (words.every((word, step) => points[at + step] === word)) return at;
    }
    return -1;
  };
  const near = find(start, end);
  return near >= 0 ? near : find(0, points.length);
}

/** Mentions in `points`, which begin at character `offset` of the document: in order, none within another. */
function mentionsIn(points, offset, surfaces, startOf = () => 0) {
  const taken = new Uint8Array(points.length);
  const found = [];
  const take = (start, end, entity) => {
    if (start < 0 || end > points.length || taken.subarray(start, end).some(Boolean)) return;
    taken.fill(1, start, end);
    found.push({ start, end, entity });
  };
  for (const { sentence, start, end, entity } of [...surfaces].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const at = startOf(sentence) - offset;
    take(at + start, at + end, entity);
  }
  knownNames ??= namesByFirst();
  for (let at = 0; at < points.length; at++) {
    if (taken[at]) continue;
    const hit = knownNames.get(points[at])?.find((name) => name.points.every((point, step) => points[at + step] === point));
    if (hit) take(at, at + hit.points.length, hit.entity);
  }
  return found.sort((a, b) => a.start - b.start);
}

const mentionsByDocument = new Map();

/** The mentions in a document that the page has the whole text of. */
function mentionsOf(entry, points) {
  if (!mentionsByDocument.has(entry.id)) {
    const own = sentences.flatMap(([id], index) => (id === entry.id ? [index] : []));
    mentionsByDocument.set(entry.id, mentionsIn(points, 0, surfacesOf(own), (sentence) => sentences[sentence][1]));
  }
  return mentionsByDocument.get(entry.id);
}
