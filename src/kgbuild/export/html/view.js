// The page itself: what a click, a key or a link does. Its parts stand in view/; render.py joins
// them, this file last, into one script.

/** Draws, counts and writes everything anew after a change of state. */
function refresh() {
  light();
  network.redraw();
  renderPanel();
  renderTrail();
  if (!byId("table").hidden) renderTable();
  if (!byId("text").hidden) renderText();
}

/** After a filter moved: what is in view changes, and the counts with it. */
function afterFilter(rebuilt) {
  syncNetwork();
  writeStatus();
  if (rebuilt) renderLegend();
  refresh();
}

function writeStatus() {
  const parts = [t("shown", view.shown.size, data.total.entities, view.edges.length + view.values.length, data.total.facts)];
  const drawable = entities.filter((entity) => !types[entity.type].quiet).length;
  if (initial.size < drawable) parts.push(t("capped"));
  const more = byId("more");
  more.hidden = !data.network.all;
  if (data.network.all) more.textContent = state.whole ? t("drawOpening") : t("drawAll", data.network.all.nodes.length);
  if (facts.length < data.total.facts) parts.push(t("carried", facts.length));
  const text = parts.join(language === "zh" ? "；" : "; ");
  if (byId("status").textContent !== text) byId("status").textContent = text;
}

/** Chooses a node or a fact (or nothing); `fly` brings it to the middle. */
function choose(chosen, { fly = false, keepHash = false } = {}) {
  hovered = null;
  if (chosen && chosen.entity !== undefined) {
    if (state.pathFrom !== null && state.pathFrom !== chosen.entity) return showPath(state.pathFrom, chosen.entity);
    if (!view.shown.has(chosen.entity)) bring(chosen.entity);
  }
  state.selected = chosen;
  if (chosen && chosen.fact !== undefined && !byId("text").hidden && facts[chosen.fact].e.length) pointTo(facts[chosen.fact].e[0]);
  if (!keepHash) writeHash();
  byId("said").textContent = chosen ? told(chosen) : "";
  refresh();
  if (chosen && fly) flyTo(chosen);
}

/** What was chosen, for those who cannot see it. */
function told({ entity, fact }) {
  if (entity === undefined) return `${labelOf(entities[facts[fact].s])} ${relationLabel(facts[fact])} ${objectLabel(facts[fact])}`;
  return `${labelOf(entities[entity])}, ${labelOf(types[entities[entity].type])}, ${t("facts", factsOf[entity].length)}`;
}

/** Brings an entity that is not drawn into view, with its weightiest neighbours. */
function bring(entity) {
  if (state.focus) {
    state.focus = null;
    state.trail = [];
  }
  state.brought.add(entity);
  const near = [...neighbourhood(entity, 1)].filter((other) => other !== entity && !state.hiddenTypes.has(entities[other].type));
  for (const other of near.sort((a, b) => a - b).slice(0, 40)) state.brought.add(other);
  syncNetwork();
  writeStatus();
}

function flyTo(chosen) {
  if (byId("stage").hidden) return;
  if (chosen.fact !== undefined) {
    const { from, to } = visEdge(chosen.fact);
    const [a, b] = [from, to].map((key) => network.body.nodes[key]);
    if (!a || !b) return;
    // Near enough for the words on the line to have room between the names of its ends.
    const length = Math.hypot(a.x - b.x, a.y - b.y) / unit;
    fit([from, to], { closest: Math.min(2.4, Math.max(1.1, network.getScale() * unit, 220 / Math.max(length, 1))) });
    return;
  }
  const key = chosen.entity;
  if (!network.body.nodes[key]) return;
  const node = network.body.nodes[key];
  const hidden = covered();
  network.moveTo({
    position: { x: node.x, y: node.y }, offset: { x: -hidden.x / 2, y: -hidden.y / 2 },
    scale: Math.max(network.getScale(), 0.95 / unit), animation: glide(450),
  });
}

// ---------------------------------------------------------------- focus and paths

function pushTrail() {
  state.trail.push({ focus: state.focus, selected: state.selected, position: network.getViewPosition(), scale: network.getScale() });
}

