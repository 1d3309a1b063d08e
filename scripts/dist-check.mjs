// Judges a packed tree: what an installer would hold, as it stands on the disk. Used on the tree of every release and, by
// `npm run dist:dry`, on one with a stand-in for Electron.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { wrongFuses } from '../build/fuses.mjs';
import { mustBeSigned } from '../build/signing.mjs';
import { programResource } from './build-exe.mjs';
import { archiveProblems, filesOf } from './dist-archive.mjs';
import { codeOf } from './exe-blob.mjs';
import { readResource, resourcesOf, resourceTypes, versionStrings } from './exe-resources.mjs';
import { root } from './setup.mjs';

/** The executable of the app. */
export const appProgram = 'EFLOW Desk.exe';
/** The folder of the console program. */
export const cliFolder = 'resources/cli';
const cliProgram = `${cliFolder}/eflow-desk.exe`;
const archive = 'resources/app.asar';

/** What Electron 45 brings for Windows, besides its executable. */
const electronFiles = [
  /^(?:LICENSE\.electron\.txt|LICENSES\.chromium\.html|version)$/u,
  /^(?:d3dcompiler_47|dxcompiler|dxil|ffmpeg|libEGL|libGLESv2|vk_swiftshader|vulkan-1)\.dll$/u,
  /^(?:chrome_100_percent|chrome_200_percent|resources)\.pak$/u,
  /^(?:icudtl\.dat|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json)$/u,
  /^locales\/(?:de|en-US)\.pak$/u,
];

/** What is ours outside of the archive. */
const ourFiles = [
  /^EFLOW Desk\.exe$/u,
  /^resources\/app\.asar$/u,
  /^resources\/cli\/eflow-desk\.exe$/u,
  /^resources\/cli\/app\/(?:index\.html|icon\.svg)$/u,
  /^resources\/cli\/app\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|svg|png|woff2)$/u,
  /^resources\/cli\/ps-scripts\/(?:[\w-]+\/)*[\w-]+\.(?:ps1|psm1|psd1|json)$/u,
];

/** Files below a folder, with `/` in their paths. */
export const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll(sep, '/'))
    .toSorted();

/** A script without the signature that was put to its end. */
const unsigned = (bytes) =>
  bytes.toString('latin1').replace(/\r?\n# SIG # Begin signature block[\s\S]*$/u, '');

/** Scripts that are not those of the sources, to the byte but for a signature. */
function scriptProblems(folder) {
  const sources = join(root, 'src/ps-scripts');
  const [wanted, found] = [filesBelow(sources), filesBelow(join(folder, cliFolder, 'ps-scripts'))];
  const read = (...names) => unsigned(readFileSync(join(...names))).trimEnd();
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `the script ${name} is missing`),
    ...found
      .filter(
        (name) =>
          !wanted.includes(name) || read(sources, name) !== read(folder, cliFolder, 'ps-scripts', name),
      )
      .map((name) => `the script ${name} is not that of the sources`),
  ];
}

/** Windows beside the console program that are not those of the archive. */
function windowProblems(folder, packed) {
  const beside = join(folder, cliFolder, 'app');
  const names = filesBelow(beside);
  const inArchive = [...packed.keys()].filter((path) => path.startsWith('dist/app/'));
  const other = names.filter(
    (name) => packed.get(`dist/app/${name}`)?.equals(readFileSync(join(beside, name))) !== true,
  );
  const missing = inArchive.filter((path) => !names.includes(path.slice('dist/app/'.length)));
  return [
    ...other.map((name) => `cli/app/${name} is not that of the archive`),
    ...missing.map((path) => `cli lacks ${path}`),
  ];
}

/** Who an executable says it is, and whose rights it asks for. */
function executableProblems(name, resources, version) {
  const strings = versionStrings(resources);
  const manifest = readResource(resources, resourceTypes.manifest, 1)?.toString('utf8') ?? '';
  const level = /<requestedExecutionLevel[^>]*\blevel="(\w+)"/u.exec(manifest)?.[1];
  return [
    ...(strings['ProductName'] === 'EFLOW Desk' ? [] : [`${name} says that it is ${strings['ProductName']}`]),
    ...(strings['FileVersion'] === version ? [] : [`${name} says version ${strings['FileVersion']}`]),
    ...(level === 'asInvoker' ? [] : [`${name} asks Windows for the level ${level}`]),
  ];
}

