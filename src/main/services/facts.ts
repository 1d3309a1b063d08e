import { errorCodes, type AppError } from '../../contract/errors.ts';
import {
  factKey,
  factValues,
  type FactQuery,
  type FactRecord,
  type FactValue,
  type UnknownReason,
} from '../../contract/facts.ts';
import { catalogue } from '../domain/catalogue.ts';
import {
  mostPemBytes,
  readCertificateFile,
  readPrivateKeyFile,
} from '../domain/identity/certificate-files.ts';
import { probeOf, type AnyProbe } from '../domain/asked-probes.ts';
import { openedFact, shutFilesOf } from '../domain/identity/x509/opened.ts';
import { absent } from '../domain/probe.ts';
import { readRootFile } from '../domain/trust.ts';
import type { Clock, Files, Host, HostCall, HostResult, SecretHandle } from '../ports.ts';
import type { OpenIdentity } from './certificate-files.ts';
import { problemOf, type CloudSession } from './cloud.ts';
import { gatherCloud, isCloudFact } from './cloud-facts.ts';
import type { ReadImages } from './read-images.ts';

/** What only a running job knows. */
export interface JobKnowledge {
  answers: ReadonlyMap<string, { answer: string; at: string }>;
  fingerprints: ReadonlyMap<string, FactValue<'secret.fingerprint'>>;
  /** Certificates that steps of the job have used, by path: the file may be gone since. */
  certificates: ReadonlyMap<string, FactValue<'file.certificate'>>;
  /** The same of files that had to be opened, by the argument of their fact. */
  opened?: ReadonlyMap<string, FactValue<'file.opened'>>;
  /** Passphrases by their references. */
  passphrases?: ReadonlyMap<string, SecretHandle>;
  /** The ways into the cloud that the job was given. */
  cloud?: CloudSession;
}

export const nothingKnown: JobKnowledge = {
  answers: new Map(),
  fingerprints: new Map(),
  certificates: new Map(),
};

/** Learns facts. Nothing is cached: a fact is as old as its time says, and success rests on fresh ones. */
export interface FactService {
  gather(queries: readonly FactQuery[], known?: JobKnowledge, signal?: AbortSignal): Promise<FactRecord>;
}

export interface FactDeps {
  host: Host;
  clock: Clock;
  files: Files;
  fingerprintKey(): SecretHandle;
  openIdentity: OpenIdentity;
  readImages: ReadImages;
  reveal(handle: SecretHandle): string;
}

const unreadable = { problem: 'unreadable' } as const;

function reasonOf(problem: AppError): UnknownReason {
  switch (problem.code) {
    case errorCodes.notElevated:
      return 'elevation';
    case errorCodes.commandTimeout:
      return 'timeout';
    case errorCodes.commandAbsent:
      return 'absent';
    default:
      return 'failed';
  }
}

/** A question to the host, with how it is asked. */
interface HostQuery {
  query: FactQuery;
  probe: AnyProbe;
}

/** The same for facts that the same command with the same arguments tells. */
const callKey = ({ probe: { op, args } }: HostQuery): string => JSON.stringify([op, args]);

