import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SheetRequest } from '../../../../src/contract/sheets.ts';
import { readCertificateFile } from '../../../../src/main/adapters/certificate-reader.ts';
import {
  chainIn,
  isLocked,
  sheetCertificate,
  sheetRequestPem,
} from '../../../../src/main/domain/sheets/certificate.ts';
import { portalFor } from '../../../../src/main/domain/sheets/commands.ts';
import { manifestEnvironment } from '../../../../src/main/domain/sheets/request.ts';
import { os, unknown } from '../../../support/facts.ts';
import { dpsCertificate, keyIdentity, manualCertificate, tpmIdentity } from '../../../support/setups.ts';
import keys from '../../../fixtures/tpm/keys.json' with { type: 'json' };
import { ekT1, idT1 } from '../identity/vectors.ts';
import { asked, certificateIn, madeCertificate, tpmKey } from './support.ts';

const byString = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const;
const made = madeCertificate('press-3');
const authority = madeCertificate('plant-root');
const codes = ({ notes }: ReturnType<typeof asked>) => notes.map(({ code }) => code);

describe('the request of each method', () => {
  test('is for a TPM its key, its ID and its scope', () => {
    const told = asked(tpmIdentity);
    expect(told.request).toMatchObject({
      object: 'enrollment-tpm',
      scopeId: '0ne00ABCDEF',
      registrationId: idT1,
      endorsementKey: ekT1,
      deviceId: null,
      certificate: null,
    });
    expect(codes(told)).toEqual(['edge-flag', 'individual-only', 'key-from-host']);
  });

  test('trusts the VM more than Windows, and warns where they differ', () => {
    const vm = { endorsementKey: keys.normal, registrationId: 'of-the-vm' };
    const told = asked(tpmIdentity, { given: { 'tpm.endorsementKey': tpmKey, 'eflow.tpmInfo': vm } });
    expect(told.request.endorsementKey).toBe(keys.normal);
    expect(codes(told)).toEqual(['edge-flag', 'individual-only', 'key-from-vm', 'keys-differ']);
  });

  test('says what is missing of a TPM that tells nothing, and which ID somebody chose', () => {
    const none = asked(tpmIdentity, { given: { 'tpm.endorsementKey': unknown('elevation') } });
    expect(none.request).toMatchObject({ endorsementKey: null, registrationId: null });
    expect(none.notes).toContainEqual({ code: 'no-endorsement-key', severity: 'error', params: {} });
    const chosen = asked({ ...tpmIdentity, registrationId: 'press-3' });
    expect(chosen.request.registrationId).toBe('press-3');
    expect(codes(chosen)).toContain('id-chosen');
  });

  test('is for a certificate at the hub its thumbprints, as openssl and Node tell them', () => {
    const { request, notes } = asked(manualCertificate, { certificate: made.certificate });
    const { raw, fingerprint } = new X509Certificate(made.certificate);
    expect(request).toMatchObject({
      object: 'hub-device-certificate',
      hub: 'contoso.azure-devices.net',
      deviceId: 'press-3',
      idProposed: false,
      certificate: {
        commonName: 'press-3',
        sha1: fingerprint.replaceAll(':', ''),
        sha256: createHash('sha256').update(raw).digest('hex').toUpperCase(),
      },
    });
    expect(notes.some(({ severity }) => severity === 'error')).toBe(false);
  });

  test('is for a certificate at DPS the ID of its common name, in lower case', () => {
    const { certificate } = madeCertificate('Press-3');
    expect(asked(dpsCertificate, { certificate }).request.registrationId).toBe('press-3');
    expect(codes(asked(dpsCertificate))).toEqual(['edge-flag', 'no-certificate', 'no-registration-id']);
  });

  test('does not ask for an enrollment of an expired certificate', () => {
    const { notAfter } = sheetCertificate(certificateIn(made.certificate));
    const on = (when: string) => codes(asked(manualCertificate, { certificate: made.certificate, when }));
    expect(on(notAfter)).toContain('certificate-expired');
    expect(on(new Date(Date.parse(notAfter) - 1000).toISOString())).not.toContain('certificate-expired');
  });

  test('is for a key the ID alone: the cloud makes the key', () => {
    expect(asked(keyIdentity).request).toMatchObject({ object: 'enrollment-key', registrationId: 'press-3' });
  });

  test('is for the member of a group with a key the ID, and warns of the key of the group (trap 2)', () => {
    const told = asked(keyIdentity, { group: { id: 'line-7' } });
    expect(told.request).toMatchObject({
      object: 'enrollment-group-key',
      groupId: 'line-7',
      registrationId: 'press-3',
      certificate: null,
    });
    expect(codes(told)).toEqual(['edge-flag', 'group-edge', 'group-key-stays']);
  });

  test('is for the member of a group with a certificate that of its authority, and not its own', () => {
    const group = { id: 'line-7', authority: authority.certificate };
    const told = asked(dpsCertificate, { certificate: made.certificate, group });
    expect(told.request).toMatchObject({
      object: 'enrollment-group-certificate',
      registrationId: 'press-3',
      certificate: { commonName: 'plant-root' },
    });
    expect(codes(told)).toEqual(['edge-flag', 'group-edge']);
    const bare = asked(dpsCertificate, { certificate: made.certificate, group: { id: 'line-7' } });
    expect(codes(bare)).toEqual(['edge-flag', 'group-edge', 'no-authority']);
    expect(codes(asked(dpsCertificate, { group }))).toContain('no-registration-id');
    const { notAfter } = sheetCertificate(certificateIn(authority.certificate));
    expect(codes(asked(dpsCertificate, { certificate: made.certificate, group, when: notAfter }))).toContain(
      'certificate-expired',
    );
  });

  test('asks for an ID scope that nobody knows here, and says nothing that could be taken for one', () => {
    const told = asked(tpmIdentity, { scopeUnknown: true });
    expect(told.request).toMatchObject({ scopeId: null, registrationId: idT1, endorsementKey: ekT1 });
    expect(codes(told)).toContain('no-scope');
    expect(codes(asked(manualCertificate, { scopeUnknown: true }))).not.toContain('no-scope');
  });

  test('proposes for a device string the name of this machine, where that can be an ID', () => {
    expect(asked(byString).request).toMatchObject({
      object: 'hub-device-key',
      deviceId: 'line07-pc',
      idProposed: true,
    });
    const odd = asked(byString, { given: { 'host.os': os({ hostName: 'LINE 07' }) } });
    expect(odd.request).toMatchObject({ deviceId: null, idProposed: false });
    expect(codes(odd)).toEqual(['edge-flag', 'no-device-id']);
  });

  test('is what the contract says, can be sent and comes back the same', () => {
    for (const identity of [byString, tpmIdentity, keyIdentity, manualCertificate, dpsCertificate]) {
      const { request } = asked(identity, { certificate: made.certificate });
      const sent = JSON.stringify(request);
      expect(SheetRequest.parse(JSON.parse(sent))).toEqual(request);
      expect(portalFor(request).length).toBeGreaterThan(3);
    }
  });
});

