import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, visitorKeys, type Node } from 'oxc-parser';

export interface Source {
  path: string;
  text: string;
}

/** Every source file below `src`, without the words themselves. */
export function sources(): Source[] {
  const root = fileURLToPath(new URL('../../src', import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => !path.startsWith('messages/'));
}

/** A place where a failure is made: its code, what was being done, and the values that it is given. */
export interface FailureSite {
  at: string;
  code: string;
  doing: string | undefined;
  /** Names of the values; undefined where they are not spelt out. */
  params: string[] | undefined;
}

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const key of visitorKeys[node.type] ?? []) {
    const inner = (node as unknown as Record<string, unknown>)[key];
    for (const one of Array.isArray(inner) ? inner : [inner]) {
      if (typeof one === 'object' && one !== null) yield* nodes(one as Node);
    }
  }
}

/** Names of the fields of an object that is written down; undefined when it is not, or when it takes in another one. */
function fieldsOf(node: Node | undefined): Map<string, Node> | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  const fields = new Map<string, Node>();
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return undefined;
    fields.set(property.key.name, property.value);
  }
  return fields;
}

/** Every call of `failure(errorCodes.NAME, ...)`. */
export function failureSites({ path, text }: Source): FailureSite[] {
  const sites: FailureSite[] = [];
  for (const node of nodes(parseSync(path, text).program)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'failure')
      continue;
    const [code, doing, more] = node.arguments;
    if (code?.type !== 'MemberExpression' || code.property.type !== 'Identifier') continue;
    const fields = more === undefined ? new Map<string, Node>() : fieldsOf(more);
    const params = fields?.get('params');
    const given = params === undefined ? fields && [] : fieldsOf(params)?.keys();
    sites.push({
      at: `${path}:${text.slice(0, node.start).split('\n').length}`,
      code: code.property.name,
      doing: doing?.type === 'Literal' && typeof doing.value === 'string' ? doing.value : undefined,
      params: given === undefined ? undefined : [...given],
    });
  }
  return sites;
}
