import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync, visitorKeys, type Node, type Program } from 'oxc-parser';

/** One import of one file: static, dynamic, re-exported or in a type. */
export interface Edge {
  from: string;
  /** A path of ours such as `src/contract/json.ts`, a built-in such as `node:fs`, the name of a package, or `?` and a text. */
  to: string;
  /** The import disappears when the types do. */
  typeOnly: boolean;
  /** What is taken by name; `*` for all of it. */
  names: readonly string[];
  line: number;
}

/** A use of a global that reads a clock, rolls dice or reaches the outside, for example `Date.now`. */
export interface GlobalUse {
  file: string;
  name: string;
  line: number;
}

/** Something that a file exports: a type, a small guard, or anything else. */
export interface Export {
  file: string;
  name: string;
  kind: 'type' | 'guard' | 'value';
  line: number;
}

/** Everything the walls are judged by. */
export interface Graph {
  files: readonly string[];
  edges: readonly Edge[];
  uses: readonly GlobalUse[];
  exports: readonly Export[];
}

const builtins = new Set(builtinModules);

/** Names that are looked at wherever they stand as a value. Members of `Date` and `Math` that only compute are let through. */
const watched = new Set(
  (
    'Date Math performance setTimeout setInterval setImmediate ' +
    'process console fetch WebSocket EventSource XMLHttpRequest localStorage crypto require globalThis window'
  ).split(' '),
);
const computing: Readonly<Record<string, (member: string) => boolean>> = {
  Date: (member) => ['parse', 'UTC', 'prototype'].includes(member),
  Math: (member) => member !== 'random',
};

/** Text of a call argument that is written down plainly. */
function literal(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.computed) return literal(node.property);
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** True where a name stands for itself and not for a value: a key, a member after a dot, a type. */
function isOnlyAName(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'Property') return parent.key === node && !parent.computed && !parent.shorthand;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent.key === node;
  if (parent.type.startsWith('Import') || parent.type.startsWith('Export')) return true;
  const values = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion'];
  return parent.type.startsWith('TS') && !values.includes(parent.type);
}

/** The use that a watched name makes of its global, or undefined when it only computes. */
function useOf(name: string, node: Node, parent: Node): string | undefined {
  const harmless = computing[name];
  if (harmless === undefined) return name;
  if (parent.type === 'MemberExpression' && parent.object === node) {
    const member = memberName(parent);
    if (member === undefined) return `${name}[...]`;
    return harmless(member) ? undefined : `${name}.${member}`;
  }
  if (name === 'Date' && parent.type === 'NewExpression' && parent.callee === node) {
    return parent.arguments.length > 0 ? undefined : 'new Date()';
  }
  if (parent.type === 'BinaryExpression' && parent.operator === 'instanceof') return undefined;
  return name;
}

/** A guard is a function `is...` whose body is one return. */
function isGuard(node: Node): boolean {
  return (
    node.type === 'FunctionDeclaration' &&
    /^is[A-Z]/u.test(node.id?.name ?? '') &&
    node.body?.body.length === 1 &&
    node.body.body[0]?.type === 'ReturnStatement'
  );
}

function declaredNames(node: Node): string[] {
  if (node.type === 'VariableDeclaration') {
    return node.declarations.map((one) => (one.id.type === 'Identifier' ? one.id.name : '(pattern)'));
  }
  if ('id' in node && node.id !== null && typeof node.id === 'object' && 'name' in node.id)
    return [node.id.name];
  return ['(unnamed)'];
}