describe('behind a proxy', () => {
  const proxy = {
    https: 'http://line@proxy.example:3128',
    noProxy: ['.plant.example', '10.0.0.0/8'],
    password: 'env:X',
  };

  test('every manifest needs its environment, without the password', () => {
    const told = asked(tpmIdentity, { setup: { proxy } });
    expect(codes(told)).toEqual(expect.arrayContaining(['proxy-environment', 'proxy-password']));
    expect(JSON.parse(manifestEnvironment(told.request) ?? '')).toEqual({
      env: {
        https_proxy: { value: 'http://line@proxy.example:3128' },
        no_proxy: { value: '.plant.example,10.0.0.0/8' },
        UpstreamProtocol: { value: 'AmqpWs' },
      },
    });
    expect(JSON.stringify(told)).not.toContain('env:X');
  });

  test('and none without one', () => {
    expect(manifestEnvironment(asked(tpmIdentity).request)).toBeNull();
  });
});

describe('files of a request', () => {
  const read = (text: string) => readCertificateFile(Buffer.from(text), undefined);

  test.each([
    ['twice', `${made.certificate}${made.certificate}`],
    ['behind its key', `${made.key}${made.certificate}`],
    ['behind its authority', `${authority.certificate}${made.certificate}`.replaceAll('\n', '\r\n')],
  ])('are the certificate of the device alone, where it stands %s', async (where, text) => {
    const [own] = chainIn(await read(text));
    const pem = own === undefined ? '' : sheetCertificate(own).pem;
    // Which of two authorities of themselves is the device's own nobody can tell: the first counts.
    const expected = where === 'behind its authority' ? authority.certificate : made.certificate;
    expect(pem).toBe(new X509Certificate(expected).toString().trim());
  });

  test.each(['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '', made.key])(
    'are none that is no certificate',
    async (text) => {
      const file = await read(text);
      expect([chainIn(file), isLocked(file)]).toEqual([[], false]);
    },
  );

  test('that only a passphrase opens are told as such, and not as missing', () => {
    const told = asked(dpsCertificate, { certificate: 'locked' });
    expect(told.request.certificate).toBeNull();
    expect(codes(told)).toEqual(['edge-flag', 'certificate-locked', 'no-registration-id']);
  });

  test('are one certificate request, without what stands around it', () => {
    const plain = sheetRequestPem(made.csr);
    expect(plain).toBe(made.csr.trim());
    expect(sheetRequestPem(`Certificate Request:\n    Data:\r\n${made.csr.replaceAll('\n', '\r\n')}`)).toBe(
      plain,
    );
    for (const text of [
      '',
      made.certificate,
      `${made.key}${made.csr}`,
      `${made.csr}${made.csr}`,
      made.csr.replace('MI', 'AA'),
    ])
      expect(sheetRequestPem(text)).toBeUndefined();
  });
});
