// The documents as texts: every recognised mention is a link, the evidence of a fact is marked.

let readDocument = null;
let readMark = null; // [sentence, start, end] of the evidence that is marked
let readScroll = false; // whether the mark is yet to be scrolled to

/** Marks a piece of evidence; the text is scrolled to it when it is next shown. */
function pointTo(evidence) {
  readDocument = sentences[evidence[0]][0];
  readMark = evidence;
  readScroll = true;
}

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
    make("header", { class: "reader-head" }, documents.length > 1 ? pick : (current.text || "").trimStart().startsWith(current.title) ? null : make("h2", {}, current.title || current.id),
      make("p", { class: "second" }, make("bdi", {}, about), " ", source)),
    page);
  if (readScroll) page.querySelector("mark")?.scrollIntoView({ block: "center" });
  readScroll = false;
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
  const mentions = mentionsOf(entry, points);
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
    for (const mention of mentionsIn(points, 0, surfacesOf([index]))) {
      parts.push(points.slice(at, mention.start).join(""), mentionLink(mention.entity, points.slice(mention.start, mention.end).join("")));
      at = mention.end;
    }
    return make("p", {}, ...parts, points.slice(at).join(""));
  })];
}

/** Opens the text at the place that states a fact. */
function readAt(fact, evidence) {
  pointTo(evidence);
  state.selected = { fact };
  writeHash();
  openTab("text");
  refresh();
}
