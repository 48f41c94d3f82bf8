// The facts in view as a table: what a screen reader reads, what a sceptic sorts.

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

const COLUMNS = {
  subject: (fact) => labelOf(entities[fact.s]),
  relation: (fact) => labelOf(relations[fact.r]),
  object: objectLabel,
  qualifiers: null,
  confidence: (fact) => fact.c,
  evidence: null,
};
let sorting = { column: null, down: false };

/** Sorts by a column; by the same again, the other way round; a third time, as the text has it. */
function sortBy(column) {
  if (sorting.column !== column) sorting = { column, down: column === "confidence" };
  else if (sorting.down === (column === "confidence")) sorting = { column, down: !sorting.down };
  else sorting = { column: null, down: false };
  renderTable();
  byId("table").querySelector(`.col-${column} button`).focus();
}

function sorted(rows) {
  const key = COLUMNS[sorting.column];
  if (!key) return rows;
  const order = new Intl.Collator(language === "zh" ? "zh-Hans-u-co-pinyin" : "en", { numeric: true });
  const keyed = rows.map((index) => [key(facts[index]), index]);
  keyed.sort(([a], [b]) => (typeof a === "number" ? a - b : order.compare(a, b)) * (sorting.down ? -1 : 1));
  return keyed.map(([, index]) => index);
}

function columnHead(name) {
  const words = t(name).replace(" ≥ ", "");
  if (!COLUMNS[name]) return make("th", { scope: "col", class: `col-${name}` }, words);
  const way = sorting.column === name ? (sorting.down ? "descending" : "ascending") : null;
  return make("th", { scope: "col", class: `col-${name}`, "aria-sort": way },
    make("button", { class: "sort", title: t("sort"), click: () => sortBy(name) }, words,
      make("span", { "aria-hidden": "true" }, way ? (sorting.down ? " ↓" : " ↑") : "")));
}

function renderTable() {
  const rows = sorted(shownFacts());
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
      make("thead", {}, make("tr", {}, Object.keys(COLUMNS).map(columnHead))), body),
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
