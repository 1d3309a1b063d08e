import type { Json } from '../../../contract/json.ts';
import type {
  CommandSignature,
  ParameterSignature,
  ProfileComparison,
  ProfileDifference,
  ProfileNote,
} from '../../../contract/module-profile.ts';
import { netTypeOf, type ExpectedCommand, type ExpectedParameter } from './expected.ts';

type What = ProfileDifference['what'];

/** The widest range that an `int` has: a range up to it has no upper end of its own. */
const intMax = 2_147_483_647;
const everySet = '__AllParameterSets';

/** PowerShell takes names in any case. */
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const named = <T extends { name: string }>(list: readonly T[], name: string) =>
  list.find((one) => same(one.name, name));
const sameTexts = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.some((other) => same(one, other)));

/** Gathers the outcome of one comparison after the other. */
function createLedger() {
  const ledger: Omit<ProfileComparison, 'verdict'> = { differences: [], confirmed: [], open: [] };
  return {
    ledger,
    differ(difference: ProfileDifference) {
      ledger.differences.push(difference);
    },
    note(into: 'confirmed' | 'open', note: ProfileNote) {
      ledger[into].push(note);
    },
    /** What is as expected and had only been assumed, is confirmed now. */
    agree(assumed: boolean, note: ProfileNote) {
      if (assumed) ledger.confirmed.push(note);
    },
  };
}
type Ledger = ReturnType<typeof createLedger>;

const requiredIn = (parameter: ParameterSignature) => parameter.sets.filter((set) => set.required);

/** True when every call needs it, as far as the module declares it. */
const alwaysRequired = (parameter: ParameterSignature) =>
  parameter.sets.length > 0 && requiredIn(parameter).length === parameter.sets.length;

const isAssumed = (parameter: ExpectedParameter, what: string) =>
  parameter.assumed === true || isNamed(parameter, what);

/** One property of the parameter is named as assumed; a parameter that is assumed whole is confirmed whole. */
const isNamed = ({ assumed }: ExpectedParameter, what: string) =>
  Array.isArray(assumed) && assumed.some((one) => one === what);

/** One value of a parameter that the module declares, or leaves to its code. */
function compareDeclared(
  book: Ledger,
  command: string,
  parameter: ExpectedParameter,
  what: What,
  expected: Json | undefined,
  found: Json,
  agrees: boolean,
): void {
  const at = { command, parameter: parameter.name, what };
  const assumed = isAssumed(parameter, what);
  if (expected === undefined) {
    if (found !== null) book.differ({ kind: 'new', ...at, expected: null, found, assumed });
  } else if (found === null) book.note('open', { ...at, expected });
  else if (agrees) book.agree(isNamed(parameter, what), { ...at, expected });
  else book.differ({ kind: 'differs', ...at, expected, found, assumed });
}

function compareParameter(
  book: Ledger,
  command: string,
  parameter: ExpectedParameter,
  real: ParameterSignature,
): void {
  const at = { command, parameter: parameter.name };
  const types = netTypeOf(parameter.type);
  const typeAt = { ...at, what: 'type' as const, expected: types.join(' | ') };
  if (types.includes(real.type)) book.agree(isNamed(parameter, 'type'), typeAt);
  else book.differ({ kind: 'differs', ...typeAt, found: real.type, assumed: isAssumed(parameter, 'type') });

  const required = alwaysRequired(real);
  const requiredAt = { ...at, what: 'required' as const, expected: parameter.required };
  if (required === parameter.required) book.agree(isNamed(parameter, 'required'), requiredAt);
  else {
    const assumed = isAssumed(parameter, 'required');
    book.differ({ kind: 'differs', ...requiredAt, found: required, assumed });
  }

  const { min, max } = parameter;
  // Of a truth value the type says it all.
  if (!types.includes('System.Boolean')) {
    const allowed = parameter.allowed?.map(String);
    const agrees = real.allowed !== null && allowed !== undefined && sameTexts(allowed, real.allowed);
    compareDeclared(book, command, parameter, 'allowed', allowed, real.allowed, agrees);
  }
  compareDeclared(book, command, parameter, 'min', min, real.min, real.min === min);
  const end = max === undefined && real.max === intMax ? null : real.max;
  compareDeclared(book, command, parameter, 'max', max, end, end === max);

  compareAssumptions(book, command, parameter, real);
}

