// Runs the console program of a packed tree on this machine: the tree is moved to a place of its own, the program is taken
// out of the executable and run by the Node that is here. It finds its scripts and windows where the executable would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cliFolder, programOf } from './dist-check.mjs';
import { resourcesOf } from './exe-resources.mjs';

const limitMs = 60_000;

/** Folders above one, up to the root of the disk. */
const foldersAbove = (folder) => {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
};

function fetchText(url) {
  return new Promise((resolve, reject) => {
    get(url, { timeout: limitMs }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });
}

/** Waits for the line with the address that `serve` prints. */
async function linkOf(child) {
  let heard = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) {
    heard += text;
    if (heard.includes('\n')) return new URL(JSON.parse(heard.slice(0, heard.indexOf('\n'))).link);
  }
  throw new Error('serve ended without telling its address');
}

/** Everything that a program says until it ends. */
async function heardOf(stream) {
  let heard = '';
  stream.setEncoding('utf8');
  for await (const text of stream) heard += text;
  return heard;
}

/** A practice device goes the whole way, from a machine without Hyper-V to a proven connection. */
async function journeyProblems(start) {
  const child = start(['practice', 'journey']);
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([heardOf(child.stdout), heardOf(child.stderr)]);
  const [code] = await ended;
  const walked = code === 0 && JSON.parse(stdout).exitCode === 0;
  return walked ? [] : [`the practice journey ended with ${code}\n${stderr}`];
}

/** The windows that `serve` gives out: the page, and everything that it names. */
async function pageProblems(start) {
  const child = start(['--host', 'practice:hyperv-disabled', 'serve']);
  const ended = once(child, 'close');
  try {
    const link = await linkOf(child);
    const page = await fetchText(link);
    if (page.status !== 200) return [`serve answers the page with ${page.status}`];
    const named = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/gu)].map(([, path]) => path);
    if (!named.some((path) => path.endsWith('.js'))) return ['the page of serve names no program'];
    const answers = await Promise.all(named.map((path) => fetchText(new URL(path, link))));
    return named.filter((_, at) => answers[at].status !== 200).map((path) => `serve does not give ${path}`);
  } catch (error) {
    return [`serve: ${error.message}`];
  } finally {
    child.kill();
    await ended;
  }
}

/**
 * What does not work in the program of a packed tree, in words.
 * @param {string} tree
 * @returns {Promise<string[]>}
 */
export async function runProblems(tree) {
  const place = mkdtempSync(join(tmpdir(), 'eflow desk moved '));
  try {
    const near = foldersAbove(place).find((folder) =>
      ['node_modules', 'package.json'].some((name) => existsSync(join(folder, name))),
    );
    if (near !== undefined) throw new Error(`${near} has packages, so a run below it proves nothing`);
    const folder = join(place, 'cli');
    cpSync(join(tree, cliFolder), folder, {
      recursive: true,
      filter: (source) => !source.endsWith('.exe'),
    });
    const program = join(folder, 'eflow-desk.cjs');
    writeFileSync(program, programOf(resourcesOf(readFileSync(join(tree, cliFolder, 'eflow-desk.exe')))));
    const env = { EFLOW_DESK_PRACTICE_SCALE: '0', HOME: place, TMPDIR: place };
    const start = (words) =>
      spawn(process.execPath, [program, '--state', join(place, 'state'), '--json', ...words], {
        cwd: place,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: limitMs,
      });
    const problems = await Promise.all([journeyProblems(start), pageProblems(start)]);
    return problems.flat();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
