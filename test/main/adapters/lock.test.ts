import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createLock, lockAddress } from '../../../src/main/adapters/lock.ts';
import type { Holder } from '../../../src/main/ports.ts';
import { jobId, otherJobId } from '../../support/events.ts';
import { at } from '../../support/facts.ts';
import { refusalOf } from '../../support/refusals.ts';

/** Things of a test that must not outlive it, last first. */
const leave: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of leave.splice(0).toReversed()) await end();
});

let count = 0;
/** A machine that no other test and no other run knows. */
const machine = () => `test ${process.pid} ${++count}`;
const holder: Holder = { job: jobId, pid: process.pid, since: at(0) };
const other: Holder = { job: otherJobId, pid: 1, since: at(1) };

async function take(name: string, onCancel: (now: boolean) => void = () => undefined, who = holder) {
  const outcome = await createLock(name).acquire(who, onCancel);
  if (!outcome.held) throw new Error('not held');
  let released: Promise<void> | undefined;
  const release = () => (released ??= outcome.release());
  leave.push(release);
  return { release };
}

/** Says something to whoever listens, and gives what comes back until the other side hangs up. */
async function tell(name: string, bytes: string | Buffer): Promise<string> {
  const socket = createConnection(lockAddress(name));
  leave.push(() => socket.destroy());
  let heard = '';
  socket.setEncoding('utf8');
  socket.on('data', (piece) => {
    heard += String(piece);
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return heard;
}

describe('the lock of a machine', () => {
  test('is had by one, and the second is told who that is', async () => {
    const name = machine();
    await take(name);
    expect(await createLock(name).acquire(other, () => undefined)).toEqual({ held: false, by: holder });
  });

  test('is free again when it is released, and can be taken anew', async () => {
    const name = machine();
    const first = await take(name);
    await first.release();
    expect(await createLock(name).who()).toBeUndefined();
    await take(name, undefined, other);
    expect(await createLock(name).who()).toEqual(other);
  });

  test('says who holds it; nobody is nobody', async () => {
    const name = machine();
    expect(await createLock(name).who()).toBeUndefined();
    await take(name);
    expect(await createLock(name).who()).toEqual(holder);
  });

  test('is another one for another machine', async () => {
    await take(machine());
    await take(machine());
    expect(lockAddress('local')).not.toBe(lockAddress('practice:/x'));
    expect(lockAddress('local')).toBe(lockAddress('local'));
  });

  test('is had by exactly one of many that try at once', async () => {
    const name = machine();
    const tries = Array.from({ length: 8 }, (_, i) =>
      createLock(name).acquire({ ...holder, pid: i + 1 }, () => undefined),
    );
    const outcomes = await Promise.all(tries);
    const held = outcomes.flatMap((outcome, i) => (outcome.held ? [{ outcome, pid: i + 1 }] : []));
    leave.push(...held.map(({ outcome }) => outcome.release));
    expect(held).toHaveLength(1);
    const others = outcomes.flatMap((outcome) => (outcome.held ? [] : [outcome.by.pid]));
    expect(others).toEqual(Array.from({ length: 7 }, () => held[0]?.pid));
  });
});

describe('a wish to cancel', () => {
  test('reaches the job that holds the lock, as it was said', async () => {
    const name = machine();
    const heard: boolean[] = [];
    await take(name, (now) => heard.push(now));
    expect(await createLock(name).requestCancel(jobId, false)).toBe(true);
    expect(await createLock(name).requestCancel(jobId, true)).toBe(true);
    expect(heard).toEqual([false, true]);
  });

  test('for another job reaches nobody', async () => {
    const name = machine();
    const heard: boolean[] = [];
    await take(name, (now) => heard.push(now));
    expect(await createLock(name).requestCancel(otherJobId, true)).toBe(false);
    expect(await createLock(name).requestCancel('', true)).toBe(false);
    expect(heard).toEqual([]);
  });

  test('without a holder reaches nobody', async () => {
    expect(await createLock(machine()).requestCancel(jobId, true)).toBe(false);
  });
});

describe('what anybody may send', () => {
  const garbage: [string, string | Buffer][] = [
    ['no JSON', 'hello\n'],
    ['no question', '{"ask":"format"}\n'],
    ['a cancel without its fields', `{"ask":"cancel","job":"${jobId}"}\n`],
    ['a cancel with wrong fields', `{"ask":"cancel","job":"${jobId}","now":"yes"}\n`],
    ['null', 'null\n'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x0a])],
    ['a line without an end', 'x'.repeat(100_000)],
  ];
  test.each(garbage)('%s does not disturb the holder and cancels nothing', async (_name, bytes) => {
    const name = machine();
    const heard: boolean[] = [];
    await take(name, (now) => heard.push(now));
    const answer = await tell(name, bytes);
    expect(answer === '' || JSON.parse(answer)).toEqual(answer === '' ? true : { holder, taken: false });
    expect(await createLock(name).who()).toEqual(holder);
    expect(heard).toEqual([]);
  });

  test('somebody who connects and says nothing does not keep the lock held', async () => {
    const name = machine();
    const { release } = await take(name);
    const silent: Socket = createConnection(lockAddress(name));
    leave.push(() => silent.destroy());
    await once(silent, 'connect');
    const begun = performance.now();
    await release();
    // Sooner than the time after which a silent guest is shown out anyway.
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(await createLock(name).who()).toBeUndefined();
  });

  test('somebody who hangs up at once does not disturb the holder', async () => {
    const name = machine();
    await take(name);
    const hasty = createConnection(lockAddress(name));
    hasty.on('error', () => undefined);
    await once(hasty, 'connect');
    hasty.write('{"ask":"who"}\n');
    hasty.destroy();
    expect(await createLock(name).who()).toEqual(holder);
  });

  test('a holder that answers garbage is busy, by nobody’s name', async () => {
    const name = machine();
    const stranger: Server = createServer((socket) => socket.end('not for you\n'));
    stranger.listen(lockAddress(name));
    await once(stranger, 'listening');
    leave.push(() => stranger.close());
    expect(await createLock(name).who()).toBeUndefined();
    expect(await refusalOf(() => createLock(name).acquire(holder, () => undefined))).toMatchObject({
      code: 'EFD-JOB-001',
      retry: 'safe',
    });
  });
});

describe('another process', () => {
  const script = fileURLToPath(new URL('../../support/lock-holder.mjs', import.meta.url));

  test('holds the lock until it is killed, and leaves nothing behind', async () => {
    const name = machine();
    const address = Buffer.from(lockAddress(name)).toString('hex');
    const child: ChildProcess = spawn(process.execPath, [script, address, JSON.stringify(other)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    leave.push(() => child.kill('SIGKILL'));
    await once(child.stdout!, 'data');
    expect(await createLock(name).acquire(holder, () => undefined)).toEqual({ held: false, by: other });

    child.kill('SIGKILL');
    await once(child, 'exit');
    await take(name);
    expect(await createLock(name).who()).toEqual(holder);
  });
});
