// Turtle on stdin -> how many different triples n3.js reads.
// usage: node count.cjs NODE_MODULES
const { join } = require("node:path");
const { readFileSync } = require("node:fs");
const { Parser } = require(join(process.argv[2], "n3"));

const quads = new Parser().parse(readFileSync(0, "utf8"));
console.log(new Set(quads.map((quad) => JSON.stringify(quad))).size);