/** Texts that only the machine has that built: its folders, in each way of writing them. Short ones tell nothing. */
export function textsOfThisMachine(own = [root, homedir(), tmpdir()]) {
  return own
    .map((folder) => folder.replace(/[\\/]$/u, ''))
    .filter((folder) => folder.split(/[\\/]/u).filter((part) => part !== '').length > 1)
    .flatMap((folder) =>
      folder.includes('\\')
        ? [`${folder}\\`, `${folder.replaceAll('\\', '\\\\')}\\`, `${folder.replaceAll('\\', '/')}/`]
        : [`${folder}/`],
    );
}

const secrets = [
  { what: 'a private key', form: /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=]{40}/u },
  { what: 'a shared access key', form: /SharedAccessKey=[A-Za-z0-9+/]{43}=/u },
  { what: 'a token of npm or GitHub', form: /\b(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36})\b/u },
];
const homes = /(?:^|[^\w.~/-])\/(?:home|Users|builds|__w)\/(?!iotedge-user\b)[\w.-]/u;

/** What must not be in a text of ours. */
function textProblems(name, text, machine) {
  return [
    ...secrets.filter(({ form }) => form.test(text)).map(({ what }) => `${name} holds ${what}`),
    ...(homes.test(text) || machine.some((folder) => text.includes(folder))
      ? [`${name} names a folder of a machine`]
      : []),
  ];
}

/**
 * The code of the console program, taken out of its executable.
 * @param {import('./exe-resources.mjs').Resources} resources
 */
export function programOf(resources) {
  const blob = readResource(resources, resourceTypes.data, programResource);
  if (blob === undefined) throw new Error('there is no program in the executable');
  return codeOf(blob);
}

/**
 * What is wrong with a packed tree, in words. An empty list is what a release needs.
 * @param {string} folder
 * @param {string[]} [machine] texts that must not be in it
 * @returns {Promise<string[]>}
 */
export async function treeProblems(folder, machine = textsOfThisMachine()) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = filesBelow(folder);
  const lacking = [appProgram, archive, cliProgram].filter((name) => !names.includes(name));
  if (lacking.length > 0) return lacking.map((name) => `${name} is missing`);
  const problems = names
    .filter((name) => ![...electronFiles, ...ourFiles].some((kind) => kind.test(name)))
    .map((name) => `${name} does not belong there`);
  for (const name of names)
    if (mustBeSigned(name) === 'undecided') problems.push(`nobody decided on a signature for ${name}`);

  const app = readFileSync(join(folder, appProgram));
  const cli = readFileSync(join(folder, cliProgram));
  const [appResources, cliResources] = [resourcesOf(app), resourcesOf(cli)];
  problems.push(
    ...executableProblems(appProgram, appResources, version),
    ...executableProblems(cliProgram, cliResources, version),
  );
  problems.push(...(await wrongFuses(join(folder, appProgram))));
  problems.push(...archiveProblems(join(folder, archive), { resources: appResources, version }));
  const packed = filesOf(join(folder, archive));
  problems.push(...scriptProblems(folder), ...windowProblems(folder, packed));

  const texts = names
    .filter((name) => name.startsWith(`${cliFolder}/`) && name !== cliProgram)
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  for (const [path, bytes] of packed) texts.push([`app.asar: ${path}`, bytes.toString('utf8')]);
  texts.push([`the program in ${cliProgram}`, programOf(cliResources)]);
  for (const [name, text] of texts) problems.push(...textProblems(name, text, machine));
  // Programs are not text; what their makers left in them is theirs, but nothing of this machine.
  for (const [name, bytes] of [
    [appProgram, app],
    [cliProgram, cli],
  ])
    if (machine.some((text) => bytes.includes(text))) problems.push(`${name} names a folder of a machine`);
  return problems;
}

/**
 * Files of a tree that have to be signed, in order.
 * @param {string} folder
 */
export const filesToSign = (folder) => filesBelow(folder).filter((name) => mustBeSigned(name) === true);
