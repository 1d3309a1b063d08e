import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'Windows 11 Pro',
    status: 'pass',
    code: 'documented',
    params: { caption: 'Microsoft Windows 11 Pro', sku: 48 },
  },
  {
    name: 'Windows 10 IoT Enterprise LTSC',
    facts: { 'host.os': { sku: 191, build: 19_044 } },
    status: 'pass',
    code: 'documented',
  },
  {
    name: 'Windows Server 2022 Standard',
    facts: { 'host.os': { productType: 3, sku: 7, build: 20_348 } },
    status: 'pass',
    code: 'documented',
  },
  {
    name: 'a domain controller with Datacenter',
    facts: { 'host.os': { productType: 2, sku: 8, build: 17_763 } },
    status: 'pass',
    code: 'documented',
  },
  {
    name: 'Windows 11 Home',
    facts: { 'host.os': { caption: 'Microsoft Windows 11 Home', sku: 101 } },
    status: 'fail',
    code: 'home',
    params: { caption: 'Microsoft Windows 11 Home', sku: 101 },
    remedies: ['upgrade-edition'],
  },
  {
    name: 'Windows 11 Education',
    facts: { 'host.os': { sku: 121 } },
    status: 'warn',
    code: 'education',
    remedies: ['documented-windows'],
  },
  {
    name: 'a client edition nobody listed',
    facts: { 'host.os': { sku: 72 } },
    status: 'warn',
    code: 'unlisted',
    remedies: ['documented-windows'],
  },
  {
    name: 'a server edition nobody listed',
    facts: { 'host.os': { productType: 3, sku: 42, build: 17_763 } },
    status: 'warn',
    code: 'unlisted',
    remedies: ['documented-windows'],
  },
  {
    name: 'a client edition number on a server',
    facts: { 'host.os': { productType: 3, sku: 48, build: 20_348 } },
    status: 'warn',
    code: 'unlisted',
    remedies: ['documented-windows'],
  },
  {
    name: 'Windows Server 2025',
    facts: { 'host.os': { productType: 3, sku: 8, build: 26_100 } },
    status: 'warn',
    code: 'server-2025',
    remedies: ['documented-windows'],
  },
  {
    name: 'Windows does not tell',
    facts: { 'host.os': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
