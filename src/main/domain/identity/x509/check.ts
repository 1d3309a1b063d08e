import type {
  CertificateChain,
  CertificateProblem,
  CertificateReport,
  CertificateUse,
} from '../../../../contract/certificates.ts';
import { isSignedWith, type Certificate } from './certificate.ts';
import { chainOf, deviceIndex, type Chain } from './chain.ts';
import type { PrivateKey } from './private-key.ts';
import { doubt, hasErrors, inFile, known, repaired, wrong, type Found } from './problems.ts';
import type { CertificateFile } from './read.ts';
import { deviceProblems, keyKindProblem, signatureProblems, validityProblems } from './rules.ts';

/** Files to judge together, and for what. */
export interface CheckInput {
  use: CertificateUse;
  /** Device ID or registration ID that is wanted; undefined where the certificate itself decides. */
  name: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  certificate: CertificateFile;
  /** Undefined where the certificate file holds the key, too. */
  key: CertificateFile | undefined;
  second?: CertificateFile;
  enrolled?: CertificateFile;
  /** Certificates of the devices that a hub or a DPS knows, hex in capitals; not `whole` where there are more. */
  known?: { used: readonly { name: string; thumbprints: readonly string[] }[]; whole: boolean };
}

/** What came of it: the report's judgement, and what copies are made of. */
export interface Checked {
  verdict: CertificateReport['verdict'];
  chain: Chain;
  key: PrivateKey | undefined;
  problems: CertificateProblem[];
}

/** What the file of the key lacks as such (provisioning.md 3.3 K1); nothing where it could not even be read. */
function keyFileProblems({ keys, view, certificates, problems }: CertificateFile, own: boolean): Found[] {
  if (keys > 1) return [wrong('several-keys', { count: keys })];
  if (keys === 1 || hasErrors(problems)) return [];
  if (own && certificates.length > 0) return [wrong('key-is-certificate')];
  if (view.blocks.some((label) => label.endsWith('CERTIFICATE REQUEST'))) return [wrong('key-is-request')];
  return [wrong(view.blocks.some((label) => label.endsWith('PUBLIC KEY')) ? 'key-is-public' : 'no-key')];
}

/** What the file of the certificate lacks as such (provisioning.md 3.3 P1, P2). */
function certificateFileProblems({ keys, view, certificates, problems }: CertificateFile): Found[] {
  const all: Found[] = [];
  if (certificates.length === 0 && !hasErrors(problems)) all.push(wrong('no-certificate'));
  if (keys > 0 && view.format === 'pem') all.push(repaired('key-inside'));
  return all;
}

/** Key and certificate belong together, and the device's own certificate stands first (provisioning.md 3.3 M1, H1). */
function orderProblems(file: CertificateFile, chain: Chain, key: PrivateKey | undefined): Found[] {
  const [device, ...above] = chain.links.map(({ certificate }) => certificate);
  if (device === undefined) return [];
  if (key !== undefined && chain.certificates[0]?.view.keyId !== key.view.keyId)
    return [wrong('key-mismatch', {}, device)];
  // A PFX has no order.
  if (file.view.format === 'pfx') return [];
  if (device !== 0) return [repaired('wrong-order', { at: device + 1 }, device)];
  return above.every((at, i) => i === 0 || at > (above[i - 1] ?? 0)) ? [] : [repaired('chain-order')];
}

/** What the chain lacks (provisioning.md 3.3 H1): an error where DPS goes up by it, else to be looked at. */
function chainProblems(
  file: CertificateFile,
  { links, strays, certificates }: Chain,
  use: CertificateUse,
  named: boolean,
): Found[] {
  const tell = use === 'group' ? wrong : doubt;
  const all: Found[] = [];
  for (const { rule, certificate } of links) if (rule !== null) all.push(tell(rule, {}, certificate));
  const top = links.at(-1);
  const issuer = certificates.at(-1)?.view.issuer ?? '';
  // An authority that belongs to no link was meant to be further up.
  const gap = strays.some((at) => file.certificates[at]?.view.ca === true);
  if (top?.state === 'open' && gap) all.push(tell('issuer-missing', { issuer }, top.certificate));
  // Alone it is right where the enrolled authority issued it directly, and only then.
  else if (top?.state === 'open' && use === 'group' && links.length === 1 && !named)
    all.push(doubt('issuer-missing', { issuer }, top.certificate));
  for (const at of strays) all.push(repaired('chain-stray', {}, at));
  return all;
}

/** Whether the chain leads to the certificate that the group has (provisioning.md 3.3 H2). */
function leadsTo(chain: Chain, enrolled: readonly Certificate[]): boolean {
  const top = chain.certificates.at(-1);
  return enrolled.some(
    (one) =>
      chain.certificates.some(({ view }) => view.sha256 === one.view.sha256) ||
      (top !== undefined && top.issuer.equals(one.subject) && isSignedWith(top.x509, keyOf(one))),
  );
}

