// Where everything stands: the picture's own places, those of late comers, those of a focus;
// and vis-network's nodes and edges brought in line with what is in view.

const openingRows = data.network.nodes.map(({ id, x, y, size, group }) => [id, x, y, size, group]);
let { least, most } = data.network;
let hung = null; // the picture that hangs, for which stage, and whether a node was moved by hand

/** Hangs a picture: rows of node, place, size, community, stretched to the shape of the stage. */
function hang(rows, sizes) {
  hung = { rows, sizes, stage: room(), moved: false };
  ({ least, most } = sizes);
  places.clear();
  looks.clear();
  const [wide, high] = [1, 2].map((column) => Math.max(1, Math.max(...rows.map((row) => row[column])) - Math.min(...rows.map((row) => row[column]))));
  const { width, height } = room();
  const ratio = Math.min(2.4, Math.max(0.5, (width / height) / (wide / high)));
  const turn = rows.length > 8 ? Math.sqrt(ratio) : 1;
  for (const [id, x, y, size, group] of rows) {
    places.set(id, { x: Math.round(x * turn), y: Math.round(y / turn) });
    looks.set(id, { size, group });
  }
  initial = new Set(rows.map(([id]) => id));
}

/** Draws the whole picture, or again what the page opened on. */
function drawWhole(whole) {
  state.whole = whole && Boolean(data.network.all);
  if (state.whole) hang(data.network.all.nodes, data.network.all);
  else hang(openingRows, data.network);
  state.focus = null;
  state.trail = [];
  nodeSet.clear();
  afterFilter(false);
  fit(drawOrder, { animate: false });
}

/** After the window changed its shape (a phone that is turned): the picture takes the new one. */
function rehang() {
  const now = room();
  const same = (a, b) => Math.abs(a / b - 1) < 0.06;
  if (byId("stage").hidden || state.focus || (same(now.width, hung.stage.width) && same(now.height, hung.stage.height))) return;
  if (hung.moved) hung.stage = now;
  else {
    hang(hung.rows, hung.sizes);
    syncNetwork();
    nodeSet.update(drawOrder.map(visNode));
  }
  fit(drawOrder, { animate: false });
}

/** How large a node and its name are, 0-1, as payload.py sizes those that are placed there. */
function prominence(key) {
  if (isValue(key)) return 0;
  return Math.sqrt(entities[key].w) * (["Concept", "Other"].includes(familyOf(key)) ? 0.5 : 1);
}

/** Gives a late comer (a search result, a value, a time) a free place near its neighbours. */
function ensurePlace(key, anchors) {
  if (places.has(key)) return;
  looks.set(key, { size: least + (most - least) * prominence(key) });
  const around = anchors.map((anchor) => places.get(anchor)).filter(Boolean);
  const centre = around.length
    ? { x: around.reduce((sum, p) => sum + p.x, 0) / around.length, y: around.reduce((sum, p) => sum + p.y, 0) / around.length }
    : network.getViewPosition();
  const room = (initial.size > 500 ? 11 : 26) * unit;
  for (let step = 1; ; step++) {
    const angle = 2.399963 * step;
    const radius = room * (1 + 0.62 * Math.sqrt(step));
    const x = Math.round(centre.x + radius * Math.cos(angle));
    const y = Math.round(centre.y + radius * Math.sin(angle));
    const free = [...places.values()].every((p) => Math.abs(p.x - x) > room || Math.abs(p.y - y) > room * 0.8);
    if (free || step > 150) {
      places.set(key, { x, y });
      return;
    }
  }
}

const visNode = (key) => ({ id: key, ...placeOf(key), size: looks.get(key).size });
const visEdge = (index) => {
  const fact = facts[index];
  return { id: index, from: fact.s, to: fact.o === undefined ? -1 - index : fact.o };
};

/** Places for a focus: what is near stands in rings about the centre, a path in a line.
 *  The map's own places stay as they are, for the way back. */
