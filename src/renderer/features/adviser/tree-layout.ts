import type { Advice, TreeNode } from '../../../contract/adviser.ts';

/** A node of the picture with its place: the row from above, and where in the row, from 0 to 1. */
export interface Placed {
  node: TreeNode;
  row: number;
  across: number;
}

/** Where each node of the tree stands: below everything that leads to it, the nodes of a row spread evenly. */
export function placed(nodes: Advice['tree']['nodes']): Placed[] {
  const rows = new Map<string, number>();
  const sink = (id: string, row: number): void => {
    if ((rows.get(id) ?? -1) >= row) return;
    rows.set(id, row);
    const node = nodes.find((one) => one.id === id);
    if (node !== undefined && 'question' in node) for (const { to } of node.branches) sink(to, row + 1);
  };
  const first = nodes[0];
  if (first !== undefined) sink(first.id, 0);
  return nodes.map((node) => {
    const row = rows.get(node.id) ?? 0;
    const beside = nodes.filter(({ id }) => rows.get(id) === row);
    return { node, row, across: (beside.findIndex(({ id }) => id === node.id) + 0.5) / beside.length };
  });
}
