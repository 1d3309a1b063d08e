// Stand-in modules: PowerShell modules with the names, parameters, sets and value sets of the real ones, which bind for
// real and ask the test for the rest (stand-in.psm1, server.ts). Made into dist/stand-ins/HASH of their inputs, so that
// one set of inputs is made once, by whoever comes first, and never changes while an engine has it loaded.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { withLock } from '../../scripts/ps-engine.mjs';
import { isProgram, root } from '../../scripts/setup.mjs';
import { functionHead } from './head.mjs';
import { windowsCmdlets } from './windows-cmdlets.mjs';

const outFolder = join(root, 'dist/stand-ins');
const here = join(root, 'test/stand-ins');
const scripts = join(root, 'src/ps-scripts');
const catalogueFile = join(scripts, 'catalogue.json');
const profileFile = join(root, 'src/main/domain/module-profile/azure-eflow.json');
const ours = join(scripts, 'EflowDesk');
const everyday = join(root, 'dist/ps-engine/EverydayCmdlets.dll');

const read = (path) => readFileSync(path, 'utf8');

/** What makes the modules, as it was when this process began: it may change on the disk while the process goes on. */
const makers = [
  'modules.mjs',
  'windows-cmdlets.mjs',
  'network-cmdlets.mjs',
  'parameters.mjs',
  'head.mjs',
].map((name) => read(join(here, name)));

/** Everything else that decides how the modules come out. */
function inputs() {
  const own = existsSync(ours)
    ? readdirSync(ours, { recursive: true, encoding: 'utf8' }).map((name) => join(ours, name))
    : [];
  const files = own.filter((path) => statSync(path).isFile()).toSorted();
  return [join(here, 'stand-in.psm1'), catalogueFile, profileFile, ...files];
}

const quoted = (value) => `'${value.replaceAll("'", "''")}'`;

