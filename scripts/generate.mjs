// Makes the checked-in files that are derived from others: catalogue types, docs/unverified.md from @assumed tags, and
// docs/coverage.md from the tables of product and tests.
// With --check it changes nothing and fails when a file differs from what it would write.
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withSources } from './harness.mjs';
import { ensureSetup } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

/** TypeScript of a catalogue parameter. */
function parameterType(parameter) {
  if (parameter.secret) return 'SecretHandle';
  if (parameter.allowed) return parameter.allowed.map((value) => JSON.stringify(value)).join(' | ');
  const types = {
    string: 'string',
    path: 'string',
    integer: 'number',
    boolean: 'boolean',
    switch: 'boolean',
    'string[]': 'readonly string[]',
  };
  const type = types[parameter.type];
  if (!type) throw new Error(`catalogue: parameter type ${parameter.type} is not known`);
  return type;
}

function catalogueTypes() {
  const catalogue = JSON.parse(readFileSync(join(root, 'src/ps-scripts/catalogue.json'), 'utf8'));
  const names = Object.keys(catalogue.entries);
  const lines = [
    '// Generated from src/ps-scripts/catalogue.json by `npm run generate`. Do not edit.',
    '',
    '/** A secret by its handle. Spelt out, since ports.ts, which names it, imports this file. */',
    'interface SecretHandle {',
    '  handle: string;',
    '}',
    '',
    '/** Every command that may run on a host, by name. */',
    'export type CatalogueName =',
    ...names.map((name, i) => `  | '${name}'${i === names.length - 1 ? ';' : ''}`),
    '',
    '/** Parameters of each command, without the fixed ones. */',
    'export interface CatalogueParameters {',
  ];
  for (const name of names) {
    const parameters = Object.entries(catalogue.entries[name].parameters);
    const body = parameters
      .map(([key, p]) => `${key}${p.required ? '' : '?'}: ${parameterType(p)}`)
      .join('; ');
    lines.push(`  '${name}': { ${body} };`.replace('{  }', 'Record<string, never>'));
  }
  lines.push('}', '');
  return lines.join('\n');
}

function* sources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|ps1|psm1|json)$/u.test(entry.name)) yield path;
  }
}

/** One row for each `@assumed SECTION: what | verify: how` tag of the sources. */
function unverified() {
  const rows = [];
  for (const path of [...sources('src')].toSorted()) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const match of text.matchAll(/@assumed ([^:\n]+): ([^|\n]+)\| verify: ([^\n]+)/gu)) {
      const how = match[3].replace(/\*\/\s*$/u, '').trim();
      const cells = [match[2], match[1], how].map((cell) => cell.trim().replaceAll('|', '\\|'));
      rows.push(`| ${cells.join(' | ')} | \`${path}\` |`);
    }
  }
  return [
    '# What is not verified on a real host',
    '',
    'Generated from the `@assumed` tags of the sources by `npm run generate`. Each line is a rule that rests on something',
    'no test here can show, with the way to verify it on Windows. Sections are those of the domain notes.',
    '',
    '| Assumption | Section | How to verify | Where |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Which failure, pain, check, step, act and scenario is covered where: read from the tables themselves. */
async function coverage() {
  ensureSetup();
  let text = '';
  await withSources(async (load) => {
    const { coverageDocument } = await load('test/coverage/document.ts');
    text = await coverageDocument();
  });
  return text;
}

// The last one runs code that rests on the first.
const outputs = {
  'src/main/domain/catalogue.gen.ts': catalogueTypes,
  'docs/unverified.md': unverified,
  'docs/coverage.md': coverage,
};
let drift = false;
for (const [path, make] of Object.entries(outputs)) {
  const wanted = await make();
  const full = join(root, path);
  const have = existsSync(full) ? readFileSync(full, 'utf8') : '';
  if (have === wanted) continue;
  if (check) {
    console.error(`${path} is not what its sources say: run \`npm run generate\``);
    drift = true;
  } else {
    writeFileSync(full, wanted);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = drift ? 1 : 0;
