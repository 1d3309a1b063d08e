import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { graphOf, readTree } from './graph.ts';
import { breaches, ruleIds } from './walls.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files that the samples import; what stands in them does not matter. */
const around = [
  'src/contract/json.ts',
  'src/messages/index.ts',
  'src/main/app.ts',
  'src/main/ports.ts',
  'src/main/domain/plan.ts',
  'src/main/services/jobs.ts',
  'src/main/adapters/files.ts',
  'src/main/bridge/host.ts',
  'src/main/hosts/cli/main.ts',
  'src/practice/store/store.ts',
  'src/practice/scenarios/one.json',
  'src/ps-scripts/catalogue.json',
  'src/renderer/main.tsx',
];

/** For each rule: texts that it must refuse, and their near neighbours that it must let through. */
const samples: Record<string, { refused: [string, string][]; allowed: [string, string][] }> = {
  readable: {
    refused: [
      ['src/contract/a.ts', "export * from './json';"],
      ['src/contract/a.ts', "export * from './gone.ts';"],
      ['src/main/hosts/cli/a.ts', 'export const load = (name: string) => import(name);'],
      ['src/main/hosts/cli/a.ts', 'export const load = (name: string) => import(`./${name}.ts`);'],
    ],
    allowed: [
      ['src/contract/a.ts', "export * from './json.ts';"],
      ['src/main/hosts/cli/a.ts', "export const load = () => import('./main.ts');"],
    ],
  },
  room: {
    refused: [
      ['src/utils/a.ts', 'export const a = 1;'],
      ['src/main/helpers.ts', 'export const a = 1;'],
    ],
    allowed: [['src/main/domain/new-folder/a.ts', 'export const a = 1;']],
  },
  'room-contract': {
    refused: [
      ['src/contract/a.ts', "import type { Plan } from '../main/domain/plan.ts';"],
      ['src/contract/a.ts', "import { createHash } from 'node:crypto';"],
      ['src/contract/a.ts', "import { createHash } from 'crypto';"],
      ['src/contract/a.ts', "import fc from 'fast-check';"],
      ['src/contract/a.ts', "export type P = import('../main/domain/plan.ts').Plan;"],
    ],
    allowed: [['src/contract/a.ts', "import { z } from 'zod'; import type { Json } from './json.ts';"]],
  },
  'room-messages': {
    refused: [
      ['src/messages/a.ts', "import { errorCodes } from '../contract/json.ts';"],
      ['src/messages/a.ts', "import { z } from 'zod';"],
    ],
    allowed: [['src/messages/a.ts', "import type { Json } from '../contract/json.ts';"]],
  },
  'room-ports': {
    refused: [['src/main/ports.ts', "import { plan } from './domain/plan.ts';"]],
    allowed: [['src/main/ports.ts', "import type { Plan } from './domain/plan.ts';"]],
  },
  'room-domain': {
    refused: [
      ['src/main/domain/a.ts', "import { isSecretHandle } from '../ports.ts';"],
      // Without the word type before the brace the import stays when the types are gone.
      ['src/main/domain/a.ts', "import { type Clock } from '../ports.ts';"],
      ['src/main/domain/a.ts', "import { join } from 'node:path';"],
      ['src/main/domain/a.ts', "export { jobs } from '../services/jobs.ts';"],
      ['src/main/domain/a.ts', "import one from '../../practice/scenarios/one.json' with { type: 'json' };"],
    ],
    allowed: [
      [
        'src/main/domain/a.ts',
        "import type { Clock } from '../ports.ts'; import { createHash } from 'node:crypto';",
      ],
      ['src/main/domain/a.ts', "import raw from '../../ps-scripts/catalogue.json' with { type: 'json' };"],
    ],
  },
  'room-services': {
    refused: [
      ['src/main/services/a.ts', "import { files } from '../adapters/files.ts';"],
      ['src/main/services/a.ts', "import { readFile } from 'node:fs/promises';"],
      ['src/main/services/a.ts', "import os from 'node:os';"],
    ],
    allowed: [
      [
        'src/main/services/a.ts',
        "import { jobs } from './jobs.ts'; import { plan } from '../domain/plan.ts';",
      ],
    ],
  },
  'room-bridge': {
    refused: [['src/main/bridge/a.ts', "import { jobs } from '../services/jobs.ts';"]],
    allowed: [['src/main/bridge/a.ts', "import { connect } from 'node:net';"]],
  },
  'room-adapters': {
    refused: [
      ['src/main/adapters/a.ts', "import { host } from '../bridge/host.ts';"],
      ['src/main/adapters/a.ts', "import type { Jobs } from '../services/jobs.ts';"],
    ],
    allowed: [['src/main/adapters/a.ts', "import { open } from 'node:fs/promises';"]],
  },
  'room-reports': {
    refused: [['src/main/reports/a.ts', "import { jobs } from '../services/jobs.ts';"]],
    allowed: [['src/main/reports/a.ts', "import { say } from '../../messages/index.ts';"]],
  },
  'room-app': {
    refused: [['src/main/app.ts', "import { readFileSync } from 'node:fs';"]],
    allowed: [['src/main/app.ts', "import { store } from '../practice/store/store.ts';"]],
  },
  'room-desk': {
    refused: [
      ['src/main/desk.ts', "import { store } from '../practice/store/store.ts';"],
      ['src/main/desk.ts', "import { jobs } from './services/jobs.ts';"],
    ],
    allowed: [
      [
        'src/main/desk.ts',
        "import { openApp } from './app.ts'; import type { Jobs } from './services/jobs.ts';",
      ],
    ],
  },
  'room-practice': {
    refused: [
      ['src/practice/a.ts', "import { files } from '../main/adapters/files.ts';"],
      ['src/practice/a.ts', "import type { Jobs } from '../main/services/jobs.ts';"],
    ],
    allowed: [
      [
        'src/practice/a.ts',
        "import type { Host } from '../main/ports.ts'; import { p } from '../main/domain/plan.ts';",
      ],
    ],
  },
  'room-renderer': {
    refused: [
      ['src/renderer/a.tsx', "import { plan } from '../main/domain/plan.ts';"],
      ['src/renderer/a.tsx', "import { join } from 'node:path';"],
      ['src/renderer/a.tsx', "import { isJson } from '../contract/json.ts'; export const a = isJson;"],
    ],
    allowed: [
      [
        'src/renderer/a.tsx',
        "import { say } from '../messages/index.ts'; export const a = <b>{say('en', 'x')}</b>;",
      ],
      ['src/renderer/a.tsx', "import type { Json } from '../contract/json.ts';"],
    ],
  },
  electron: {
    refused: [
      ['src/main/hosts/cli/a.ts', "import { app } from 'electron';"],
      ['src/main/adapters/a.ts', "import { safeStorage } from 'electron/main';"],
      ['src/main/hosts/http/a.ts', "export const load = () => import('electron');"],
    ],
    allowed: [['src/main/hosts/electron/a.ts', "import { app } from 'electron';"]],
  },
  processes: {
    refused: [
      ['src/main/hosts/cli/a.ts', "import { spawn } from 'node:child_process';"],
      ['src/main/adapters/a.ts', "import { spawn } from 'child_process';"],
    ],
    allowed: [['src/main/bridge/a.ts', "import { spawn } from 'node:child_process';"]],
  },
  'disk-and-network': {
    refused: [
      ['src/main/services/a.ts', "import fs from 'fs';"],
      ['src/main/app.ts', "import { connect } from 'node:tls';"],
      ['src/practice/a.ts', "import { createServer } from 'node:https';"],
    ],
    allowed: [['src/practice/store/a.ts', "import { readFile } from 'node:fs/promises';"]],
  },
  'back-doors': {
    refused: [['src/main/hosts/cli/a.ts', "import { createRequire } from 'node:module';"]],
    allowed: [],
  },
  'practice-users': {
    refused: [['src/main/services/a.ts', "import type { Store } from '../../practice/store/store.ts';"]],
    allowed: [['src/main/hosts/cli/a.ts', "import { store } from '../../../practice/store/store.ts';"]],
  },
  'messages-users': {
    refused: [
      ['src/main/services/a.ts', "import { say } from '../../messages/index.ts';"],
      ['src/main/hosts/http/a.ts', "import { say } from '../../../messages/index.ts';"],
    ],
    allowed: [
      ['src/main/hosts/cli/a.ts', "import { say } from '../../../messages/index.ts';"],
      ['src/main/hosts/electron/a.ts', "import { say } from '../../../messages/index.ts';"],
    ],
  },
  'hosts-on-top': {
    refused: [['src/main/app.ts', "import { main } from './hosts/cli/main.ts';"]],
    allowed: [['src/main/hosts/http/a.ts', "import { main } from '../cli/main.ts';"]],
  },
  'adapters-users': {
    refused: [['src/main/services/a.ts', "import type { F } from '../adapters/files.ts';"]],
    allowed: [
      [
        'src/main/app.ts',
        "import { files } from './adapters/files.ts'; import { host } from './bridge/host.ts';",
      ],
    ],
  },
  'no-clock': {
    refused: [
      ['src/main/domain/a.ts', 'export const a = Date.now();'],
      ['src/main/domain/a.ts', "export const a = Date['now']();"],
      ['src/main/domain/a.ts', 'export const a = new Date();'],
      ['src/main/domain/a.ts', 'export const a = Date();'],
      ['src/main/domain/a.ts', 'export const { now } = Date;'],
      ['src/main/domain/a.ts', 'export const a = performance.now();'],
      ['src/contract/a.ts', 'setTimeout(() => undefined, 1);'],
      ['src/main/services/a.ts', 'setInterval(() => undefined, 1);'],
      ['src/practice/windows/a.ts', 'export const a = Date.now();'],
    ],
    allowed: [
      [
        'src/main/domain/a.ts',
        'export const a = (at: string) => new Date(at).getTime() - Date.parse(at) - Date.UTC(2026, 1);',
      ],
      ['src/main/domain/a.ts', 'export const a = (x: unknown): x is Date => x instanceof Date;'],
      [
        'src/main/domain/a.ts',
        'export interface A { performance: number } export const a = (x: A) => x.performance;',
      ],
      ['src/main/adapters/a.ts', 'export const now = () => Date.now();'],
      ['src/practice/clock.ts', 'export const now = () => Date.now();'],
    ],
  },
  'no-dice': {
    refused: [
      ['src/main/domain/a.ts', 'export const a = Math.random();'],
      ['src/main/domain/a.ts', 'export const { random } = Math;'],
      ['src/main/domain/a.ts', 'export const a = crypto.randomUUID();'],
      ['src/main/domain/a.ts', "import { randomBytes } from 'node:crypto';"],
      ['src/main/domain/a.ts', "import * as everything from 'node:crypto';"],
    ],
    allowed: [
      ['src/main/domain/a.ts', "import { createHmac } from 'node:crypto'; export const a = Math.max(1, 2);"],
      ['src/main/services/a.ts', "import { randomBytes } from 'node:crypto';"],
    ],
  },
  'no-outside': {
    refused: [
      ['src/main/services/a.ts', "export const a = process.env['HOME'];"],
      ['src/main/domain/a.ts', "console.log('x');"],
      ['src/main/services/a.ts', "export const a = () => fetch('https://example.com');"],
      ['src/main/domain/a.ts', 'export const a = globalThis.process;'],
    ],
    allowed: [
      [
        'src/main/services/a.ts',
        'export const a = { process: 1, fetch: 2 }; export const b = a.process + a.fetch;',
      ],
      ['src/main/hosts/cli/a.ts', 'export const a = process.argv;'],
    ],
  },
  composition: {
    refused: [
      [
        'src/main/hosts/cli/a.ts',
        "import { files } from '../../adapters/files.ts'; import { jobs } from '../../services/jobs.ts';",
      ],
    ],
    allowed: [
      [
        'src/main/app.ts',
        "import { files } from './adapters/files.ts'; import { jobs } from './services/jobs.ts';",
      ],
      [
        'src/main/hosts/cli/a.ts',
        "import { files } from '../../adapters/files.ts'; import type { Jobs } from '../../services/jobs.ts';",
      ],
    ],
  },
  'ports-are-types': {
    refused: [
      ['src/main/ports.ts', 'export const a = 1;'],
      ['src/main/ports.ts', 'export function isLong(a: string) { const b = a.length; return b > 9; }'],
      ['src/main/ports.ts', 'export class Clock {}'],
    ],
    allowed: [
      ['src/main/ports.ts', 'export interface Clock { now(): number } export type A = string;'],
      ['src/main/ports.ts', 'export function isLong(a: string) { return a.length > 9; }'],
    ],
  },
  'no-cycles': {
    refused: [
      ['src/main/domain/plan.ts', "export * from './plan.ts';"],
      // Types alone close a circle too: src/main/app.ts of these samples imports services.
      ['src/main/services/jobs.ts', "import type { App } from '../app.ts';"],
    ],
    allowed: [['src/main/domain/a.ts', "import { plan } from './plan.ts';"]],
  },
};

