import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import { probes, type HostFactId } from '../../src/main/domain/probes.ts';
import { listFaults } from '../../src/practice/index.ts';
import {
  bench,
  deploy,
  enableTpm,
  folderText,
  handedOver,
  install,
  provisionManually,
  provisionTpm,
  type Bench,
} from './support.ts';

const ids = Object.keys(probes) as HostFactId[];
/** What may have nothing to say, which no parser can read. */
const needAgent: readonly HostFactId[] = ['eflow.verify', 'eflow.vm', 'eflow.dpsTpm'];

const moves: Readonly<Record<string, (b: Bench) => unknown>> = {
  'enable Hyper-V': (b) => b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-V' }),
  'disable Hyper-V': (b) => b.run('feature.disable', { FeatureName: 'Microsoft-Hyper-V' }),
  install: (b) => install(b),
  remove: async (b) =>
    b.run('msi.remove', { productCode: (await b.fact('eflow.products'))?.[0]?.productCode ?? 'x', log: 'x' }),
  deploy: (b) => deploy(b),
  start: (b) => b.run('eflow.start'),
  stop: (b) => b.run('eflow.stop'),
  'enable TPM': (b) => enableTpm(b),
  'disable TPM': (b) => b.run('eflow.setFeature', { feature: 'DpsTpm' }),
  enroll: (b) => b.machine.enroll(),
  'provision by string': (b) => provisionManually(b),
  'provision by TPM': (b) => provisionTpm(b),
  'reset the guest': (b) => b.run('guest.reset'),
  reboot: (b) => b.machine.reboot(),
  'fast startup': (b) => b.machine.reboot({ fastStartup: true }),
  'a minute': (b) => b.world.clock.sleep(60_000),
  'an hour': (b) => b.world.clock.sleep(3_600_000),
  'cut short': (b) => b.run('feature.enable', { FeatureName: 'Microsoft-Hyper-V' }, { timeoutMs: 10_000 }),
  // What makes a wrong key right would take the last check its meaning.
  ...Object.fromEntries(
    listFaults()
      .filter(({ name }) => name !== 'credentials-renewed')
      .map(({ name }) => [name, (b: Bench) => b.machine.break(name)]),
  ),
};

describe('any order of things', () => {
  it('leaves a machine that tells its facts, never goes back in time and keeps no secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'happy-client-default-switch',
          'long-journey',
          'already-deployed',
          'provision-wrong-key',
        ),
        fc.array(fc.constantFrom(...Object.keys(moves)), { minLength: 1, maxLength: 14 }),
        async (scenario, order) => {
          const b = await bench(scenario);
          const secret = handedOver(b).split('SharedAccessKey=')[1] ?? '';
          let before = { now: b.world.clock.now(), boot: '' };
          for (const move of order) {
            await moves[move]?.(b);
            const elevated = (await b.fact('host.account'))?.elevated === true;
            const services = (await b.fact('eflow.services')) ?? [];
            const agent = services.some((one) => one.name === 'wssdagent' && one.status === 'Running');
            const deployed = (await b.fact('eflow.verify')) === true;
            const wrong = (await b.factsOr(ids)).flatMap((fact, i) => {
              const id = ids[i];
              // Without the agent, and Get-EflowVm without a VM, there is a printed line and no object.
              const excused =
                id !== undefined && needAgent.includes(id) && (!agent || (id === 'eflow.vm' && !deployed));
              return 'unknown' in fact && fact.unknown === 'shape' && !excused ? [id] : [];
            });
            expect(wrong).toEqual([]);
            const boot = (await b.fact('host.os'))?.lastBoot ?? '';
            const now = b.world.clock.now();
            expect(boot >= before.boot && now >= before.now).toBe(true);
            before = { now, boot };
            const runtime = elevated ? await b.fact('guest.runtime') : undefined;
            const wrongKey = scenario === 'provision-wrong-key' && runtime?.provisioning?.method === 'sas';
            expect(wrongKey && proofOf(runtime).verdict === 'proven').toBe(false);
          }
          expect(folderText(b.folder)).not.toContain(secret);
        },
      ),
      { numRuns: 25, seed: 20_260_302 },
    );
  });
});
