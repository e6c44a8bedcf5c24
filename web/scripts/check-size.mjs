// Fails when what a visitor loads first is heavier than the budget (kB of gzip, 1 kB = 1000 bytes).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KB = { js: 95, css: 10 };
/** No pages: they come on top for those who want them, and nothing waits for them. */
const ON_TOP = [
  { what: /strings.german/, kilobytes: 8 },
  { what: /room.voice/, kilobytes: 14 },
  // What it shares with recording is there already.
  { what: /room.live/, kilobytes: 14 },
];
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
const budgetOf = (key) => ON_TOP.find(({ what }) => what.test(key))?.kilobytes;
const routes = parts.filter((key) => budgetOf(key) === undefined);
let failed = false;
for (const route of [null, ...routes]) {
  const keys = new Set([...reach(entry), ...(route ? reach(route) : [])]);
  const size = measure(keys);
  const over = size.js > BUDGET_KB.js || size.css > BUDGET_KB.css;
  failed ||= over;
  const figures = `${size.js.toFixed(1)} of ${BUDGET_KB.js} kB JS, ${size.css.toFixed(1)} of ${BUDGET_KB.css} kB CSS`;
  process.stdout.write(`${over ? "TOO HEAVY" : "ok"}  ${route ?? "shell"}: ${figures} (gzip)\n`);
}
const shell = reach(entry);
for (const key of parts.filter((part) => budgetOf(part) !== undefined)) {
  const budget = budgetOf(key);
  const { js } = measure([...reach(key)].filter((part) => !shell.has(part)));
  failed ||= js > budget;
  process.stdout.write(`${key}: ${js.toFixed(1)} of ${budget} kB JS (gzip) on top\n`);
}
if (failed) process.exit(1);
