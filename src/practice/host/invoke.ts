import { cimCmdlets } from './cmdlets/cim.ts';
import { eflowDeployCmdlets } from './cmdlets/eflow-deploy.ts';
import { eflowFeatureCmdlets } from './cmdlets/eflow-features.ts';
import { eflowLookCmdlets } from './cmdlets/eflow-look.ts';
import { eflowNicCmdlets } from './cmdlets/eflow-nics.ts';
import { eflowProvisionCmdlets } from './cmdlets/eflow-provision.ts';
import { eflowVmCmdlets } from './cmdlets/eflow-vm.ts';
import { featureCmdlets } from './cmdlets/features.ts';
import { leftoverCmdlets } from './cmdlets/leftovers.ts';
import { eflowShareCmdlets } from './cmdlets/eflow-shares.ts';
import { networkCmdlets } from './cmdlets/network.ts';
import { systemCmdlets } from './cmdlets/system.ts';
import { tpmCmdlets } from './cmdlets/tpm.ts';
import { fileLeaves } from './leaves/files.ts';
import { installerLeaves } from './leaves/installer.ts';
import { programLeaves } from './leaves/programs.ts';
import { reachLeaves } from './leaves/reach.ts';
import { registryLeaves } from './leaves/registry.ts';
import { commandAbsent, type Command, type Invocation, type Stream } from './stream.ts';
import { guestProxyTwins } from './twins/guest-proxy.ts';
import { guestTpmTwins } from './twins/guest-tpm.ts';
import { guestImageTwins } from './twins/guest-images.ts';
import { guestRootTwins } from './twins/guest-root.ts';
import { guestTwins } from './twins/guest.ts';
import { moduleProfileTwins } from './twins/module-profile.ts';

const commands = new Map<string, Command>(
  [
    cimCmdlets,
    systemCmdlets,
    featureCmdlets,
    networkCmdlets,
    leftoverCmdlets,
    tpmCmdlets,
    eflowDeployCmdlets,
    eflowProvisionCmdlets,
    eflowVmCmdlets,
    eflowFeatureCmdlets,
    eflowLookCmdlets,
    eflowNicCmdlets,
    eflowShareCmdlets,
    registryLeaves,
    reachLeaves,
    fileLeaves,
    programLeaves,
    installerLeaves,
    guestTwins,
    guestProxyTwins,
    guestRootTwins,
    guestImageTwins,
    guestTpmTwins,
    moduleProfileTwins,
  ].flatMap((table) =>
    Object.entries(table).map(([name, command]) => [name.toLowerCase(), command] as const),
  ),
);

/** True when the simulated machine knows the command `Module\Name`. */
export function isSimulated(command: string): boolean {
  return commands.has(command.toLowerCase());
}

/**
 * Runs a command of the simulated machine by its module-qualified name: cmdlets, leaves and the twins of our functions
 * alike. What it gives is what the real one gives before anything is projected.
 */
export function invoke(call: Invocation): Stream {
  const command = commands.get(call.command.toLowerCase());
  return command === undefined ? commandAbsent(call, call.command) : command(call);
}
