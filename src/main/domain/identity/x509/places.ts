import type { Certificate } from './certificate.ts';
import { firstNode, inside, oidOf, NotDer, tags, type Node } from './der.ts';

/** An address that a certificate names for whoever checks it (RFC 5280 4.2.1.13, 4.2.2.1). */
export interface Place {
  /** `crl`: its list of revoked certificates. `ocsp`: who answers for one. `issuer`: the certificate above it. */
  what: 'crl' | 'ocsp' | 'issuer';
  uri: string;
}

const oids = {
  crl: '2.5.29.31',
  access: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  issuer: '1.3.6.1.5.5.7.48.2',
} as const;

/** An address as a general name: number 6 of its kinds, in ASCII. */
const uriTag = 0x86;
/** Points of distribution are nested three deep. */
const mostLevels = 4;
/** More addresses than any authority puts into a certificate. */
const mostPlaces = 32;

function urisIn(node: Node, level = 0): string[] {
  if (node.tag === uriTag) return [node.content.toString('latin1')];
  const constructed = (node.tag & 0x20) !== 0;
  return constructed && level < mostLevels ? inside(node).flatMap((one) => urisIn(one, level + 1)) : [];
}

function accessIn(node: Node): Place[] {
  return inside(node).flatMap((description): Place[] => {
    const [method, location] = inside(description);
    if (method === undefined || location === undefined) throw new NotDer();
    const oid = oidOf(method);
    const what = oid === oids.ocsp ? 'ocsp' : oid === oids.issuer ? 'issuer' : undefined;
    return what === undefined ? [] : urisIn(location).map((uri) => ({ what, uri }));
  });
}

/** The addresses that a certificate names; none where it says nothing, or nothing that can be read. */
export function placesIn({ der }: Pick<Certificate, 'der'>): Place[] {
  try {
    const [tbs] = inside(firstNode(der));
    const extensions = tbs === undefined ? undefined : inside(tbs).find(({ tag }) => tag === 0xa3);
    if (extensions === undefined) return [];
    const found = inside(firstNode(extensions.content)).flatMap((one): Place[] => {
      const [id, ...rest] = inside(one);
      const value = rest.at(-1);
      if (id === undefined || value?.tag !== tags.octets) return [];
      const oid = oidOf(id);
      if (oid === oids.crl) return urisIn(firstNode(value.content)).map((uri) => ({ what: 'crl', uri }));
      return oid === oids.access ? accessIn(firstNode(value.content)) : [];
    });
    return found.slice(0, mostPlaces);
  } catch (error) {
    if (error instanceof NotDer) return [];
    throw error;
  }
}