function focusOn(entity, hops) {
  pushTrail();
  if (!view.shown.has(entity)) state.brought.add(entity);
  state.focus = { centre: entity, hops };
  for (const other of neighbourhood(entity, hops)) {
    if (!state.hiddenTypes.has(entities[other].type)) state.brought.add(other);
  }
  state.selected = { entity };
  openTab("graph");
  settle();
}

function startPath(entity) {
  state.pathFrom = entity;
  refresh();
}

function showPath(start, end) {
  state.pathFrom = null;
  const found = pathBetween(start, end);
  if (!found) {
    state.selected = { entity: end };
    refresh();
    byId("status").textContent = t("noPath", labelOf(entities[start]), labelOf(entities[end]));
    return;
  }
  pushTrail();
  state.focus = found;
  for (const entity of found.path) state.brought.add(entity);
  state.selected = null;
  openTab("graph");
  settle();
}

function settle() {
  writeHash();
  syncNetwork();
  writeStatus();
  refresh();
  fit();
}

function goBack() {
  const last = state.trail.pop();
  if (!last) return;
  state.focus = last.focus;
  state.selected = last.selected;
  writeHash();
  syncNetwork();
  writeStatus();
  refresh();
  network.moveTo({ position: last.position, scale: last.scale, animation: glide(350) });
}

function renderTrail() {
  const trail = byId("trail");
  trail.hidden = !state.focus;
  if (!state.focus) return;
  const { centre, hops, path } = state.focus;
  const words = path
    ? t("pathOf", labelOf(entities[path[0]]), labelOf(entities[path.at(-1)]), path.length - 1)
    : t("focusOn", labelOf(entities[centre]), hops);
  trail.replaceChildren(make("button", { class: "back", click: goBack }, `← ${t("back")}`), make("span", {}, words));
}

// ---------------------------------------------------------------- links

/** The link to what is looked at: a node, with the hops about it, a fact, or a path. */
function hashOf({ selected, focus }) {
  const link = (name, entity) => `${name}=${encodeURIComponent(entities[entity].id)}`;
  if (selected && selected.fact !== undefined) return `#fact=${encodeURIComponent(facts[selected.fact].id)}`;
  if (selected) return `#${link("node", selected.entity)}${focus?.centre === selected.entity ? `&hops=${focus.hops}` : ""}`;
  if (focus?.path) return `#${link("from", focus.path[0])}&${link("to", focus.path.at(-1))}`;
  return "";
}

function writeHash() {
  const hash = hashOf(state);
  if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
}

function readHash({ fly = true } = {}) {
  const wanted = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
  const [entity, start, end] = ["node", "from", "to"].map((name) => indexOfEntity.get(wanted.get(name)));
  const fact = indexOfFact.get(wanted.get("fact"));
  if (start !== undefined && end !== undefined) showPath(start, end);
  else if (entity !== undefined && Number(wanted.get("hops")) > 0) focusOn(entity, Math.min(Number(wanted.get("hops")), 3));
  else if (entity !== undefined) choose({ entity }, { fly, keepHash: true });
  else if (fact !== undefined) choose({ fact }, { fly, keepHash: true });
}

// ---------------------------------------------------------------- tabs, keys, pointer

function openTab(name) {
  for (const [tab, pane] of [["graph", "stage"], ["table", "table"], ["text", "text"]]) {
    const on = tab === name;
    byId(pane).hidden = !on;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(on));
    byId(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
  document.body.dataset.tab = name;
  if (name === "table") renderTable();
  if (name === "text") renderText();
}

function startTabs() {
  const tabs = ["graph", "table", "text"];
  for (const name of tabs) {
    byId(`tab-${name}`).addEventListener("click", () => openTab(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(name) + step + 3) % 3];
      openTab(next);
      byId(`tab-${next}`).focus();
    });
  }
}

