// What is shown goes away with its reader: as a picture, as JSON, as Turtle.

function offer(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const fileName = (ending) => `${(data.title || "graph").replace(/[^\p{L}\p{N}_-]+/gu, "_").slice(0, 60) || "graph"}.${ending}`;

/** The facts whose drawing is in view, values included where they are drawn. */
const shownIndices = () => [...view.edges, ...view.values].sort((a, b) => a - b);

/** One statement in the shape of statements.jsonl. */
function statementOf(index) {
  const fact = facts[index];
  const node = (entity, text) => ({ name: entities[entity].name, id: entities[entity].id, type: types[entities[entity].type].name, text });
  const relation = relations[fact.r];
  return {
    id: fact.id,
    subject: node(fact.s, fact.text[0]),
    relation: { id: relation.id, label: { zh: relation.zh, en: relation.en }, text: fact.text[1] },
    object: fact.o === undefined ? { value: fact.v[0], datatype: fact.v[1], text: fact.text[2] } : node(fact.o, fact.text[2]),
    qualifiers: (fact.q || []).map(([role, text, entity]) => ({ role, text, id: entity >= 0 ? entities[entity].id : null })),
    polarity: polarityOf(fact),
    modality: modalityOf(fact),
    claim: fact.claim ? { speaker: speakerOf(fact) === null ? null : { name: entities[fact.claim[0]].name, id: entities[fact.claim[0]].id }, verb: fact.claim[1] } : null,
    confidence: fact.c,
    extractor: fact.x,
    evidence: fact.e.map(([sentence, start, end]) => {
      const [document, at, text] = sentences[sentence];
      return {
        document, sentence: text, start: at, end: at + Array.from(text).length,
        quote: cutQuote([sentence, start, end])[1], quote_start: at + start, quote_end: at + end,
      };
    }),
  };
}

function shownJson() {
  return {
    title: data.title,
    entities: [...view.shown].sort((a, b) => a - b).map((index) => ({
      id: entities[index].id, name: entities[index].name, type: types[entities[index].type].name,
      label: { zh: entities[index].zh, en: entities[index].en || null }, aliases: entities[index].aliases || [],
    })),
    statements: shownIndices().map(statementOf),
  };
}

/** A Turtle string; everything that the grammar gives a meaning is escaped. */
function quoted(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/[\\"\n\r\t]/g, (character) => escapes[character]).replace(/[\u0000-\u001f\u007f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}

/** An IRI in angle brackets; a character that may not stand there is percent-encoded. */
const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (character) => encodeURIComponent(character))}>`;

/** What is shown, as Turtle in the words of graph.ttl and provenance.ttl: only what the text
 *  itself asserts is a plain triple; claims, denials and plans are statements about them. */
function shownTurtle() {
  const { ev } = data.prefixes;
  const names = ["rdf", "rdfs", "skos", "xsd", "prov", "oa", "kgo"];
  const lines = names.map((name) => `@prefix ${name}: ${iri(data.prefixes[name])} .`);
  const say = (subject, ...pairs) => lines.push(`${subject} ${pairs.filter(Boolean).join(" ;\n\t")} .`);
  const labels = (thing) => `rdfs:label ${quoted(thing.zh)}@zh${thing.en ? ` , ${quoted(thing.en)}@en` : ""}`;
  for (const index of [...view.shown].sort((a, b) => a - b)) {
    const entity = entities[index];
    say(iri(entity.id), `a ${iri(types[entity.type].iri)}`, labels(entity),
      entity.aliases && `skos:altLabel ${entity.aliases.map((alias) => `${quoted(alias)}@zh`).join(" , ")}`);
  }
  const shown = shownIndices();
  for (const relation of [...new Set(shown.map((index) => facts[index].r))].sort((a, b) => a - b)) {
    say(iri(relations[relation].id), `a ${relations[relation].mapped ? "rdf:Property" : "rdf:Property , kgo:OpenRelation"}`, labels(relations[relation]));
  }
  const told = new Set();
  for (const index of shown) {
    const fact = facts[index];
    const [subject, predicate] = [iri(entities[fact.s].id), iri(relations[fact.r].id)];
    const object = fact.o === undefined ? `${quoted(fact.v[0])}^^${iri(fact.v[1])}` : iri(entities[fact.o].id);
    const asserted = !fact.neg && !fact.claim && modalityOf(fact) === "asserted";
    if (asserted) lines.push(`${subject} ${predicate} ${object} .`);
    say(iri(iriOf(fact)), "a rdf:Statement", `rdf:subject ${subject}`, `rdf:predicate ${predicate}`, `rdf:object ${object}`,
      `kgo:confidence ${quoted(String(fact.c))}^^xsd:decimal`, `kgo:polarity kgo:${polarityOf(fact)}`, `kgo:modality kgo:${modalityOf(fact)}`,
      `kgo:inGraph ${asserted}`, speakerOf(fact) !== null && `kgo:claimedBy ${iri(entities[fact.claim[0]].id)}`,
      fact.claim && `kgo:claimVerb ${quoted(fact.claim[1])}@zh`, `prov:wasDerivedFrom ${fact.e.map((evidence) => iri(ev + evidence[3])).join(" , ")}`);
    for (const evidence of fact.e.filter(([, , , id]) => !told.has(id))) {
      told.add(evidence[3]);
      const [id, start, text] = sentences[evidence[0]];
      const source = documentOf.get(id);
      say(iri(ev + evidence[3]), "a oa:SpecificResource", source && `oa:hasSource ${iri(source.iri)}`, `kgo:sentence ${quoted(text)}@zh`,
        `kgo:sentenceStart ${start}`, `oa:hasSelector ${iri(`${ev}${evidence[3]}-quote`)}`);
      say(iri(`${ev}${evidence[3]}-quote`), "a oa:TextQuoteSelector", `oa:exact ${quoted(cutQuote(evidence)[1])}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function startDownloads() {
  const close = () => (byId("save").open = false);
  const on = (id, act) => byId(id).addEventListener("click", (event) => {
    act(event.currentTarget);
    if (id !== "copy-link") close();
  });
  on("save-png", savePicture);
  on("save-ttl", () => offer(fileName("ttl"), new Blob([shownTurtle()], { type: "text/turtle;charset=utf-8" })));
  on("save-json", () => offer(fileName("json"), new Blob([JSON.stringify(shownJson(), null, 1)], { type: "application/json" })));
  on("copy-link", (button) => copy(location.href, button));
  document.addEventListener("click", (event) => {
    if (byId("save").open && !byId("save").contains(event.target)) close();
  });
}
