import { describe, expect, test } from 'vitest';
import { FirewallRow } from '../../../../src/contract/sheets.ts';
import { firewallRows } from '../../../../src/main/domain/sheets/firewall.ts';
import {
  dpsCertificate,
  keyIdentity,
  manualCertificate,
  setupWith,
  tpmIdentity,
} from '../../../support/setups.ts';

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