function startKeys() {
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest?.(".search")) byId("results").hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
      byId("search").select();
    } else if (event.key === "Escape") {
      if (document.body.classList.contains("filtering")) toggleLegend(false);
      else if (state.pathFrom !== null) startPath(null);
      else if (state.selected) choose(null);
      else goBack();
    } else if (event.target.closest?.("#network") && event.key.startsWith("Arrow")) {
      event.preventDefault();
      stepOnCanvas(event.key);
    } else if ((event.key === "f" || event.key === "F") && !typing && !event.ctrlKey && !event.metaKey) fit();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.closest?.("#table tbody, #panel")) {
      walk(event);
    }
  });
}

/** Arrow keys on the canvas go to the nearest node in their direction. */
function stepOnCanvas(key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const from = network.body.nodes[state.selected?.entity];
  if (!from) {
    if (drawOrder.length) choose(chosenOf(drawOrder[0]), { fly: true });
    return;
  }
  let best = null;
  for (const entity of view.shown) {
    const node = network.body.nodes[entity];
    const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const across = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (along <= 0) continue;
    const distance = along + 2 * across;
    if (!best || distance < best.distance) best = { entity, distance };
  }
  if (best) choose({ entity: best.entity }, { fly: true });
}

/** Arrow keys go from fact to fact in the table and from link to link in the panel. */
function walk(event) {
  const region = event.target.closest("#table tbody, #panel");
  const selector = region.id === "panel" ? "button, a" : "button.verb";
  const stops = [...region.querySelectorAll(selector)];
  const row = event.target.closest("tr")?.querySelector("button.verb") || event.target;
  const next = stops[stops.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function startPointer() {
  const stage = byId("network");
  network.on("click", ({ pointer, event }) => choose(pick(pointer.DOM, event.pointerType === "touch")));
  network.on("doubleClick", ({ pointer }) => {
    const chosen = pick(pointer.DOM);
    if (chosen && chosen.entity !== undefined) focusOn(chosen.entity, 1);
  });
  let waiting = false;
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const box = stage.getBoundingClientRect();
      const found = pick({ x: event.clientX - box.left, y: event.clientY - box.top });
      stage.classList.toggle("pointing", Boolean(found));
      if (JSON.stringify(found) === JSON.stringify(hovered)) return;
      hovered = found;
      light();
      network.redraw();
    });
  });
  stage.addEventListener("pointerleave", () => {
    if (!hovered) return;
    hovered = null;
    light();
    network.redraw();
  });
  network.on("resize", rehang);
  network.on("dragEnd", ({ nodes }) => {
    hung.moved ||= nodes.length > 0;
    for (const key of nodes) (arranged.has(key) ? arranged : places).set(key, { x: network.body.nodes[key].x, y: network.body.nodes[key].y });
  });
}

// ---------------------------------------------------------------- look

function startTools() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => {
    readPalette();
    network.redraw();
  };
  byId("theme").addEventListener("click", () => {
    const now = document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
    repaint();
  });
  dark.addEventListener("change", repaint);
  narrow.addEventListener("change", writeWords);
  byId("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    writeWords();
    renderKey();
    renderLegend();
    writeStatus();
    refresh();
  });
  byId("filters").addEventListener("click", () => toggleLegend());
  byId("colours").addEventListener("click", () => {
    byCommunity = !byCommunity;
    byId("colours").setAttribute("aria-pressed", String(byCommunity));
    network.redraw();
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: glide(200) });
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit());
  byId("more").addEventListener("click", () => drawWhole(!state.whole));
}

/** What dashes and colours of lines mean, where such lines are drawn at all. */
function renderKey() {
  const kinds = [
    ["dashed", facts.some((fact) => fact.claim)],
    ["dotted", facts.some((fact) => fact.mod === "planned" || fact.mod === "possible")],
    ["struck", facts.some((fact) => fact.neg)],
  ];
  byId("key").replaceChildren(...kinds.filter(([, used]) => used).map(([kind]) => make("span", { class: kind }, t(kind))));
}

// ---------------------------------------------------------------- start

startNetwork();
writeWords();
syncNetwork();
startTabs();
startSearch();
startKeys();
startPointer();
startTools();
startDownloads();
renderKey();
renderLegend();
writeStatus();
document.body.dataset.tab = "graph";
refresh();
firstView();
readHash();
window.addEventListener("hashchange", () => readHash());
document.documentElement.dataset.ready = "true";
