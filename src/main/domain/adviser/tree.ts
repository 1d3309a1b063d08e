import type { AdviserAnswers, TreeNode } from '../../../contract/adviser.ts';

/** The usual decisions (provisioning.md 9, wizard defaults). Its ends are what {@link advise} ranks first with the same answers. */
export const tree: readonly TreeNode[] = [
  {
    id: 'system',
    question: 'system',
    branches: [
      { choice: 'windows', to: 'containers' },
      { choice: 'linux', to: 'purpose' },
    ],
  },
  {
    id: 'containers',
    question: 'containers',
    branches: [
      { choice: 'linux-containers', to: 'purpose' },
      { choice: 'windows-containers', to: 'none' },
    ],
  },
  { id: 'none', refused: 'windows-containers' },
  {
    id: 'purpose',
    question: 'purpose',
    branches: [
      { choice: 'trial', to: 'string' },
      { choice: 'production', to: 'dps' },
    ],
  },
  { id: 'string', method: 'ManualConnectionString' },
  {
    id: 'dps',
    question: 'dps',
    branches: [
      { choice: 'no', to: 'certificates' },
      { choice: 'yes', to: 'pki' },
    ],
  },
  { id: 'certificates', method: 'ManualX509' },
  {
    id: 'pki',
    question: 'pki',
    branches: [
      { choice: 'yes', to: 'chain' },
      { choice: 'no', to: 'tpm' },
    ],
  },
  { id: 'chain', method: 'DpsX509' },
  {
    id: 'tpm',
    question: 'tpm',
    branches: [
      { choice: 'yes', to: 'chip' },
      { choice: 'no', to: 'devices' },
    ],
  },
  { id: 'chip', method: 'DpsTPM' },
  {
    id: 'devices',
    question: 'devices',
    branches: [
      { choice: 'few', to: 'few' },
      { choice: 'many', to: 'key' },
    ],
  },
  { id: 'few', method: 'ManualX509' },
  { id: 'key', method: 'DpsSymmetricKey' },
];

/** The nodes that answers lead through, up to an end or to the first question without an answer. */
export function pathOf(answers: AdviserAnswers): string[] {
  const path: string[] = [];
  let id: string | undefined = tree[0]?.id;
  while (id !== undefined) {
    path.push(id);
    const here = tree.find((node) => node.id === id);
    if (here === undefined || !('question' in here)) return path;
    const choice = answers[here.question];
    id = here.branches.find((branch) => branch.choice === choice)?.to;
  }
  return path;
}
