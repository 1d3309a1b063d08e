import type { Check } from '../check.ts';
import { fail, pass, unknownOf } from '../judgement.ts';
import { instruct, otherHost } from '../remedies.ts';

/** Values of Win32_Processor.Architecture. */
const x86 = 0;
const x64 = 9;
const arm64 = 12;

/** EFLOW exists for ARM64 as 1.4 and 1.5 only (eflow.md 2.4). */
const hasArm64Package = (version: string) => /^1\.[45]\./u.test(version);

/**
 * Processor architecture (eflow.md 6.2 HC-04, 2.4).
 *
 * @assumed eflow.md 2.4: Win32_Processor.Architecture is 0 for x86, 9 for x64 and 12 for ARM64 | verify: read it on an x64 and on an ARM64 device
 */
export const architecture: Check = {
  id: 'HC-04',
  area: 'hardware',
  needs: ['host.processor'],
  after: [],
  unknownBlocks: false,
  curedBy: {},
  assumed: 'eflow.md 2.4',
  judge(facts, { version }) {
    const processor = facts.value('host.processor');
    if (processor === undefined) return unknownOf(facts, 'host.processor');
    const params = { processor: processor.name };
    switch (processor.architecture) {
      case x64:
        return pass('x64', params);
      case arm64:
        return version === undefined || hasArm64Package(version)
          ? pass('arm64', params)
          : fail('arm64-version', [instruct('arm64-package')], { ...params, version });
      case x86:
        return fail('x86', [otherHost], params);
      default:
        return fail('other', [otherHost], { ...params, architecture: processor.architecture });
    }
  },
};
