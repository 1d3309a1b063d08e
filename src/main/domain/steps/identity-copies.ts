import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { Facts } from '../facts.ts';
import { shutArg } from '../identity/x509/opened.ts';
import { defineKind, type Diagnosis } from './kind.ts';

const Copies = z.object({ toCertificate: z.string(), toKey: z.string() });
const Open = z.object({
  ...Copies.shape,
  certificate: z.string(),
  key: z.string(),
  passphrase: z.string().nullable(),
});
type Open = z.infer<typeof Open>;

/** Why the files cannot be opened; nothing while they have not been read. */
function obstacles(input: Open, facts: Facts): Diagnosis[] {
  const problem = facts.value('file.opened', shutArg(input))?.problem ?? null;
  return problem === null
    ? []
    : [
        {
          code: errorCodes.certificateUnusable,
          params: { file: input.certificate, rule: problem },
          final: true,
        },
      ];
}

/**
 * Opens a PFX file or an encrypted key into two files that IoT Edge takes, for the provisioning that follows
 * (provisioning.md 3.3). They lie in the folder of this product, are readable for its account only and are removed after
 * it. The passphrase goes by reference; nothing of the key stands in a journal. A VM that already has the certificate
 * needs no copies.
 */
export const prepareCertificate = defineKind<Open>({
  kind: 'prepare-certificate',
  input: Open,
  typicalMs: 1_000,
  needs: (input) => [
    { id: 'guest.runtime' },
    { id: 'file.opened', arg: shutArg(input) },
    { id: 'file.certificate', arg: input.toCertificate },
    { id: 'file.privateKey', arg: input.toKey },
  ],
  state: (input, facts) => {
    const opened = facts.value('file.opened', shutArg(input));
    if (opened === undefined) return 'later';
    if (opened.certificate === null) return 'unclear';
    const { thumbprint, keyId } = opened.certificate;
    if (facts.value('guest.runtime')?.provisioning?.thumbprint === thumbprint) return 'done';
    const copy = facts.value('file.certificate', input.toCertificate);
    const key = facts.value('file.privateKey', input.toKey);
    if (copy === undefined || key === undefined) return 'later';
    return copy.problem === null && copy.certificate?.thumbprint === thumbprint && key.keyId === keyId
      ? 'done'
      : 'todo';
  },
  action: ({ certificate, key, passphrase, toCertificate, toKey }) => ({
    port: 'files',
    op: 'open-identity',
    files: { certificate, key, passphrase },
    toCertificate,
    toKey,
  }),
  obstacles,
  diagnose: (input, facts) => obstacles(input, facts)[0],
  recover: () => ({ none: errorCodes.certificateUnusable }),
  undo: ({ toCertificate, toKey }) => ({
    step: { kind: 'drop-certificate', input: { toCertificate, toKey } },
  }),
});

/** Removes both copies: after the provisioning, and as the undo of {@link prepareCertificate}. */
export const dropCertificate = defineKind({
  kind: 'drop-certificate',
  input: Copies,
  typicalMs: 500,
  needs: ({ toCertificate, toKey }) => [
    { id: 'file', arg: toCertificate },
    { id: 'file', arg: toKey },
  ],
  state: ({ toCertificate, toKey }, facts) => {
    const copies = [facts.value('file', toCertificate), facts.value('file', toKey)];
    if (copies.includes(undefined)) return 'later';
    return copies.some((file) => file?.exists === true) ? 'todo' : 'done';
  },
  action: ({ toCertificate, toKey }) => ({ port: 'files', op: 'remove-all', paths: [toKey, toCertificate] }),
  undo: () => ({ none: 'certificate-copy' }),
  // They are made anew from the files they came of, whenever they are needed.
  goesWith: ['prepare-certificate'],
});
