// The picture to take away: what the stage shows, twice as fine, with its title and its key.

const FINE = 2;
const STRIP = 64; // pixels of the stage, for title and key below the drawing

function savePicture() {
  const stage = network.canvas.frame.canvas;
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const canvas = document.createElement("canvas");
  canvas.width = wide * FINE;
  canvas.height = (high + STRIP) * FINE;
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const scale = network.getScale() * FINE;
  ctx.setTransform(scale, 0, 0, scale, origin.x * FINE, origin.y * FINE);
  paintEdges(ctx);
  for (const key of [...drawOrder].reverse()) {
    const place = network.body.nodes[key];
    if (place) paintNode({ ctx, id: key, x: place.x, y: place.y }).drawNode();
  }
  paintLabels(ctx);
  ctx.setTransform(FINE, 0, 0, FINE, 0, high * FINE);
  paintStrip(ctx, wide);
  canvas.toBlob((blob) => offer(fileName("png"), blob), "image/png");
}

/** Title, counts, and the shape and colour of each kind that is drawn. */
function paintStrip(ctx, wide) {
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, wide, STRIP);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const put = (text, x, y, font, colour) => {
    ctx.font = font;
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
    return x + ctx.measureText(text).width;
  };
  const end = put(elide(data.title, 64), 16, 20, fontOf(14, true), palette.ink);
  put(t("shown", view.shown.size, data.total.entities, view.edges.length + view.values.length, data.total.facts), end + 16, 20, fontOf(12, false), palette.muted);
  const families = countBy([...view.shown].filter((entity) => !types[entities[entity].type].quiet), familyOf);
  let x = 16;
  for (const family of Object.keys(SHAPES).filter((name) => families.has(name))) {
    const type = types.find((entry) => entry.name === family) || types.find((entry) => entry.family === family);
    ctx.beginPath();
    traceShape(ctx, SHAPES[family], x + 6, 45, 6);
    ctx.fillStyle = palette.families[family];
    ctx.fill();
    x = put(labelOf(type), x + 17, 45, fontOf(12, false), palette.ink) + 18;
    if (x > wide - 80) return;
  }
}
