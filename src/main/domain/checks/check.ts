import type { Params, Remedy } from '../../../contract/errors.ts';
import type { FindingArea, FindingStatus } from '../../../contract/findings.ts';
import type { Facts } from '../facts.ts';
import type { HostFactId } from '../probes.ts';

/** What the technician wants, as far as checks care. */
export interface Wanted {
  memoryInMB: number;
  cpuCount: number;
  /** Size of the VM's data partition in GB. */
  vmDataSize: number;
  /** True when the device proves its identity to DPS with the TPM. */
  tpm: boolean;
  /** Drive that takes the VM's disk, such as `C:`. */
  drive: string;
  /** EFLOW version to install, four parts. */
  version?: string;
  /** The vSwitch that a setup asks for. */
  vswitch?: { name: string; type: 'Internal' | 'External' };
}

/** What Deploy-Eflow takes without being told otherwise (eflow.md 8.3): the yardstick while there is no setup. */
export const defaultWanted: Wanted = {
  memoryInMB: 1024,
  cpuCount: 1,
  vmDataSize: 10,
  tpm: false,
  drive: 'C:',
};

/** What a check says by the facts. Its evidence and what it waits for are added for all checks alike. */
export interface Judgement {
  status: Exclude<FindingStatus, 'blocked'>;
  /** Names the words: `finding.<id>.<code>`. */
  code: string;
  params?: Params;
  remedies?: Remedy[];
}

/** One question about the readiness of a host (eflow.md 6.2). Pure: it sees facts and says what they mean. */
export interface Check {
  /** Such as `HC-06`. */
  readonly id: string;
  readonly area: FindingArea;
  /** Facts it judges by or shows beside its judgement; all of them become evidence. */
  readonly needs: readonly HostFactId[];
  /** Checks that come first in the table and without which this one cannot be judged. */
  readonly after: readonly string[];
  /** True when not knowing forbids to begin: administrator, Windows, Hyper-V, memory and disk (eflow.md 6.1). */
  readonly unknownBlocks: boolean;
  /** By code of a fail: the kinds of steps that cure it when a plan contains them. */
  readonly curedBy: Readonly<Record<string, readonly string[]>>;
  /** Section of the domain notes when the rule rests on something not verified on a real host. */
  readonly assumed?: string;
  judge(facts: Facts, wanted: Wanted): Judgement;
}

/** For a check that waits for no other, forbids nothing by not knowing, and is cured by no step of a plan. */
export const alone = { after: [], unknownBlocks: false, curedBy: {} } as const;
