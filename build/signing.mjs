// What has to carry a signature before an installer is made, and what need not (style.md E2.20). A file that Windows or
// PowerShell executes and that no line decides on is a fault of the packed tree.

/** @type {{ files: RegExp, sign: boolean, why: string }[]} */
export const signing = [
  { files: /^EFLOW Desk\.exe$/u, sign: true, why: 'the app' },
  { files: /^resources\/cli\/eflow-desk\.exe$/u, sign: true, why: 'the command line' },
  { files: /^[\w-]+\.dll$/u, sign: true, why: 'parts of Electron, which come without a signature' },
  {
    files: /^resources\/cli\/ps-scripts\/[\w/.-]+\.(?:ps1|psm1|psd1)$/u,
    sign: true,
    why: 'PowerShell with AllSigned runs nothing else',
  },
];

const executed = /\.(?:exe|dll|node|sys|com|scr|msi|bat|cmd|ps1|psm1|psd1|ps1xml|vbs|wsf|cpl|ocx)$/iu;

/**
 * Whether a file of the tree has to be signed: undefined when it is nothing that is executed.
 * @param {string} path below the tree, with `/`
 * @returns {boolean | 'undecided' | undefined}
 */
export function mustBeSigned(path) {
  if (!executed.test(path)) return undefined;
  return signing.find(({ files }) => files.test(path))?.sign ?? 'undecided';
}
