import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createCertificateMaker } from '../../../../../src/main/adapters/certificate-maker.ts';
import { readCertificateFile } from '../../../../../src/main/adapters/certificate-reader.ts';
import type { CertificateUse } from '../../../../../src/contract/certificates.ts';
import { readCertificate } from '../../../../../src/main/domain/identity/x509/certificate.ts';
import { checkCertificates } from '../../../../../src/main/domain/identity/x509/check.ts';
import { certificateText } from '../../../../../src/main/domain/identity/x509/convert.ts';
import { factsOf } from '../../../../../src/main/domain/facts.ts';
import { stepKind } from '../../../../../src/main/domain/steps/index.ts';
import { toolsIn } from '../../../../fixtures/x509/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'traps-'));
const tools = toolsIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const now = Date.now();

const root = tools.issue('root', '/CN=Root', { extensions: 'authority' });
const device = tools.issue('device', '/CN=press-3', { issuer: root });

async function check(certificate: string, key: string, use: CertificateUse = 'group') {
  const read = (text: string) => readCertificateFile(Buffer.from(text), undefined);
  const file = await read(certificate);
  return checkCertificates({ use, name: 'press-3', now, certificate: file, key: await read(key) });
}

const rules = ({ problems }: Awaited<ReturnType<typeof check>>) => problems.map(({ rule }) => rule);

/** The traps of provisioning.md 11 that are about certificates, by their numbers. */
describe('the trap', () => {
  test('10: a byte order mark passes Node, and is neither passed on nor left untold', async () => {
    const text = `\ufeff${device.certificate}`;
    expect(new X509Certificate(text).subject).toContain('press-3');
    const checked = await check(text, device.key, 'individual');
    expect(rules(checked)).toEqual(['byte-order-mark']);
    expect(certificateText(checked.chain).charCodeAt(0)).toBe('-'.charCodeAt(0));
  });

  test('11: glued blocks break Node, and are taken apart', async () => {
    const glued = device.certificate.trimEnd() + root.certificate;
    expect(() => new X509Certificate(glued)).toThrow(/BAD_END_LINE|bad end line/iu);
    const checked = await check(glued, device.key);
    expect([checked.verdict, rules(checked)]).toEqual(['convert', ['glued-blocks']]);
    expect(certificateText(checked.chain)).toBe(device.certificate + root.certificate);
  });

  test('12: a chain with the root first is put in order, and without the key told by what issued what', async () => {
    const checked = await check(root.certificate + device.certificate, device.key);
    expect([checked.verdict, rules(checked)]).toEqual(['convert', ['wrong-order']]);
    expect(certificateText(checked.chain)).toBe(device.certificate + root.certificate);
  });

  test('13: a device CA certificate is not taken for an identity', async () => {
    const ca = tools.issue('ca', '/CN=press-3', { extensions: 'authority-of-devices', issuer: root });
    const checked = await check(ca.certificate + root.certificate, ca.key);
    expect([checked.verdict, rules(checked)]).toEqual(['wrong', ['device-ca']]);
  });

  test('14: an encrypted key is told before any parser sees it, whatever codes its build has', async () => {
    const locked = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
    const key = createPrivateKey(device.key);
    for (const type of ['pkcs8', 'sec1'] as const) {
      const text = key.export({ ...locked, type }).toString();
      expect(rules(await check(device.certificate, text, 'individual'))).toEqual(['key-encrypted']);
    }
  });

  test('15: what Node calls keyUsage are the purposes, and the two are kept apart', () => {
    const { x509, view } = readCertificate(new X509Certificate(device.certificate).raw);
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect([view.keyUsage, view.purposes]).toEqual([['digitalSignature'], ['clientAuth']]);
  });

  test('22: the library that makes certificates gets its metadata first', async () => {
    const made = await createCertificateMaker().request('press-3', 'ec-p256');
    expect(made.request).toContain('CERTIFICATE REQUEST');
  });

  test('25: a registration ID goes to DpsX509 only where somebody chose one', () => {
    const input = {
      scopeId: '0ne00ABCDEF',
      identityCertPath: 'a',
      identityPrivKeyPath: 'b',
      globalEndpoint: null,
    };
    const args = (registrationId: string | null) => {
      const action = stepKind('provision-dps-x509').action({ ...input, registrationId }, factsOf({}));
      return action.port === 'host' ? Object.keys(action.args) : [];
    };
    expect(args(null)).not.toContain('registrationId');
    expect(args('press-3')).toContain('registrationId');
  });
});
