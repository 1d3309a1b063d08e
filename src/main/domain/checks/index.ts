import type { FactQuery } from '../../../contract/facts.ts';
import type { Finding } from '../../../contract/findings.ts';
import type { Facts } from '../facts.ts';
export interface Wanted { memoryInMB: number; cpuCount: number; vmDataSize: number; tpm: boolean; drive: string; version?: string }
export const defaultWanted: Wanted = { memoryInMB: 1024, cpuCount: 1, vmDataSize: 10, tpm: false, drive: 'C:' };
export function factsForChecks(): FactQuery[] { return [{id:'hyperv.feature'}]; }
export function judgeHost(_f: Facts, _w: Wanted): Finding[] { return []; }
export function verdictOf(_f: readonly Finding[]): 'ready' | 'warnings' | 'not-ready' { return 'ready'; }
export function blockersOf(_f: readonly Finding[], _k: readonly string[]): Finding[] { return []; }
