import { describe, expect, test } from 'vitest';
import { errorCodes, failure, type ErrorCode } from '../../../src/contract/errors.ts';
import { FactRecord, factKey, factValues, type FactQuery } from '../../../src/contract/facts.ts';
import type { Json } from '../../../src/contract/json.ts';
import { catalogue } from '../../../src/main/domain/catalogue.ts';
import { probes, type HostFactId } from '../../../src/main/domain/probes.ts';
import type { Files, Host, HostCall, HostResult } from '../../../src/main/ports.ts';
import { createFactService } from '../../../src/main/services/facts.ts';
import { answers } from '../../support/answers.ts';
import { at } from '../../support/facts.ts';

const ids = Object.keys(probes) as HostFactId[];
const all: FactQuery[] = ids.map((id) => ({ id }));
const key = { handle: 'secret-1' };

const callKey = (op: string, args: object) => JSON.stringify([op, args]);
/** The answer to a call, whichever of the facts it tells is meant. */
function answerOf({ op, args: { fingerprintKey: _key, ...args } }: HostCall): Json[] {
  const id = ids.find((one) => callKey(probes[one].op, probes[one].args) === callKey(op, args));
  return id === undefined ? [] : answers[id];
}
/** The first fact of each command. */
const firsts = ids.filter(
  (id, i) =>
    ids.findIndex(
      (one) => callKey(probes[one].op, probes[one].args) === callKey(probes[id].op, probes[id].args),
    ) === i,
);

const result = (output: Json[], more: Partial<HostResult> = {}): HostResult => ({
  output,
  lines: [],
  at: at(1),
  ms: 3,
  ...more,
});

/** A service on a host that answers each call as it is told, in order. */
function serviceOn(answer: (call: HostCall, i: number) => HostResult, files: Partial<Files> = {}) {
  const rounds: HostCall[][] = [];
  const host: Host = {
    label: 'test',
    read: async (calls) => {
      rounds.push([...calls]);
      return calls.map(answer);
    },
    run: () => Promise.reject(new Error('facts change nothing')),
    close: async () => undefined,
  };
  const service = createFactService({
    host,
    clock: { now: () => Date.parse(at(5)), sleep: async () => undefined },
    files: files as Files,
    fingerprintKey: () => key,
    openIdentity: () => Promise.reject(new Error('no files here')),
    readImages: () => Promise.reject(new Error('no files here')),
    reveal: () => '',
  });
  return { service, rounds };
}

describe('facts of the host', () => {
  test('are asked for in one round, each command once and as the catalogue has it', async () => {
    const { service, rounds } = serviceOn((call) => result(answerOf(call)));
    const record = await service.gather(all);
    expect(rounds).toHaveLength(1);
    expect(FactRecord.safeParse(record).success).toBe(true);
    expect(rounds[0]?.map((call) => call.op)).toEqual(firsts.map((id) => probes[id].op));
    expect(rounds[0]?.every((call) => call.timeoutMs === catalogue[call.op].timeoutMs)).toBe(true);
    for (const id of ids) {
      expect([id, factValues[id].safeParse(record[id]?.value).success]).toEqual([id, true]);
      expect(record[id]).toMatchObject({ at: at(1), source: expect.stringContaining(`(${probes[id].op})`) });
    }
  });

  test('bring the key of fingerprints as a handle, where it is needed and nowhere else', async () => {
    const { service, rounds } = serviceOn((call) => result(answerOf(call)));
    await service.gather(all);
    const withKey = rounds[0]?.filter((call) => 'fingerprintKey' in call.args);
    expect(withKey?.map((call) => [call.op, call.args['fingerprintKey']])).toEqual([
      ['guest.proxy', key],
      ['guest.read', key],
    ]);
  });

  test('name their source as a person would look it up', async () => {
    const { service } = serviceOn(() => result(answers['host.os']));
    expect((await service.gather([{ id: 'host.os' }]))['host.os']?.source).toBe(
      'Get-CimInstance (cim.operatingSystem)',
    );
  });

  test('are not asked for when nobody wants any', async () => {
    const { service, rounds } = serviceOn(() => result([]));
    expect(await service.gather([])).toEqual({});
    expect(rounds).toEqual([]);
  });

  test.each<[ErrorCode, string]>([
    [errorCodes.notElevated, 'elevation'],
    [errorCodes.commandTimeout, 'timeout'],
    [errorCodes.commandAbsent, 'absent'],
    [errorCodes.commandFailed, 'failed'],
    [errorCodes.promptRequired, 'failed'],
    [errorCodes.hostGone, 'failed'],
    [errorCodes.commandCancelled, 'failed'],
  ])('that end in %s are unknown: %s', async (code, reason) => {
    const problem = failure(code, 'x', { params: { text: 'CANARY' } }).error;
    const { service } = serviceOn(() => result(answers['eflow.verify'], { problem }));
    const record = await service.gather([{ id: 'eflow.verify' }]);
    expect(record['eflow.verify']).toEqual({
      at: at(1),
      source: 'Verify-EflowVm (eflow.verify)',
      unknown: reason,
      detail: code,
    });
  });

  test('whose answer has a shape nobody has seen are unknown, without the answer', async () => {
    const { service } = serviceOn(() => result(['CANARY']));
    const record = await service.gather(all);
    for (const id of ids) expect(record[id]).not.toHaveProperty('value');
    expect(JSON.stringify(record)).not.toContain('CANARY');
    expect(record['eflow.verify']).toMatchObject({ unknown: 'failed', detail: 'shape' });
  });

  test('that are not there are absent', async () => {
    const { service } = serviceOn(() => result([]));
    expect((await service.gather([{ id: 'tpm.spec' }]))['tpm.spec']).toMatchObject({ unknown: 'absent' });
  });

  test('do not touch each other when one fails', async () => {
    const problem = failure(errorCodes.commandTimeout, 'x').error;
    const { service } = serviceOn((call) =>
      result(answers['eflow.verify'], call.op === 'eflow.vm' ? { problem } : {}),
    );
    const record = await service.gather([{ id: 'eflow.vm' }, { id: 'eflow.verify' }]);
    expect(record).toMatchObject({ 'eflow.vm': { unknown: 'timeout' }, 'eflow.verify': { value: false } });
  });

  test('that the host forgot to answer are unknown, too', async () => {
    const { service } = serviceOn(() => undefined as never);
    expect(await service.gather([{ id: 'eflow.verify' }])).toMatchObject({
      'eflow.verify': { at: at(5), unknown: 'failed', detail: 'no-answer' },
    });
  });
});

