import type { Setup } from '../../../contract/setup.ts';
import type { FirewallRow, FirewallTicket } from '../../../contract/sheets.ts';
import type { Certificate } from '../identity/x509/certificate.ts';
import { placesIn, type Place } from '../identity/x509/places.ts';

type Note = FirewallTicket['notes'][number];
type Row = Omit<FirewallRow, 'viaProxy'>;

/** Endings of the names of each cloud (provisioning.md 1.3). */
type Cloud = 'net' | 'cn' | 'us';

const globalEndpoint = 'global.azure-devices-provisioning';

/** The cloud that the names of a setup are in; the public one where they do not say. */
function cloudOf({ identity }: Setup): Cloud {
  const named =
    identity?.provisioningType === 'ManualX509'
      ? identity.iotHubHostname
      : identity !== undefined && 'globalEndpoint' in identity
        ? identity.globalEndpoint
        : undefined;
  const ending = /\.azure-devices(?:-provisioning)?\.(net|cn|us)(?:[:/]|$)/iu.exec(named ?? '')?.[1];
  return (ending?.toLowerCase() ?? 'net') as Cloud;
}

/**
 * Where the device registers first (eflow.md 6.2 HC-21). A TLS-opening proxy ends client certificates, so X.509 must go past
 * it (field-notes TLS inspection).
 */
function provisioning({ identity }: Setup, cloud: Cloud, x509: boolean): Row[] {
  if (identity === undefined || !('scopeId' in identity)) return [];
  const url = new URL(identity.globalEndpoint ?? `https://${globalEndpoint}.${cloud}`);
  return [
    row(url.hostname, url.port === '' ? 443 : Number(url.port), 'https', 'provisioning', {
      inspection: x509 ? 'must-bypass' : 'trust-needed',
    }),
  ];
}

/** What is not TLS. */
const plain: ReadonlySet<FirewallRow['protocol']> = new Set(['ntp', 'http-proxy', 'http', 'ldap']);

function row(
  host: string,
  port: number,
  protocol: FirewallRow['protocol'],
  purpose: string,
  more: Partial<Omit<Row, 'host' | 'port' | 'protocol' | 'purpose'>> = {},
): Row {
  return {
    host,
    port,
    transport: protocol === 'ntp' ? 'udp' : 'tcp',
    protocol,
    from: ['vm'],
    purpose,
    need: 'required',
    group: null,
    inspection: plain.has(protocol) ? 'not-tls' : 'trust-needed',
    ...more,
  };
}

/**
 * The hub (eflow.md 6.2 HC-21): AMQP on 5671 or, where that is shut, AMQP over WebSockets on 443. Through a proxy only 443
 * goes. MQTT on 8883 is for modules that are told so. Which hub DPS will assign nobody knows before, so its whole domain is
 * named then.
 *
 * @assumed eflow.md 6.2 HC-21: beside its upstream protocol the runtime calls the hub by HTTPS on 443 in every case | verify: open 5671 alone, provision, and look whether modules start
 */
function hub({ identity, proxy }: Setup, cloud: Cloud, x509: boolean): Row[] {
  const host =
    identity?.provisioningType === 'ManualX509'
      ? identity.iotHubHostname.toLowerCase()
      : `*.azure-devices.${cloud}`;
  const inspection = x509 ? 'must-bypass' : 'trust-needed';
  const one = { need: 'one-of', group: 'hub', inspection } as const;
  const https = row(host, 443, 'https', 'hub-https', { inspection, assumed: 'eflow.md 6.2 HC-21' });
  const webSockets = row(host, 443, 'amqp-websockets', 'hub-websockets', one);
  // A proxy takes nothing but 443, so there is nothing to choose.
  if (proxy !== undefined) return [https, { ...webSockets, need: 'required', group: null }];
  return [
    https,
    row(host, 5671, 'amqps', 'hub-amqp', one),
    webSockets,
    row(host, 8883, 'mqtts', 'hub-mqtt', { need: 'optional', inspection }),
  ];
}

/**
 * Images of the runtime and of modules, and the time (eflow.md 6.2 HC-21).
 *
 * @assumed eflow.md 6.2 HC-21: layers of mcr.microsoft.com come from names below data.mcr.microsoft.com | verify: log the names while edgeAgent is pulled
 */
const images: readonly Row[] = [
  row('mcr.microsoft.com', 443, 'https', 'registry'),
  row('*.data.mcr.microsoft.com', 443, 'https', 'registry-data', { assumed: 'eflow.md 6.2 HC-21' }),
  row('*.azurecr.io', 443, 'https', 'private-registry', { need: 'optional' }),
  row('*.blob.core.windows.net', 443, 'https', 'private-registry-data', { need: 'optional' }),
  row('registry-1.docker.io', 443, 'https', 'docker-hub', { need: 'optional' }),
  row('auth.docker.io', 443, 'https', 'docker-hub', { need: 'optional' }),
  row('pool.ntp.org', 123, 'ntp', 'time'),
];

const onHost = (host: string, purpose: string): Row =>
  row(host, 443, 'https', purpose, { from: ['host'], need: 'optional', inspection: 'host-trust' });

