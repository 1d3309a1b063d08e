import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateRules } from '../../../../../src/contract/certificates.ts';
import { IdentityRule } from '../../../../../src/contract/identity.ts';
import { readCertificateFile } from '../../../../../src/main/adapters/certificate-reader.ts';
import { parseDeviceConnectionString } from '../../../../../src/main/domain/identity/connection-string.ts';
import { recognise } from '../../../../../src/main/domain/identity/recognise.ts';
import { withoutSecrets } from '../../../../../src/main/domain/identity/recognised.ts';
import { checkCertificates } from '../../../../../src/main/domain/identity/x509/check.ts';
import { ekT1 } from '../vectors.ts';
import { passphrase, toolsIn } from '../../../../fixtures/x509/tools.ts';

/** What came of a parser's inputs: taken as something, refused by rules, or neither, which is a failure of ours. */
export interface Counts {
  taken: number;
  refused: number;
  failed: { input: string; why: string }[];
  slowestMs: number;
}

export const parserNames = ['pem', 'pfx', 'string', 'ek'] as const;
export type ParserName = (typeof parserNames)[number];

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One to six wounds: bytes changed, cut out, doubled, put in, lengths blown up, the end cut off, another file grafted on. */
export function wounded(sources: readonly Buffer[], random: () => number): Buffer {
  const below = (n: number) => Math.floor(random() * n);
  const some = () => sources[below(sources.length)] ?? Buffer.alloc(0);
  let bytes = Buffer.from(some());
  for (let wounds = 1 + below(6); wounds > 0; wounds -= 1) {
    const at = below(bytes.length + 1);
    const length = below(Math.min(64, bytes.length - at + 1));
    const [head, cut, tail] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ];
    const other = some();
    const ways: (() => Buffer)[] = [
      () => Buffer.concat([head, Buffer.from([below(256)]), bytes.subarray(at + 1)]),
      () => Buffer.concat([head, Buffer.from([(bytes[at] ?? 0) ^ (1 << below(8))]), bytes.subarray(at + 1)]),
      () => Buffer.concat([head, tail]),
      () => Buffer.concat([head, cut, cut, tail]),
      () => Buffer.concat([head, Buffer.from(Array.from({ length }, () => below(256))), tail]),
      () => Buffer.concat([head, Buffer.from([0x84, 0x7f, 0xff, 0xff, 0xff].slice(0, 1 + below(5))), tail]),
      () => Buffer.concat([head, Buffer.from([0x30, 0x80, 0x24, 0x80]), tail]),
      () => Buffer.from(head),
      () => Buffer.concat([head, other.subarray(below(other.length))]),
    ];
    bytes = Buffer.from(ways[below(ways.length)]?.() ?? bytes);
  }
  return bytes;
}

/** A parser with what it is fed: true for what it takes, false for what it refuses by a rule; anything else throws. */
interface Parser {
  sources: Buffer[];
  run(input: Buffer): Promise<boolean>;
}

const rulesKnown = (rules: readonly string[], known: readonly string[]): void => {
  for (const rule of rules) if (!known.includes(rule)) throw new Error(`an unknown rule: ${rule}`);
};

async function judge(input: Buffer, key: Buffer | undefined): Promise<boolean> {
  const { view: _view, ...file } = await readCertificateFile(input, passphrase);
  const keyFile = key === undefined ? undefined : await readCertificateFile(key, passphrase);
  const { problems, verdict } = checkCertificates({
    use: 'group',
    name: 'press-3',
    now: Date.now(),
    certificate: { ...file, view: _view },
    key: keyFile,
  });
  rulesKnown(
    problems.map(({ rule }) => rule),
    Object.keys(certificateRules),
  );
  if (verdict === 'wrong' && problems.length === 0) throw new Error('refused without a rule');
  if (JSON.stringify([_view, problems]).includes(passphrase)) throw new Error('the passphrase is told');
  return verdict !== 'wrong';
}

