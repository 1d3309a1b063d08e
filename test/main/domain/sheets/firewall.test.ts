import { describe, expect, test } from 'vitest';
import { FirewallRow } from '../../../../src/contract/sheets.ts';
import { placesIn } from '../../../../src/main/domain/identity/x509/places.ts';
import { firewallRows } from '../../../../src/main/domain/sheets/firewall.ts';
import {
  dpsCertificate,
  keyIdentity,
  manualCertificate,
  setupWith,
  tpmIdentity,
} from '../../../support/setups.ts';
import { certificateIn, madeCertificate } from './support.ts';

const of = (more: Record<string, unknown>) => firewallRows(setupWith(more));
const find = (more: Record<string, unknown>, purpose: string) =>
  of(more).rows.find((row) => row.purpose === purpose);
const notes = (more: Record<string, unknown>) => of(more).notes.map(({ code }) => code);
const methods = [undefined, tpmIdentity, keyIdentity, dpsCertificate, manualCertificate];

describe('what the firewall has to let through', () => {
  test('is the same shape for every method, each row once, and all of it opened from inside', () => {
    for (const identity of methods) {
      const { rows } = of(identity === undefined ? {} : { identity });
      for (const row of rows) FirewallRow.parse(row);
      const keys = rows.map((row) => `${row.host}:${row.port}/${row.protocol}`);
      expect(new Set(keys).size).toBe(keys.length);
      // Plain AMQP, MQTT and HTTP are not used (eflow.md 6.2 HC-21).
      expect(rows.map(({ port }) => port).filter((port) => [5672, 1883, 80].includes(port))).toEqual([]);
    }
  });

  test('has DPS for the methods of DPS, and not for the others', () => {
    for (const identity of [tpmIdentity, keyIdentity, dpsCertificate])
      expect(find({ identity }, 'provisioning')).toMatchObject({
        host: 'global.azure-devices-provisioning.net',
        port: 443,
        need: 'required',
      });
    expect(find({ identity: manualCertificate }, 'provisioning')).toBeUndefined();
    expect(find({}, 'provisioning')).toBeUndefined();
  });

  test('names the hub where the setup does, and its domain where DPS will choose it', () => {
    expect(find({ identity: manualCertificate }, 'hub-https')?.host).toBe('contoso.azure-devices.net');
    expect(find({ identity: tpmIdentity }, 'hub-https')?.host).toBe('*.azure-devices.net');
    expect(notes({ identity: tpmIdentity })).toContain('hub-unknown');
    expect(notes({ identity: manualCertificate })).not.toContain('hub-unknown');
  });

  test('takes either 5671 or AMQP over WebSockets on 443', () => {
    const either = of({ identity: tpmIdentity }).rows.filter(({ group }) => group === 'hub');
    expect(either.map(({ port, need, protocol }) => `${port} ${need} ${protocol}`)).toEqual([
      '5671 one-of amqps',
      '443 one-of amqp-websockets',
    ]);
    expect(find({ identity: tpmIdentity }, 'hub-mqtt')).toMatchObject({ port: 8883, need: 'optional' });
  });

  test('keeps TLS inspection away from DPS and the hub where a certificate proves the device', () => {
    for (const identity of [manualCertificate, dpsCertificate]) {
      const { rows } = of({ identity });
      const bypass = rows
        .filter(({ inspection }) => inspection === 'must-bypass')
        .map(({ purpose }) => purpose);
      expect(bypass).toEqual(expect.arrayContaining(['hub-https', 'hub-amqp', 'hub-websockets', 'hub-mqtt']));
      expect(bypass.includes('provisioning')).toBe(identity === dpsCertificate);
      expect(rows.find(({ purpose }) => purpose === 'registry')?.inspection).toBe('trust-needed');
      expect(notes({ identity })).toContain('x509-bypass');
    }
    for (const identity of [tpmIdentity, keyIdentity]) {
      expect(of({ identity }).rows.some(({ inspection }) => inspection === 'must-bypass')).toBe(false);
      expect(notes({ identity })).not.toContain('x509-bypass');
    }
  });

  test('is in the names of a sovereign cloud where the setup says so', () => {
    const china = { ...tpmIdentity, globalEndpoint: 'https://global.azure-devices-provisioning.cn' };
    expect(find({ identity: china }, 'provisioning')?.host).toBe('global.azure-devices-provisioning.cn');
    expect(find({ identity: china }, 'hub-https')?.host).toBe('*.azure-devices.cn');
    const us = { ...manualCertificate, iotHubHostname: 'contoso.azure-devices.us' };
    expect(find({ identity: us }, 'hub-amqp')?.host).toBe('contoso.azure-devices.us');
    expect(notes({ identity: china })).toContain('sovereign');
    expect(notes({ identity: tpmIdentity })).not.toContain('sovereign');
    const own = { ...tpmIdentity, globalEndpoint: 'https://dps.plant.example:8443' };
    expect(find({ identity: own }, 'provisioning')).toMatchObject({ host: 'dps.plant.example', port: 8443 });
  });

  test('goes over 443 alone behind a proxy, and the time past it', () => {
    const proxy = { https: 'http://line@proxy.example:3128', noProxy: ['.azurecr.io'] };
    const { rows } = of({ identity: tpmIdentity, proxy });
    expect(rows[0]).toMatchObject({
      host: 'proxy.example',
      port: 3128,
      protocol: 'http-proxy',
      from: ['host', 'vm'],
      viaProxy: false,
    });
    expect(rows.filter(({ port }) => port === 5671 || port === 8883)).toEqual([]);
    expect(rows.find(({ purpose }) => purpose === 'hub-websockets')).toMatchObject({
      need: 'required',
      group: null,
      viaProxy: true,
    });
    expect(rows.find(({ purpose }) => purpose === 'time')).toMatchObject({
      transport: 'udp',
      port: 123,
      viaProxy: false,
    });
    expect(rows.find(({ purpose }) => purpose === 'private-registry')?.viaProxy).toBe(false);
    expect(rows.find(({ purpose }) => purpose === 'registry')?.viaProxy).toBe(true);
  });

  test('says whether the VM has an address of its own', () => {
    expect(notes({})).toContain('vm-behind-host');
    expect(notes({ network: { vswitch: 'External', vswitchName: 'Plant' } })).toContain('vm-own-address');
  });
});