/** Reads one file: its imports, its uses of globals and its exports. A file that cannot be parsed throws. */
function readFile(file: string, source: string, known: (path: string) => boolean) {
  const edges: Edge[] = [];
  const uses: GlobalUse[] = [];
  const exports: Export[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;

  const target = (specifier: string): string => {
    const bare = specifier.replace(/^node:/u, '');
    if (builtins.has(bare) || specifier.startsWith('node:')) return `node:${bare}`;
    if (!specifier.startsWith('.')) {
      return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    }
    const path = posix.join(posix.dirname(file), specifier);
    return known(path) ? path : `?${specifier}`;
  };
  const edge = (node: Node, specifier: string | undefined, typeOnly: boolean, names: readonly string[]) => {
    const to = specifier === undefined ? '?(computed)' : target(specifier);
    edges.push({ from: file, to, typeOnly, names, line: lineAt(node.start) });
  };
  const addExport = (node: Node, name: string, kind: Export['kind']) => {
    exports.push({ file, name, kind, line: lineAt(node.start) });
  };
  const nameOf = (node: Node) => (node.type === 'Identifier' ? node.name : (literal(node) ?? '*'));

  const look = (node: Node, parent: Node): void => {
    switch (node.type) {
      case 'ImportDeclaration': {
        const names = node.specifiers.map((one) =>
          one.type === 'ImportSpecifier'
            ? nameOf(one.imported)
            : one.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*',
        );
        edge(node, node.source.value, node.importKind === 'type', names);
        break;
      }
      case 'ExportAllDeclaration':
        edge(node, node.source.value, node.exportKind === 'type', ['*']);
        addExport(node, '*', node.exportKind === 'type' ? 'type' : 'value');
        break;
      case 'ExportDefaultDeclaration':
        addExport(node, 'default', 'value');
        break;
      case 'ExportNamedDeclaration': {
        const typed = node.exportKind === 'type';
        if (node.source !== null) {
          edge(
            node,
            node.source.value,
            typed,
            node.specifiers.map((one) => nameOf(one.local)),
          );
        }
        for (const one of node.specifiers) {
          addExport(one, nameOf(one.exported), typed || one.exportKind === 'type' ? 'type' : 'value');
        }
        if (node.declaration !== null) {
          const kind = typed ? 'type' : isGuard(node.declaration) ? 'guard' : 'value';
          for (const name of declaredNames(node.declaration)) addExport(node, name, kind);
        }
        break;
      }
      case 'ImportExpression':
        edge(node, literal(node.source), false, ['*']);
        break;
      case 'TSImportType':
        edge(node, node.source.value, true, ['*']);
        break;
      case 'TSExternalModuleReference':
        edge(node, node.expression.value, false, ['*']);
        break;
      case 'Identifier': {
        if (!watched.has(node.name) || isOnlyAName(node, parent)) break;
        const name = useOf(node.name, node, parent);
        if (name !== undefined) uses.push({ file, name, line: lineAt(node.start) });
        break;
      }
      default:
    }
  };

  const parsed = parseSync(file, source);
  const error = parsed.errors[0];
  if (error !== undefined) throw new Error(`${file} cannot be parsed: ${error.message}`);
  walk(parsed.program, look);
  return { edges, uses, exports };
}

/** Visits every node of a syntax tree with its parent. */
function walk(program: Program, look: (node: Node, parent: Node) => void): void {
  const visit = (node: Node, parent: Node): void => {
    look(node, parent);
    const children = node as unknown as Readonly<
      Record<string, Node | null | undefined | readonly (Node | null)[]>
    >;
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [children[key]].flat()) if (child != null) visit(child, node);
    }
  };
  visit(program, program);
}

/** Reads texts by their path into a graph. Files that are imported but not given count as missing. */
export function graphOf(sources: ReadonlyMap<string, string>): Graph {
  const edges: Edge[] = [];
  const uses: GlobalUse[] = [];
  const exports: Export[] = [];
  for (const [file, source] of sources) {
    if (!/\.tsx?$/u.test(file)) continue;
    const read = readFile(file, source, (path) => sources.has(path));
    edges.push(...read.edges);
    uses.push(...read.uses);
    exports.push(...read.exports);
  }
  return { files: [...sources.keys()], edges, uses, exports };
}

/** Every file below a folder of the checkout, by its path from there. */
export function readTree(root: string, folder: string): Map<string, string> {
  const sources = new Map<string, string>();
  if (!existsSync(join(root, folder))) return sources;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) for (const [key, text] of readTree(root, path)) sources.set(key, text);
    else sources.set(path, readFileSync(join(root, path), 'utf8'));
  }
  return sources;
}