function text(input: Buffer): Promise<boolean> {
  const given = input.toString('utf8');
  const told = withoutSecrets(recognise(given, undefined));
  rulesKnown(
    told.problems.map(({ rule }) => rule),
    IdentityRule.options,
  );
  const whole =
    told.kind === 'endorsement-key' && !told.problems.some(({ severity }) => severity === 'error');
  return Promise.resolve(whole || !('rule' in parseDeviceConnectionString(given)));
}

/** The parsers with genuine files of theirs, made by openssl in a folder that is gone afterwards. */
function parsersOf(): Record<ParserName, Parser> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const tools = toolsIn(folder);
    const root = tools.issue('root', '/CN=Root', { extensions: 'authority' });
    const { certificate, key } = tools.issue('device', '/O=Käserei/CN=press-3', { issuer: root });
    tools.write('d.pem', certificate);
    tools.write('d.key', key);
    const out = ['-passout', `pass:${passphrase}`];
    const pfx = (...more: string[]) =>
      tools.openssl('pkcs12', '-export', '-in', 'd.pem', '-inkey', 'd.key', '-iter', '10', ...out, ...more);
    const shut = (...more: string[]) =>
      tools.openssl('pkcs8', '-topk8', '-in', 'd.key', '-iter', '10', ...out, ...more);
    const der = execFileSync('openssl', ['x509', '-in', 'd.pem', '-outform', 'DER'], { cwd: folder });
    const ec = tools.openssl('ec', '-in', 'd.key', '-des3', ...out);
    const host = 'HostName=contoso.azure-devices.net';
    const secret = Buffer.alloc(32, 7).toString('base64');
    return {
      pem: {
        sources: [
          Buffer.from(certificate + root.certificate + key),
          Buffer.from(`\ufeff${certificate}`, 'utf16le'),
          Buffer.concat([Buffer.from(certificate), shut('-v2', 'aes-256-cbc')]),
          Buffer.concat([ec, Buffer.from(certificate)]),
          der,
        ],
        run: (input) => judge(input, undefined),
      },
      pfx: {
        sources: [
          pfx(),
          pfx('-legacy'),
          pfx('-nomac'),
          pfx('-certpbe', 'NONE'),
          pfx('-certpbe', 'NONE', '-nomac'),
        ],
        run: (input) => judge(input, undefined),
      },
      string: {
        sources: [
          `${host};DeviceId=press-3;SharedAccessKey=${secret}`,
          `${host};SharedAccessKeyName=iothubowner;SharedAccessKey=${secret}`,
          `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=${secret}`,
          `{"connectionString":"${host};DeviceId=press-3;SharedAccessKey=${secret}"}`,
        ].map((one) => Buffer.from(one)),
        run: text,
      },
      ek: { sources: [Buffer.from(ekT1), Buffer.from(`Endorsement Key:\n${ekT1}\n`)], run: text },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Feeds a parser until the time is over or so many inputs were seen. */
export async function fuzz(
  name: ParserName,
  { seed, ms, most = Infinity }: { seed: number; ms: number; most?: number },
): Promise<Counts> {
  const parser = parsersOf()[name];
  const random = randomFrom(seed);
  const counts: Counts = { taken: 0, refused: 0, failed: [], slowestMs: 0 };
  const until = performance.now() + ms;
  for (let n = 0; n < most && performance.now() < until; n += 1) {
    const input = wounded(parser.sources, random);
    const begun = process.cpuUsage();
    try {
      counts[(await parser.run(input)) ? 'taken' : 'refused'] += 1;
    } catch (error) {
      counts.failed.push({
        input: input.toString('base64'),
        why: error instanceof Error ? (error.stack ?? '') : 'no error',
      });
    }
    // Time at work and not by the clock: a busy machine is no fault of a parser.
    const { user, system } = process.cpuUsage(begun);
    const took = (user + system) / 1000;
    counts.slowestMs = Math.max(counts.slowestMs, took);
    if (took > 1_000)
      counts.failed.push({ input: input.toString('base64'), why: `took ${took.toFixed(0)} ms` });
  }
  return counts;
}
