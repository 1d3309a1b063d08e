import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'x64', status: 'pass', code: 'x64', params: { processor: 'Practice CPU @ 2.60GHz' } },
  {
    name: 'x64 with 1.6',
    wanted: { version: '1.6.1.11026' },
    status: 'pass',
    code: 'x64',
  },
  {
    name: 'ARM64 while nobody has said which version',
    facts: { 'host.processor': { architecture: 12 } },
    status: 'pass',
    code: 'arm64',
  },
  {
    name: 'ARM64 with 1.5',
    facts: { 'host.processor': { architecture: 12 } },
    wanted: { version: '1.5.7.01026' },
    status: 'pass',
    code: 'arm64',
  },
  {
    name: 'ARM64 with 1.6',
    facts: { 'host.processor': { architecture: 12 } },
    wanted: { version: '1.6.1.11026' },
    status: 'fail',
    code: 'arm64-version',
    params: { processor: 'Practice CPU @ 2.60GHz', version: '1.6.1.11026' },
    remedies: ['arm64-package'],
  },
  {
    name: 'ARM64 with 1.1',
    facts: { 'host.processor': { architecture: 12 } },
    wanted: { version: '1.1.2212.12122' },
    status: 'fail',
    code: 'arm64-version',
    remedies: ['arm64-package'],
  },
  {
    name: 'x86',
    facts: { 'host.processor': { architecture: 0 } },
    status: 'fail',
    code: 'x86',
    remedies: ['other-host'],
  },
  {
    name: 'an architecture EFLOW never had',
    facts: { 'host.processor': { architecture: 5 } },
    status: 'fail',
    code: 'other',
    params: { processor: 'Practice CPU @ 2.60GHz', architecture: 5 },
    remedies: ['other-host'],
  },
  {
    name: 'the processor cannot be read',
    facts: { 'host.processor': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
