import { alone, type Check } from '../check.ts';
import { pass, undecided, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** The organisation that issued the certificates of Microsoft's servers. */
const expected = /(?:^|, *)O="?(?:Microsoft Corporation|DigiCert Inc)"?(?:,|$)/u;

/**
 * Whether somebody opens TLS on the way (field-notes, TLS inspection): the issuers that arrive here against those that
 * Microsoft's servers have. X.509 identities cannot pass such a proxy, and the VM does not know its certificate.
 *
 * @assumed field-notes.md TLS: certificates of DPS, mcr.microsoft.com and aka.ms are issued by Microsoft Corporation or DigiCert | verify: look at the issuers from a network without inspection
 */
export const tlsInspection: Check = {
  id: 'HC-45',
  area: 'network',
  needs: ['reach.endpoints'],
  ...alone,
  assumed: 'field-notes.md TLS',
  judge(facts) {
    const found = facts.value('reach.endpoints');
    if (found === undefined) return unknownOf(facts, 'reach.endpoints');
    const remedies = [instruct('tls-bypass'), instruct('inspection-ca')];
    const foreign = found.find(({ issuer }) => issuer !== null && !expected.test(issuer));
    if (foreign !== undefined)
      return warn('inspected', remedies, { host: foreign.host, issuer: foreign.issuer });
    const refused = found.find(({ tls }) => tls === 'refused');
    if (refused !== undefined) return warn('refused', remedies, { host: refused.host });
    return found.some(({ tls }) => tls === 'trusted') ? pass('direct') : undecided('no-handshake');
  },
};
