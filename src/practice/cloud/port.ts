/**
 * How a device proves who it is. Secrets are in memory only, for as long as a request takes: a key in base64, empty where
 * the device has none; certificate with its chain and private key as PEM.
 */
export type DeviceProof =
  | { kind: 'key'; key: string }
  | { kind: 'certificate'; certificate: string; privateKey: string }
  | { kind: 'tpm'; endorsementKey: string };

/** When a device asks, in milliseconds since 1970: virtual time, and what its own clock says then. */
interface Asked {
  at: number;
  clock: number;
}

/** A device asking DPS for its hub (provisioning.md 7.1). */
export interface RegisterRequest extends Asked {
  globalEndpoint: string;
  scopeId: string;
  registrationId: string;
  proof: DeviceProof;
}

/** What DPS answered (provisioning.md 7.3). */
export type RegisterOutcome =
  | { kind: 'assigned'; hub: string; deviceId: string }
  | { kind: 'refused'; status: number; errorCode: number; message: string }
  | { kind: 'failed'; errorCode: number; message: string }
  | { kind: 'disabled' }
  | { kind: 'unreachable'; reason: string };

/** A device, or its edgeAgent, connecting to its hub. */
export interface ConnectRequest extends Asked {
  hub: string;
  deviceId: string;
  as: 'identity' | 'edgeAgent';
  proof: DeviceProof;
}

/** What the hub answered. */
export type ConnectOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'unreachable'; reason: string };

/** The cloud as a device meets it: the only way from the simulated VM to it. */
export interface DeviceCloud {
  register(request: RegisterRequest): Promise<RegisterOutcome>;
  connect(request: ConnectRequest): Promise<ConnectOutcome>;
  close(): Promise<void>;
}

/** Where devices find DPS unless they are told otherwise (eflow.md 9.2). */
export const globalDps = 'https://global.azure-devices-provisioning.net';