/** Assumptions that are no attribute of their own: one value of a set of values, or a rule that only running shows. */
function compareAssumptions(
  book: Ledger,
  command: string,
  { name, assumed }: ExpectedParameter,
  real: ParameterSignature,
): void {
  const at = { command, parameter: name };
  if (assumed === undefined) return;
  if (assumed === true) {
    book.note('confirmed', { ...at, what: 'parameter', expected: true });
    return;
  }
  for (const one of assumed) {
    if (one === 'requires' || one === 'default') book.note('open', { ...at, what: one, expected: true });
    if (!one.startsWith('allowed.')) continue;
    const value = one.slice('allowed.'.length);
    const note: ProfileNote = { ...at, what: 'allowed', expected: value };
    if (real.allowed === null) book.note('open', note);
    else if (real.allowed.some((other) => same(other, value))) book.note('confirmed', note);
  }
}

/** Sets of parameters that are expected: the module declares them, or one set with checks in its code. */
function compareSets(book: Ledger, command: ExpectedCommand, real: CommandSignature): void {
  const declared = new Set(real.parameters.flatMap((one) => one.sets.map((set) => set.name)));
  declared.delete(everySet);
  for (const [set, { required }] of Object.entries(command.sets ?? {})) {
    const at = { command: command.name, parameter: set, what: 'set' as const, expected: [...required] };
    const inSet = [...declared].find((one) => same(one, set));
    if (inSet === undefined) {
      book.note('open', at);
      continue;
    }
    // The parameter that chooses the set is required whatever the set.
    const found = real.parameters
      .filter((one) => one.sets.some((each) => each.name === inSet && each.required) && !alwaysRequired(one))
      .map(({ name }) => name);
    if (!sameTexts(required, found)) book.differ({ kind: 'differs', ...at, found, assumed: false });
  }
}

function compareCommand(book: Ledger, command: ExpectedCommand, real: CommandSignature): void {
  const at = { command: command.name };
  if (command.assumed === true)
    book.note('confirmed', { ...at, parameter: null, what: 'command', expected: true });
  for (const parameter of command.parameters) {
    const found = named(real.parameters, parameter.name);
    if (found !== undefined) compareParameter(book, command.name, parameter, found);
    else {
      const alias = real.parameters.find((one) => one.aliases.some((other) => same(other, parameter.name)));
      if (alias !== undefined) compareParameter(book, command.name, parameter, alias);
      else {
        const what = { parameter: parameter.name, what: 'parameter' as const };
        const assumed = parameter.assumed === true;
        book.differ({ kind: 'missing', ...at, ...what, expected: parameter.type, found: null, assumed });
      }
    }
  }
  for (const found of real.parameters) {
    const names = [found.name, ...found.aliases];
    if (names.some((name) => named(command.parameters, name) !== undefined)) continue;
    const what = { parameter: found.name, what: 'parameter' as const };
    book.differ({ kind: 'new', ...at, ...what, expected: null, found: found.type, assumed: false });
  }
  compareSets(book, command, real);
}

/**
 * Holds the commands of a module against what this product takes them for. A rule that the module does not declare is
 * open, not different: its code may check it (eflow.md 8.1).
 */
export function compareProfile(
  expected: readonly ExpectedCommand[],
  real: readonly CommandSignature[],
): ProfileComparison {
  const book = createLedger();
  for (const command of expected) {
    const found = named(real, command.name);
    if (found !== undefined) compareCommand(book, command, found);
    else {
      const at = { command: command.name, parameter: null, what: 'command' as const };
      const assumed = command.assumed === true;
      book.differ({ kind: 'missing', ...at, expected: command.name, found: null, assumed });
    }
  }
  for (const found of real) {
    if (named(expected, found.name) !== undefined) continue;
    const at = { command: found.name, parameter: null, what: 'command' as const };
    book.differ({ kind: 'new', ...at, expected: null, found: found.name, assumed: false });
  }
  return { verdict: book.ledger.differences.length === 0 ? 'same' : 'differs', ...book.ledger };
}
