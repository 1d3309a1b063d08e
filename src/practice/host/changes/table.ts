import type { ChangeId } from '../../state/machine.ts';
import type { AnyChange } from './change.ts';
import { deployChange } from './deploy.ts';
import { featureDisable, featureEnable } from './features.ts';
import { msiInstall, msiRemove } from './msi.ts';
import {
  addressAdd,
  addressRemove,
  natCreate,
  natRemove,
  switchCreate,
  switchRemove,
  vmDnsSet,
} from './network.ts';
import { vmStart, vmStop } from './power.ts';
import { guestReset, provisionChange } from './provision.ts';
import { bootEntrySet, serviceStart, serviceStop } from './services.ts';
import { featureSet } from './tpm-feature.ts';

const changes = [
  msiInstall,
  msiRemove,
  featureEnable,
  featureDisable,
  bootEntrySet,
  serviceStart,
  serviceStop,
  deployChange,
  provisionChange,
  vmStart,
  vmStop,
  featureSet,
  guestReset,
  switchCreate,
  switchRemove,
  addressAdd,
  addressRemove,
  natCreate,
  natRemove,
  vmDnsSet,
] as unknown as readonly AnyChange[];

const byId = new Map<ChangeId, AnyChange>(changes.map((change) => [change.id, change]));

/** The change of that id, so that anybody can finish what another process began. */
export function changeOf(id: ChangeId): AnyChange {
  const change = byId.get(id);
  if (change === undefined) throw new Error(`no change ${id}`);
  return change;
}