function keyOf({ x509 }: Certificate) {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}

function secondProblems(
  second: CertificateFile,
  { use, name, now }: CheckInput,
  device?: Certificate,
): Found[] {
  const [one] = second.certificates;
  if (one === undefined) return [...second.problems, ...certificateFileProblems(second)];
  return [
    ...second.problems,
    ...validityProblems(one, 0, now),
    ...deviceProblems(one, 0, { use, name, now }),
    ...(device?.view.sha256 === one.view.sha256 ? [known('same-pair')] : []),
  ];
}

/** Whether another device has the certificate already, as far as that could be asked (provisioning.md 3.3 D2). */
function usedProblems({ known: others, name, use }: CheckInput, device: Certificate | undefined): Found[] {
  if (others === undefined || device === undefined) return [];
  const { sha1, sha256, commonName } = device.view;
  const plain = (id: string | null | undefined) => (use === 'manual' ? id : id?.toLowerCase());
  const own = plain(name ?? commonName);
  const other = others.used.find(
    (one) => plain(one.name) !== own && (one.thumbprints.includes(sha256) || one.thumbprints.includes(sha1)),
  );
  if (other !== undefined) return [doubt('used-before', { name: other.name })];
  return others.whole ? [] : [known('used-not-all', { count: others.used.length })];
}

/**
 * All checks of a certificate and its key before provisioning, with all that is found and not the first alone
 * (provisioning.md 3.3).
 */
export function checkCertificates(input: CheckInput): Checked {
  const { use, name, now, certificate: file } = input;
  const keyFile = input.key ?? file;
  const { key } = keyFile;
  const chain = chainOf(file.certificates, deviceIndex(file.certificates, key?.view.keyId));
  const [device] = chain.certificates;
  const own: Found[] = [
    ...file.problems,
    ...certificateFileProblems(file),
    ...orderProblems(file, chain, key),
    ...chainProblems(file, chain, use, input.enrolled !== undefined),
  ];
  for (const [i, one] of chain.certificates.entries()) {
    const at = chain.links[i]?.certificate ?? 0;
    own.push(...validityProblems(one, at, now), ...signatureProblems(one, at));
    if (i === 0) own.push(...deviceProblems(one, at, { use, name, now }));
  }
  own.push(...usedProblems(input, device));
  const kind = key?.view.key ?? device?.view.key;
  const kindProblem = kind === undefined ? undefined : keyKindProblem(kind);
  const ofKey: Found[] = [
    ...(input.key?.problems ?? []),
    ...keyFileProblems(keyFile, input.key !== undefined),
    ...keyFile.keyProblems,
    ...(kindProblem === undefined ? [] : [kindProblem]),
  ];
  const { enrolled, second } = input;
  const misses =
    enrolled !== undefined && enrolled.certificates.length > 0 && !leadsTo(chain, enrolled.certificates);
  const problems = [
    ...inFile('certificate', own),
    ...inFile('key', ofKey),
    ...(second === undefined ? [] : inFile('second', secondProblems(second, input, device))),
    ...(enrolled === undefined
      ? []
      : inFile('enrolled', [
          ...enrolled.problems.filter(({ severity }) => severity === 'error'),
          ...certificateFileProblems(enrolled).filter(({ severity }) => severity === 'error'),
          ...(misses
            ? [wrong('enrolled-missing', { name: enrolled.certificates[0]?.view.commonName ?? '' })]
            : []),
        ])),
  ];
  const repairs = problems.some(
    ({ severity, file: role }) => severity === 'repaired' && (role === 'certificate' || role === 'key'),
  );
  return { verdict: hasErrors(problems) ? 'wrong' : repairs ? 'convert' : 'right', chain, key, problems };
}

/** True for what speaks of the use of a certificate: its name, its time, its kind of key, its chain; not of its files. */
export const isOfUse = ({ check }: CertificateProblem): boolean =>
  ['T1', 'C1', 'C2', 'C3', 'H1', 'H3', 'A1', 'K4'].includes(check);

/** What is told of one file by itself, without a use: its chain as it is, and how long it lasts. */
export function lookAt(
  file: CertificateFile,
  now: number,
): { chain: CertificateChain; problems: CertificateProblem[] } {
  const chain = chainOf(file.certificates, deviceIndex(file.certificates, file.key?.view.keyId));
  const found: Found[] = [...file.problems, ...file.keyProblems];
  if (file.certificates.length === 0 && file.keys === 0 && !hasErrors(found))
    found.push(wrong('no-certificate'));
  if (file.certificates.length > 0)
    found.push(...orderProblems(file, chain, file.key), ...chainProblems(file, chain, 'manual', false));
  for (const [i, one] of chain.certificates.entries())
    found.push(...validityProblems(one, chain.links[i]?.certificate ?? 0, now));
  return { chain, problems: inFile('certificate', found) };
}
