import type { Json } from '../../../contract/json.ts';
import { deploy, startVm, stopVm } from './deploy.ts';
import { disableHyperV, enableHyperV } from './enable-hyper-v.ts';
import {
  armRollback,
  confirmSwitch,
  disarmRollback,
  makeExternalSwitch,
  removeExternalSwitch,
} from './external-switch.ts';
import type { StepKind } from './kind.ts';
import {
  clearHostAddress,
  makeNat,
  makeSwitch,
  removeNat,
  removeSwitch,
  setHostAddress,
  setVmDns,
} from './network.ts';
import { removeAgentKey, removeFolder, removeService, stopService } from './leftovers.ts';
import { installMsi, removeMsi } from './msi.ts';
import { dropPayload, takePayload } from './payload.ts';
import { addOpenSsh, removeOpenSsh } from './openssh.ts';
import { dropShareFile, shareFolder, unshareFolder, writeShareFile } from './shares.ts';
import { prove } from './prove.ts';
import {
  provisionConnectionString,
  provisionDpsSymmetricKey,
  provisionDpsTpm,
  resetProvisioning,
} from './provision.ts';
import { provisionDpsX509, provisionManualX509 } from './provision-x509.ts';
import { clearVmProxy, setAgentProxy, setVmProxy } from './proxy.ts';
import { reboot } from './reboot.ts';
import { resizeVm } from './resize.ts';
import { disableDpsTpm, enableDpsTpm, enrollEndorsementKey } from './tpm-feature.ts';
import { proveUpgrade, upgradeMsi } from './upgrade.ts';
import { setDefender, setTelemetry } from './vm-options.ts';
import { hypervisorLaunch, startService } from './upkeep.ts';

/** A kind whose input was already checked, so that one table can hold all of them. */
type AnyStepKind = StepKind<Json>;

const kinds = [
  enableHyperV,
  disableHyperV,
  reboot,
  takePayload,
  dropPayload,
  installMsi,
  removeMsi,
  makeSwitch,
  removeSwitch,
  setHostAddress,
  clearHostAddress,
  makeNat,
  removeNat,
  armRollback,
  makeExternalSwitch,
  removeExternalSwitch,
  confirmSwitch,
  disarmRollback,
  deploy,
  setVmDns,
  startVm,
  stopVm,
  resizeVm,
  setDefender,
  setTelemetry,
  writeShareFile,
  dropShareFile,
  shareFolder,
  unshareFolder,
  enableDpsTpm,
  disableDpsTpm,
  enrollEndorsementKey,
  provisionConnectionString,
  provisionDpsTpm,
  provisionManualX509,
  provisionDpsX509,
  provisionDpsSymmetricKey,
  resetProvisioning,
  setVmProxy,
  setAgentProxy,
  clearVmProxy,
  prove,
  hypervisorLaunch,
  startService,
  stopService,
  removeService,
  removeFolder,
  removeAgentKey,
  upgradeMsi,
  proveUpgrade,
  addOpenSsh,
  removeOpenSsh,
] as unknown as readonly AnyStepKind[];

/** Every kind of step, by name. */
export const stepKinds: ReadonlyMap<string, AnyStepKind> = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of a step. Names come from plans and journals of this product; an unknown one is a mistake and throws. */
export function stepKind(name: string): AnyStepKind {
  const kind = stepKinds.get(name);
  if (kind === undefined) throw new Error(`no step kind ${name}`);
  return kind;
}
