// Looks into app.asar, the archive that Electron loads the app from, and judges it: what is in it, whether it is whole, and
// whether it is the one that the executable was told of.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import asar from '@electron/asar';
import { parseSync } from 'oxc-parser';
import { readResource } from './exe-resources.mjs';

/** Kinds of files that belong into the archive. */
const kinds = [
  /^package\.json$/u,
  /^dist\/electron\/[\w-]+\.(?:js|cjs)$/u,
  /^dist\/electron\/chunks\/[\w.-]+\.js$/u,
  /^dist\/app\/(?:index\.html|icon\.svg)$/u,
  /^dist\/app\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg|png|woff2)$/u,
];

const needed = ['package.json', 'dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/app/index.html'];

const manifestKeys = ['description', 'license', 'main', 'name', 'productName', 'type', 'version'];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Files of the archive by their paths, as the header has them. */
function entriesOf(header, at = '') {
  return Object.entries(header.files).flatMap(([name, entry]) => {
    const path = posix.join(at, name);
    return 'files' in entry ? entriesOf(entry, path) : [[path, entry]];
  });
}

/**
 * The files of the archive.
 * @param {string} archive
 * @returns {Map<string, Buffer>}
 */
export function filesOf(archive) {
  asar.uncacheAll();
  const { header, headerSize } = asar.getRawHeader(archive);
  const bytes = readFileSync(archive);
  return new Map(
    entriesOf(header)
      .filter(([, entry]) => entry.unpacked !== true)
      .map(([path, { offset, size }]) => {
        const begin = 8 + headerSize + Number(offset);
        return [path, bytes.subarray(begin, begin + size)];
      }),
  );
}

/**
 * Modules that a built file loads, by the names it loads them with.
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function modulesOf(path, text) {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const names = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  for (const { entries } of module.staticExports)
    names.push(...entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^["'`](.*)["'`]$/u.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (name !== null) names.push(name[1]);
  }
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'CallExpression' && node.callee.name === 'require') {
      const [{ value } = {}] = node.arguments;
      if (typeof value === 'string') names.push(value);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return names;
}

/** What files of the Electron host load that is neither in the archive nor in Electron. */
function missingModules(files) {
  const brought = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  return [...files]
    .filter(([path]) => path.startsWith('dist/electron/'))
    .flatMap(([path, bytes]) =>
      modulesOf(path, bytes.toString('utf8'))
        .filter((name) =>
          name.startsWith('.') ? !files.has(posix.join(posix.dirname(path), name)) : !brought.has(name),
        )
        .map((name) => `app.asar: ${path} loads ${name}, which is not there`),
    );
}

/** What is wrong with the digests that Electron compares while it reads. */
function wrongDigests(archive, files) {
  const { header } = asar.getRawHeader(archive);
  return entriesOf(header).flatMap(([path, { unpacked, integrity }]) => {
    if (unpacked === true) return [`app.asar: ${path} lies outside of it`];
    const bytes = files.get(path);
    if (integrity?.algorithm !== 'SHA256') return [`app.asar: ${path} has no digest`];
    const { blockSize } = integrity;
    const blocks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / blockSize)) }, (_, at) =>
      sha256(bytes.subarray(at * blockSize, (at + 1) * blockSize)),
    );
    // An empty file has no block, or one of nothing.
    const same = bytes.length === 0 || blocks.join() === integrity.blocks.join();
    return integrity.hash === sha256(bytes) && same ? [] : [`app.asar: ${path} is not what its digest says`];
  });
}

/** What is wrong with what the executable says of the archive: Electron refuses an archive with another header. */
function wrongSeal(archive, resources) {
  const seal = readResource(resources, 'INTEGRITY', 'ELECTRONASAR');
  if (seal === undefined) return ['the executable holds no digest of app.asar'];
  const { headerString } = asar.getRawHeader(archive);
  const wanted = [{ file: 'resources\\app.asar', alg: 'SHA256', value: sha256(headerString) }];
  return seal.toString('utf8') === JSON.stringify(wanted)
    ? []
    : ['the digest of app.asar in the executable is not that of this archive'];
}

function wrongManifest(text, version) {
  const manifest = JSON.parse(text);
  const superfluous = Object.keys(manifest).filter((key) => !manifestKeys.includes(key));
  const wrong = superfluous.map((key) => `app.asar: package.json has ${key}`);
  if (manifest.version !== version) wrong.push(`app.asar: package.json says version ${manifest.version}`);
  if (manifest.main !== 'dist/electron/main.js' || manifest.type !== 'module')
    wrong.push('app.asar: package.json starts something else');
  return wrong;
}

/**
 * What is wrong with an archive, in words.
 * @param {string} archive
 * @param {{ resources: import('./exe-resources.mjs').Resources, version: string }} belonging resources of the app's
 *   executable; version of the product
 * @returns {string[]}
 */
export function archiveProblems(archive, { resources, version }) {
  const files = filesOf(archive);
  const paths = [...files.keys()];
  const lacking = needed.filter((path) => !files.has(path));
  return [
    ...lacking.map((path) => `app.asar: ${path} is missing`),
    ...paths
      .filter((path) => !kinds.some((kind) => kind.test(path)))
      .map((path) => `app.asar: ${path} does not belong there`),
    ...(files.has('package.json') ? wrongManifest(files.get('package.json').toString('utf8'), version) : []),
    ...missingModules(files),
    ...wrongDigests(archive, files),
    ...wrongSeal(archive, resources),
  ];
}
