// The search box: what is typed becomes a list, Enter flies to the one that is pointed at.

let found = [];
let active = -1;

function renderResults() {
  const box = byId("search");
  const list = byId("results");
  found = searchEntities(box.value);
  active = found.length ? 0 : -1;
  list.hidden = !box.value.trim();
  list.replaceChildren(...(found.length ? found.map((index, position) => {
    const option = make("div", { role: "option", id: `result-${position}`, "aria-selected": String(position === active), class: "result" },
      shapeIcon(types[entities[index].type].family), make("bdi", { class: "name" }, labelOf(entities[index])),
      make("span", { class: "second" }, aliasThatMatches(index, box.value)),
      make("span", { class: "count" }, `${labelOf(types[entities[index].type])} · ${factsOf[index].length}`));
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(position);
    });
    return option;
  }) : [make("div", { class: "result none" }, t("nothing"))]));
  pointAtActive();
}

function aliasThatMatches(index, text) {
  const wanted = folded(text.trim());
  const entity = entities[index];
  if (folded(labelOf(entity)).includes(wanted)) return "";
  return [entity.zh, entity.en, ...(entity.aliases || [])].find((name) => name && folded(name).includes(wanted)) || "";
}

function pointAtActive() {
  [...byId("results").children].forEach((option, position) => {
    option.setAttribute("aria-selected", String(position === active));
    if (position === active) option.scrollIntoView({ block: "nearest" });
  });
  if (active >= 0 && !byId("results").hidden) byId("search").setAttribute("aria-activedescendant", `result-${active}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function take(position) {
  if (found[position] === undefined) return;
  byId("results").hidden = true;
  openTab("graph");
  choose({ entity: found[position] }, { fly: true });
}

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", renderResults);
  box.addEventListener("focus", () => box.value.trim() && renderResults());
  box.addEventListener("blur", () => (byId("results").hidden = true));
  box.addEventListener("keydown", (event) => {
    // While an input method composes pinyin, Enter belongs to it.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (byId("results").hidden) renderResults();
      else if (found.length) active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      pointAtActive();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (byId("results").hidden) renderResults();
      take(Math.max(active, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      box.value = "";
      byId("results").hidden = true;
      box.blur();
    }
  });
}
