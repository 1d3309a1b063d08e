import type { CertificateChain, CertificateRule, ChainLink } from '../../../../contract/certificates.ts';
import { isSignedWith, type Certificate } from './certificate.ts';

/** A chain as found, with what its links lack. */
export interface Chain extends CertificateChain {
  /** The certificates of the links, the device's own first. */
  certificates: Certificate[];
}

const mayIssue = (issuer: Certificate, of: Certificate): boolean => issuer.subject.equals(of.issuer);

const signed = (of: Certificate, issuer: Certificate): boolean => {
  try {
    return isSignedWith(of.x509, issuer.x509.publicKey);
  } catch {
    return false;
  }
};

/**
 * Which certificate is the device's own: the one that belongs to the key, else the only one that issued no other, else
 * the first. Only the first is taken for it by IoT Edge (provisioning.md 3.2).
 */
export function deviceIndex(all: readonly Certificate[], keyId: string | undefined): number {
  const ofKey = keyId === undefined ? -1 : all.findIndex(({ view }) => view.keyId === keyId);
  if (ofKey >= 0) return ofKey;
  const ends = all.filter((one) => !all.some((other) => other !== one && mayIssue(one, other)));
  const [only, ...more] = ends.filter(({ view }) => !view.ca);
  return only === undefined || more.length > 0 ? 0 : all.indexOf(only);
}

/** Why this certificate cannot have issued that one; undefined when it can. `below`: authorities under the issuer. */
function broken(of: Certificate, issuer: Certificate, below: number): CertificateRule | undefined {
  if (!signed(of, issuer)) return 'signature-wrong';
  if (!issuer.view.ca) return 'issuer-not-ca';
  if (issuer.view.keyUsage?.includes('keyCertSign') === false) return 'issuer-no-signing';
  const { pathLength } = issuer.view;
  return pathLength !== null && below > pathLength ? 'path-length' : undefined;
}

/**
 * Goes up from the device's certificate to who issued it, and so on. The order in the file does not matter here. Names and
 * signatures decide, as with OpenSSL; of several with the right name the one whose key signed is taken.
 */
export function chainOf(all: readonly Certificate[], from: number): Chain {
  const links: ChainLink[] = [];
  const certificates: Certificate[] = [];
  const left = new Set(all.keys());
  let at: number | undefined = all.length === 0 ? undefined : from;
  while (at !== undefined) {
    const one = all[at];
    if (one === undefined) break;
    left.delete(at);
    certificates.push(one);
    const place = certificates.length === 1 ? 'device' : one.view.selfSigned ? 'root' : 'intermediate';
    if (one.view.selfSigned) {
      links.push({ certificate: at, place, state: 'whole', rule: null });
      break;
    }
    const could = [...left].filter((i) => all[i] !== undefined && mayIssue(all[i], one));
    const next = could.find((i) => all[i] !== undefined && signed(one, all[i])) ?? could[0];
    const issuer = next === undefined ? undefined : all[next];
    if (issuer === undefined) {
      links.push({ certificate: at, place, state: 'open', rule: null });
      break;
    }
    // Those between the issuer and the device's own, which does not count (RFC 5280 4.2.1.9).
    const below = certificates.slice(1).filter((under) => !under.subject.equals(under.issuer)).length;
    const rule = broken(one, issuer, below) ?? null;
    links.push({ certificate: at, place, state: rule === null ? 'whole' : 'broken', rule });
    at = next;
  }
  const strays = [...left];
  const complete =
    links.length > 0 &&
    links.every(({ state }) => state === 'whole') &&
    certificates.at(-1)?.view.selfSigned === true;
  return { links, strays, complete, certificates };
}
