/** A release of EFLOW, in the order in which they came (eflow.md 3.1). */
interface Release {
  version: string;
  /** Its packages are no longer handed out. */
  withdrawn?: true;
  /** It is reached by the migration cmdlets, not by its package (eflow.md 15.3). */
  migration?: true;
  x64Only?: true;
}

export const releases: readonly Release[] = [
  { version: '1.4.1.13112' },
  { version: '1.4.2.12122' },
  { version: '1.4.3.23013' },
  { version: '1.4.4.03033' },
  { version: '1.4.5.30033' },
  { version: '1.4.6.04053' },
  { version: '1.4.7.25053' },
  { version: '1.4.8.16063' },
  { version: '1.4.9.10083' },
  { version: '1.4.10.25103' },
  { version: '1.4.11.19014' },
  { version: '1.4.12.05024' },
  { version: '1.4.13.01044' },
  { version: '1.4.14.24074' },
  { version: '1.5.1.28104' },
  { version: '1.5.2.21114' },
  { version: '1.5.3.12025' },
  { version: '1.5.4.07025' },
  { version: '1.5.5.07025', migration: true },
  { version: '1.5.6.08025', withdrawn: true },
  { version: '1.5.7.01026' },
  { version: '1.6.1.11026', x64Only: true },
];

/** The last day of support of each train (eflow.md 3.1); that of 1.6 is expected, not announced. */
export const supportEnds: Readonly<Record<string, string>> = {
  '1.1': '2022-12-13',
  '1.4': '2024-11-12',
  '1.5': '2026-11-10',
  '1.6': '2028-11-14',
};

/** Free disk space that a migration asks for, in GB (F88). */
export const migrationGb = 53;

/** The train of a version, for example `1.5`. */
export const trainOf = (version: string): string => version.split('.').slice(0, 2).join('.');