export function createFactService({
  host,
  clock,
  files,
  fingerprintKey,
  openIdentity,
  readImages,
  reveal,
}: FactDeps): FactService {
  const now = () => new Date(clock.now()).toISOString();

  function hostCall({ probe: { op, args, fingerprints } }: HostQuery): HostCall {
    return {
      op,
      args: fingerprints === true ? { ...args, fingerprintKey: fingerprintKey() } : args,
      timeoutMs: catalogue[op].timeoutMs,
    };
  }

  function fromHost({ query, probe }: HostQuery, result: HostResult | undefined): FactRecord[string] {
    const { op, read } = probe;
    const source = `${catalogue[op].command.split('\\').at(-1)} (${op})`;
    if (result === undefined) return { at: now(), source, unknown: 'failed', detail: 'no-answer' };
    const at = result.at;
    if (result.problem !== undefined) {
      return { at, source, unknown: reasonOf(result.problem), detail: result.problem.code };
    }
    try {
      const value = read(result.output, result.lines);
      if (value === absent) return { at, source, unknown: 'absent' };
      return { at, source, value: factValues[query.id].parse(value) };
    } catch {
      // The answer has a shape nobody has seen yet; its text stays out, since it may hold anything.
      return { at, source, unknown: 'failed', detail: 'shape' };
    }
  }

  /** The text of a file that may be a certificate or a key; undefined when there is none that can be read. */
  async function pemText(path: string): Promise<string | undefined> {
    try {
      const found = await files.stat(path);
      // A larger one is neither, and is not worth its memory.
      return found === undefined || found.bytes > mostPemBytes ? undefined : await files.readText(path);
    } catch {
      return undefined;
    }
  }

  /** What is known of a secret; the cloud is asked for its own ones, as long as it can be. */
  async function fingerprintOf(
    ref: string,
    known: JobKnowledge,
    signal?: AbortSignal,
  ): Promise<FactValue<'secret.fingerprint'> | undefined> {
    const left = known.fingerprints.get(ref);
    try {
      return (await known.cloud?.key(ref, signal))?.fingerprint ?? left;
    } catch (error) {
      if (problemOf(error) === undefined) throw error;
      return left;
    }
  }

  /** What shut files hold, as far as they can be opened now; undefined while the passphrase is not at hand. */
  async function openedFrom(arg: string, known: JobKnowledge): Promise<FactValue<'file.opened'> | undefined> {
    const left = known.opened?.get(arg);
    if (left !== undefined) return left;
    const shut = shutFilesOf(arg);
    const handle = shut.passphrase === null ? undefined : known.passphrases?.get(shut.passphrase);
    if (shut.passphrase !== null && handle === undefined) return undefined;
    return openedFact(await openIdentity(shut, handle === undefined ? undefined : reveal(handle)));
  }

  async function fromElsewhere(
    query: FactQuery,
    known: JobKnowledge,
    signal?: AbortSignal,
  ): Promise<FactRecord[string]> {
    const arg = query.arg ?? '';
    switch (query.id) {
      case 'file': {
        try {
          const stat = await files.stat(arg);
          const value = {
            exists: stat !== undefined,
            bytes: stat?.bytes ?? 0,
            sha256: stat === undefined ? null : await files.sha256(arg, signal),
          };
          return { at: now(), source: 'file', value };
        } catch (error) {
          const detail = (error as NodeJS.ErrnoException).code ?? 'unreadable';
          return { at: now(), source: 'file', unknown: 'failed', detail };
        }
      }
      case 'file.certificate': {
        const text = await pemText(arg);
        const value =
          text === undefined
            ? (known.certificates.get(arg) ?? { ...unreadable, certificate: null, laterKeyIds: [] })
            : readCertificateFile(text);
        return { at: now(), source: 'file', value };
      }
      case 'file.root': {
        const text = await pemText(arg);
        const value = text === undefined ? { ...unreadable, root: null } : readRootFile(text);
        return { at: now(), source: 'file', value };
      }
      case 'file.privateKey': {
        const text = await pemText(arg);
        const value = text === undefined ? { ...unreadable, keyId: null } : readPrivateKeyFile(text);
        return { at: now(), source: 'file', value };
      }
      case 'file.images':
        return { at: now(), source: 'file', value: await readImages(arg) };
      case 'file.opened': {
        const value = await openedFrom(arg, known);
        return value === undefined
          ? { at: now(), source: 'file', unknown: 'absent' }
          : { at: now(), source: 'file', value };
      }
      case 'person.answer': {
        const answer = known.answers.get(arg);
        return answer === undefined
          ? { at: now(), source: 'person', unknown: 'absent' }
          : { at: answer.at, source: 'person', value: { answer: answer.answer } };
      }
      case 'secret.fingerprint': {
        const value = await fingerprintOf(arg, known, signal);
        return value === undefined
          ? { at: now(), source: 'secret', unknown: 'absent' }
          : { at: now(), source: 'secret', value };
      }
      default:
        throw new Error(`nobody tells ${query.id}`);
    }
  }

  return {
    async gather(queries, known = nothingKnown, signal) {
      const record: FactRecord = {};
      const asked = queries.flatMap((query): HostQuery[] => {
        const probe = probeOf(query);
        return probe === undefined ? [] : [{ query, probe }];
      });
      // Facts that one command tells are asked for with one call.
      const calls = new Map(asked.map((one) => [callKey(one), hostCall(one)]));
      const others = queries.filter((query) => probeOf(query) === undefined && !isCloudFact(query));
      const [results, values] = await Promise.all([
        calls.size === 0 ? [] : host.read([...calls.values()], signal),
        Promise.all(others.map((query) => fromElsewhere(query, known, signal))),
      ]);
      const order = [...calls.keys()];
      for (const one of asked) {
        record[factKey(one.query)] = fromHost(one, results[order.indexOf(callKey(one))]);
      }
      others.forEach((query, i) => {
        const value = values[i];
        if (value !== undefined) record[factKey(query)] = value;
      });
      await gatherCloud(queries, known.cloud, record, now, signal);
      return record;
    },
  };
}