/** Types of parameters as the profile of AzureEFLOW words them. */
const profileTypes = { int: 'int', string: 'string', switch: 'switch', bool: 'bool', 'string[]': 'string[]' };
function profileType(type) {
  const word = type.startsWith('string or') ? 'string[]' : type.replace(/\s*\(.*$/u, '');
  const found = profileTypes[word];
  if (found === undefined) throw new Error(`a parameter of an unknown type: ${type}`);
  return found;
}

/** The cmdlets of AzureEFLOW as the profile has them. What it assumes is bound as it assumes. */
function eflowCmdlets() {
  return JSON.parse(read(profileFile)).cmdlets.map(({ name, parameters }) => ({
    name,
    parameters: parameters.map((one) => ({
      ...one,
      type: profileType(one.type),
      // An unknown feature reaches the cmdlet, which has words of its own for it (eflow.md 11).
      ...(one.name === 'feature' ? { allowed: undefined } : {}),
    })),
  }));
}

/** What a cmdlet answers has these types where JSON has no word for it. */
export function outputTypes(command) {
  const [module, name] = command.split('\\');
  return windowsCmdlets[module]?.find((one) => one.name === name)?.types ?? {};
}

/** Names and parameters of every cmdlet that has a stand-in, by module. */
export const cmdlets = { ...windowsCmdlets, AzureEFLOW: eflowCmdlets() };

function parameterText({ name, type, required, position, sets, alias, allowed, min, max }) {
  const lines = (sets ?? [undefined]).map((set) => {
    const options = [
      ...(set === undefined ? [] : [`ParameterSetName = ${quoted(set)}`]),
      ...(required === true ? ['Mandatory = $true'] : []),
      ...(position === undefined ? [] : [`Position = ${position}`]),
    ];
    return `[Parameter(${options.join(', ')})]`;
  });
  if (alias !== undefined) lines.push(`[Alias(${alias.map(quoted).join(', ')})]`);
  if (allowed !== undefined)
    lines.push(`[ValidateSet(${allowed.map((one) => quoted(String(one))).join(', ')})]`);
  if (min !== undefined) lines.push(`[ValidateRange(${min}, ${max ?? `[${type}]::MaxValue`})]`);
  return [...lines, `[${type}] $${name}`].join(' ');
}

/** A stand-in: binds as the real one, and asks the test. */
function functionText(command, head, types) {
  const name = command.split('\\').at(-1);
  return `function ${name} {\n${head}\n    end { Invoke-StandIn $PSCmdlet ${quoted(command)} $PSBoundParameters${types} }\n}\n`;
}

function headOf({ set, changes, parameters }) {
  const binding = [
    ...(set === undefined ? [] : [`DefaultParameterSetName = ${quoted(set)}`]),
    ...(changes === true ? ['SupportsShouldProcess = $true'] : []),
  ];
  const list = parameters.map((one) => `        ${parameterText(one)}`).join(',\n');
  return `    [CmdletBinding(${binding.join(', ')})]\n    param(\n${list}\n    )`;
}

const linked = [
  'Set-StrictMode -Version 2',
  "Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'stand-in.psm1')) -DisableNameChecking",
].join('\n');

/** The types of a cmdlet's output: enums are made, since those of Windows are not everywhere. */
function typesText(name, types) {
  const enums = [];
  const pairs = Object.entries(types).map(([property, type]) => {
    if (!Array.isArray(type))
      return `${property} = ${type.startsWith('asn:') ? quoted(type.slice(4)) : `[${type}]`}`;
    const own = `StandIn${name.replace('-', '')}${property}`;
    enums.push(`enum ${own} {\n${type.map((one) => `    ${one}`).join('\n')}\n}`);
    return `${property} = [${own}]`;
  });
  return { enums, table: pairs.length === 0 ? '' : ` @{ ${pairs.join('; ')} }` };
}

function moduleText(module, list) {
  const parts = list.map((cmdlet) => {
    const { enums, table } = typesText(cmdlet.name, cmdlet.types ?? {});
    return [...enums, functionText(`${module}\\${cmdlet.name}`, headOf(cmdlet), table)].join('\n');
  });
  return [
    linked,
    ...parts,
    `Export-ModuleMember -Function ${list.map(({ name }) => name).join(', ')}\n`,
  ].join('\n');
}

function manifestText({ module, file, functions, nested = [], cmdlets: binary = [] }) {
  const list = (names) => `@(${names.map(quoted).join(', ')})`;
  const guid = createHash('md5')
    .update(module)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
  return [
    '@{',
    ...(file === undefined ? [] : [`    RootModule        = ${quoted(file)}`]),
    "    ModuleVersion     = '1.0.0.0'",
    `    GUID              = ${quoted(guid)}`,
    ...(nested.length === 0 ? [] : [`    NestedModules     = ${list(nested)}`]),
    `    FunctionsToExport = ${list(functions)}`,
    `    CmdletsToExport   = ${list(binary)}`,
    '    VariablesToExport = @()',
    '    AliasesToExport   = @()',
    '}\n',
  ].join('\n');
}

/** The engine has an everyday module of this name, which ours would hide: ours brings its cmdlets along. */
function everydayOf(module) {
  const path = join(root, 'test/ps-engine/Modules', module, `${module}.psd1`);
  if (!existsSync(path)) return {};
  const block = /CmdletsToExport\s*=\s*@\(([^)]*)\)/u.exec(read(path))?.[1] ?? '';
  return { nested: [everyday], cmdlets: [...block.matchAll(/'([^']+)'/gu)].map(([, name]) => name) };
}

/** What the catalogue says of our own function, for one that has no script yet. */
function catalogueHead(entries, command) {
  const types = { 'string[]': 'string[]', integer: 'long', boolean: 'bool', switch: 'switch' };
  const mine = Object.values(entries).filter((entry) => entry.command === command);
  const parameters = new Map();
  for (const entry of mine) {
    for (const [name, { type, required }] of Object.entries(entry.parameters))
      parameters.set(name, {
        name,
        type: types[type] ?? 'string',
        required: required === true && mine.length === 1,
      });
    for (const [name, value] of Object.entries(entry.fixed ?? {}))
      parameters.set(name, { name, type: Array.isArray(value) ? 'string[]' : 'string' });
  }
  return headOf({ parameters: [...parameters.values()] });
}

/**
 * Our own module with its leaves, the functions that touch the machine, replaced. Leaves are those of the catalogue; every
 * other function is the real script.
 */
function writeOwnModule(folder, entries) {
  const commands = new Map(
    Object.values(entries)
      .filter(({ kind }) => kind !== 'cmdlet')
      .map(({ command, kind }) => [command.split('\\')[1], { command, kind }]),
  );
  // Leaves that no entry calls, only functions of ours.
  for (const own of ['Save-EflowDeskSecretFile', 'Remove-EflowDeskSecretFile'])
    commands.set(own, { command: `EflowDesk\\${own}`, kind: 'leaf' });
  const files = existsSync(ours)
    ? readdirSync(ours, { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(ours, name)).isFile(),
      )
    : [];
  const written = new Set();
  for (const name of files) {
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    const own = basename(name, '.ps1');
    const leaf = name.endsWith('.ps1') && commands.get(own)?.kind === 'leaf';
    writeFileSync(
      target,
      leaf
        ? `${linked.replace(
            "$PSScriptRoot, '..', '..'",
            `$PSScriptRoot, ${'../..'
              .concat('/..'.repeat(name.split(/[/\\]/u).length - 1))
              .split('/')
              .map(quoted)
              .join(', ')}`,
          )}\n${functionText(commands.get(own).command, functionHead(read(join(ours, name)), own), '')}`
        : read(join(ours, name)),
    );
    if (name.endsWith('.ps1')) written.add(own);
  }
  const left = [...commands].filter(([name]) => !written.has(name));
  if (left.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const names = left.map(([name]) => name);
  const text = left.map(([, { command }]) => functionText(command, catalogueHead(entries, command), ''));
  const manifest = join(folder, 'EflowDesk.psd1');
  const script = join(folder, 'EflowDesk.psm1');
  appendFileSync(script, ['', linked, ...text].join('\n'));
  const given = existsSync(manifest)
    ? read(manifest).replace(/FunctionsToExport\s*=\s*@\(/u, `$&\n${names.map(quoted).join('\n')}\n`)
    : manifestText({ module: 'EflowDesk', file: 'EflowDesk.psm1', functions: names });
  writeFileSync(manifest, given);
}

function write(folder) {
  const { entries } = JSON.parse(read(catalogueFile));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'stand-in.psm1'), read(join(here, 'stand-in.psm1')));
  for (const [module, list] of Object.entries(cmdlets)) {
    const own = join(folder, module === 'AzureEFLOW' ? 'eflow' : 'windows', module);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, `${module}.psm1`), moduleText(module, list));
    const functions = list.map(({ name }) => name);
    const manifest = manifestText({ module, file: `${module}.psm1`, functions, ...everydayOf(module) });
    writeFileSync(join(own, `${module}.psd1`), manifest);
  }
  writeOwnModule(join(folder, 'windows/EflowDesk'), entries);
}

