// Names on the picture: in order of weight, each where it covers nothing that came before, so
// that no two overlap at any zoom and the weightiest are always there.

/** A grid that tells whether a rectangle of the screen is taken. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  *keys({ left, top, right, bottom }) {
    for (let column = Math.floor(left / 60); column <= Math.floor(right / 60); column++) {
      for (let row = Math.floor(top / 30); row <= Math.floor(bottom / 30); row++) yield column * 100_000 + row;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  clashes(box) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if (other.owner !== box.owner && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return true;
      }
    }
    return false;
  }
}

const SURE_NAMES = 32;
const MOST_NAMES = 110; // of those in sight, the weightiest: a rim of light names around a dense middle misleads
const widths = new Map();

function textWidth(ctx, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

const fontOf = (size, heavy) => `${heavy ? 600 : 400} ${size}px ${palette.font}`;

/** Names nodes and lines in order of weight, each where it covers nothing that came before. */
function paintLabels(ctx) {
  const stage = network.canvas.frame.canvas;
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const scale = network.getScale();
  const ratio = ctx.canvas.width / wide || 1;
  const closeness = scale * unit;
  const grow = Math.max(0.92, Math.min(1.2, closeness ** 0.3));
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  placedLabels = [];
  const discs = [];
  for (const key of drawOrder) {
    const node = network.body.nodes[key];
    if (!node) continue;
    const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
    const r = looks.get(key).size * scale;
    if (x < -80 || y < -40 || x > wide + 80 || y > high + 40) continue;
    discs.push({ key, x, y, r });
  }
  const first = (disc) => (isChosen(disc.key) ? 0 : lit && lit.entities.has(disc.key) ? 1 : 2);
  const order = lit ? discs.map((disc, index) => [first(disc), index, disc]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((e) => e[2]) : discs;
  // Names keep clear of every node; the weightiest are named even where a light one is in the way.
  const named = order.filter((disc) => !lit || lit.entities.has(disc.key));
  const taken = { words: new Taken(), nodes: new Taken(), specks: new Taken() };
  named.forEach(({ key, x, y, r }, position) =>
    (position < 10 ? taken.words : position < SURE_NAMES ? taken.nodes : taken.specks).add({ owner: key, left: x - r, right: x + r, top: y - r, bottom: y + r }));
  named.slice(0, MOST_NAMES).forEach((disc, position) => paintName(ctx, disc, taken, position < SURE_NAMES, { grow, wide, high }));
  paintRelations(ctx, taken, { scale, closeness, wide, high });
  ctx.restore();
}

function paintName(ctx, { key, x, y, r }, taken, sure, { grow, wide, high }) {
  const chosen = isChosen(key);
  const weight = prominence(key);
  const size = Math.round((11.5 + 6.5 * weight) * grow * 2) / 2;
  const font = fontOf(size, chosen || weight > 0.55);
  const name = isValue(key) ? objectLabel(facts[factOfValue(key)]) : labelOf(entities[key]);
  const text = elide(name, chosen ? 48 : 22);
  const width = textWidth(ctx, font, text) + 4;
  const height = size * 1.25;
  const about = (gap) => {
    const [beside, below] = [r * 0.7 + width / 2 + gap, r * 0.7 + height / 2 + gap];
    const [right, under] = [r + width / 2 + 2 + gap, r + height / 2 + 1 + gap];
    return [[0, under], [0, -under], [right, 0], [-right, 0], [beside, below], [-beside, below], [beside, -below], [-beside, -below]];
  };
  const boxAt = ([dx, dy]) => ({
    owner: key, cx: x + dx, cy: y + dy, left: x + dx - width / 2, right: x + dx + width / 2, top: y + dy - height / 2, bottom: y + dy + height / 2,
  });
  const inside = (box) => box.left > 2 && box.right < wide - 2 && box.top > 2 && box.bottom < high - 2;
  const free = about(0).map(boxAt).filter((box) => inside(box) && !taken.words.clashes(box));
  let box = free.find((spot) => !taken.nodes.clashes(spot) && !taken.specks.clashes(spot));
  if (!box && (sure || chosen)) {
    // Over a speck, else a little further off, else over another node: but never over a name,
    // nor over one of the ten weightiest.
    const far = about(height * 0.9).map(boxAt).filter((spot) => inside(spot) && !taken.words.clashes(spot));
    box = [...free, ...far].find((spot) => !taken.nodes.clashes(spot)) || free[0] || far[0];
  }
  if (!box && chosen) box = boxAt(about(0)[0]);
  if (!box) return;
  taken.words.add({ ...box, owner: null });
  placedLabels.push({ ...box, key, text });
  write(ctx, text, box.cx, box.cy, font, chosen ? palette.accent : palette.ink);
}

function write(ctx, text, x, y, font, colour) {
  ctx.font = font;
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = palette.ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** The words on a line: who claims it, whether it is denied or planned, and the relation. */
function relationLabel(fact, brief) {
  const relation = elide(labelOf(relations[fact.r]), 18);
  const speaker = speakerOf(fact);
  const said = fact.claim && !brief ? t("says", elide(speaker === null ? "" : labelOf(entities[speaker]), 12), fact.claim[1]) : "";
  const marks = [fact.neg && t("not"), fact.mod && t(fact.mod)].filter(Boolean).map((mark) => `${mark} `);
  return `${said}${marks.join("")}${relation}`;
}

/** Where on a line its words may stand: the middle first, then nearer to either end. */
function spotsOf(line) {
  const middle = { x: line.mx, y: line.my };
  if (line.loop) return [middle];
  const along = (share) => {
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    return { x: a * line.x1 + b * line.cx + c * line.x2, y: a * line.y1 + b * line.cy + c * line.y2 };
  };
  return [middle, along(0.62), along(0.38)];
}

function paintRelations(ctx, taken, { scale, closeness, wide, high }) {
  const near = closeness > 1.7 && view.edges.length < 4000;
  if (!lit && !near) return;
  const font = fontOf(11, false);
  const named = lit ? [...lit.facts] : view.edges;
  let room = 120;
  for (const index of named) {
    if (room <= 0) return;
    const line = lineOf(index);
    if (!line || (!line.loop && line.length * scale < 46)) continue;
    const text = relationLabel(facts[index], named.length > 4);
    const width = textWidth(ctx, font, text) + 10;
    if (!lit && width > line.length * scale) continue;
    const boxes = spotsOf(line).map((spot) => {
      const { x, y } = network.canvasToDOM(spot);
      return { owner: "line", x, y, left: x - width / 2, right: x + width / 2, top: y - 9, bottom: y + 9 };
    }).filter(({ x, y }) => x > 0 && y > 0 && x < wide && y < high);
    const free = (box) => !taken.words.clashes(box) && !taken.nodes.clashes(box) && !taken.specks.clashes(box);
    const box = boxes.find(free) || (named.length === 1 && boxes[0]);
    if (!box) continue;
    taken.words.add({ ...box, owner: null });
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, width, 18, 9);
    ctx.fillStyle = palette.surface;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = facts[index].neg ? palette.no : palette.line;
    ctx.stroke();
    ctx.font = font;
    ctx.fillStyle = facts[index].neg ? palette.no : palette.muted;
    ctx.fillText(text, box.x, box.y + 0.5);
    room--;
  }
}
