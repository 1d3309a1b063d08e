import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  readCertificateFile,
  readPrivateKeyFile,
} from '../../../../src/main/domain/identity/certificate-files.ts';
import {
  authorityExtensions,
  deviceExtensions,
  keyOfText,
  selfSigned,
} from '../../../../src/practice/cloud/certificate.ts';

const from = Date.parse('2026-03-01T08:00:00Z');
const until = Date.parse('2027-03-01T08:00:00Z');
const key = keyOfText('press-3');
const request = {
  commonName: 'press-3',
  notBefore: from,
  notAfter: until,
  extensions: deviceExtensions,
  key,
};
const pem = selfSigned(request);
const other = selfSigned({ ...request, commonName: 'press-4', key: keyOfText('press-4') });
const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString();
const sec1 = key.export({ type: 'sec1', format: 'pem' }).toString();
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;
const asPem = (one: typeof key) => one.export({ type: 'pkcs8', format: 'pem' }).toString();
const locked = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;

describe('a certificate file', () => {
  test('is told by what its first certificate says', () => {
    const read = readCertificateFile(pem);
    expect(read).toMatchObject({
      problem: null,
      certificate: {
        commonName: 'press-3',
        notBefore: '2026-03-01T08:00:00.000Z',
        notAfter: '2027-03-01T08:00:00.000Z',
        ca: false,
        clientAuth: true,
        usableKey: true,
      },
      laterKeyIds: [],
    });
    const thumbprint = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    expect(read.certificate?.thumbprint).toBe(thumbprint);
  });

  test.each([
    ['Windows line ends', pem.replaceAll('\n', '\r\n')],
    ['text before it, as openssl writes it', `Bag Attributes\n  friendlyName: x\n${pem}`],
    ['others behind it', pem + other],
  ])('with %s is the same', (_name, text) => {
    expect(readCertificateFile(text).certificate).toEqual(readCertificateFile(pem).certificate);
  });

  test('knows the keys of the certificates that follow', () => {
    expect(readCertificateFile(pem + other).laterKeyIds).toEqual([
      readPrivateKeyFile(asPem(keyOfText('press-4'))).keyId,
    ]);
  });

  test.each([
    [
      'a year past 2049',
      { notAfter: Date.parse('2051-01-01T00:00:00Z') },
      { notAfter: '2051-01-01T00:00:00.000Z' },
    ],
    ['an authority', { extensions: authorityExtensions }, { ca: true }],
    ['no purpose', { extensions: [] }, { ca: false, clientAuth: true }],
    ['a curve that is not taken', { key: ec('secp256k1') }, { usableKey: false }],
    ['P-521', { key: ec('secp521r1') }, { usableKey: true }],
    ['P-384', { key: ec('secp384r1') }, { usableKey: true }],
    ['a comma in its name', { commonName: 'a, b' }, { commonName: 'a, b' }],
  ])('of %s says so', (_name, more, expected) => {
    expect(readCertificateFile(selfSigned({ ...request, ...more })).certificate).toMatchObject(expected);
  });

  test.each([
    ['', 'nothing'],
    ['hello', 'nothing'],
    [pkcs8, 'key-inside'],
    [pem + pkcs8, 'key-inside'],
    [`\ufeff${pem}`, 'encoding'],
    [Buffer.from(pem, 'utf16le').toString('utf8'), 'encoding'],
    [new X509Certificate(pem).raw.toString('utf8'), 'encoding'],
    [pem.trimEnd() + other, 'damaged'],
    [pem.replace('MII', 'MIJ'), 'damaged'],
    [pem.replace(/\n[^\n]{64}\n/u, '\n'), 'damaged'],
    [pem + other.replace('MII', 'MIJ'), 'damaged'],
    [pem.slice(0, -10), 'nothing'],
  ])('%#: is refused as %s', (text, problem) => {
    expect(readCertificateFile(text)).toEqual({ problem, certificate: null, laterKeyIds: [] });
  });
});

describe('a private key file', () => {
  test.each([
    ['PKCS#8', pkcs8],
    ['SEC1', sec1],
    [
      'SEC1 with its parameters',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}`,
    ],
    ['Windows line ends', pkcs8.replaceAll('\n', '\r\n')],
    ['its certificate before it', pem + pkcs8],
  ])('as %s belongs to its certificate', (_name, text) => {
    expect(readPrivateKeyFile(text)).toEqual({
      problem: null,
      keyId: readCertificateFile(pem).certificate?.keyId,
    });
  });

  test('of RSA is taken in both forms', () => {
    const one = rsa(2048);
    const read = readPrivateKeyFile(asPem(one));
    expect(read.problem).toBeNull();
    expect(readPrivateKeyFile(one.export({ type: 'pkcs1', format: 'pem' }).toString())).toEqual(read);
  });

  test.each([
    ['', 'nothing'],
    [pem, 'nothing'],
    [pkcs8 + sec1, 'nothing'],
    [`\ufeff${pkcs8}`, 'encoding'],
    [Buffer.from(pkcs8, 'utf16le').toString('utf8'), 'encoding'],
    [key.export({ type: 'pkcs8', ...locked }).toString(), 'encrypted'],
    [
      rsa(2048)
        .export({ type: 'pkcs1', ...locked })
        .toString(),
      'encrypted',
    ],
    [asPem(rsa(1024)), 'key-type'],
    [asPem(ec('secp256k1')), 'key-type'],
    [asPem(generateKeyPairSync('ed25519').privateKey), 'key-type'],
    [pkcs8.replace('MIG', 'MIH'), 'damaged'],
    [pkcs8.replace(/\n[^\n]{64}\n/u, '\n'), 'damaged'],
  ])('%#: is refused as %s', (text, problem) => {
    expect(readPrivateKeyFile(text)).toEqual({ problem, keyId: null });
  });

  test('leaves nothing of the key in what is said', () => {
    const body = pkcs8.split('\n').slice(1, -2).join('');
    expect(JSON.stringify(readPrivateKeyFile(pkcs8))).not.toContain(body.slice(40, 60));
  });
});