function breachesOf(file: string, text: string): string[] {
  const sources = new Map(around.map((path) => [path, '']));
  sources.set('src/main/app.ts', "import { jobs } from './services/jobs.ts';");
  sources.set(file, text);
  return breaches(graphOf(sources)).map((breach) => breach.rule);
}

describe('each wall', () => {
  test('has its samples, and no sample is without a wall', () => {
    expect(Object.keys(samples).toSorted()).toEqual([...ruleIds].toSorted());
    expect(Object.entries(samples).filter(([, { refused }]) => refused.length === 0)).toEqual([]);
  });

  for (const [rule, { refused, allowed }] of Object.entries(samples)) {
    test(`${rule} refuses what it should and nothing beside it`, () => {
      for (const [file, text] of refused) expect(breachesOf(file, text), `${file}: ${text}`).toContain(rule);
      for (const [file, text] of allowed) expect(breachesOf(file, text), `${file}: ${text}`).toEqual([]);
    });
  }

  test('a file that cannot be read fails loudly', () => {
    expect(() => breachesOf('src/contract/a.ts', 'export const = ;')).toThrow(/cannot be parsed/u);
  });
});

test('src keeps every wall', () => {
  const graph = graphOf(readTree(root, 'src'));
  const types = graph.edges.filter((edge) => edge.typeOnly).length;
  console.log(
    `walls: read ${graph.files.length} files and ${graph.edges.length} imports, ${types} of them types only`,
  );
  expect(graph.edges.length).toBeGreaterThan(30);
  expect(breaches(graph).map(({ rule, file, line, text }) => `${rule}: ${file}:${line} ${text}`)).toEqual([]);
});
