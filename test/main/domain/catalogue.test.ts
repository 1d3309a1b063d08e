import { describe, expect, test } from 'vitest';
import {
  catalogue,
  isCatalogueName,
  isSwitch,
  type CatalogueEntry,
} from '../../../src/main/domain/catalogue.ts';

const entries = Object.entries(catalogue);

/** Rules of one entry, each with what breaks it. */
const rules: Record<string, (entry: CatalogueEntry) => boolean> = {
  'the command is named with its module': ({ command }) =>
    /^[A-Za-z][\w.-]*\\[A-Z][a-z]+-[A-Za-z]+$/u.test(command),
  'a lane': ({ lane }) => /^[a-z]+$/u.test(lane),
  'a time limit of ten seconds to half an hour': ({ timeoutMs }) =>
    timeoutMs >= 10_000 && timeoutMs <= 1_800_000,
  'parameters of known types': ({ parameters }) =>
    Object.values(parameters).every(({ type }) =>
      ['string', 'string[]', 'path', 'integer', 'boolean', 'switch'].includes(type),
    ),
  'nothing else about a parameter': ({ parameters }) =>
    Object.values(parameters).every((parameter) =>
      Object.keys(parameter).every((key) =>
        ['type', 'required', 'secret', 'pattern', 'allowed'].includes(key),
      ),
    ),
  'secrets are text': ({ parameters }) =>
    Object.values(parameters).every(({ secret, type }) => secret !== true || type === 'string'),
  'more than one allowed value': ({ parameters }) =>
    Object.values(parameters).every(({ allowed }) => allowed === undefined || allowed.length > 1),
  'no parameter is fixed, too': ({ parameters, fixed = {} }) =>
    Object.keys(parameters).every((name) => !(name in fixed)),
  'what is kept of its answer, each once': ({ project }) =>
    project === 'raw' ||
    (new Set(project).size === project.length && project.every((name) => /^[A-Z][A-Za-z]+$/u.test(name))),
  'an answer, if it only looks': ({ project, changes }) => changes === true || project.length > 0,
  'elevation to change anything': ({ elevated, changes }) => changes !== true || elevated === true,
  'critical only if it changes anything': ({ critical, changes }) => critical !== true || changes === true,
  'a fresh process only after a change': ({ freshProcessAfter, changes }) =>
    freshProcessAfter !== true || changes === true,
  'cmdlets of Windows and EFLOW, everything else of ours': ({ kind, command }) =>
    (kind === 'cmdlet') !== command.startsWith('EflowDesk\\'),
  'a reason exactly for a function': ({ kind, reason }) =>
    (kind === 'function') === /\w+ \w+/u.test(reason ?? ''),
  'known questions with their answer': ({ prompts = [] }) =>
    prompts.every(({ id, answer }) => /^[a-z-]+$/u.test(id) && answer === 'Y'),
  'no parameters for a program line': ({ command, parameters, fixed = {} }) =>
    !command.endsWith('Invoke-EflowDeskProgram') ||
    (Object.keys(parameters).length === 0 && 'program' in fixed && 'arguments' in fixed),
};
const broken = (entry: CatalogueEntry) => Object.keys(rules).filter((rule) => rules[rule]?.(entry) !== true);

test.each(entries)('%s keeps every rule', (name, entry) => {
  expect(name).toMatch(/^[a-z]+(?:\.[a-zA-Z]+)+$/u);
  expect(broken(entry)).toEqual([]);
});

const good: CatalogueEntry = {
  kind: 'cmdlet',
  command: 'A\\Get-Thing',
  lane: 'default',
  timeoutMs: 10_000,
  parameters: {},
  project: ['Name'],
};
const text = { type: 'string' } as const;

test.each<[string, Partial<CatalogueEntry>]>([
  ['the command is named with its module', { command: 'Get-Thing' }],
  ['a lane', { lane: '' }],
  ['a time limit of ten seconds to half an hour', { timeoutMs: 0 }],
  ['parameters of known types', { parameters: { a: { type: 'object' as never } } }],
  ['nothing else about a parameter', { parameters: { a: { ...text, secure: true } as never } }],
  ['secrets are text', { parameters: { a: { type: 'integer', secret: true } } }],
  ['more than one allowed value', { parameters: { a: { ...text, allowed: ['x'] } } }],
  ['no parameter is fixed, too', { parameters: { a: text }, fixed: { a: 'x' } }],
  ['what is kept of its answer, each once', { project: ['Name', 'Name'] }],
  ['an answer, if it only looks', { project: [] }],
  ['elevation to change anything', { changes: true }],
  ['critical only if it changes anything', { critical: true }],
  ['a fresh process only after a change', { freshProcessAfter: true }],
  ['cmdlets of Windows and EFLOW, everything else of ours', { kind: 'leaf' }],
  ['a reason exactly for a function', { reason: 'just so' }],
  ['known questions with their answer', { prompts: [{ id: 'x', answer: 'whatever you like' }] }],
  [
    'no parameters for a program line',
    { kind: 'leaf', command: 'EflowDesk\\Invoke-EflowDeskProgram', parameters: { arguments: text } },
  ],
])('rule "%s" refuses', (rule, more) => {
  expect(broken(good)).toEqual([]);
  expect(broken({ ...good, ...more })).toEqual([rule]);
});

describe('the catalogue', () => {
  const commandsOf = (kind: string) =>
    new Set(entries.filter(([, entry]) => entry.kind === kind).map(([, entry]) => entry.command));

  test('has at most eight leaf commands and twenty functions', () => {
    expect(commandsOf('leaf').size).toBeLessThanOrEqual(8);
    expect(commandsOf('function').size).toBeLessThanOrEqual(20);
  });

  test('keeps what must not be interrupted apart', () => {
    const critical = entries.filter(([, entry]) => entry.critical === true).map(([name]) => name);
    expect(critical).toEqual([
      'msi.install',
      'msi.remove',
      // A second call would make a second switch of the same name (F26).
      'vswitch.create',
      'vswitch.createExternal',
      'eflow.deploy',
      'eflow.provision.manualCertificate',
      'eflow.provision.dpsCertificate',
      'eflow.provision.dpsSymmetricKey',
    ]);
    const fresh = entries.filter(([, entry]) => entry.freshProcessAfter === true).map(([name]) => name);
    expect(fresh).toEqual(['msi.install', 'msi.remove']);
  });

  test('marks the parameters that are secrets', () => {
    const secrets = entries.flatMap(([name, { parameters }]) =>
      Object.entries(parameters)
        .filter(([, parameter]) => parameter.secret === true)
        .map(([parameter]) => `${name} ${parameter}`),
    );
    expect(secrets).toEqual([
      'eflow.provision.connectionString devConnString',
      'eflow.provision.dpsSymmetricKey symmKey',
      'guest.read fingerprintKey',
      'guest.proxy fingerprintKey',
      'guest.setProxy Password',
      'guest.setAgentProxy Password',
    ]);
  });

  test('knows its own names only', () => {
    expect(isCatalogueName('eflow.deploy')).toBe(true);
    for (const other of ['eflow.format', 'toString', '__proto__', ''])
      expect(isCatalogueName(other)).toBe(false);
  });

  test('tells a switch from a table', () => {
    expect(isSwitch({ $: 'switch', v: true })).toBe(true);
    for (const value of [{ LogName: 'System' }, { $: 'other' }, null, 'switch', [], true])
      expect(isSwitch(value)).toBe(false);
  });
});
