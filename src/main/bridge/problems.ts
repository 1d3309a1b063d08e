import { errorCodes, failure, type AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { CatalogueEntry } from '../domain/catalogue.ts';
import type { HostCall } from '../ports.ts';
import type { BridgeOutcome } from './bridge.ts';

/** How many texts an error carries along. */
const keptTail = 10;

/**
 * Errors that do not end a command and still mean that it told nothing: an empty answer beside them is no answer.
 *
 * @assumed powershell-bridge.md 6 (67): commands without rights fail with one of these categories | verify: test 67, each entry as a user outside Administrators and Hyper-V Administrators, and with Hyper-V off
 */
const blinding = new Set([
  'PermissionDenied',
  'SecurityError',
  'AuthenticationError',
  'ConnectionError',
  'ResourceUnavailable',
  'OperationTimeout',
  'NotInstalled',
  'DeviceError',
]);

/** Ids with which PowerShell says that there is nobody to answer, when a command asks past our answers. */
const asking = /^(?:HostFunctionNotImplemented|MissingMandatoryParameter)\b/u;
const hostException = 'System.Management.Automation.Host.HostException';
const absent = /^(?:CommandNotFoundException|CouldNotAutoLoadModule|Modules_ModuleNotFound)\b/u;

/** Why no PowerShell could be had, as a failure of its own with a remedy; any other reason is one of starting it. */
const downs: Readonly<Record<string, ErrorCode>> = {
  'policy-language-mode': errorCodes.policyLanguage,
  'fatal: lane: language mode': errorCodes.policyLanguage,
  'policy-execution': errorCodes.policyExecution,
  'policy-32-bit': errorCodes.powershell32,
  'not-found': errorCodes.powershellAbsent,
  'script-missing': errorCodes.programIncomplete,
  'catalogue-differs': errorCodes.programIncomplete,
  ended: errorCodes.hostNotStarted,
  'too-slow': errorCodes.hostNotStarted,
  'no-connection': errorCodes.hostNotStarted,
  handshake: errorCodes.hostNotStarted,
  'not-started': errorCodes.hostNotStarted,
  'given-up': errorCodes.hostNotStarted,
};

/** The message key of what is being done. */
export const doing = (op: string) => `host.${op}`;

/** Why a call has no usable answer, in the codes and parameters that a practice host uses. */
export function problemOf(
  call: HostCall,
  entry: CatalogueEntry,
  outcome: BridgeOutcome,
  lines: readonly string[],
): AppError | undefined {
  const { command } = entry;
  const at = doing(call.op);
  const tail = (outcome.printed ?? lines).slice(-keptTail);
  const origin = (id?: string) => ({
    kind: 'powershell' as const,
    ...(id === undefined ? {} : { id }),
    tail,
  });
  const failed = (text: string, id?: string) =>
    failure(errorCodes.commandFailed, at, { params: { command, text }, origin: origin(id) }).error;
  const ended = outcome.state === 'abandoned' ? outcome.why : outcome.state;

  if (outcome.tooLong) return failed('64 MiB');
  switch (ended) {
    case 'refused':
      return failure(errorCodes.commandRefused, at, {
        params: {
          command:
            outcome.refusal?.rule === 'unknown' && outcome.refusal.parameter === '' ? call.op : command,
          parameter: outcome.refusal?.parameter ?? '',
          rule: outcome.refusal?.rule ?? '',
        },
        retry: 'never',
      }).error;
    case 'timeout':
      return failure(errorCodes.commandTimeout, at, {
        params: { command, ms: call.timeoutMs },
        retry: 'safe',
      }).error;
    case 'cancelled':
      return failure(errorCodes.commandCancelled, at, { params: { command }, retry: 'safe' }).error;
    case 'busy':
      return failure(errorCodes.laneBusy, at, {
        params: { command },
        retry: 'safe',
        origin: origin('busy'),
      }).error;
    case 'gone': {
      const reason = outcome.why ?? '';
      const down = Object.hasOwn(downs, reason) ? downs[reason] : undefined;
      if (down !== undefined) {
        return failure(down, at, {
          params: { command, reason },
          retry: down === errorCodes.hostNotStarted ? 'safe' : 'after-fix',
          origin: origin(reason),
        }).error;
      }
      // What had not begun may be tried again; what had may have done half of its work.
      return failure(errorCodes.hostGone, at, {
        params: { command },
        retry: outcome.started ? 'after-fix' : 'safe',
        origin: origin(outcome.why),
      }).error;
    }
    default:
  }

  const prompt = (id: string, text: string) =>
    failure(errorCodes.promptRequired, at, {
      params: { command, text },
      origin: { kind: 'powershell', id, tail: [text] },
    }).error;
  if (outcome.question !== undefined) return prompt(outcome.question.id, outcome.question.text);
  const unanswered = outcome.errors.find(
    ({ error }) => asking.test(error.id) || [error, ...error.inner].some((one) => one.type === hostException),
  );
  if (unanswered !== undefined) return prompt(unanswered.error.id, unanswered.error.text);

  const last = outcome.errors.find(({ how }) => how === 'term');
  if (last !== undefined || ended === 'failed') {
    const { id, text, target } = last?.error ?? { id: '', text: '', target: '' };
    if (absent.test(id)) {
      return failure(errorCodes.commandAbsent, at, {
        // What is missing may be something that the command itself calls.
        params: { command: target === '' ? command : target },
        origin: { kind: 'powershell', id: 'CommandNotFoundException' },
      }).error;
    }
    return failed(text, id);
  }
  const blind = outcome.errors.find(({ how, error }) => how === 'nonterm' && blinding.has(error.category));
  if (blind !== undefined && outcome.output.length === 0) return failed(blind.error.text, blind.error.id);
  if (outcome.incomplete.length > 0 && entry.changes !== true) return failed(outcome.incomplete.join(' '));
  return undefined;
}

/** The exit code of the native program that a call was about: PowerShell's own, or the one a leaf answers. */
export function exitCodeOf(entry: CatalogueEntry, outcome: BridgeOutcome): number | undefined {
  if (entry.kind !== 'leaf') return outcome.exit;
  const row = outcome.output.at(-1);
  const code =
    typeof row === 'object' && row !== null ? (row as Record<string, Json>)['ExitCode'] : undefined;
  return typeof code === 'number' ? code : outcome.exit;
}