describe('facts of files', () => {
  const query: FactQuery = { id: 'file', arg: 'C:\\a.msi' };
  const gather = async (files: Partial<Files>) =>
    (await serviceOn(() => result([]), files).service.gather([query]))[factKey(query)];

  test('tell size and hash of a file that is there', async () => {
    expect(await gather({ stat: async () => ({ bytes: 7 }), sha256: async () => 'aa' })).toEqual({
      at: at(5),
      source: 'file',
      value: { exists: true, bytes: 7, sha256: 'aa' },
    });
  });

  test('tell that there is none', async () => {
    const found = await gather({ stat: async () => undefined });
    expect(found?.value).toEqual({ exists: false, bytes: 0, sha256: null });
  });

  test.each([
    ['may not be looked at', 'EACCES', 'EACCES'],
    ['breaks off in the midst', 'EIO', 'EIO'],
    ['fails without a code', undefined, 'unreadable'],
  ])('are unknown of a file that %s', async (_name, code, detail) => {
    const broken = () =>
      Promise.reject(Object.assign(new Error('CANARY'), code === undefined ? {} : { code }));
    const unknown = { at: at(5), source: 'file', unknown: 'failed', detail };
    expect(await gather({ stat: broken })).toEqual(unknown);
    expect(await gather({ stat: async () => ({ bytes: 7 }), sha256: broken })).toEqual(unknown);
  });
});

describe('facts of a job', () => {
  const print = { fingerprint: 'aa', hub: null, deviceId: null };
  const known = {
    answers: new Map([['enroll', { answer: 'enrolled', at: at(3) }]]),
    certificates: new Map(),
    fingerprints: new Map([['prompt', print]]),
  };
  const queries: FactQuery[] = [
    { id: 'person.answer', arg: 'enroll' },
    { id: 'secret.fingerprint', arg: 'prompt' },
  ];

  test('are what the job knows, with the time of the answer', async () => {
    expect(await serviceOn(() => result([])).service.gather(queries, known)).toEqual({
      'person.answer:enroll': { at: at(3), source: 'person', value: { answer: 'enrolled' } },
      'secret.fingerprint:prompt': { at: at(5), source: 'secret', value: print },
    });
  });

  test('are absent where there is no job', async () => {
    expect(await serviceOn(() => result([])).service.gather(queries)).toEqual({
      'person.answer:enroll': { at: at(5), source: 'person', unknown: 'absent' },
      'secret.fingerprint:prompt': { at: at(5), source: 'secret', unknown: 'absent' },
    });
  });
});
