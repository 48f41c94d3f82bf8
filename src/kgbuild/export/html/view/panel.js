// The evidence region: what the chosen node or line says, and where each text says so.

const shapeIcon = (() => {
  const svg = "http://www.w3.org/2000/svg";
  const outlines = {
    circle: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z", ring: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z",
    square: "M4.2 2.6h7.6a1.6 1.6 0 0 1 1.6 1.6v7.6a1.6 1.6 0 0 1-1.6 1.6H4.2a1.6 1.6 0 0 1-1.6-1.6V4.2a1.6 1.6 0 0 1 1.6-1.6z",
    diamond: "M8 1l7 7-7 7-7-7z", hexagon: "M8 1.4l5.7 3.3v6.6L8 14.6l-5.7-3.3V4.7z", pentagon: "M8 1.4l6.3 4.6-2.4 7.4H4.1L1.7 6z",
    flag: "M8 14.6L1.7 10l2.4-7.4h7.8L14.3 10z",
    octagon: "M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4z", page: "M4 1.8h8a.8.8 0 0 1 .8.8v10.8a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8V2.6a.8.8 0 0 1 .8-.8z",
    triangle: "M8 1.6l7 12.2H1z",
  };
  return (family) => {
    const icon = document.createElementNS(svg, "svg");
    icon.setAttribute("viewBox", "0 0 16 16");
    icon.setAttribute("aria-hidden", "true");
    icon.setAttribute("class", `shape f-${family.toLowerCase()}`);
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", outlines[SHAPES[family]]);
    path.setAttribute("fill-rule", "evenodd");
    icon.append(path);
    return icon;
  };
})();

/** A button that chooses an entity. */
function entityLink(index, className = "entity") {
  const entity = entities[index];
  const family = types[entity.type].family;
  return make("button", { class: className, "data-entity": index, title: entity.id, click: () => choose({ entity: index }, { fly: true }) },
    shapeIcon(family), make("bdi", {}, labelOf(entity)));
}

function heading(...parts) {
  return make("header", { class: "panel-head" }, ...parts);
}

function closeButton() {
  return make("button", { class: "icon close", "aria-label": t("close"), title: t("close"), click: () => choose(null) }, "×");
}

/** Copies `text` and says so on the button. */
async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page opened from a file may not use the clipboard; the older way still works there.
    const field = make("textarea", { class: "offscreen", readonly: true });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = t("copied");
  setTimeout(() => (button.textContent = before), 1400);
}

function renderPanel() {
  const panel = byId("panel");
  const chosen = state.selected;
  const path = !chosen && state.focus?.path;
  panel.classList.toggle("filled", Boolean(chosen || path));
  document.body.classList.toggle("chosen", Boolean(chosen || path));
  if (path) panel.replaceChildren(...pathView(state.focus));
  else if (!chosen) panel.replaceChildren(...overview());
  else if (chosen.fact !== undefined) panel.replaceChildren(...factView(chosen.fact));
  else panel.replaceChildren(...entityView(chosen.entity));
  panel.scrollTop = 0;
}

/** Before anything is chosen: what the graph is about, kind by kind. */
function overview() {
  const families = new Map();
  entities.forEach((entity, index) => {
    const type = types[entity.type];
    if (type.quiet) return;
    if (!families.has(entity.type)) families.set(entity.type, []);
    families.get(entity.type).push(index);
  });
  const blocks = [...families].map(([type, members]) => {
    const many = ["Concept", "Other"].includes(types[type].family) ? 6 : 8;
    return make("section", { class: "kind" },
      make("h3", {}, labelOf(types[type]), make("span", { class: "count" }, String(members.length))),
      make("div", { class: "chips" }, members.slice(0, many).map((index) => entityLink(index, "chip"))));
  });
  return [
    heading(make("h2", {}, t("overview"))),
    make("p", { class: "lead" }, t("overviewLine", data.total.entities, data.total.facts, documents.length)),
    highlights(),
    ...blocks,
    make("p", { class: "hint" }, t("keys")),
  ];
}

const HIGHLIGHTS = 7;

