import { z } from 'zod';
import { defineChange } from './change.ts';

const Named = z.strictObject({ name: z.string() });

/** Start-Service: the service control manager does it whether or not anybody waits. */
export const serviceStart = defineChange<z.infer<typeof Named>>({
  id: 'service.start',
  data: Named,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'start',
      virtualMs: 3_000,
      effect: (machine, { name }) => {
        const service = machine.services[name];
        if (service !== undefined) service.status = 'Running';
        return {};
      },
    },
  ],
});

/** Stop-Service. */
export const serviceStop = defineChange<z.infer<typeof Named>>({
  id: 'service.stop',
  data: Named,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'stop',
      virtualMs: 3_000,
      effect: (machine, { name }) => {
        const service = machine.services[name];
        if (service !== undefined) service.status = 'Stopped';
        return {};
      },
    },
  ],
});

const Launch = z.strictObject({ launch: z.enum(['Auto', 'Off']) });

/** bcdedit /set hypervisorlaunchtype: it counts from the next full start of Windows (HC-07). */
export const bootEntrySet = defineChange<z.infer<typeof Launch>>({
  id: 'bcdedit.set',
  data: Launch,
  onCallerDeath: 'completes',
  phases: () => [
    {
      name: 'set',
      virtualMs: 500,
      effect: (machine, { launch }) => {
        machine.hyperV.launchType = launch;
        return { output: [{ ExitCode: 0, Lines: ['The operation completed successfully.'] }], exitCode: 0 };
      },
    },
  ],
});
