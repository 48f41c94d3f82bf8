// The facts as a table, and the documents as texts in which every known name is a link.

const ROWS = 200;

function shownFacts() {
  const near = state.focus && view.shown;
  return facts.flatMap((fact, index) => {
    if (!passes(fact) || !typeOn(fact.s) || (fact.o !== undefined && !typeOn(fact.o))) return [];
    return !near || (near.has(fact.s) && (fact.o === undefined || near.has(fact.o))) ? [index] : [];
  });
}

/** Times and quantities are left out of the drawing only, never out of the table. */
const typeOn = (entity) => typeShown(entity) || types[entities[entity].type].quiet;

function renderTable() {
  const rows = shownFacts();
  const body = make("tbody");
  let next = 0;
  const more = make("button", { class: "more", click: () => addRows() });
  const addRows = () => {
    for (const index of rows.slice(next, next + ROWS)) body.append(tableRow(index));
    next = Math.min(next + ROWS, rows.length);
    more.hidden = next >= rows.length;
    more.textContent = t("moreRows", Math.min(ROWS, rows.length - next), rows.length - next);
  };
  addRows();
  byId("table").replaceChildren(
    make("table", {}, make("caption", {}, t("rowCount", rows.length)),
      make("thead", {}, make("tr", {}, ["subject", "relation", "object", "qualifiers", "confidence", "evidence"].map((key) =>
        make("th", { scope: "col", class: `col-${key}` }, t(key).replace(" ≥ ", ""))))),
      body),
    more);
}

function tableRow(index) {
  const fact = facts[index];
  const speaker = speakerOf(fact);
  const first = fact.e[0];
  const [before, quote, after] = first ? cutQuote(first) : ["", "", ""];
  const chosen = state.selected && state.selected.fact === index;
  return make("tr", { "data-fact": fact.id, class: [fact.neg && "denied", chosen && "chosen"].filter(Boolean).join(" ") || null },
    make("td", {}, entityLink(fact.s)),
    make("td", {},
      make("button", { class: fact.neg ? "verb no" : "verb", click: () => choose({ fact: index }) }, labelOf(relations[fact.r])),
      fact.neg ? make("span", { class: "mark-no" }, t("not")) : null,
      fact.mod ? make("span", { class: "mark-mod" }, t(fact.mod)) : null,
      fact.claim ? make("span", { class: "mark-claim" }, t("claimBy", speaker === null ? "" : labelOf(entities[speaker]), fact.claim[1])) : null),
    make("td", {}, fact.o === undefined ? make("bdi", { class: "value" }, fact.v[0]) : entityLink(fact.o)),
    make("td", { class: "small" }, (fact.q || []).map(([role, text]) => `${t(role)}：${text}`).join("；")),
    make("td", { class: "number" }, fact.c.toFixed(2)),
    make("td", { class: "small quote-cell" }, make("bdi", {}, before, make("mark", {}, quote), after)));
}

// ---------------------------------------------------------------- reading view

let readDocument = null;
let readMark = null; // [sentence, start, end] of the fact to scroll to

