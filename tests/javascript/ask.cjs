// Turtle and questions on stdin -> what Comunica answers, as SPARQL JSON terms.
// usage: node ask.cjs NODE_MODULES
// in:  [{turtle, query, bindings: {variable: IRI}}, ...]
// out: [[{variable: {type, value, language, datatype}}, ...], ...]
const { join } = require("node:path");
const { readFileSync } = require("node:fs");
// npm puts what a package needs beside it or below it: seen from Comunica, it is found.
const paths = [join(process.argv[2], "@comunica/query-sparql-file"), process.argv[2]];
const from = (name) => require(require.resolve(name, { paths }));
const { Parser, Store } = from("n3");
const { QueryEngine } = from("@comunica/query-sparql-file");
const { BindingsFactory } = from("@comunica/utils-bindings-factory");
const { DataFactory } = from("rdf-data-factory");

const factory = new DataFactory();

const kinds = { NamedNode: "uri", Literal: "literal", BlankNode: "bnode" };

const told = (term) => ({
  type: kinds[term.termType],
  value: term.value,
  language: term.language ?? "",
  datatype: term.language ? "" : (term.datatype?.value ?? ""),
});

async function answer(engine, { turtle, query, bindings }) {
  const terms = Object.entries(bindings).map(([name, iri]) => [
    factory.variable(name),
    factory.namedNode(iri),
  ]);
  const stream = await engine.queryBindings(query, {
    sources: [new Store(new Parser().parse(turtle))],
    initialBindings: new BindingsFactory(factory).bindings(terms),
  });
  const rows = await stream.toArray();
  return rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, told(term)])));
}

async function main() {
  const engine = new QueryEngine();
  const answers = [];
  for (const question of JSON.parse(readFileSync(0, "utf8"))) {
    answers.push(await answer(engine, question));
  }
  console.log(JSON.stringify(answers));
}

main();