test('trap 19: the ticket has the time among what must be open', () => {
  expect(find({ identity: tpmIdentity }, 'time')).toMatchObject({
    host: 'pool.ntp.org',
    port: 123,
    need: 'required',
    from: ['vm'],
  });
});

describe('what the certificates of the device name', () => {
  const pointing = (name: string, ...extensions: string[]) =>
    certificateIn(madeCertificate(name, 30, extensions).certificate);
  const own = pointing(
    'press-3',
    'crlDistributionPoints=URI:http://crl.plant.example/line.crl,URI:ldap:///CN=Line%2CDC=plant?certificateRevocationList',
    'authorityInfoAccess=OCSP;URI:http://ocsp.plant.example:8080/,caIssuers;URI:https://pki.plant.example/line.crt',
  );
  const above = pointing('Plant, "7" root', 'crlDistributionPoints=URI:http://crl.plant.example/root.crl');
  const setup = setupWith({ identity: dpsCertificate });
  const rowsOf = (...given: Parameters<typeof firewallRows>) =>
    firewallRows(...given)
      .rows.filter(({ certificate }) => certificate !== undefined)
      .map((row) => FirewallRow.parse(row));

  test('is read as openssl wrote it', () => {
    expect(placesIn(own)).toEqual([
      { what: 'crl', uri: 'http://crl.plant.example/line.crl' },
      { what: 'crl', uri: 'ldap:///CN=Line%2CDC=plant?certificateRevocationList' },
      { what: 'ocsp', uri: 'http://ocsp.plant.example:8080/' },
      { what: 'issuer', uri: 'https://pki.plant.example/line.crt' },
    ]);
    expect(placesIn(certificateIn(madeCertificate('bare').certificate))).toEqual([]);
  });

  test('is nothing where a certificate is cut off or changed, and never a failure', () => {
    for (let length = 0; length < own.der.length; length += 7)
      expect(placesIn({ der: own.der.subarray(0, length) })).toEqual([]);
    for (let at = 0; at < own.der.length; at += 1) {
      const changed = Buffer.from(own.der);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(placesIn({ der: changed }).length).toBeLessThanOrEqual(32);
    }
  });

  test('are rows of their own, each host once for what it is for, with the certificate that names it', () => {
    expect(
      rowsOf(setup, [own, above]).map((row) => [
        row.host,
        row.port,
        row.protocol,
        row.purpose,
        row.certificate,
      ]),
    ).toEqual([
      ['crl.plant.example', 80, 'http', 'revocation', 'press-3'],
      ['ocsp.plant.example', 8080, 'http', 'revocation-answer', 'press-3'],
      ['pki.plant.example', 443, 'https', 'issuer', 'press-3'],
    ]);
    for (const row of rowsOf(setup, [own, above])) {
      expect(row).toMatchObject({ need: 'optional', from: ['host', 'vm'], assumed: 'user-needs.md 1 8' });
      expect(row.inspection).toBe(row.protocol === 'https' ? 'trust-needed' : 'not-tls');
    }
    expect(rowsOf(setup, [above])).toMatchObject([{ certificate: 'Plant, "7" root' }]);
  });

  test('goes by the proxy where that takes it: a directory never does', () => {
    const proxy = { https: 'http://proxy.example:3128', noProxy: ['ocsp.plant.example'] };
    const directory = pointing('press-4', 'crlDistributionPoints=URI:ldap://dc1.plant.example/CN=Line');
    const rows = rowsOf(setupWith({ identity: dpsCertificate, proxy }), [own, directory]);
    expect(rows.map(({ host, viaProxy }) => [host, viaProxy])).toEqual([
      ['crl.plant.example', true],
      ['ocsp.plant.example', false],
      ['pki.plant.example', true],
      ['dc1.plant.example', false],
    ]);
  });

  test('is told in notes: where nothing is known, where something is, and what nobody can know', () => {
    const codes = (...given: Parameters<typeof firewallRows>) =>
      firewallRows(...given).notes.map(({ code }) => code);
    expect(codes(setup)).toEqual(expect.arrayContaining(['chain-unknown', 'services-chain']));
    expect(codes(setup)).not.toContain('chain-named');
    expect(codes(setup, [own])).toEqual(expect.arrayContaining(['chain-named', 'directory']));
    expect(codes(setup, [own])).not.toContain('chain-unknown');
    expect(codes(setup, [above])).not.toContain('directory');
    expect(codes(setupWith({ identity: tpmIdentity }))).not.toContain('chain-unknown');
  });

  test.each([
    'URI:file:///c:/line.crl',
    'URI:ftp://ftp.plant.example/line.crl',
    'URI:javascript:alert(1)',
    'URI:not an address',
  ])('is no row for %s', (point) => {
    expect(rowsOf(setup, [pointing('press-5', `crlDistributionPoints=${point}`)])).toEqual([]);
  });
});
