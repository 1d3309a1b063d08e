import { z } from 'zod';
import { defineKind } from './kind.ts';
import { bootMark } from './reboot.ts';

/** Lets the hypervisor start with Windows again (HC-07); takes effect with a restart. */
export const hypervisorLaunch = defineKind({
  kind: 'hypervisor-launch',
  rebootWatch: 'boot-entry',
  input: z.object({ launch: z.enum(['Auto', 'Off']) }),
  typicalMs: 2_000,
  needs: () => [{ id: 'hyperv.launchType' }, { id: 'host.os' }, { id: 'host.boot' }],
  state: ({ launch }, facts) => {
    const type = facts.get('hyperv.launchType');
    if (!('value' in type)) return type.unknown === 'absent' ? 'todo' : 'later';
    return type.value.toLowerCase() === launch.toLowerCase() ? 'done' : 'todo';
  },
  action: ({ launch }) => ({
    port: 'host',
    op: launch === 'Auto' ? 'bcdedit.launchAuto' : 'bcdedit.launchOff',
    args: {},
  }),
  made: (_input, before) => ({ since: bootMark(before) }),
  undo: ({ launch }, before) =>
    before.value('hyperv.launchType')?.toLowerCase() === 'off' && launch === 'Auto'
      ? { step: { kind: 'hypervisor-launch', input: { launch: 'Off' } } }
      : { none: 'boot-entry' },
});

/** The fact that tells of a service. */
const factOfService = (name: string) =>
  name === 'vmms' || name === 'vmcompute' ? 'hyperv.services' : 'eflow.services';

/** Starts a Windows service that should run, for example `vmms` or `wssdagent`. */
export const startService = defineKind({
  kind: 'start-service',
  input: z.object({ name: z.enum(['vmms', 'vmcompute', 'wssdagent', 'EFLOWProxy']) }),
  typicalMs: 10_000,
  needs: ({ name }) => [{ id: factOfService(name) }],
  state: ({ name }, facts) => {
    const services = facts.value(factOfService(name));
    const service = services?.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (service === undefined) return 'later';
    return service.status === 'Running' ? 'done' : 'todo';
  },
  action: ({ name }) => ({ port: 'host', op: 'service.start', args: { Name: name } }),
  settle: () => ({ everyMs: 2_000, forMs: 60_000 }),
  undo: () => ({ none: 'service-started' }),
});