/** The facts that tell most: between weighty entities, in words of the ontology, no end too often. */
function highlights() {
  const weigh = (fact) => fact.c * (entities[fact.s].w + (fact.o === undefined ? 0 : entities[fact.o].w))
    * (relations[fact.r].mapped ? 1.5 : 1) * (fact.neg || fact.mod ? 0.6 : 1);
  const ranked = facts.map((fact, index) => [weigh(fact), index]).filter(([, index]) => !types[entities[facts[index].s].type].quiet)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const told = new Map();
  const pairs = new Set();
  const chosen = [];
  for (const [, index] of ranked) {
    const { s, o, r } = facts[index];
    const ends = [s, o ?? -1 - index];
    const pair = [...ends].sort().join(" ");
    if (pairs.has(pair) || ends.some((end) => (told.get(end) || 0) > 2) || [`${s} ${r}`, `${r} ${ends[1]}`].some((key) => (told.get(key) || 0) > 1)) continue;
    pairs.add(pair);
    for (const key of [...ends, `${s} ${r}`, `${r} ${ends[1]}`]) told.set(key, (told.get(key) || 0) + 1);
    chosen.push(index);
    if (chosen.length === HIGHLIGHTS) break;
  }
  return chosen.length < 3 ? null : make("section", { class: "kind" }, make("h3", {}, t("highlights")),
    make("ul", { class: "story" }, chosen.map((index) => make("li", {}, factButton(index)))));
}

/** A fact as one sentence to click on. */
function factButton(index) {
  const fact = facts[index];
  const end = (entity) => [shapeIcon(types[entities[entity].type].family), make("b", {}, make("bdi", {}, labelOf(entities[entity])))];
  const marks = [fact.neg && t("not"), fact.mod && t(fact.mod)].filter(Boolean).map((mark) => `${mark} `).join("");
  return make("button", { class: "telling", "data-fact": fact.id, click: () => choose({ fact: index }, { fly: true }) },
    ...end(fact.s), make("span", { class: fact.neg ? "verb denied" : "verb" }, ` ${marks}${labelOf(relations[fact.r])} `),
    ...(fact.o === undefined ? [make("b", {}, make("bdi", {}, fact.v[0]))] : end(fact.o)));
}

/** Every step of a path, with its evidence. */
function pathView({ path, facts: steps }) {
  return [
    heading(make("p", { class: "kicker" }, t("path")),
      make("h2", {}, t("pathOf", labelOf(entities[path[0]]), labelOf(entities[path.at(-1)]), steps.length)),
      make("button", { class: "icon close", "aria-label": t("back"), title: t("back"), click: goBack }, "×")),
    ...steps.map((index) => make("section", { class: "relation" }, make("h3", { class: "fact-title" }, ...factLine(facts[index])), factCard(index, null))),
  ];
}

function entityView(index) {
  const entity = entities[index];
  const type = types[entity.type];
  const own = factsOf[index].filter((fact) => passes(facts[fact]));
  const copyButton = make("button", { class: "quiet", click: (event) => copy(entity.id, event.currentTarget) }, t("copyIri"));
  const other = language === "en" ? entity.zh : entity.en;
  const parts = [
    heading(
      make("p", { class: "kicker" }, shapeIcon(type.family), labelOf(type)),
      make("h2", {}, make("bdi", {}, labelOf(entity))),
      other && other !== labelOf(entity) ? make("p", { class: "second" }, make("bdi", {}, other)) : null,
      closeButton(),
    ),
  ];
  if (entity.aliases) {
    parts.push(make("p", { class: "second" }, `${t("aliases")} `, entity.aliases.map((alias) => make("bdi", { class: "alias" }, alias))));
  }
  parts.push(
    make("p", { class: "iri" }, make("code", {}, entity.id), copyButton),
    make("div", { class: "actions" },
      make("button", { click: () => focusOn(index, 1) }, t("hop1")),
      make("button", { click: () => focusOn(index, 2) }, t("hop2")),
      make("button", { "aria-pressed": String(state.pathFrom === index), click: () => startPath(index) }, t("pathTo"))),
  );
  if (state.pathFrom === index) {
    parts.push(make("p", { class: "note", role: "note" }, t("pathPick"), " ", make("button", { class: "quiet", click: () => startPath(null) }, t("cancel"))));
  }
  parts.push(make("p", { class: "count-line" }, own.length ? t("facts", own.length) : t("noFacts")));
  const groups = new Map();
  for (const fact of own) {
    const outgoing = facts[fact].s === index;
    const key = `${outgoing ? 0 : 1} ${facts[fact].r}`;
    if (!groups.has(key)) groups.set(key, { relation: facts[fact].r, outgoing, members: [] });
    groups.get(key).members.push(fact);
  }
  const ordered = [...groups.values()].sort(
    (a, b) => b.outgoing - a.outgoing || relations[b.relation].mapped - relations[a.relation].mapped || b.members.length - a.members.length);
  for (const { relation, outgoing, members } of ordered) {
    parts.push(make("section", { class: "relation" },
      make("h3", {}, make("span", { class: "way", role: "img", "aria-label": t(outgoing ? "outgoing" : "incoming") }, outgoing ? "→" : "←"),
        labelOf(relations[relation]), make("span", { class: "count" }, String(members.length))),
      members.map((fact) => factCard(fact, index))));
  }
  return parts;
}

