import type { FactValue } from '../../../contract/facts.ts';
import type { ScanReport } from '../../../contract/findings.ts';

/** What the host has to give, as far as the readiness check learnt it. */
export interface HostBounds {
  processors?: number;
  freeMemoryMb?: number;
  disk?: { drive: string; freeGb: number };
}

type HostFact = 'host.computer' | 'host.os' | 'host.volumes' | 'windows.proxy';

/** The value of a fact as a scan quotes it; the router has held it to its shape. */
export function valueOf<K extends HostFact>(report: ScanReport, fact: K): FactValue<K> | undefined {
  const evidence = report.findings.flatMap((finding) => finding.evidence);
  return evidence.find((one) => one.fact === fact && one.unknown === undefined)?.value as
    FactValue<K> | undefined;
}

/** Reads the bounds out of the evidence of a scan. What was not learnt is absent and bounds nothing. */
export function boundsOf(report: ScanReport | undefined): HostBounds {
  if (report === undefined) return {};
  const processors = valueOf(report, 'host.computer')?.logicalProcessors;
  const freeMemoryMb = valueOf(report, 'host.os')?.freeMemoryMb;
  const told = report.findings.find(({ id }) => id === 'HC-10')?.params['drive'];
  const drive = typeof told === 'string' ? told : 'C:';
  const volume = valueOf(report, 'host.volumes')?.find(
    (one) => one.drive.toUpperCase() === drive.toUpperCase(),
  );
  return {
    ...(processors === undefined ? {} : { processors }),
    ...(freeMemoryMb === undefined ? {} : { freeMemoryMb: Math.floor(freeMemoryMb) }),
    ...(volume === undefined ? {} : { disk: { drive, freeGb: Math.floor(volume.freeGb) } }),
  };
}

/** One part of the disk space that is needed; `gb` is undefined where it is not known. */
export interface DiskPart {
  id: 'copy' | 'image' | 'system' | 'log' | 'data';
  gb: number | undefined;
}

const imageGb = 2;
const systemGb = 10;
const largeLogGb = 5;

/**
 * The disk space that a setup takes once everything is full: copies of the installer, the image that comes with it (about
 * 2 GB), the systems of the VM with the small log partition (10 GB), and the data partition (eflow.md 2.2, 4.3).
 */
export function diskParts(wanted: {
  installerBytes: number | undefined;
  vmDataSize: number;
  largeLog: boolean;
}): DiskPart[] {
  const { installerBytes, vmDataSize, largeLog } = wanted;
  return [
    { id: 'copy', gb: installerBytes === undefined ? undefined : (2 * installerBytes) / 2 ** 30 },
    { id: 'image', gb: imageGb },
    { id: 'system', gb: systemGb },
    ...(largeLog ? [{ id: 'log', gb: largeLogGb } as const] : []),
    { id: 'data', gb: vmDataSize },
  ];
}

/** The sum of what is known. */
export const diskSum = (parts: readonly DiskPart[]): number =>
  parts.reduce((sum, { gb }) => sum + (gb ?? 0), 0);
