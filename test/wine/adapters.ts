import assert from 'node:assert/strict';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCodes, Failure } from '../../src/contract/errors.ts';
import { createFiles } from '../../src/main/adapters/files.ts';
import { createLock, lockAddress } from '../../src/main/adapters/lock.ts';
import { stateFolderOf } from '../../src/main/hosts/cli/state-folder.ts';
import { describe, test } from './suite.ts';

/** What is tested here, for the driver to run. */
export function testAdapters(): void {
  describe('the adapters', () => {
    test('the lock is a pipe: one holder, told to others, asked to stop by name, free when it lets go', async () => {
      const machine = `wine ${process.pid}`;
      assert.match(lockAddress(machine), /^\\\\\.\\pipe\\eflow-desk-[0-9a-f]{24}$/u);
      const [mine, other] = [createLock(machine), createLock(machine)];
      const holder = { job: '20260301-080000-abcd', pid: process.pid, since: '2026-03-01T08:00:00.000Z' };
      const asked: boolean[] = [];
      assert.equal(await other.who(), undefined);
      const first = await mine.acquire(holder, (now) => asked.push(now));
      assert.ok(first.held);
      assert.deepEqual(await other.acquire({ ...holder, job: 'x' }, () => undefined), {
        held: false,
        by: holder,
      });
      assert.deepEqual(await other.who(), holder);
      assert.equal(await other.requestCancel('20260301-080000-ffff', false), false);
      assert.equal(await other.requestCancel(holder.job, true), true);
      assert.deepEqual(asked, [true]);
      await first.release();
      assert.equal(await other.who(), undefined);
      const second = await other.acquire(holder, () => undefined);
      assert.ok(second.held);
      await second.release();
    });

    test('the state folder is EflowDesk in ProgramData', () => {
      assert.equal(stateFolderOf(undefined, process.env, process.platform), 'C:\\ProgramData\\EflowDesk');
    });

    test('a copy goes to a long path with letters of many languages, and over a file that is not in use', async () => {
      const folder = `C:\\suite\\Größe 東京 ${'x'.repeat(120)}\\${'y'.repeat(120)}`;
      mkdirSync(folder, { recursive: true });
      const [from, to] = [`${folder}\\from.bin`, `${folder}\\to.bin`];
      writeFileSync(from, Buffer.alloc(3_000_000, 7));
      writeFileSync(to, 'old');
      const steps: number[] = [];
      await createFiles().copy(from, to, (done) => steps.push(done));
      assert.equal(readFileSync(to).equals(readFileSync(from)), true);
      assert.deepEqual([steps.length, steps.at(-1)], [3, 3_000_000]);
      rmSync(folder, { recursive: true });
    });

    test('a copy over a file in use is told as such and leaves that file whole', async () => {
      const [from, to] = ['C:\\suite\\from.bin', 'C:\\suite\\in use.bin'];
      writeFileSync(from, 'new');
      writeFileSync(to, 'old');
      const open = openSync(to, 'r');
      try {
        await assert.rejects(
          createFiles().copy(from, to, () => undefined),
          (error) => error instanceof Failure && error.error.code === errorCodes.payloadCopy,
        );
        assert.equal(readFileSync(to, 'utf8'), 'old');
        assert.equal(existsSync(`${to}.partial`), false);
      } finally {
        closeSync(open);
      }
    });
  });
}
