import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rc2 } from '../../../../../src/main/adapters/rc2.ts';
import { readCertificateFile } from '../../../../../src/main/adapters/certificate-reader.ts';
import { checkCertificates } from '../../../../../src/main/domain/identity/x509/check.ts';
import { firstNode, inside, NotDer } from '../../../../../src/main/domain/identity/x509/der.ts';
import { budgetOf } from '../../../../../src/main/domain/identity/x509/pbe.ts';
import { pemOf } from '../../../../../src/main/domain/identity/x509/pem.ts';
import { readCertificates } from '../../../../../src/main/domain/identity/x509/read.ts';
import { passphrase, toolsIn } from '../../../../fixtures/x509/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
const tools = toolsIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));
const pair = tools.issue('device', '/CN=press-3');
tools.write('d.pem', pair.certificate);
tools.write('d.key', pair.key);
const pfx = (...more: string[]) =>
  tools.openssl(
    'pkcs12',
    '-export',
    '-in',
    'd.pem',
    '-inkey',
    'd.key',
    '-passout',
    `pass:${passphrase}`,
    ...more,
  );

/** The same values in BER, as old browsers write them: lengths that only their end tells, octets in pieces. */
function ber(der: Buffer): Buffer {
  const node = firstNode(der);
  const end = Buffer.from([0, 0]);
  if ((node.tag & 0x20) !== 0)
    return Buffer.concat([Buffer.from([node.tag, 0x80]), ...inside(node).map(({ raw }) => ber(raw)), end]);
  if (node.tag !== 0x04 || node.content.length < 40) return node.raw;
  const pieces = [node.content.subarray(0, 20), node.content.subarray(20)];
  const sized = (content: Buffer) =>
    content.length < 0x80
      ? Buffer.from([0x04, content.length])
      : Buffer.from([0x04, 0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([0x24, 0x80]), ...pieces.flatMap((one) => [sized(one), one]), end]);
}

describe('a PFX in BER', () => {
  test.each([[[]], [['-legacy']]])('is read like the same in DER (%j)', async (more) => {
    const der = pfx(...more);
    const [one, other] = [
      await readCertificateFile(der, passphrase),
      await readCertificateFile(ber(der), passphrase),
    ];
    expect(ber(der).equals(der)).toBe(false);
    expect(other.view).toEqual({ ...one.view, bytes: ber(der).length });
    expect(other.key?.view.keyId).toBe(one.certificates[0]?.view.keyId);
  });
});

describe('the work that a file asks for', () => {
  const open = (bytes: Buffer, most?: number) =>
    readCertificates(bytes, { passphrase, budget: budgetOf(most), rc2 });
  const rules = async (bytes: Buffer, most?: number) =>
    (await open(bytes, most)).problems.map(({ rule }) => rule);

  test('is counted over the whole file, not for each bag', async () => {
    // A MAC, the certificates and the key: each within the limit, together above it.
    const file = pfx('-iter', '2048');
    expect(await rules(file, 9_000)).toEqual(['work-too-much']);
    expect(await rules(file)).toEqual(['pfx']);
  });

  test('of 600,000 rounds is still done', async () => {
    const key = tools.openssl(
      'pkcs8',
      '-topk8',
      '-in',
      'd.key',
      '-iter',
      '600000',
      '-passout',
      `pass:${passphrase}`,
    );
    expect((await open(key)).key?.view.encrypted).toBe(true);
  });
});

describe('values inside each other', () => {
  test.each([
    [
      'deeper than anything that is meant',
      Buffer.concat([Buffer.from('3080'.repeat(200), 'hex'), Buffer.alloc(400)]),
    ],
    ['a length beyond the end', Buffer.from('3084ffffffff00', 'hex')],
    ['an end that never comes', Buffer.from('30800201', 'hex')],
    ['a tag of two bytes', Buffer.from('1f810100', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('are refused: %s', (_name, bytes) => {
    expect(() => firstNode(bytes)).toThrow(NotDer);
  });
});

describe('a certificate that another device has (provisioning.md 3.3 D2)', async () => {
  const certificate = await readCertificateFile(Buffer.from(pair.certificate), undefined);
  const key = await readCertificateFile(Buffer.from(pair.key), undefined);
  const { sha1 = '', sha256 = '' } = certificate.view.certificates[0] ?? {};
  type Input = Parameters<typeof checkCertificates>[0];
  const check = (used: [string, string][], more: Partial<Input> = {}, whole = true) => {
    const known = { used: used.map(([name, print]) => ({ name, thumbprints: ['00', print] })), whole };
    const input: Input = {
      use: 'manual',
      name: 'press-3',
      now: Date.now(),
      certificate,
      key,
      known,
    };
    const { problems } = checkCertificates({ ...input, ...more });
    return problems.filter((problem) => problem.check === 'D2');
  };
  const told = { severity: 'warning', rule: 'used-before', params: { name: 'press-4' } };

  test('is told by that device, whichever hash the service keeps', () => {
    expect(check([['press-4', sha256]])).toMatchObject([told]);
    expect(check([['press-4', sha1]])).toMatchObject([told]);
    expect(check([['press-4', 'ab']])).toEqual([]);
  });

  test('is no doubt where it is this device, by the name that is wanted or its own', () => {
    expect(check([['press-3', sha256]])).toEqual([]);
    expect(check([['press-3', sha256]], { name: undefined })).toEqual([]);
    // DPS ignores case, a hub does not.
    expect(check([['PRESS-3', sha256]], { use: 'individual' })).toEqual([]);
    expect(check([['PRESS-3', sha256]])).toHaveLength(1);
  });

  test('is not ruled out where not all devices were looked at', () => {
    expect(check([['press-5', 'ab']], {}, false)).toMatchObject([
      { severity: 'info', rule: 'used-not-all', params: { count: 1 } },
    ]);
    expect(check([['press-4', sha256]], {}, false)).toMatchObject([told]);
  });
});

test('a certificate that its own key signed under another name is not self-signed', async () => {
  const issuer = tools.issue('alias', '/CN=Alias', { extensions: 'authority', key: pair.key });
  const { certificate } = tools.issue('aliased', '/CN=press-3', { issuer, key: pair.key });
  const { view } = await readCertificateFile(Buffer.from(certificate), undefined);
  expect(view.certificates[0]?.selfSigned).toBe(false);
});

test('a key in PKCS#8 is handed on byte for byte, with what others drop', async () => {
  // Windows writes for what the key is into an attribute behind it.
  const plain = createPrivateKey(pair.key).export({ type: 'pkcs8', format: 'der' });
  const rest = Buffer.concat([
    firstNode(plain).content,
    Buffer.from('a00d300b0603551d0f310403020080', 'hex'),
  ]);
  const der = Buffer.concat([Buffer.from([0x30, 0x81, rest.length]), rest]);
  const key = await readCertificateFile(Buffer.from(pemOf('PRIVATE KEY', der)), undefined);
  const certificate = await readCertificateFile(Buffer.from(pair.certificate), undefined);
  const checked = checkCertificates({ use: 'manual', name: 'press-3', now: Date.now(), certificate, key });
  expect([checked.verdict, checked.key?.pkcs8.equals(der)]).toEqual(['right', true]);
});
