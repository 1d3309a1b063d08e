import type { ChangeId } from '../../state/machine.ts';
import type { AnyChange } from './change.ts';
import { openSshSet } from './capability.ts';
import { deployChange } from './deploy.ts';
import { featureDisable, featureEnable } from './features.ts';
import { agentImageSet, imagesCopy, imagesLoad, imagesRemove } from './images.ts';
import { itemRemove, serviceUnregister } from './leftovers.ts';
import { msiInstall, msiRemove, msiUpgrade } from './msi.ts';
import {
  addressAdd,
  addressRemove,
  natCreate,
  natRemove,
  rollbackArm,
  rollbackDisarm,
  rollbackFire,
  switchCreate,
  switchCreateExternal,
  switchRemove,
  vmDnsSet,
} from './network.ts';
import { telemetrySet, vmResize, vmStart, vmStop } from './power.ts';
import { guestReset, provisionChange } from './provision.ts';
import { guestProxyClear, guestProxySet } from './proxy.ts';
import { guestRootSet } from './root.ts';
import { nicsSet } from './nics.ts';
import { bootEntrySet, serviceStart, serviceStop } from './services.ts';
import { sharesSet } from './shares.ts';
import { featureSet } from './tpm-feature.ts';

const changes = [
  msiInstall,
  msiRemove,
  msiUpgrade,
  featureEnable,
  featureDisable,
  bootEntrySet,
  openSshSet,
  serviceStart,
  serviceStop,
  serviceUnregister,
  itemRemove,
  deployChange,
  provisionChange,
  vmStart,
  vmStop,
  vmResize,
  telemetrySet,
  sharesSet,
  nicsSet,
  featureSet,
  guestReset,
  guestProxySet,
  guestProxyClear,
  guestRootSet,
  imagesCopy,
  imagesLoad,
  imagesRemove,
  agentImageSet,
  switchCreate,
  switchCreateExternal,
  rollbackArm,
  rollbackDisarm,
  rollbackFire,
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
