// From a point of the window to the node, name or line that lies there; and the camera.

/** What lies under a point of the window: a node, its name, a line, or nothing. */
function pick(point, touch = false) {
  const scale = network.getScale();
  let best = null;
  const slop = touch ? 12 : 4;
  for (const key of drawOrder) {
    const node = network.body.nodes[key];
    if (!node) continue;
    const spot = network.canvasToDOM({ x: node.x, y: node.y });
    const distance = Math.hypot(spot.x - point.x, spot.y - point.y) - looks.get(key).size * scale;
    if (distance < slop && (!best || distance < best.distance)) best = { key, distance };
  }
  if (best) return chosenOf(best.key);
  const label = placedLabels.find((box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom);
  if (label) return chosenOf(label.key);
  const reach = (touch ? 11 : 5) / scale;
  const at = network.DOMtoCanvas(point);
  let nearest = null;
  for (const index of [...view.edges, ...view.values]) {
    const line = lineOf(index);
    if (!line) continue;
    const distance = distanceTo(line, at);
    if (distance < reach && (!nearest || distance < nearest.distance)) nearest = { index, distance };
  }
  return nearest && { fact: nearest.index };
}

const chosenOf = (key) => (isValue(key) ? { fact: factOfValue(key) } : { entity: key });

function distanceTo(line, at) {
  if (line.loop) return Math.abs(Math.hypot(at.x - line.x1, at.y - line.my) - line.r);
  let closest = Infinity;
  let [px, py] = [line.x1, line.y1];
  const steps = line.bow ? 12 : 1;
  for (let step = 1; step <= steps; step++) {
    const s = step / steps;
    const x = line.bow ? (1 - s) ** 2 * line.x1 + 2 * s * (1 - s) * line.cx + s * s * line.x2 : line.x2;
    const y = line.bow ? (1 - s) ** 2 * line.y1 + 2 * s * (1 - s) * line.cy + s * s * line.y2 : line.y2;
    const dx = x - px;
    const dy = y - py;
    const share = Math.max(0, Math.min(1, ((at.x - px) * dx + (at.y - py) * dy) / (dx * dx + dy * dy || 1)));
    closest = Math.min(closest, Math.hypot(at.x - px - share * dx, at.y - py - share * dy));
    [px, py] = [x, y];
  }
  return closest;
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 820px), (max-height: 480px)");
const glide = (ms) => (still.matches ? false : { duration: ms, easingFunction: "easeInOutQuad" });

/** The part of the stage that a picture fills: names need some at the sides, tools at the foot. */
function room() {
  const box = byId("network").getBoundingClientRect();
  return { width: box.width - Math.min(130, box.width * 0.2), height: Math.max(box.height - 136, box.height * 0.7, 100) };
}

/** How much of the stage the evidence covers, from the right or from below: on a small screen, half. */
function covered() {
  const { offsetWidth, offsetHeight } = byId("panel");
  if (!narrow.matches || !byId("panel").classList.contains("filled")) return { x: 0, y: 0 };
  return offsetWidth < 0.8 * innerWidth ? { x: offsetWidth, y: 0 } : { x: 0, y: offsetHeight };
}

/** Moves the camera so that `keys` (everything, without) fill the stage. */
function fit(keys = drawOrder, { animate = true, closest = 1.5 } = {}) {
  const spots = keys.map((key) => network.body.nodes[key]).filter(Boolean);
  if (!spots.length) return;
  const xs = spots.map((node) => node.x);
  const ys = spots.map((node) => node.y);
  const hidden = covered();
  const trail = state.focus ? 44 : 0; // the way back stands over the drawing
  const [width, height] = [room().width - hidden.x, Math.max(room().height - hidden.y + (hidden.y && 60) - trail, 100)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    width / Math.max(right - left, 1),
    height / Math.max(bottom - top, 1),
    closest / unit,
  );
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    offset: { x: -hidden.x / 2, y: (trail - hidden.y) / 2 - (hidden.y ? 0 : 27) },
    scale, animation: animate ? glide(450) : false,
  });
}

/** The first view: everything, or on a small screen as much as can be read around the weightiest. */
function firstView() {
  fit(drawOrder, { animate: false });
  const readable = 0.4 / unit;
  if (network.getScale() >= readable || !drawOrder.length) return;
  if (byId("network").clientWidth > 700) return;
  const node = network.body.nodes[drawOrder[0]];
  network.moveTo({ position: { x: node.x, y: node.y }, scale: readable, animation: false });
}
