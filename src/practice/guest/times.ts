/**
 * How long the identity service waits before it tries again, and edgeAgent before it connects again.
 *
 * @assumed eflow.md 9.3: a failed registration is tried again about every three minutes, and edgeAgent retries its connection about every minute | verify: provision a device without an enrollment and read the times in both logs
 */
export const identityRetryMs = 180_000;
export const agentRetryMs = 60_000;

/** edgeAgent is up this long after provisioning at the earliest; most of it is the pull of its image (eflow.md 18). */
export const agentStartMs = 60_000;
export const pullMs = 50_000;

/** From the start of edgeAgent to its first try to connect. */
export const agentConnectMs = 3_000;

/** From a start of the VM, or from an applied configuration, until the identity service begins. */
export const bootToIdentityMs = 20_000;
export const applyToIdentityMs = 2_000;
