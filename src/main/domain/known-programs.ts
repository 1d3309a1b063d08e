import type { ProgramKind } from '../../contract/facts.ts';

/**
 * Names of programs, as the list of installed programs has them, that matter to Hyper-V or EFLOW.
 *
 * @assumed eflow.md 6.2 HC-18: these products have such names in the list of installed programs | verify: look at the list on a host with each of them
 */
const patterns: readonly (readonly [ProgramKind, RegExp])[] = [
  ['real-time', /\b(twincat|codesys|rtx64|intime|winac|simatic.*\brtx\b|kithara)\b/iu],
  ['virtualisation', /\b(virtualbox|vmware (workstation|player))\b/iu],
  ['containers', /\bdocker desktop\b/iu],
  ['aks-edge', /\baks edge essentials\b/iu],
  ['disk-reset', /\b(deep freeze|reboot restore rx|shadow defender)\b/iu],
];

/** The kind of a program that matters; undefined for all others. */
export function kindOfProgram(name: string): ProgramKind | undefined {
  return patterns.find(([, pattern]) => pattern.test(name))?.[0];
}