/** How long a folder that nobody made anew is kept for an engine that may still have it loaded. */
const keptMs = 24 * 3600 * 1000;

function prune(keep) {
  for (const name of readdirSync(outFolder)) {
    const path = join(outFolder, name);
    if (name !== keep && Date.now() - statSync(path).mtimeMs > keptMs)
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * The stand-in modules, made when these inputs have none yet. Answers what PSModulePath has to be: their folders and that of
 * the everyday modules of the test engine. `bareModulePath` is that of a machine on which EFLOW was never installed.
 * @returns {Promise<{ folder: string, modulePath: string, bareModulePath: string }>}
 */
export async function ensureStandIns() {
  const hash = createHash('sha256').update(makers.join('\0'));
  for (const path of inputs())
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  const key = hash.digest('hex').slice(0, 16);
  const folder = join(outFolder, key);
  if (!existsSync(folder)) {
    mkdirSync(outFolder, { recursive: true });
    await withLock(`${outFolder}.lock`, () => {
      if (existsSync(folder)) return;
      const draft = `${folder}.${process.pid}`;
      rmSync(draft, { recursive: true, force: true });
      write(draft);
      renameSync(draft, folder);
      prune(key);
    });
  }
  const path = (...folders) => [...folders, join(root, 'dist/ps-engine/Modules')].join(delimiter);
  const [windows, eflow] = ['windows', 'eflow'].map((name) => join(folder, name));
  return { folder: windows, modulePath: path(windows, eflow), bareModulePath: path(windows) };
}

if (isProgram(import.meta.url)) console.log((await ensureStandIns()).folder);
