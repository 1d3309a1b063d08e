import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/contract/json.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, product, unknown, type Given } from '../../../support/facts.ts';
import { actionBy, diagnosisBy, stateBy, unfilled } from '../../../support/steps.ts';

const folder = 'C:\\ProgramData\\wssdagent';
const service = (name: string, status: string): Given => ({
  'eflow.services': [{ name, status, startType: 'Automatic' }],
});

/** Each kind with its input, a host on which there is something to do, and one on which there is nothing. */
const kinds: [string, Json, Given, Given][] = [
  ['remove-folder', { folder }, { 'eflow.leftFiles': [{ folder, files: 2 }] }, { 'eflow.leftFiles': [] }],
  ['remove-agent-key', {}, { 'eflow.agentKey': true }, { 'eflow.agentKey': false }],
  ['stop-service', { name: 'wssdagent' }, service('WssdAgent', 'Running'), service('wssdagent', 'Stopped')],
  [
    'remove-service',
    { name: 'wssdagent' },
    service('WssdAgent', 'Stopped'),
    service('EFLOWProxy', 'Stopped'),
  ],
];

describe.each(kinds)('%s', (kind, input, there, gone) => {
  const state = (given: Given): StepState => stateBy(kind, input, given);

  test('has something to do exactly where EFLOW is gone and it is left', () => {
    expect(state({ 'eflow.products': [], ...there })).toBe('todo');
    expect(state({ 'eflow.products': [], ...gone })).toBe('done');
    expect(state({ 'eflow.products': [product()], ...gone })).toBe('done');
  });

  test('touches nothing of an EFLOW that is installed', () => {
    const given = { 'eflow.products': [product()], ...there };
    expect(state(given)).toBe('unclear');
    expect(stepKind(kind).recover?.(input, factsOfThese(given))).toEqual({ none: 'EFD-LEFT-001' });
    expect(diagnosisBy(kind, input, given)).toMatchObject({ code: 'EFD-LEFT-001', final: true });
  });

  test('never acts on half of the facts', () => {
    expect(state({ 'eflow.products': unknown('failed'), ...there })).toBe('later');
    const [id] = Object.keys(there);
    expect(state({ 'eflow.products': [], [id as 'eflow.services']: unknown('failed') })).toBe('later');
  });

  test('cannot be taken back', () => {
    expect(stepKind(kind).undo(input, factsOfThese({}), null)).toEqual({ none: 'leftovers' });
  });
});

describe('a leftover', () => {
  test('is only what this product can name', () => {
    const takes = (kind: string, input: Json) => stepKind(kind).input.safeParse(input).success;
    expect(takes('remove-folder', { folder })).toBe(true);
    for (const other of [
      'C:\\Windows',
      'C:\\ProgramData',
      `${folder}\\log`,
      folder.toLowerCase(),
      'D:\\EFLOW',
    ])
      expect(takes('remove-folder', { folder: other })).toBe(false);
    for (const name of ['vmms', 'Spooler', '']) expect(takes('remove-service', { name })).toBe(false);
  });

  test('goes by exactly one command', () => {
    expect(actionBy('remove-folder', { folder })).toEqual({
      port: 'host',
      op: 'leftover.removeFolder',
      args: { LiteralPath: folder },
    });
    expect(actionBy('remove-service', { name: 'EFLOWProxy' })).toEqual({
      port: 'host',
      op: 'service.unregister',
      args: { Query: "SELECT * FROM Win32_Service WHERE Name = 'EFLOWProxy'" },
    });
  });

  test('that is a service somebody looks at waits for a restart, and says so', () => {
    const why = diagnosisBy(
      'remove-service',
      { name: 'wssdagent' },
      {
        'eflow.products': [],
        ...service('wssdagent', 'Stopped'),
      },
    );
    expect(why).toMatchObject({ code: 'EFD-LEFT-002', params: { name: 'wssdagent' } });
    expect(why === undefined ? ['none'] : unfilled(why)).toEqual([]);
  });
});
