// window.kgbuild: the page for programs. Ids are IRIs of entities or hashes of statements.

/** The entity or fact of an id: an IRI, a statement's hash or IRI, or a name. */
function resolveId(id) {
  if (indexOfEntity.has(id)) return { entity: indexOfEntity.get(id) };
  if (indexOfFact.has(id)) return { fact: indexOfFact.get(id) };
  const fact = indexOfFact.get(String(id).slice(data.prefixes.st.length));
  if (fact !== undefined && String(id).startsWith(data.prefixes.st)) return { fact };
  const entity = entities.findIndex((entry) => entry.name === id || entry.zh === id);
  return entity >= 0 ? { entity } : null;
}

const describeEntity = (index) => ({
  id: entities[index].id, name: entities[index].name, label: labelOf(entities[index]), type: types[entities[index].type].name,
});

window.kgbuild = Object.freeze({
  /** Entities in view: id (IRI), name, label, type. */
  nodes: () => [...view.shown].sort((a, b) => a - b).map(describeEntity),
  /** Facts in view: id, from and to (IRIs; `to` is null for a value), relation, label. */
  edges: () => shownIndices().map((index) => ({
    id: facts[index].id, from: entities[facts[index].s].id, to: facts[index].o === undefined ? null : entities[facts[index].o].id,
    relation: relations[facts[index].r].id, label: labelOf(relations[facts[index].r]),
  })),
  /** Chooses a node or a fact by id; tells whether there is one. */
  select(id) {
    const chosen = id === null ? null : resolveId(id);
    if (chosen || id === null) choose(chosen, { fly: true });
    return Boolean(chosen);
  },
  /** Shows what is at most `hops` facts away from a node. */
  focus(id, hops = 1) {
    const chosen = resolveId(id);
    if (chosen?.entity === undefined) return false;
    focusOn(chosen.entity, hops);
    return true;
  },
  /** Entities whose name, alias or pinyin matches, the best first; the search box shows the same. */
  search(text) {
    byId("search").value = text;
    renderResults();
    return found.map(describeEntity);
  },
  /** Shows the shortest path between two nodes; returns its entities' ids, or null. */
  path(from, to) {
    const [start, end] = [resolveId(from), resolveId(to)];
    if (start?.entity === undefined || end?.entity === undefined) return null;
    showPath(start.entity, end.entity);
    return state.focus?.path ? state.focus.path.map((index) => entities[index].id) : null;
  },
  /** Names that the last frame drew, with their boxes on the stage, in pixels. */
  labels: () => placedLabels.map(({ key, text, left, right, top, bottom }) => ({ id: isValue(key) ? null : entities[key].id, text, left, right, top, bottom })),
  /** The name of an entity, or null. */
  name: (id) => entities[indexOfEntity.get(id)]?.name ?? null,
  /** Draws every node that has a place in the picture, or again what the page opened on. */
  whole: (on = true) => drawWhole(on),
  /** Draws the picture anew, at once. */
  redraw: () => network.redraw(),
  turtle: shownTurtle,
  json: shownJson,
});
