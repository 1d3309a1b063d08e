import type { Json } from '../../../contract/json.ts';
import { cloudDevice, cloudEnrollment, cloudGroup } from './cloud.ts';
import {
  forgetRegistration,
  removeCloudDevice,
  removeCloudEnrollment,
  removeCloudGroup,
  setCloudDevice,
  setCloudEnrollment,
} from './cloud-upkeep.ts';
import { deploy, startVm, stopVm } from './deploy.ts';
import { cloudAssigned, withRegistration } from './dps-side.ts';
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
import { dropCertificate, prepareCertificate } from './identity-copies.ts';
import { copyImages, keepAgentImage, loadImages, releaseAgentImage, unloadImages } from './images.ts';
import { dropShareFile, shareFolder, unshareFolder, writeShareFile } from './shares.ts';
import { addNetwork, addNic, removeNetwork, removeNic } from './nics.ts';
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
import { clearRoot, setTrustBundle, trustRoot } from './trust.ts';
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
  addNetwork,
  removeNetwork,
  addNic,
  removeNic,
  prepareCertificate,
  dropCertificate,
  writeShareFile,
  dropShareFile,
  shareFolder,
  unshareFolder,
  enableDpsTpm,
  disableDpsTpm,
  enrollEndorsementKey,
  cloudDevice,
  cloudEnrollment,
  cloudGroup,
  removeCloudDevice,
  removeCloudEnrollment,
  removeCloudGroup,
  forgetRegistration,
  setCloudDevice,
  setCloudEnrollment,
  provisionConnectionString,
  withRegistration(provisionDpsTpm),
  provisionManualX509,
  withRegistration(provisionDpsX509),
  withRegistration(provisionDpsSymmetricKey),
  cloudAssigned,
  resetProvisioning,
  setVmProxy,
  setAgentProxy,
  clearVmProxy,
  trustRoot,
  setTrustBundle,
  clearRoot,
  copyImages,
  loadImages,
  unloadImages,
  keepAgentImage,
  releaseAgentImage,
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