function renderText() {
  const current = documentOf.get(readDocument) || documents[0];
  if (!current) {
    byId("text").replaceChildren(make("p", { class: "hint" }, t("nothing")));
    return;
  }
  readDocument = current.id;
  const pick = make("select", { "aria-label": t("document") }, documents.map((entry) =>
    make("option", { value: entry.id, selected: entry.id === current.id }, entry.title || entry.id)));
  pick.addEventListener("change", () => {
    readDocument = pick.value;
    readMark = null;
    renderText();
  });
  const about = [current.date, current.speaker].filter(Boolean).join(" · ");
  const source = /^https?:\/\//i.test(current.url || "")
    ? make("a", { href: current.url, rel: "noopener noreferrer", target: "_blank" }, t("source")) : null;
  const page = make("div", { class: "page", lang: "zh" }, ...(current.text ? fullText(current) : sentenceList(current)));
  byId("text").replaceChildren(
    make("header", { class: "reader-head" }, documents.length > 1 ? pick : make("h2", {}, current.title || current.id), 
      make("p", { class: "second" }, make("bdi", {}, about), " ", source)),
    page);
  page.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** Spans of the text that name an entity: as facts state it, then wherever a name recurs. */
function mentionsIn(entry, points) {
  const owner = new Map(); // first character -> [[surface, entity]…], longest first
  const add = (surface, entity) => {
    const key = Array.from(surface);
    if (key.length < 2 || key.length > 40) return;
    if (!owner.has(key[0])) owner.set(key[0], new Map());
    if (!owner.get(key[0]).has(surface)) owner.get(key[0]).set(surface, { key, entity });
  };
  entities.forEach((entity, index) => [entity.zh, entity.name, ...(entity.aliases || [])].forEach((name) => add(name, index)));
  for (const fact of facts) {
    if (!fact.e.some(([sentence]) => sentences[sentence][0] === entry.id)) continue;
    add(fact.text[0], fact.s);
    if (fact.o !== undefined) add(fact.text[2], fact.o);
  }
  for (const [first, names] of owner) owner.set(first, [...names.values()].sort((a, b) => b.key.length - a.key.length));
  const found = [];
  for (let at = 0; at < points.length; at++) {
    const hit = owner.get(points[at])?.find(({ key }) => key.every((character, step) => points[at + step] === character));
    if (!hit) continue;
    found.push({ start: at, end: at + hit.key.length, entity: hit.entity });
    at += hit.key.length - 1;
  }
  return found;
}

function mentionLink(entity, text) {
  const chosen = state.selected && state.selected.entity === entity;
  return make("a", {
    class: `mention f-${types[entities[entity].type].family.toLowerCase()}${chosen ? " chosen" : ""}`,
    href: `#node=${encodeURIComponent(entities[entity].id)}`, title: `${labelOf(entities[entity])} · ${labelOf(types[entities[entity].type])}`,
  }, text);
}

function fullText(entry) {
  const points = Array.from(entry.text);
  const mentions = mentionsIn(entry, points);
  const marked = readMark && sentences[readMark[0]][0] === entry.id
    ? [sentences[readMark[0]][1] + readMark[1], sentences[readMark[0]][1] + readMark[2]] : [-1, -1];
  const paragraphs = [];
  let paragraph = make("p");
  let target = paragraph;
  const cuts = new Set([...mentions.flatMap((m) => [m.start, m.end]), ...marked]);
  const starts = new Map(mentions.map((m) => [m.start, m]));
  let at = 0;
  while (at < points.length) {
    if (at === marked[0]) {
      target = make("mark");
      paragraph.append(target);
    }
    if (at === marked[1]) target = paragraph;
    const mention = starts.get(at);
    let end = at + 1;
    // A mention that the mark cuts in two is shown as two links.
    while (end < points.length && !cuts.has(end) && (mention || points[end] !== "\n")) end++;
    const piece = points.slice(at, end).join("");
    const cut = at === marked[0] || at === marked[1];
    const covering = mention || (cut && mentions.find((m) => m.start < at && at < m.end));
    if (covering) target.append(mentionLink(covering.entity, piece));
    else target.append(piece);
    if (points[end] === "\n" && target === paragraph) {
      paragraphs.push(paragraph);
      paragraph = make("p");
      target = paragraph;
    }
    at = end;
  }
  paragraphs.push(paragraph);
  return paragraphs.filter((p) => p.textContent.trim());
}

function sentenceList(entry) {
  const own = sentences.map((sentence, index) => [sentence, index]).filter(([sentence]) => sentence[0] === entry.id);
  own.sort(([a], [b]) => a[1] - b[1]);
  return [make("p", { class: "hint" }, t("noText")), ...own.map(([[, , text], index]) => {
    if (readMark && readMark[0] === index) {
      const [before, quote, after] = cutQuote(readMark);
      return make("p", {}, before, make("mark", {}, quote), after);
    }
    const points = Array.from(text);
    const parts = [];
    let at = 0;
    for (const mention of mentionsIn(entry, points)) {
      parts.push(points.slice(at, mention.start).join(""), mentionLink(mention.entity, points.slice(mention.start, mention.end).join("")));
      at = mention.end;
    }
    return make("p", {}, ...parts, points.slice(at).join(""));
  })];
}

/** Opens the text at the place that states a fact. */
function readAt(fact, evidence) {
  readDocument = sentences[evidence[0]][0];
  readMark = evidence;
  state.selected = { fact };
  openTab("text");
  refresh();
}
