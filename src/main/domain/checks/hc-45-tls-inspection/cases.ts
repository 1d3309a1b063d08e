import type { CheckCase } from '../case.ts';
import { offline } from '../samples.ts';

const shown = (more: Partial<(typeof offline)[number]>) =>
  offline.map((one) => ({ ...one, resolved: true, open: true, ...(one.host === 'aka.ms' ? more : {}) }));

export const cases: readonly CheckCase[] = [
  { name: 'Microsoft’s own certificates', status: 'pass', code: 'direct' },
  {
    name: 'an issuer of the company',
    facts: { 'reach.endpoints': shown({ tls: 'trusted', issuer: 'CN=Contoso Web Gateway, O=Contoso' }) },
    status: 'warn',
    code: 'inspected',
    params: { host: 'aka.ms', issuer: 'CN=Contoso Web Gateway, O=Contoso' },
    remedies: ['tls-bypass', 'inspection-ca'],
  },
  {
    name: 'an issuer that only has a name like Microsoft’s',
    facts: { 'reach.endpoints': shown({ tls: 'trusted', issuer: 'CN=Microsoft Corporation, O=Contoso' }) },
    status: 'warn',
    code: 'inspected',
    remedies: ['tls-bypass', 'inspection-ca'],
  },
  {
    name: 'an issuer with such a word in another place',
    facts: {
      'reach.endpoints': shown({ tls: 'trusted', issuer: 'CN=Gate, PSEUDO=Microsoft Corporation, C=US' }),
    },
    status: 'warn',
    code: 'inspected',
    remedies: ['tls-bypass', 'inspection-ca'],
  },
  {
    name: 'DigiCert',
    facts: {
      'reach.endpoints': shown({
        tls: 'trusted',
        issuer: 'CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US',
      }),
    },
    status: 'pass',
    code: 'direct',
  },
  {
    name: 'a certificate that this Windows refuses',
    facts: { 'reach.endpoints': shown({ tls: 'refused' }) },
    status: 'warn',
    code: 'refused',
    params: { host: 'aka.ms' },
    remedies: ['tls-bypass', 'inspection-ca'],
  },
  {
    name: 'nothing answered',
    facts: { 'reach.endpoints': offline },
    status: 'unknown',
    code: 'no-handshake',
  },
  {
    name: 'not tried',
    facts: { 'reach.endpoints': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
