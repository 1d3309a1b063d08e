import { describe, expect, test } from 'vitest';
import { procedures } from '../../src/contract/procedures.ts';
import { jobId } from '../support/events.ts';
import { setupGoal } from '../support/hosts.ts';
import { smallSetup } from '../support/setups.ts';

const entries = Object.entries(procedures);
const consent = { differences: false, recovery: false };

const sheetRequest = {
  kind: 'eflow-desk-request',
  schemaVersion: 1,
  at: '2026-03-01T08:00:00.000Z',
  host: 'HOST01',
  name: null,
  object: 'enrollment-key',
  hub: null,
  deviceId: null,
  idProposed: false,
  scopeId: '0ne00ABCDEF',
  registrationId: 'press-3',
  globalEndpoint: null,
  endorsementKey: null,
  certificate: null,
  csr: null,
  proxy: null,
};

/** One valid input of every call. */
const inputs: Record<string, unknown> = {
  'host.scan': { goal: setupGoal() },
  'setup.check': { text: '{}' },
  'setup.importUserconfig': { text: '{}', windows: 'server' },
  'setup.exportUserconfig': { text: '{}' },
  'identity.tpm': { enrollment: 'x' },
  'identity.sheet': { setup: smallSetup, folder: 'x', language: 'en', csr: 'x' },
  'identity.answer': { text: 'x', request: sheetRequest },
  'identity.firewall': { setup: smallSetup, folder: 'x', language: 'de' },
  'identity.advise': { answers: {} },
  'identity.linuxKit': {
    identity: { provisioningType: 'ManualConnectionString', devConnString: 'prompt' },
    device: { distribution: 'ubuntu-22.04', architecture: 'x64' },
    language: 'en',
  },
  'identity.certificate.read': { file: 'C:\\device.pfx', passphrase: 'prompt' },
  'identity.certificate.check': { use: 'manual', name: 'press-3', certificate: 'a.pem', key: 'b.pem' },
  'identity.certificate.look': { use: 'manual', contents: ['AAAA', 'AAAA'], passphrase: 'prompt' },
  'identity.certificate.convert': { certificate: 'a.pem', key: 'b.pem', folder: 'C:\\certificates' },
  'identity.certificate.create': { what: 'pair', deviceId: 'press-3', folder: 'C:\\certificates' },
  'identity.certificate.request': { name: 'press-3', folder: 'C:\\certificates' },
  'identity.recognise': { text: 'x', field: 'scopeId' },
  'file.choose': { what: 'folder' },
  'identity.take': { text: 'x', field: 'identity.symmKey', derive: 'press-3' },
  'log.diagnose': { text: 'x' },
  'cloud.show': { id: 'press-3', service: 'env:DPS', folder: 'C:\\setups' },
  'cloud.find': { text: 'press', service: 'env:DPS', folder: 'C:\\setups' },
  'network.advise': { wanted: { reachable: true, address: 'fixed', plantDhcp: null } },
  'jobs.plan': { goal: setupGoal(), askSecrets: false },
  'jobs.start': { goal: setupGoal(), hash: 'x', consent },
  'jobs.resume': { id: jobId, consent, answer: 'enrolled' },
  'jobs.cancel': { id: jobId, now: true },
  'jobs.show': { id: jobId },
  'jobs.events': { id: jobId },
  'jobs.follow': { id: jobId },
  'app.open': { host: 'practice:vm-off' },
  'settings.write': { theme: 'dark', language: 'de' },
  'payload.look': { file: 'x' },
  'payload.images': { file: 'x' },
  'secrets.offer': { field: 'identity.devConnString', value: 'x' },
  'practice.reboot': { fastStartup: true },
  'practice.speed': { scale: 0.1 },
  'practice.enroll': { registrationId: 'x' },
  'practice.break': { fault: 'x' },
  'practice.hold': { op: 'eflow.deploy', point: 'middle' },
};

describe.each(entries)('%s', (name, procedure) => {
  const input = inputs[name] ?? {};

  test('takes its input and nothing more', () => {
    expect(procedure.input.safeParse(input).success).toBe(true);
    expect(procedure.input.safeParse({ ...input, more: 1 }).success).toBe(false);
    expect(procedure.input.safeParse(null).success).toBe(false);
  });

  test('is named after what it is about', () => {
    expect(name).toMatch(/^[a-z]+(?:\.[a-z]+)?\.[a-zA-Z]+$/u);
    expect('practice' in procedure).toBe(name.startsWith('practice.'));
  });
});

describe('what changes something', () => {
  test('is a command or a job, and needs a consent that is spelt out to begin', () => {
    const changing = entries
      .filter(([, { kind }]) => kind === 'command' || kind === 'job')
      .map(([name]) => name);
    expect(changing).toEqual([
      'app.open',
      'settings.write',
      'file.choose',
      'secrets.offer',
      'identity.take',
      'identity.answer',
      'identity.certificate.convert',
      'identity.certificate.create',
      'identity.certificate.request',
      'jobs.start',
      'jobs.resume',
      'host.elevate',
      'jobs.cancel',
      'practice.reset',
      'practice.reboot',
      'practice.speed',
      'practice.enroll',
      'practice.break',
      'practice.hold',
      'practice.release',
    ]);
    for (const name of ['jobs.start', 'jobs.resume'] as const) {
      const whole = inputs[name] as Record<string, unknown>;
      for (const less of [undefined, {}, { differences: true }, { recovery: true }, true]) {
        expect(procedures[name].input.safeParse({ ...whole, consent: less }).success).toBe(false);
      }
    }
  });

  test('starts only from a plan that was seen', () => {
    const { hash: _hash, ...blind } = inputs['jobs.start'] as Record<string, unknown>;
    expect(procedures['jobs.start'].input.safeParse(blind).success).toBe(false);
  });
});