function factView(index) {
  const fact = facts[index];
  const copyButton = make("button", { class: "quiet", click: (event) => copy(iriOf(fact), event.currentTarget) }, t("copyIri"));
  return [
    heading(make("p", { class: "kicker" }, t("fact")), make("h2", { class: "fact-title" }, ...factLine(fact)), closeButton()),
    make("p", { class: "iri" }, make("code", {}, iriOf(fact)), copyButton),
    factCard(index, null),
  ];
}

/** Subject, relation, object of a fact, with links. */
function factLine(fact) {
  const object = fact.o === undefined ? make("span", { class: "value" }, make("bdi", {}, fact.v[0])) : entityLink(fact.o);
  return [entityLink(fact.s), make("span", { class: fact.neg ? "verb no" : "verb" }, labelOf(relations[fact.r])), object];
}

/** A fact with its marks, qualifiers and every sentence that states it. */
function factCard(index, from) {
  const fact = facts[index];
  const chosen = state.selected && state.selected.fact === index;
  const other = from === null ? null : fact.s === from ? (fact.o === undefined
    ? make("span", { class: "value" }, make("bdi", {}, fact.v[0])) : entityLink(fact.o)) : entityLink(fact.s);
  const speaker = speakerOf(fact);
  const marks = make("span", { class: "marks" },
    fact.neg ? make("span", { class: "mark-no" }, t("not")) : null,
    fact.mod ? make("span", { class: "mark-mod" }, t(fact.mod)) : null,
    make("span", { class: "confidence", title: `${t("confidence")}${fact.c}` }, fact.c.toFixed(2)));
  const classes = ["card", fact.claim && "claim", fact.neg && "denied", chosen && "chosen"].filter(Boolean).join(" ");
  return make("article", { class: classes, "data-fact": fact.id },
    make("div", { class: "card-line" }, other,
      from === null ? null : make("button", { class: "quiet verb-text", title: t("fact"), click: () => choose({ fact: index }) }, fact.text[1] || labelOf(relations[fact.r])),
      marks),
    fact.claim ? make("p", { class: "speaker" }, speaker === null ? "" : entityLink(speaker), ` ${fact.claim[1]}：`) : null,
    fact.q ? make("ul", { class: "qualifiers" }, fact.q.map(([role, text, entity]) =>
      make("li", {}, make("span", { class: "role" }, t(role)), entity >= 0 ? entityLink(entity) : null, entity >= 0 && labelOf(entities[entity]) === text ? null : make("bdi", {}, text)))) : null,
    fact.e.map((evidence) => quoteView(evidence, index)));
}

function quoteView(evidence, fact) {
  const [before, quote, after] = cutQuote(evidence);
  const id = sentences[evidence[0]][0];
  const entry = documentOf.get(id) || { id };
  const about = [entry.title || entry.id, entry.date, entry.speaker].filter(Boolean).join(" · ");
  return make("figure", { class: "quote" },
    make("blockquote", {}, make("bdi", {}, before, make("mark", {}, quote), after)),
    make("figcaption", {}, make("bdi", { title: entry.id }, about),
      make("button", { class: "quiet", click: () => readAt(fact, evidence) }, t("inText"))));
}