/** What the host itself fetches; with an installer that was carried there it needs none of it (eflow.md 6.2 HC-21). */
const forHost: readonly Row[] = [
  onHost('aka.ms', 'installer'),
  { ...onHost('download.microsoft.com', 'installer'), assumed: 'eflow.md 6.2 HC-21' },
  { ...onHost('*.windowsupdate.com', 'windows-update'), assumed: 'eflow.md 6.2 HC-21' },
];

/** The proxy itself: both open their connections to it, and it opens the others. */
function proxyRow({ proxy }: Setup): Row[] {
  if (proxy === undefined) return [];
  const url = new URL(proxy.https);
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return [row(url.hostname, port, 'http-proxy', 'proxy', { from: ['host', 'vm'] })];
}

const purposes: Readonly<Record<Place['what'], string>> = {
  crl: 'revocation',
  ocsp: 'revocation-answer',
  issuer: 'issuer',
};
/** Schemes of the addresses of certificates, with their usual ports. */
const schemes: Readonly<Record<string, readonly [FirewallRow['protocol'], port: number]>> = {
  'http:': ['http', 80],
  'https:': ['https', 443],
  'ldap:': ['ldap', 389],
  'ldaps:': ['ldaps', 636],
};

/**
 * Hosts that the certificates of the device name for their revocation and for who issued them. Those of the services'
 * own certificates are known to nobody before, and are not guessed at (user-needs.md 1 pain 8).
 *
 * @assumed user-needs.md 1 8: neither IoT Edge nor DPS nor the hub asks the CRL and OCSP hosts of a device's own chain; what does is a proxy or a tool of the site | verify: log the names that the VM and its proxy ask for while a device with such a certificate registers
 */
function namedBy(chain: readonly Certificate[]): { rows: Row[]; directory: boolean } {
  const rows = new Map<string, Row>();
  let directory = false;
  for (const { der, view } of chain) {
    for (const { what, uri } of placesIn({ der })) {
      const url = URL.canParse(uri) ? new URL(uri) : undefined;
      const [protocol, port] = schemes[url?.protocol ?? ''] ?? [];
      if (url === undefined || protocol === undefined || port === undefined) continue;
      // An authority of a Windows domain names its directory without a host: whichever controller is near.
      if (url.hostname === '') {
        directory = true;
        continue;
      }
      const one = row(url.hostname, url.port === '' ? port : Number(url.port), protocol, purposes[what], {
        from: ['host', 'vm'],
        need: 'optional',
        certificate: view.commonName ?? view.subject,
        assumed: 'user-needs.md 1 8',
      });
      const key = `${one.host} ${one.port} ${one.purpose}`;
      if (!rows.has(key)) rows.set(key, one);
    }
  }
  return { rows: [...rows.values()], directory };
}

/** True for a name that the setup takes past its proxy. */
function pastProxy(host: string, noProxy: readonly string[]): boolean {
  return noProxy.some(
    (entry) => host === entry || host.endsWith(entry.startsWith('.') ? entry : `.${entry}`),
  );
}

/**
 * Every connection that a device with this setup opens, for the network department (user-needs.md 1 pain 8). All are opened
 * from inside; none is to be let in (eflow.md 6.2 HC-21). Plain 5672 and 1883 are not used, and 80 only for what the
 * certificates of the device name. `chain` is the device's own certificate and those above it, where they are known.
 */
export function firewallRows(
  setup: Setup,
  chain: readonly Certificate[] = [],
): { rows: FirewallRow[]; notes: Note[] } {
  const { identity, proxy } = setup;
  const cloud = cloudOf(setup);
  const x509 = identity?.provisioningType === 'ManualX509' || identity?.provisioningType === 'DpsX509';
  const named = namedBy(chain);
  const rows = [
    ...proxyRow(setup),
    ...provisioning(setup, cloud, x509),
    ...hub(setup, cloud, x509),
    ...images,
    ...forHost,
    ...named.rows,
  ].map((one): FirewallRow => ({
    ...one,
    viaProxy:
      proxy !== undefined &&
      one.protocol !== 'http-proxy' &&
      one.protocol !== 'ntp' &&
      !one.protocol.startsWith('ldap') &&
      !pastProxy(one.host, proxy.noProxy ?? []),
  }));
  const note = (code: string, params: Note['params'] = {}): Note => ({ code, params });
  return {
    rows,
    notes: [
      note('outbound-only'),
      note(setup.network.vswitch === 'External' ? 'vm-own-address' : 'vm-behind-host'),
      ...(identity?.provisioningType === 'ManualX509'
        ? []
        : [note('hub-unknown', { domain: `*.azure-devices.${cloud}` })]),
      ...(x509 ? [note('x509-bypass')] : [note('inspection-ca')]),
      ...(cloud === 'net' ? [] : [note('sovereign', { cloud })]),
      ...(proxy === undefined ? [] : [note('proxy-443'), note('proxy-time')]),
      ...(x509 && chain.length === 0 ? [note('chain-unknown')] : []),
      ...(named.rows.length > 0 || named.directory ? [note('chain-named')] : []),
      ...(named.directory ? [note('directory')] : []),
      note('services-chain'),
      note('no-icmp'),
    ],
  };
}
