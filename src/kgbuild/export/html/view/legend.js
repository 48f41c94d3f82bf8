// The legend is the filter: one labelled checkbox for each type, relation, and way of stating.

/** Says which entities of each type, and facts of each kind, there are. */
function countBy(list, keyOf) {
  const counts = new Map();
  for (const item of list) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  return counts;
}

function checkbox({ label, count, checked, icon, note, only, change }) {
  const input = make("input", { type: "checkbox" });
  input.checked = checked;
  input.addEventListener("change", () => change(input.checked));
  return make("div", { class: "row", title: note || null },
    make("label", {}, input, icon || null, make("bdi", { class: "name" }, label), " ", make("span", { class: "count" }, String(count))),
    only ? make("button", { class: "only", "aria-label": `${t("only")} ${label}`, click: only }, t("only")) : null);
}

/** Adds to or takes from a set of hidden things, and shows the result. */
function hide(set, key, hidden) {
  if (hidden) set.add(key);
  else set.delete(key);
}

function group(title, rows, { bulk = null, find = null } = {}) {
  const name = make("span", { id: `group-${++groupNumber}` }, title);
  return make("div", { class: "group", role: "group", "aria-labelledby": name.id },
    make("div", { class: "group-head" }, make("h3", {}, name), bulk), find, ...rows);
}

let groupNumber = 0;

function bulk(set, keys) {
  const act = (hidden) => {
    for (const key of keys) hide(set, key, hidden);
    afterFilter(true);
  };
  return make("div", { class: "bulk" },
    make("button", { class: "quiet", click: () => act(false) }, t("all")),
    make("button", { class: "quiet", click: () => act(true) }, t("none")));
}

function rowsFor(set, entries) {
  const keys = entries.map((entry) => entry.key);
  return entries.map((entry) => checkbox({
    ...entry,
    checked: !set.has(entry.key),
    only: entries.length > 2 ? () => {
      for (const key of keys) hide(set, key, key !== entry.key);
      afterFilter(true);
    } : null,
    change: (checked) => {
      hide(set, entry.key, !checked);
      if (set === state.hiddenTypes) {
        for (const entity of [...state.brought]) if (entities[entity].type === entry.key) state.brought.delete(entity);
      }
      afterFilter(false);
    },
  }));
}

function renderLegend() {
  const legend = byId("legend");
  const scrolled = legend.scrollTop;
  const typeCounts = countBy(entities, (entity) => entity.type);
  const relationCounts = countBy(facts, (fact) => fact.r);
  const values = facts.filter((fact) => fact.o === undefined).length;
  const typeRows = rowsFor(state.hiddenTypes, types.map((type, key) => ({
    key, label: labelOf(type), count: typeCounts.get(key) || 0, icon: shapeIcon(type.family),
  })));
  if (values) {
    typeRows.push(checkbox({
      label: t("values"), count: values, checked: state.values, icon: shapeIcon("Value"),
      change: (checked) => {
        state.values = checked;
        afterFilter(false);
      },
    }));
  }
  const order = relations.map((_, key) => key).sort((a, b) =>
    relations[b].mapped - relations[a].mapped || (relationCounts.get(b) || 0) - (relationCounts.get(a) || 0) || a - b);
  const relationRows = rowsFor(state.hiddenRelations, order.map((key) => ({
    key, label: labelOf(relations[key]), count: relationCounts.get(key) || 0,
    note: relations[key].mapped ? relations[key].id : `${t("open")} ${relations[key].id}`,
  })));
  relationRows.forEach((row, position) => row.classList.toggle("open-relation", !relations[order[position]].mapped));
  const list = make("div", { class: "long" }, relationRows);
  const find = relations.length > 14 ? make("input", { type: "text", class: "find", placeholder: t("findRelation"), "aria-label": t("findRelation") }) : null;
  find?.addEventListener("input", () => {
    const wanted = folded(find.value);
    for (const row of relationRows) row.hidden = !folded(row.textContent).includes(wanted);
  });
  legend.replaceChildren(
    make("div", { class: "legend-head" }, make("h2", {}, t("filters")),
      make("button", { class: "quiet", click: resetFilters }, t("reset")),
      make("button", { class: "icon close narrow", "aria-label": t("close"), click: () => toggleLegend(false) }, "×")),
    group(t("types"), typeRows, { bulk: bulk(state.hiddenTypes, types.map((_, key) => key)) }),
    group(t("relations"), [list], { bulk: bulk(state.hiddenRelations, order), find }),
    confidenceGroup(),
    ...smallGroups(),
  );
  legend.scrollTop = scrolled;
}

function confidenceGroup() {
  const amount = make("span", { class: "amount" }, state.confidence.toFixed(2));
  const slider = make("input", { type: "range", min: "0", max: "1", step: "0.05", "aria-label": t("confidence") });
  slider.value = state.confidence;
  slider.addEventListener("input", () => {
    state.confidence = Number(slider.value);
    amount.textContent = state.confidence.toFixed(2);
    afterFilter(false);
  });
  return make("div", { class: "group" }, make("div", { class: "group-head" }, make("h3", {}, t("confidence"), amount)), slider);
}

/** Filters that are there only when they divide the facts. */
function smallGroups() {
  const groups = [];
  const add = (title, set, counts, labels) => {
    const entries = [...counts].map(([key, count]) => ({ key, count, label: labels(key) }));
    if (entries.length < 2) return;
    groups.push(group(title, [make("div", { class: "long" }, rowsFor(set, entries))]));
  };
  add(t("polarity"), state.hiddenPolarity, countBy(facts, polarityOf), t);
  add(t("voices"), state.hiddenVoices, countBy(facts, voiceOf), t);
  add(t("modality"), state.hiddenModality, countBy(facts, modalityOf), t);
  const byDocument = countBy(facts.flatMap((fact) => [...documentsOfFact(fact)]), (id) => id);
  add(t("documents"), state.hiddenDocuments, byDocument, (id) => documentOf.get(id)?.title || id);
  const tellers = countBy(facts.flatMap((fact) => [...new Set([...documentsOfFact(fact)].map((id) => documentOf.get(id)?.speaker))]), (name) => name);
  add(t("tellers"), state.hiddenTellers, tellers, (name) => name || t("unnamed"));
  const speakers = countBy(facts.filter((fact) => speakerOf(fact) !== null), speakerOf);
  add(t("speakers"), state.hiddenSpeakers, speakers, (entity) => labelOf(entities[entity]));
  return groups;
}

function resetFilters() {
  for (const key of ["hiddenTypes", "hiddenRelations", "hiddenPolarity", "hiddenVoices", "hiddenModality", "hiddenDocuments", "hiddenSpeakers", "hiddenTellers", "brought"]) state[key].clear();
  types.forEach((type, key) => type.quiet && state.hiddenTypes.add(key));
  state.values = false;
  state.confidence = 0;
  state.focus = null;
  state.trail = [];
  afterFilter(true);
}

function toggleLegend(open = !document.body.classList.contains("filtering")) {
  document.body.classList.toggle("filtering", open);
  byId("filters").setAttribute("aria-expanded", String(open));
}
