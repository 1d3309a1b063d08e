import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../../src/contract/procedures.ts';
import { testApp, testFolder, type TestApp } from '../../support/app.ts';

const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const device = `HostName=contoso.azure-devices.net;DeviceId=press-3;SharedAccessKey=${key}`;
const { folder, remove } = testFolder();
let desk: TestApp;

beforeAll(async () => {
  desk = await testApp('vm-off', folder);
});
afterAll(async () => {
  await desk.app.close();
  remove();
});

describe('a text that is recognised over the router', () => {
  test('is answered without what is secret in it', async () => {
    const told = await desk.call('identity.recognise', { text: device, field: 'devConnString' });
    expect(told).toMatchObject({
      kind: 'device-string',
      problems: [],
      suggestions: [{ field: 'devConnString', part: 'text' }],
    });
    expect(told.parts.find(({ name }) => name === 'key')).toEqual({
      name: 'key',
      secret: true,
      value: null,
      bytes: 32,
    });
    expect(JSON.stringify(told)).not.toContain('Q0FOQVJZ');
  });

  test.each<[string, Record<string, unknown>]>([
    ['a field that there is not', { text: device, field: key }],
    ['something beside it', { text: device, [key]: key }],
    ['no text', { text: [device] }],
  ])('is not in the refusal of %s', async (_what, input) => {
    const error = await desk.refused('identity.recognise', input as Input<'identity.recognise'>);
    expect(error.code).toBe('EFD-RPC-002');
    expect(JSON.stringify(error)).not.toContain(key.slice(0, 12));
  });

  test('is in no log', async () => {
    await desk.call('identity.recognise', { text: device });
    const log = readFileSync(join(folder, 'logs', 'eflow-desk.log'), 'utf8');
    expect(log).toContain('"name":"identity.recognise"');
    for (const piece of [key.slice(0, 12), 'press-3', 'contoso']) expect(log).not.toContain(piece);
  });
});

describe('a secret that is taken out of a pasted text', () => {
  const group = Buffer.from('CANARY-GROUP-KEY-CANARY-GROUP-KEY-CANARY-GROUP-KEY-CANARY-GROUP!').toString(
    'base64',
  );

  test('is kept and answered in no form', async () => {
    const told = await desk.call('identity.take', { text: device, field: 'identity.devConnString' });
    expect(told).toEqual({});
    expect(
      await desk.call('identity.take', { text: group, field: 'identity.symmKey', derive: 'press-3' }),
    ).toEqual({});
  });

  test.each([
    ['the string of a device as the one of a service', device, 'cloud.service'],
    ['a key as a string', key, 'identity.devConnString'],
    ['nothing that anybody knows', 'hello there', 'identity.symmKey'],
  ] as const)('is refused in words when it is %s', async (_what, text, field) => {
    const error = await desk.refused('identity.take', { text, field });
    expect(error).toMatchObject({
      code: 'EFD-SEC-002',
      fields: [{ path: field, rule: 'identity.other-kind' }],
    });
    expect(JSON.stringify(error)).not.toContain(key.slice(0, 12));
  });

  test('is in no log, and neither is the key of the group', () => {
    const log = readFileSync(join(folder, 'logs', 'eflow-desk.log'), 'utf8');
    expect(log).toContain('"name":"identity.take"');
    for (const piece of [key.slice(0, 12), group.slice(0, 12), 'press-3']) expect(log).not.toContain(piece);
  });
});
