import type { Setup } from '../../src/contract/setup.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';

/** The smallest setup that names an identity by connection string. */
export const smallSetup = {
  schemaVersion: 1,
  acceptEula: true,
  payload: { file: 'eflow.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026' },
  identity: { provisioningType: 'ManualConnectionString', devConnString: 'env:EFLOW_DESK_DEVICE' },
} as const;

export const tpmIdentity = { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' } as const;

/** A setup with these fields in place of the small one's. */
export const setupWith = (more: Record<string, unknown> = {}): Setup =>
  parseSetup(JSON.stringify({ ...smallSetup, ...more }));
