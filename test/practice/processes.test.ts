import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HostResult } from '../../src/main/ports.ts';
import { openPractice, type Practice } from '../../src/practice/index.ts';
import { deployArgs, installerFile, secrets, tempFolder } from './support.ts';

const programs = tempFolder();
const reveal = ({ handle }: { handle: string }) => secrets.get(handle) ?? '';

/** What another process does: run a command and print its result, or enroll one ID after the other and print each. */
const program = `
import { writeSync } from 'node:fs';
import { openPractice } from './practice.mjs';
const [scenario, folder, what, ...rest] = process.argv.slice(2);
const { world, machine } = await openPractice({ scenario, folder, scale: 0, reveal: () => '' });
const say = (text) => writeSync(1, text + '\\n');
if (what === 'run') {
  const [op, args] = rest;
  say(JSON.stringify(await world.host.run({ op, args: JSON.parse(args), timeoutMs: 1800000 }, () => {})));
} else {
  const [name, count] = rest;
  for (let i = 0; i < Number(count); i += 1) say(machine.enroll({ registrationId: name + '-' + i }).registrationId);
}
`;

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../src/practice/index.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: programs,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'practice.mjs' } },
    },
  });
  writeFileSync(join(programs, 'other.mjs'), program);
});

function start(scenario: string, folder: string, ...words: string[]): ChildProcess & { lines: string[] } {
  const child = spawn(process.execPath, [join(programs, 'other.mjs'), scenario, folder, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return Object.assign(child, { lines });
}

const tick = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 2);
  });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await tick();
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

const open = (scenario: string, folder: string): Promise<Practice> =>
  openPractice({ scenario, folder, scale: 0, reveal });

describe('real processes', () => {
  const happy = 'happy-client-default-switch';

  it('see each other: one runs, the other holds and releases it', async () => {
    const folder = join(tempFolder(), 'machine');
    const { machine } = await open(happy, folder);
    machine.hold('msi.install', 'middle');
    const child = start(
      happy,
      folder,
      'run',
      'msi.install',
      JSON.stringify({ package: installerFile(), log: 'x' }),
    );
    await until(() => machine.held() !== undefined);
    expect(machine.held()).toEqual({ op: 'msi.install', point: 'middle', pid: child.pid });
    machine.release();
    await once(child, 'close');
    expect(JSON.parse(child.lines[0] ?? '') as HostResult).toMatchObject({ exitCode: 0 });
    expect(machine.show()).toMatchObject({ running: [], msi: { registered: true } });
  });

  it('may be killed: a deployment is left broken, an installation goes on', async () => {
    const folder = join(tempFolder(), 'machine');
    const { machine, world } = await open(happy, folder);
    const args = { package: installerFile(), log: 'x' };

    machine.hold('msi.install', 'middle');
    const installing = start(happy, folder, 'run', 'msi.install', JSON.stringify(args));
    await until(() => machine.held() !== undefined);
    await kill(installing);
    machine.release();
    expect(machine.show()).toMatchObject({
      running: [{ op: 'msi.install', alone: true }],
      msi: { registered: false },
    });
    await world.clock.sleep(30_000);
    expect(machine.show()).toMatchObject({ running: [], msi: { registered: true } });

    machine.hold('eflow.deploy', 'middle');
    const deploying = start(happy, folder, 'run', 'eflow.deploy', JSON.stringify(deployArgs));
    await until(() => machine.held() !== undefined);
    await kill(deploying);
    machine.release();
    expect(machine.show()).toMatchObject({ running: [], msi: { brokenDisk: true }, vm: null });
  });

  it('lose nothing of what they said was done, whenever one of them is killed', async () => {
    const folder = join(tempFolder(), 'machine');
    const { machine, world } = await open(happy, folder);
    const children = ['a', 'b', 'c', 'd'].map((name) => start(happy, folder, 'enroll', name, '120'));
    const [survivor, ...others] = children;
    await Promise.all(
      others.map(async (child, i) => {
        await until(() => child.lines.length > 5 + 17 * i || child.exitCode !== null);
        await kill(child);
      }),
    );
    if (survivor !== undefined && survivor.exitCode === null) await once(survivor, 'close');
    expect(survivor?.lines).toHaveLength(120);

    const shown = machine.show() as { cloud: { enrollments: { registrationId: string }[] } };
    const stored = shown.cloud.enrollments.map((one) => one.registrationId);
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored).toEqual(expect.arrayContaining(children.flatMap((child) => child.lines)));

    await world.clock.sleep(1_000);
    await open(happy, folder);
    expect(readdirSync(folder).toSorted()).toEqual(['cloud.json', 'handed-over', 'machine.json']);
    expect(JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'))).toMatchObject({
      schemaVersion: 2,
    });
  });
});
