/** A client certificate as TLS shows it. Times are milliseconds since 1970. */
export interface CertificateProof {
  kind: 'x509';
  thumbprint: string;
  commonName: string | null;
  notBefore: number;
  notAfter: number;
}

/** How a device of DPS proves who it is, to DPS and to its hub. A key is proven by its digest. */
export type DeviceProof =
  { kind: 'tpm'; endorsementKey: string } | { kind: 'symmetric-key'; digest: string } | CertificateProof;

/** A device asking DPS for its hub (provisioning.md 7.1). */
export interface RegisterRequest {
  /** Virtual time of the request. */
  at: number;
  globalEndpoint: string;
  scopeId: string;
  registrationId: string;
  attestation: DeviceProof;
}

/** What DPS answered (provisioning.md 7.3). */
export type RegisterOutcome =
  | { kind: 'assigned'; hub: string; deviceId: string }
  | { kind: 'refused'; status: number; errorCode: number; message: string }
  | { kind: 'disabled' }
  | { kind: 'unreachable'; reason: string };

/** A device, or its edgeAgent, connecting to its hub. A key is proven by the digest of its connection string. */
export interface ConnectRequest {
  at: number;
  hub: string;
  deviceId: string;
  as: 'identity' | 'edgeAgent';
  proof: DeviceProof | { kind: 'key'; digest: string };
}

/** What the hub answered. */
export type ConnectOutcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; status: 401 | 403 | 404; message: string }
  | { kind: 'unreachable'; reason: string };

/** The cloud as a device meets it: the only way from the simulated VM to it. */
export interface DeviceCloud {
  register(request: RegisterRequest): Promise<RegisterOutcome>;
  connect(request: ConnectRequest): Promise<ConnectOutcome>;
}

/** Where devices find DPS unless they are told otherwise (eflow.md 9.2). */
export const globalDps = 'https://global.azure-devices-provisioning.net';
