import type { Json } from '../../../contract/json.ts';
import { deploy, startVm, stopVm } from './deploy.ts';
import { disableHyperV, enableHyperV } from './enable-hyper-v.ts';
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
import { installMsi, removeMsi } from './msi.ts';
import { dropPayload, takePayload } from './payload.ts';
import { prove } from './prove.ts';
import {
  provisionConnectionString,
  provisionDpsSymmetricKey,
  provisionDpsTpm,
  resetProvisioning,
} from './provision.ts';
import { provisionDpsX509, provisionManualX509 } from './provision-x509.ts';
import { reboot } from './reboot.ts';
import { disableDpsTpm, enableDpsTpm, enrollEndorsementKey } from './tpm-feature.ts';
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
  deploy,
  setVmDns,
  startVm,
  stopVm,
  enableDpsTpm,
  disableDpsTpm,
  enrollEndorsementKey,
  provisionConnectionString,
  provisionDpsTpm,
  provisionManualX509,
  provisionDpsX509,
  provisionDpsSymmetricKey,
  resetProvisioning,
  prove,
  hypervisorLaunch,
  startService,
] as unknown as readonly AnyStepKind[];

/** Every kind of step, by name. */
export const stepKinds: ReadonlyMap<string, AnyStepKind> = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of a step. Names come from plans and journals of this product; an unknown one is a mistake and throws. */
export function stepKind(name: string): AnyStepKind {
  const kind = stepKinds.get(name);
  if (kind === undefined) throw new Error(`no step kind ${name}`);
  return kind;
}
