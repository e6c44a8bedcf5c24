// Fails when what a visitor loads first is heavier than the budget (kB of gzip, 1 kB = 1000 bytes).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KB = { js: 95, css: 10 };
/** Another language is no page: its words come on top for those who read it. */
const CATALOGUES = /strings.german/;
const CATALOGUE_KB = 8;
/** The server compresses once, as well as gzip can. */
const SERVED = 9;
const OUT = fileURLToPath(new URL("../../src/viva/web/", import.meta.url));

const manifest = JSON.parse(readFileSync(join(OUT, ".vite/manifest.json"), "utf8"));

function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

function measure(keys) {
  const files = { js: new Set(), css: new Set() };
  for (const key of keys) {
    files.js.add(manifest[key].file);
    for (const css of manifest[key].css ?? []) files.css.add(css);
  }
  const weigh = (names) =>
    [...names].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(OUT, name)), { level: SERVED }).length,
      0,
    ) / 1000;
  return { js: weigh(files.js), css: weigh(files.css) };
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const parts = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
const routes = parts.filter((key) => !CATALOGUES.test(key));
let failed = false;
for (const route of [null, ...routes]) {
  const keys = new Set([...reach(entry), ...(route ? reach(route) : [])]);
  const size = measure(keys);
  const over = size.js > BUDGET_KB.js || size.css > BUDGET_KB.css;
  failed ||= over;
  const figures = `${size.js.toFixed(1)} of ${BUDGET_KB.js} kB JS, ${size.css.toFixed(1)} of ${BUDGET_KB.css} kB CSS`;
  process.stdout.write(`${over ? "TOO HEAVY" : "ok"}  ${route ?? "shell"}: ${figures} (gzip)\n`);
}
for (const catalogue of parts.filter((key) => CATALOGUES.test(key))) {
  const { js } = measure([catalogue]);
  failed ||= js > CATALOGUE_KB;
  process.stdout.write(`${catalogue}: ${js.toFixed(1)} of ${CATALOGUE_KB} kB JS (gzip) on top\n`);
}
if (failed) process.exit(1);
