import { describe, expect, test } from 'vitest';
import { errorCodes, failure, type AppError } from '../../../../src/contract/errors.ts';
import { openApp } from '../../../../src/main/app.ts';
import { parseCommandLine } from '../../../../src/main/hosts/cli/args.ts';
import { act } from '../../../../src/main/hosts/cli/commands/jobs.ts';
import { createCli, type Outcome } from '../../../../src/main/hosts/cli/context.ts';
import type { Terminal } from '../../../../src/main/hosts/cli/terminal.ts';
import type { World } from '../../../../src/main/ports.ts';
import { stillTime } from '../../../support/app.ts';
import { tempFolder } from '../../../support/temp.ts';

interface Way {
  interactive?: boolean;
  answers?: string[];
  declines?: AppError;
  /** The host cannot ask anybody. */
  mute?: boolean;
}

/** `do stop-agent`-like work on a practice machine whose session is not elevated, and where a person can be asked. */
async function attempt(argv: string[], { interactive = true, answers = [], declines, mute }: Way) {
  const told: string[] = [];
  const made: { machine?: { break(fault: string): void } | undefined } = {};
  const wrapWorld = (world: World): World => ({
    ...world,
    host: {
      ...world.host,
      ...(mute === true
        ? {}
        : {
            async elevate() {
              told.push('windows asks');
              if (declines !== undefined) return { granted: false, error: declines };
              made.machine?.break('elevated');
              return {
                granted: true,
                async release() {
                  told.push('released');
                  made.machine?.break('not-elevated');
                },
              };
            },
          }),
    },
  });
  const app = await openApp({
    host: { kind: 'practice', scenario: 'vm-off' },
    stateFolder: tempFolder(),
    version: '1',
    env: {},
    practiceScale: 0,
    parts: { practice: { real: stillTime }, wrapWorld },
  });
  made.machine = app.practice;
  made.machine?.break('not-elevated');
  const asked: string[] = [];
  const printed: string[] = [];
  const terminal: Terminal = {
    out: (text) => printed.push(text),
    err: (text) => printed.push(text),
    draw: () => undefined,
    interactive,
    rich: false,
    columns: 100,
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? '';
    },
    askHidden: async () => undefined,
    paste: async () => undefined,
  };
  const line = parseCommandLine(argv, {});
  const cli = createCli(line, terminal, app, '1');
  let ended: Outcome | AppError;
  try {
    ended = await act(cli);
  } catch (error) {
    ended = (error as { error: AppError }).error;
  }
  await app.close();
  return { ended, told, asked, printed: printed.join('\n') };
}

const start = ['do', 'start-vm'];

describe('a job that needs elevation, begun without it', () => {
  test('asks, says what Windows will ask, goes on with consent, and gives it back at its end', async () => {
    const { ended, told, asked, printed } = await attempt(start, { answers: ['y', 'y'] });
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(['Let Windows ask? [y/N] ', 'Start? [y/N] ']);
    expect(told).toEqual(['windows asks', 'released']);
    expect(printed).toContain('Windows PowerShell');
  });

  test('is refused when the person does not want Windows to ask', async () => {
    const { ended, told } = await attempt(start, { answers: ['n'] });
    expect(ended).toMatchObject({ code: errorCodes.notElevated });
    expect(told).toEqual([]);
  });

  test('ends as declined when the person declines in the dialog', async () => {
    const declines = failure(errorCodes.elevationDeclined, 'host.elevate').error;
    const { ended, told } = await attempt(start, { answers: ['y'], declines });
    expect(ended).toMatchObject({ code: errorCodes.elevationDeclined });
    expect(told).toEqual(['windows asks']);
  });

  test.each<[string, string[], Way]>([
    ['with --yes', [...start, '--yes'], {}],
    ['without a terminal', start, { interactive: false }],
    ['with --json', [...start, '--json'], {}],
    ['where nobody can be asked', start, { mute: true }],
  ])('opens no dialog %s', async (_, argv, way) => {
    const { ended, told, asked } = await attempt(argv, way);
    expect(ended).toMatchObject({ code: errorCodes.notElevated });
    expect(told).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('is only looked at with --what-if, which asks nothing', async () => {
    const { ended, asked } = await attempt([...start, '--what-if'], {});
    expect(ended).toMatchObject({ exitCode: 12 });
    expect(asked).toEqual([]);
  });

  test('gives a grant back that no job was begun with', async () => {
    const { ended, told } = await attempt(start, { answers: ['y', 'n'] });
    expect(ended).toMatchObject({ exitCode: 1602 });
    expect(told).toEqual(['windows asks', 'released']);
  });
});
