import type { Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct, instructWithRestart } from '../remedies.ts';

/** Pro, Pro N, Pro for Workstations; Enterprise, N, LTSC, N LTSC; IoT Enterprise and its LTSC. */
const documentedClients = new Set([48, 49, 161, 4, 27, 125, 126, 188, 191]);
/** Standard and Datacenter, full and core, as evaluation, and Datacenter Azure Edition. */
const documentedServers = new Set([7, 13, 8, 12, 79, 80, 407]);
const home = new Set([101, 98, 99, 100]);
const education = 121;
/** First build of Windows Server 2025, which no EFLOW source names. */
const server2025 = 26_100;

/**
 * Windows edition (eflow.md 6.2 HC-02, table 2.1). Domain controllers count as servers.
 *
 * @assumed eflow.md 2.1: OperatingSystemSKU has the numbers of the public GetProductInfo list | verify: read Win32_OperatingSystem on each documented edition
 */
export const windowsEdition: Check = {
  id: 'HC-02',
  area: 'windows',
  needs: ['host.os'],
  after: [],
  unknownBlocks: true,
  curedBy: {},
  assumed: 'eflow.md 2.1',
  judge(facts) {
    const os = facts.value('host.os');
    if (os === undefined) return unknownOf(facts, 'host.os');
    const params = { caption: os.caption, sku: os.sku };
    const undocumented = [instruct('documented-windows')];
    if (os.productType === 1) {
      if (documentedClients.has(os.sku)) return pass('documented', params);
      if (home.has(os.sku)) return fail('home', [instructWithRestart('upgrade-edition')], params);
      return warn(os.sku === education ? 'education' : 'unlisted', undocumented, params);
    }
    if (os.build >= server2025) return warn('server-2025', undocumented, params);
    if (documentedServers.has(os.sku)) return pass('documented', params);
    return warn('unlisted', undocumented, params);
  },
};
