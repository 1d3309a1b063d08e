import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/contract/json.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  byString,
  factsOfThese,
  os,
  pending,
  product,
  runtime,
  unknown,
  type Given,
} from '../../../support/facts.ts';
import { diagnosisBy, factsOfKind, madeBy, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const input = { package: 'C:\\b.msi', version: '1.5.4.07025', log: 'C:\\msi.log' };
const processor = (architecture: number): Given => ({
  'host.processor': {
    name: 'x',
    architecture,
    virtualizationFirmwareEnabled: null,
    secondLevelAddressTranslation: null,
    vmMonitorModeExtensions: null,
  },
});
const on = (...versions: string[]): Given => ({
  'eflow.products': versions.map((version) => product(version)),
  'guest.runtime': runtime(),
  ...processor(9),
});
const obstacles = (version: string, given: Given) =>
  stepKind('upgrade-msi')
    .obstacles?.({ ...input, version }, factsOfKind('upgrade-msi', { ...input, version }, given))
    .map(({ code, params }) => [code, params]);

describe('an update', () => {
  test.each<[string, StepState, Given]>([
    ['the release before', 'todo', on('1.5.3.12025')],
    ['this release', 'done', on('1.5.4.07025')],
    ['a release before that', 'unclear', on('1.5.2.21114')],
    ['a newer one', 'unclear', on('1.5.7.01026')],
    ['none', 'unclear', on()],
    ['two', 'unclear', on('1.5.3.12025', '1.5.4.07025')],
    ['nobody knows which', 'later', { ...on(), 'eflow.products': unknown('failed') }],
    [
      'the release before, and the VM does not tell what it has',
      'later',
      { ...on('1.5.3.12025'), 'guest.runtime': unknown('failed') },
    ],
  ])('on a host with %s is %s', (_case, state, given) => {
    expect(stateBy('upgrade-msi', input, given)).toBe(state);
  });

  test('is refused with what it would take', () => {
    expect(obstacles('1.5.4.07025', on('1.5.2.21114'))).toEqual([
      ['EFD-UPG-001', { from: '1.5.2.21114', to: '1.5.4.07025', next: '1.5.3.12025' }],
    ]);
    for (const version of ['1.5.5.07025', '1.5.7.01026'])
      expect(obstacles(version, on('1.5.4.07025'))).toEqual([
        ['EFD-UPG-002', { from: '1.5.4.07025', to: '1.5.5.07025', freeGb: 53 }],
      ]);
    expect(obstacles('1.5.3.12025', on('1.5.4.07025'))).toEqual([
      ['EFD-UPG-003', { from: '1.5.4.07025', to: '1.5.3.12025' }],
    ]);
    expect(obstacles('1.5.4.07025', on())).toEqual([['EFD-UPG-004', {}]]);
    expect(obstacles('1.6.1.11026', { ...on('1.5.7.01026'), ...processor(12) })).toEqual([
      ['EFD-UPG-001', { from: '1.5.7.01026', to: '1.6.1.11026', next: '-' }],
    ]);
    expect(obstacles('1.5.1.28104', on('1.4.14.24074'))).toEqual([]);
    const why = diagnosisBy('upgrade-msi', input, on('1.5.2.21114'));
    expect(why === undefined ? ['none'] : unfilled(why)).toEqual([]);
  });

  test('says what the installer said', () => {
    expect(refusalOf('upgrade-msi', { exitCode: 1603 })).toMatchObject({ code: 'EFD-MSI-1603', id: 'F01' });
    expect(refusalOf('upgrade-msi', { exitCode: 0 })).toBeUndefined();
    expect(refusalOf('upgrade-msi', { exitCode: 3010 })).toBeUndefined();
  });

  test('notes what the VM had before it, not what it has after it', () => {
    const module = (name: string, status: string) => ({ name, status, description: '', image: '' });
    const before: Given = {
      'host.os': os(),
      'host.boot': [],
      'guest.runtime': runtime({ modules: [module('edgeAgent', 'running'), module('reader', 'stopped')] }),
      'host.pendingReboot': pending(false),
    };
    const now = { ...before, 'guest.runtime': runtime({ modules: [] }) };
    expect(madeBy('upgrade-msi', input, before, now, { exitCode: 3010 })).toMatchObject({
      modules: ['edgeAgent'],
      provisioning: runtime().provisioning,
      since: expect.any(String),
    });
    expect(madeBy('upgrade-msi', input, before, now, { exitCode: 0 })).toMatchObject({ since: null });
  });

  test('cannot be taken back', () => {
    expect(stepKind('upgrade-msi').undo(input, factsOfThese({}), null)).toEqual({ none: 'upgrade' });
  });
});

describe('the proof of an update', () => {
  const module = (name: string, status: string) => ({ name, status, description: '', image: '' });
  const was = { provisioning: byString('fp') as Json, modules: ['edgeAgent', 'reader'] };
  const now = (more: Parameters<typeof runtime>[0]): Given => ({ 'guest.runtime': runtime(more) });
  const both = [module('edgeAgent', 'running'), module('reader', 'running')];
  const cases: [string, StepState, string | undefined, Given][] = [
    ['everything is as before', 'done', undefined, now({ provisioning: byString('fp'), modules: both })],
    [
      'a module more runs',
      'done',
      undefined,
      now({ provisioning: byString('fp'), modules: [...both, module('x', 'running')] }),
    ],
    [
      'a module is gone',
      'todo',
      'EFD-UPG-005',
      now({ provisioning: byString('fp'), modules: both.slice(0, 1) }),
    ],
    [
      'a module stands',
      'todo',
      'EFD-UPG-005',
      now({
        provisioning: byString('fp'),
        modules: [module('edgeAgent', 'running'), module('reader', 'failed')],
      }),
    ],
    ['the key is another', 'todo', 'EFD-UPG-006', now({ provisioning: byString('other'), modules: both })],
    [
      'the device is another',
      'todo',
      'EFD-UPG-006',
      now({ provisioning: { ...byString('fp'), deviceId: 'x' }, modules: both }),
    ],
    ['the identity is gone', 'todo', 'EFD-UPG-006', now({ provisioning: null, modules: both })],
    ['the VM does not answer', 'later', undefined, { 'guest.runtime': unknown('failed') }],
  ];
  test.each(cases)('when %s is %s', (_case, state, code, given) => {
    expect(stateBy('prove-upgrade', was, given)).toBe(state);
    expect(state === 'todo' ? diagnosisBy('prove-upgrade', was, given)?.code : undefined).toBe(code);
  });

  test('names the modules that are missing', () => {
    expect(
      diagnosisBy('prove-upgrade', was, now({ provisioning: byString('fp'), modules: [] }))?.params,
    ).toEqual({
      missing: 'edgeAgent, reader',
    });
  });

  test('asks nothing of a VM that had nothing', () => {
    expect(stateBy('prove-upgrade', { provisioning: null, modules: null }, now({ modules: [] }))).toBe(
      'done',
    );
  });
});