function arrange(focus) {
  const found = new Map();
  if (!focus) return found;
  if (focus.path) {
    const step = 150 * unit;
    focus.path.forEach((entity, index) => found.set(entity, { x: index * step, y: (index % 2 ? 0.35 : 0) * step }));
    return found;
  }
  const centre = places.get(focus.centre);
  const angleOf = (key) => Math.atan2(places.get(key).y - centre.y, places.get(key).x - centre.x);
  const rings = [];
  const seen = new Set([focus.centre]);
  for (let hop = 1; hop <= focus.hops; hop++) {
    const ring = [...neighbourhood(focus.centre, hop)].filter((entity) => view.shown.has(entity) && !seen.has(entity));
    ring.forEach((entity) => seen.add(entity));
    rings.push(ring);
  }
  found.set(focus.centre, centre);
  let radius = 0;
  rings.forEach((ring, hop) => {
    if (hop === 0) ring.sort((a, b) => angleOf(a) - angleOf(b));
    else {
      // Those further out stand behind the node that leads to them.
      const behind = (key) => {
        const link = factsOf[key].map((index) => facts[index]).map((fact) => (fact.s === key ? fact.o : fact.s)).find((other) => found.has(other) && other !== focus.centre);
        const spot = link === undefined ? places.get(key) : found.get(link);
        return Math.atan2((spot.y - centre.y) * 1.25, spot.x - centre.x);
      };
      ring.sort((a, b) => behind(a) - behind(b));
    }
    // Names are wide and low: the rings are too, and neighbours alternate between two of them.
    const room = (ring.length * 62 * unit) / (2 * Math.PI);
    radius = Math.max(radius + 120 * unit, room);
    const from = ring.length && hop === 0 ? angleOf(ring[0]) : -Math.PI;
    ring.forEach((key, order) => {
      const angle = from + (2 * Math.PI * order) / ring.length;
      const far = radius + (ring.length > 7 && order % 2 ? 62 * unit : 0);
      found.set(key, { x: Math.round(centre.x + far * 1.25 * Math.cos(angle)), y: Math.round(centre.y + far * Math.sin(angle)) });
    });
    if (ring.length > 7) radius += 62 * unit;
  });
  return found;
}

let arranged = new Map();
const placeOf = (key) => arranged.get(key) || places.get(key);

/** Brings vis-network's nodes and edges in line with what is in view. */
function syncNetwork() {
  view = inView();
  for (const entity of view.shown) {
    if (places.has(entity)) continue;
    const near = factsOf[entity].flatMap((index) => [facts[index].s, facts[index].o]);
    ensurePlace(entity, near.filter((other) => other !== undefined && other !== entity && view.shown.has(other)));
  }
  for (const index of view.values) ensurePlace(-1 - index, [facts[index].s]);
  const before = arranged;
  arranged = arrange(state.focus);
  const keys = [...view.shown, ...view.values.map((index) => -1 - index)];
  const wantedEdges = [...view.edges, ...view.values];
  replace(nodeSet, new Set(keys), visNode);
  replace(edgeSet, new Set(wantedEdges), visEdge);
  const moved = keys.filter((key) => before.has(key) || arranged.has(key));
  if (moved.length) nodeSet.update(moved.map(visNode));
  bows = fan(wantedEdges);
  drawOrder = keys.sort((a, b) => rankOf(a) - rankOf(b));
}

const rankOf = (key) => (isValue(key) ? entities.length - key : key);
let bows = new Map();
let drawOrder = [];

function replace(set, wanted, build) {
  const present = new Set(set.getIds());
  const gone = [...present].filter((id) => !wanted.has(id));
  const added = [...wanted].filter((id) => !present.has(id));
  if (gone.length) set.remove(gone);
  if (added.length) set.add(added.map(build));
}

/** How far each of several edges between the same two nodes bows aside. */
function fan(indices) {
  const bundles = new Map();
  for (const index of indices) {
    const { from, to } = visEdge(index);
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (!bundles.has(key)) bundles.set(key, []);
    bundles.get(key).push({ index, turned: from > to });
  }
  const found = new Map();
  for (const bundle of bundles.values()) {
    const step = Math.min(0.24, 0.9 / bundle.length);
    bundle.forEach(({ index, turned }, order) => {
      const bow = (order - (bundle.length - 1) / 2) * step;
      found.set(index, turned ? -bow : bow);
    });
  }
  return found;
}
