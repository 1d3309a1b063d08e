import { z } from 'zod';

const text = z.string().min(1);
const fileUri = z.string().regex(/^file:\/\/\/\S+$/u);
const key = z.union([fileUri, z.string().regex(/^pkcs11:/u)]);

const dps = {
  source: z.literal('dps'),
  global_endpoint: z.url({ protocol: /^https$/u }),
  id_scope: text,
};
const x509 = { method: z.literal('x509'), identity_cert: fileUri, identity_pk: key };

/** What `[provisioning]` can hold (provisioning.md 8.1), one shape for each way and nothing beside. */
const Provisioning = z.union([
  z.strictObject({ source: z.literal('manual'), connection_string: text }),
  z.strictObject({
    source: z.literal('manual'),
    iothub_hostname: text,
    device_id: text,
    authentication: z.strictObject(x509),
  }),
  z.strictObject({
    ...dps,
    attestation: z.union([
      z.strictObject({
        method: z.literal('symmetric_key'),
        registration_id: text,
        symmetric_key: z.union([z.strictObject({ value: text }), z.strictObject({ uri: key })]),
      }),
      z.strictObject({ ...x509, registration_id: text.optional() }),
      z.strictObject({ method: z.literal('tpm'), registration_id: text }),
    ]),
  }),
]);

/** config.toml as far as the notes describe it; a key that is in none of them is refused. */
export const Config = z.strictObject({
  hostname: text.optional(),
  trust_bundle_cert: fileUri.optional(),
  auto_reprovisioning_mode: z.enum(['Dynamic', 'AlwaysOnStartup', 'OnErrorOnly']).optional(),
  provisioning: Provisioning,
  aziot_keys: z.strictObject({ pkcs11_lib_path: text, pkcs11_base_slot: text }).optional(),
  agent: z
    .strictObject({
      name: z.literal('edgeAgent'),
      type: z.literal('docker'),
      config: z.strictObject({ image: text }),
      env: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});
