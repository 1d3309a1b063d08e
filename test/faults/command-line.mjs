// The real command line in a process of its own, which is killed at a line of its journal or in the midst of a command.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const preload = join(root, 'test/faults/kill-point.mjs');

/** Where the process is killed at a step: a line of the journal, or a command that stands still. */
export function killPoint({ key, port, op, waits }, at) {
  // Nothing is performed; its one line is all there is to tear.
  if (port === 'already') return { t: 'already', step: key, when: at === 'before' ? 'before' : 'after' };
  if (at === 'before') return { t: 'started', step: key, when: 'after' };
  if (at === 'after') return { t: 'ended', step: key, when: 'before' };
  if (op !== undefined) return { hold: op };
  if (port === 'cloud') return { t: 'started', step: key, when: 'answer' };
  if (key === 'take-payload') return { t: 'started', step: key, when: 'copy' };
  if (port === 'wait') return { t: 'progress', step: key, when: 'after' };
  if (waits) return { t: 'waiting', step: key, when: 'after' };
  return undefined;
}

/** A command line on one practice machine: runs to its end, or is killed where the point says. */
export function commandLine({ cli, folder, scenario, env, patienceMs }) {
  const machine = join(folder, 'practice', scenario, 'machine.json');
  return function run(args, point) {
    const marker = join(folder, 'stands-still');
    const own = { ...process.env, ...env, EFLOW_DESK_PRACTICE_SCALE: '0', NO_COLOR: '1' };
    if (point && !point.hold) own.EFLOW_DESK_TEST_KILL = JSON.stringify({ ...point, marker });
    return new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        ['--import', preload, cli, '--host', `practice:${scenario}`, '--state', folder, '--json', ...args],
        { env: own, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let out = '';
      let err = '';
      child.stdout.on('data', (text) => (out += text));
      child.stderr.on('data', (text) => (err += text));
      const held = () => {
        if (point?.hold === undefined || !existsSync(machine)) return false;
        return JSON.parse(readFileSync(machine, 'utf8')).held?.op === point.hold;
      };
      const watch = setInterval(() => {
        if (existsSync(marker) || held()) child.kill('SIGKILL');
      }, 5);
      const limit = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`${args.join(' ')} did not end`));
      }, patienceMs);
      child.on('close', (_code, signal) => {
        clearInterval(watch);
        clearTimeout(limit);
        rmSync(marker, { force: true });
        if (signal === 'SIGKILL') resolve({ killed: true });
        else if (out.trim() === '') reject(new Error(`${args.join(' ')} printed nothing: ${err}`));
        else resolve({ killed: false, ...JSON.parse(out) });
      });
    });
  };
}

/**
 * Goes on until the goal is reached: restarts when a restart is asked for, enrolls when a colleague is, resumes after a
 * kill. `state` tells where to kill, and learns that it happened.
 */
export async function drive(run, first, state) {
  let args = first;
  for (let runs = 0; runs < 20; runs++) {
    const point = state.killed ? undefined : state.point;
    if (point?.hold && !state.held) {
      await run(['practice', 'hold', point.hold, 'middle']);
      state.held = true;
    }
    const outcome = await run(args, point);
    state.runs++;
    if (outcome.killed) {
      state.killed = true;
      if (point?.hold) await run(['practice', 'release']);
      args = ['resume', '--yes'];
    } else if (outcome.exitCode === 3010) {
      await run(['practice', 'reboot']);
      args = ['resume', '--yes'];
    } else if (outcome.exitCode === 16) {
      const confirms = outcome.job?.waitingFor?.ask === 'confirm-switch';
      if (!confirms) await run(['practice', 'enroll']);
      args = ['resume', '--yes', '--answer', confirms ? 'confirmed' : 'enrolled'];
    } else {
      return outcome;
    }
  }
  throw new Error('no end after 20 runs');
}
