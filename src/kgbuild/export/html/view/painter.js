// What is in view becomes a drawing. vis-network keeps the camera, the dragging and the
// nodes' places; lines and names are drawn here, because only one pass over all of them can
// keep names from covering each other and thousands of lines from taking a second.

const SHAPES = {
  Person: "circle", Organization: "square", Place: "diamond", Product: "hexagon", Event: "pentagon",
  Work: "page", Policy: "octagon", Project: "flag", Group: "ring", Time: "triangle", Quantity: "triangle", Concept: "circle",
  Other: "circle", Value: "page",
};

let network = null;
let nodeSet = null;
let edgeSet = null;
let view = { shown: new Set(), edges: [], values: [] };
let hovered = null; // {entity} or {fact}
let lit = null; // {entities: Set, facts: Set} while something is selected or hovered
let byCommunity = false;
let palette = null;
let placedLabels = []; // what the last frame named, for tests and for clicks on names
const unit = data.network.unit;
const places = new Map(); // entity (or value of a fact, as -1 - fact) -> {x, y, size}
const looks = new Map(); // the same key -> {label, size, group, rank}

/** Reads the theme's colours from the style sheet, so that they are written once. */
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  palette = {
    ground: read("--ground"), surface: read("--surface"), ink: read("--ink"), muted: read("--muted"), line: read("--edge"),
    strong: read("--edge-strong"), accent: read("--accent"), no: read("--no"),
    families: Object.fromEntries(Object.keys(SHAPES).map((family) => [family, read(`--${family.toLowerCase()}`)])),
    groups: Array.from({ length: 10 }, (_, index) => read(`--group-${index}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
  const tint = ([key, colour]) => [key, mix(colour, palette.line, 0.4)];
  palette.tints = Object.fromEntries([...Object.entries(palette.families), ...Object.entries(palette.groups)].map(tint));
}

/** Mixes two colours written #rrggbb, `share` of the first. */
function mix(one, other, share) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [parts(one), parts(other)];
  return `rgb(${a.map((part, at) => Math.round(part * share + b[at] * (1 - share))).join(" ")})`;
}

const isValue = (key) => key < 0;
const factOfValue = (key) => -1 - key;
const familyOf = (key) => (isValue(key) ? "Value" : types[entities[key].type].family);

function colourOf(key) {
  const group = looks.get(key).group;
  if (byCommunity && group !== undefined) return palette.groups[group % 10];
  return palette.families[familyOf(key)];
}

/** Cuts a name to so many columns; a Chinese character takes two. */
function elide(name, width) {
  let columns = 0;
  let kept = "";
  for (const character of name) {
    columns += character.codePointAt(0) > 0x2e7f ? 2 : 1;
    if (columns > width) return `${kept}…`;
    kept += character;
  }
  return kept;
}

/** The line of a fact: ends on the borders of its nodes, the control point, the middle. */
function lineOf(index) {
  const { from, to } = visEdge(index);
  const a = network.body.nodes[from];
  const b = network.body.nodes[to];
  if (!a || !b) return null;
  if (from === to) {
    const r = looks.get(from).size;
    return { loop: true, x1: a.x, y1: a.y, x2: a.x, y2: a.y, mx: a.x, my: a.y - 3 * r, r };
  }
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const bow = bows.get(index) || 0;
  const cx = (a.x + b.x) / 2 - dy * bow;
  const cy = (a.y + b.y) / 2 + dx * bow;
  const start = towards(a, { x: cx, y: cy }, looks.get(from).size);
  const end = towards(b, { x: cx, y: cy }, looks.get(to).size);
  const mx = 0.25 * start.x + 0.5 * cx + 0.25 * end.x;
  const my = 0.25 * start.y + 0.5 * cy + 0.25 * end.y;
  return { x1: start.x, y1: start.y, x2: end.x, y2: end.y, cx, cy, mx, my, bow, length };
}

function towards(from, to, distance) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const share = Math.min(distance / length, 0.49);
  return { x: from.x + dx * share, y: from.y + dy * share };
}

function trace(ctx, line) {
  if (line.loop) {
    ctx.moveTo(line.x1 + line.r * 0.6, line.y1 - line.r * 0.8);
    ctx.bezierCurveTo(line.x1 + line.r * 2.4, line.my - line.r, line.x1 - line.r * 2.4, line.my - line.r, line.x1 - line.r * 0.6, line.y1 - line.r * 0.8);
    return;
  }
  ctx.moveTo(line.x1, line.y1);
  if (line.bow) ctx.quadraticCurveTo(line.cx, line.cy, line.x2, line.y2);
  else ctx.lineTo(line.x2, line.y2);
}

function traceArrow(ctx, line, size) {
  const fromX = line.loop ? line.x1 - line.r * 2 : line.bow ? line.cx : line.x1;
  const fromY = line.loop ? line.my : line.bow ? line.cy : line.y1;
  const x = line.loop ? line.x1 - line.r * 0.6 : line.x2;
  const y = line.loop ? line.y1 - line.r * 0.8 : line.y2;
  const angle = Math.atan2(y - fromY, x - fromX);
  ctx.moveTo(x, y);
  ctx.lineTo(x - size * Math.cos(angle - 0.4), y - size * Math.sin(angle - 0.4));
  ctx.lineTo(x - size * Math.cos(angle + 0.4), y - size * Math.sin(angle + 0.4));
  ctx.closePath();
}

const styleOf = (fact) =>
  (fact.neg ? "n" : "") + (fact.claim ? "c" : fact.mod === "planned" || fact.mod === "possible" ? "p" : "");

/** Draws all lines, those drawn in the same way together. */
function paintEdges(ctx) {
  const scale = network.getScale();
  const groups = new Map();
  for (const index of [...view.edges, ...view.values]) {
    const line = lineOf(index);
    if (!line) continue;
    const on = lit ? (lit.facts.has(index) ? "1" : "0") : "";
    const key = `${on}|${styleOf(facts[index])}|${byCommunity ? looks.get(facts[index].s).group ?? "" : familyOf(facts[index].s)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  const crowded = view.edges.length > 1200 && scale * unit < 1.6;
  ctx.save();
  ctx.lineCap = "round";
  // Faint ones first, so that what is meant lies on top.
  for (const key of [...groups.keys()].sort()) {
    const [on, style, tint] = key.split("|");
    const lines = groups.get(key);
    const colour = style.includes("n") ? palette.no : on === "1" ? palette.strong : palette.tints[tint] || palette.line;
    ctx.globalAlpha = on === "0" ? 0.16 : crowded && on !== "1" ? 0.38 : 1;
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = (on === "1" ? (lit.facts.size > 60 ? 1.2 : 1.8) : crowded ? 0.9 : 1.3) / scale;
    ctx.setLineDash(style.includes("c") ? [6 / scale, 4 / scale] : style.includes("p") ? [0.1 / scale, 4 / scale] : []);
    if (style.includes("p")) ctx.lineWidth *= 1.7;
    // One stroke a line: a path of thousands of lines takes the browser four times as long.
    for (const line of lines) {
      ctx.beginPath();
      trace(ctx, line);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    if ((!crowded && on !== "0") || on === "1") {
      ctx.beginPath();
      const size = Math.min(7.5 / scale, 9 * unit);
      for (const line of lines) if (line.loop || line.length * scale > 22) traceArrow(ctx, line, size);
      ctx.fill();
    }
    if (style.includes("n")) paintStrikes(ctx, lines, scale);
  }
  ctx.restore();
}

/** A bar across the middle of a denied fact's line. */
function paintStrikes(ctx, lines, scale) {
  ctx.lineWidth = 2 / scale;
  ctx.beginPath();
  for (const line of lines) {
    const angle = Math.atan2(line.y2 - line.y1, line.x2 - line.x1) + Math.PI / 3;
    const reach = 6 / scale;
    ctx.moveTo(line.mx - reach * Math.cos(angle), line.my - reach * Math.sin(angle));
    ctx.lineTo(line.mx + reach * Math.cos(angle), line.my + reach * Math.sin(angle));
  }
  ctx.stroke();
}

/** Traces a kind's shape around (x, y); `r` is the radius of the disc of the same area. */
function traceShape(ctx, shape, x, y, r) {
  if (shape === "square") {
    const half = r * 0.9;
    ctx.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.35);
  } else if (shape === "page") {
    ctx.roundRect(x - r * 0.78, y - r, r * 1.56, 2 * r, r * 0.18);
  } else if (shape === "circle" || shape === "ring") {
    ctx.arc(x, y, r, 0, 2 * Math.PI);
  } else {
    const sides = { triangle: 3, diamond: 4, pentagon: 5, flag: 5, hexagon: 6, octagon: 8 }[shape];
    const radius = r * { 3: 1.3, 4: 1.18, 5: 1.12, 6: 1.08, 8: 1.04 }[sides];
    const turn = sides === 8 ? Math.PI / 8 : shape === "flag" ? Math.PI : 0;
    for (let corner = 0; corner < sides; corner++) {
      const angle = (2 * Math.PI * corner) / sides - Math.PI / 2 + turn;
      if (corner) ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      else ctx.moveTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    ctx.closePath();
  }
}

/** vis-network asks for each node in turn. */
function paintNode({ ctx, id, x, y }) {
  return {
    drawNode() {
      const r = looks.get(id).size;
      const scale = network.getScale();
      const shape = SHAPES[familyOf(id)];
      const colour = colourOf(id);
      const chosen = isChosen(id);
      ctx.globalAlpha = lit && !lit.entities.has(id) ? 0.2 : 1;
      if (chosen) {
        ctx.beginPath();
        traceShape(ctx, shape, x, y, r + 5 / scale);
        ctx.fillStyle = palette.accent;
        ctx.globalAlpha = 0.28;
        ctx.fill();
        ctx.globalAlpha = 1;
      }
      ctx.beginPath();
      traceShape(ctx, shape, x, y, r);
      ctx.fillStyle = colour;
      ctx.lineWidth = 1.6 / scale;
      ctx.strokeStyle = chosen ? palette.accent : palette.ground;
      ctx.fill();
      ctx.stroke();
      if (shape === "ring") {
        ctx.beginPath();
        ctx.arc(x, y, r * 0.5, 0, 2 * Math.PI);
        ctx.fillStyle = palette.ground;
        ctx.fill();
      }
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: 2 * looks.get(id).size, height: 2 * looks.get(id).size },
  };
}

const isChosen = (key) =>
  (state.selected && state.selected.entity === key) || (hovered && hovered.entity === key) || state.pathFrom === key;

/** What lights up: the chosen node with its facts and neighbours, or the chosen fact. */
function light() {
  const chosen = hovered || state.selected;
  lit = null;
  const focus = state.focus;
  if (focus && !hovered && (!chosen || chosen.entity === focus.centre)) {
    lit = { entities: new Set([...view.shown, ...view.values.map((index) => -1 - index)]), facts: new Set([...view.edges, ...view.values]) };
    return;
  }
  if (!chosen) return;
  if (chosen.fact !== undefined) {
    const { from, to } = visEdge(chosen.fact);
    if (!nodeSet.get(from) && !nodeSet.get(to)) return;
    lit = { entities: new Set([from, to]), facts: new Set([chosen.fact]) };
    return;
  }
  if (!nodeSet.get(chosen.entity)) return;
  lit = { entities: new Set([chosen.entity]), facts: new Set() };
  for (const index of [...view.edges, ...view.values]) {
    const { from, to } = visEdge(index);
    if (from === chosen.entity || to === chosen.entity) {
      lit.facts.add(index);
      lit.entities.add(from).add(to);
    }
  }
}

function startNetwork() {
  readPalette();
  // Names are drawn here: vis-network must not measure them too.
  hang(openingRows, data.network);
  nodeSet = new vis.DataSet([...places.keys()].map(visNode));
  edgeSet = new vis.DataSet(data.network.edges);
  const options = data.network.options;
  options.nodes = { ...options.nodes, ctxRenderer: paintNode };
  network = new vis.Network(byId("network"), { nodes: nodeSet, edges: edgeSet }, options);
  const frame = byId("network").firstElementChild;
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.dataset.tLabel = "canvas";
  network.renderer._drawEdges = paintEdges;
  network.renderer._drawArrows = () => {};
  network.on("afterDrawing", paintLabels);
}
