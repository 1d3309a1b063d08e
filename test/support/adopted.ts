import type { Goal } from '../../src/contract/jobs.ts';
import type { Json } from '../../src/contract/json.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import type { TestApp } from './app.ts';
import { exampleGoal } from './examples.ts';

/** The example of each provisioning type. */
export const identityExamples = [
  'connection-string',
  'manual-x509',
  'dps-tpm',
  'dps-x509',
  'dps-symmetric-key',
] as const;
export type IdentityExample = (typeof identityExamples)[number];

type Shown = { cloud: Record<'devices' | 'enrollments', Readonly<Record<string, string>>[]> };

/** What the colleague at the cloud hands over for a device or an enrollment. */
function handedOver(desk: TestApp, id: string): Readonly<Record<string, string>> {
  const { cloud } = desk.shown() as unknown as Shown;
  // DPS makes a device of the same name, which nobody hands anything over for.
  const has = (one: Readonly<Record<string, string | null>>) =>
    one['handedOver'] != null || one['identityCertPath'] !== undefined;
  return (
    [...cloud.devices, ...cloud.enrollments].find(
      (one) => (one['deviceId'] === id || one['registrationId'] === id) && has(one),
    ) ?? {}
  );
}

const ids: Readonly<Partial<Record<IdentityExample, string>>> = {
  'connection-string': 'edge-01',
  'manual-x509': 'edge-02',
  'dps-symmetric-key': 'edge-03',
  'dps-x509': 'edge-04',
};

/** What a person has in hand for this example: files for a certificate, else nothing. */
export function filesFor(desk: TestApp, name: IdentityExample): Record<string, string> {
  if (!name.endsWith('x509')) return {};
  const { identityCertPath = '', identityPrivKeyPath = '' } = handedOver(desk, ids[name] ?? '');
  return { identityCertPath, identityPrivKeyPath };
}

/** Gives the secret of this example for fields that say `prompt`. */
export async function giveSecret(desk: TestApp, name: IdentityExample): Promise<void> {
  const value = handedOver(desk, ids[name] ?? '')['handedOver'] ?? '';
  if (name === 'connection-string')
    await desk.call('secrets.offer', { field: 'identity.devConnString', value });
  if (name === 'dps-symmetric-key') await desk.call('secrets.offer', { field: 'identity.symmKey', value });
}

/** The goal of an example with what a person has in hand; secrets are asked for. */
export function goalFor(
  desk: TestApp,
  name: IdentityExample,
  more: Readonly<Record<string, unknown>> = {},
): Extract<Goal, { kind: 'setup' }> {
  const { setup, folder } = exampleGoal(name);
  const secret = { 'connection-string': 'devConnString', 'dps-symmetric-key': 'symmKey' }[name as string];
  const identity = {
    ...setup.identity,
    ...filesFor(desk, name),
    ...(secret === undefined ? {} : { [secret]: 'prompt' }),
  };
  return { kind: 'setup', setup: parseSetup(JSON.stringify({ ...setup, ...more, identity })), folder };
}

/** Sets a device up by an example, to its proof; a colleague enrolls what has to be enrolled. */
export async function provisioned(
  desk: TestApp,
  name: IdentityExample,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await giveSecret(desk, name);
  let job = await desk.run(goalFor(desk, name, more));
  if (job.waitingFor?.kind === 'person') {
    await desk.call('practice.enroll', {});
    job = await desk.resume({ answer: 'enrolled' });
  }
  if (job.state !== 'succeeded') throw new Error(`${name}: ${job.state} ${JSON.stringify(job.error)}`);
}

/** The adopted document with what only a person knows filled in, as the form would fill it. */
export async function filledIn(
  desk: TestApp,
  name: IdentityExample,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Extract<Goal, { kind: 'setup' }>> {
  const { text } = await desk.call('host.adopt', {});
  const draft = JSON.parse(text) as Record<string, Record<string, Json>>;
  const { setup, folder } = exampleGoal(name);
  const { file, sha256 } = setup.payload;
  return {
    kind: 'setup',
    folder,
    setup: parseSetup(
      JSON.stringify({
        ...draft,
        ...more,
        payload: { ...draft['payload'], file, sha256 },
        identity: { ...draft['identity'], ...filesFor(desk, name) },
      }),
    ),
  };
}
