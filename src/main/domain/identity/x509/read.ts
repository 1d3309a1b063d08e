import { mostCertificateBytes, type CertificateFileView } from '../../../../contract/certificates.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { firstNode, NotDer } from './der.ts';
import { NotOpened, type Opening } from './pbe.ts';
import { encodingOf, mostBlocks, readPem, textOf, type PemBlock } from './pem.ts';
import { looksLikePfx, readPfx } from './pfx.ts';
import { isPrivateKeyLabel, readPkcs8, readPrivateKey, type PrivateKey } from './private-key.ts';
import { repaired, wrong, type Found } from './problems.ts';

/** A file as read, whatever it is: certificates, a key, or both. */
export interface CertificateFile {
  view: CertificateFileView;
  /** In the order of the file; one that is damaged is missing here and told. */
  certificates: Certificate[];
  /** The first private key that could be opened. */
  key: PrivateKey | undefined;
  /** How many private keys there are, opened or not. */
  keys: number;
  /** What is to be told of the file itself. */
  problems: Found[];
  /** What is to be told of the private key in it. */
  keyProblems: Found[];
}

const certificateLabels: readonly string[] = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];

/** Why a key or a PFX could not be read, as a rule; never a word of what a parser says. */
function whyNot(error: unknown, damaged: 'key-damaged' | 'block-damaged'): Found {
  if (error instanceof NotOpened) return wrong(error.rule);
  if (error instanceof NotDer) return wrong(damaged);
  throw error;
}

/** What is told of a key that could be read, beyond its kind. */
function formOf({ view }: PrivateKey): Found[] {
  if (view.encrypted) return [repaired('key-decrypted')];
  return view.form === 'pkcs8' ? [] : [repaired('key-form', { form: view.form })];
}

const nothing = (bytes: Buffer, encoding: CertificateFileView['encoding']): CertificateFile => ({
  view: { format: 'unknown', bytes: bytes.length, encoding, blocks: [], certificates: [], key: null },
  certificates: [],
  key: undefined,
  keys: 0,
  problems: [],
  keyProblems: [],
});

/** Completes what is shown of a file by what was read of it. */
function shown(file: CertificateFile): CertificateFile {
  file.view.certificates = file.certificates.map(({ view }) => view);
  file.view.key = file.key?.view ?? null;
  return file;
}

/** A certificate; what is damaged is told, since OpenSSL would quote it. */
function take(file: CertificateFile, der: Buffer | undefined, block: number): void {
  try {
    if (der === undefined) throw new NotDer();
    file.certificates.push(readCertificate(der));
  } catch {
    file.problems.push(wrong('block-damaged', { block: block + 1 }));
  }
}

async function fromPfx(bytes: Buffer, opening: Opening): Promise<CertificateFile> {
  const file = nothing(bytes, 'binary');
  file.view.format = 'pfx';
  try {
    const { certificates, keys, bags } = await readPfx(bytes, opening);
    file.view.blocks = bags;
    file.problems.push(repaired('pfx'));
    for (const [i, der] of certificates.entries()) take(file, der, i);
    file.keys = keys.length;
    try {
      file.key = keys[0] === undefined ? undefined : readPkcs8(keys[0], true);
    } catch (error) {
      file.keyProblems.push(whyNot(error, 'key-damaged'));
    }
  } catch (error) {
    file.problems.push(whyNot(error, 'block-damaged'));
  }
  return shown(file);
}

/** A file that is one structure without a text around it: a certificate or a private key. */
async function fromDer(bytes: Buffer, opening: Opening): Promise<CertificateFile> {
  const file = nothing(bytes, 'binary');
  file.view.format = 'der';
  try {
    file.certificates.push(readCertificate(bytes));
    file.view.blocks = ['CERTIFICATE'];
    file.problems.push(repaired('der'));
    return shown(file);
  } catch {
    // It may be a key.
  }
  const der = firstNode(bytes).raw;
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']) {
    try {
      file.key = await readPrivateKey({ label, headers: new Map(), der }, opening);
      file.problems.push(repaired('der'));
      file.keyProblems.push(...formOf(file.key));
    } catch (error) {
      if (!(error instanceof NotOpened)) continue;
      file.keyProblems.push(wrong(error.rule));
    }
    file.keys = 1;
    file.view.blocks = [label];
    return shown(file);
  }
  file.problems.push(wrong('block-damaged', { block: 1 }));
  return file;
}

async function takeKey(file: CertificateFile, block: PemBlock, opening: Opening): Promise<void> {
  file.keys += 1;
  if (file.keys > 1) return;
  try {
    file.key = await readPrivateKey(block, opening);
    file.keyProblems.push(...formOf(file.key));
  } catch (error) {
    file.keyProblems.push(whyNot(error, 'key-damaged'));
  }
}

async function fromText(bytes: Buffer, opening: Opening): Promise<CertificateFile> {
  const encoding = encodingOf(bytes);
  const file = nothing(bytes, encoding);
  const { blocks, repairs, cutOff } = readPem(textOf(bytes));
  if (blocks.length === 0 && cutOff.length === 0) {
    file.problems.push(wrong('not-certificates'));
    return file;
  }
  file.view.format = 'pem';
  file.view.blocks = blocks.map(({ label }) => label);
  if (blocks.length + cutOff.length > mostBlocks)
    return { ...file, problems: [wrong('too-many-blocks', { most: mostBlocks })] };
  if (encoding === 'utf-8-bom') file.problems.push(repaired('byte-order-mark'));
  if (encoding === 'utf-16le' || encoding === 'utf-16be') file.problems.push(repaired('utf-16'));
  file.problems.push(...repairs.map((rule) => repaired(rule)));
  for (const label of cutOff) {
    const cut = wrong('block-cut-off', { label });
    if (isPrivateKeyLabel(label)) {
      file.keys += 1;
      file.keyProblems.push(cut);
    } else file.problems.push(cut);
  }
  for (const [i, block] of blocks.entries()) {
    if (isPrivateKeyLabel(block.label)) await takeKey(file, block, opening);
    if (!certificateLabels.includes(block.label)) continue;
    take(file, block.der, i);
    if (block.label !== 'CERTIFICATE') file.problems.push(repaired('label', { label: block.label }));
  }
  return shown(file);
}

/** True for bytes that are one structure of DER, with at most a line break behind it. */
function isBinary(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  try {
    return bytes.length - firstNode(bytes).raw.length <= 2;
  } catch {
    return false;
  }
}

/**
 * Reads the bytes of a file that holds certificates, a private key or both: PEM in any encoding that Windows writes, DER,
 * or PFX (provisioning.md 3.3). Nothing of it is judged by a time, a name or a use. What cannot be read is told as a
 * problem; it never throws for what the bytes are.
 */
export async function readCertificates(bytes: Buffer, opening: Opening): Promise<CertificateFile> {
  if (bytes.length === 0) return { ...nothing(bytes, 'utf-8'), problems: [wrong('file-empty')] };
  if (bytes.length > mostCertificateBytes)
    return {
      ...nothing(bytes, 'binary'),
      problems: [wrong('file-large', { bytes: bytes.length, most: mostCertificateBytes })],
    };
  if (!isBinary(bytes)) return fromText(bytes, opening);
  return looksLikePfx(bytes) ? fromPfx(bytes, opening) : fromDer(bytes, opening);
}
