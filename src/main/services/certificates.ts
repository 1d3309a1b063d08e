import { join } from 'node:path';
import type {
  CertificateReport,
  CheckCertificate,
  ConvertCertificate,
  CreateCertificate,
  LookAtCertificate,
  LookedAtCertificate,
  ReadCertificate,
  ReadCertificateReport,
  RequestCertificate,
  WrittenCertificateFile,
  WrittenCertificates,
} from '../../contract/certificates.ts';
import { errorCodes, failure } from '../../contract/errors.ts';
import type { SecretField, SecretRef } from '../../contract/setup.ts';
import { readCertificate } from '../domain/identity/x509/certificate.ts';
import { checkCertificates, lookAt } from '../domain/identity/x509/check.ts';
import { openedBy } from '../domain/identity/x509/opened.ts';
import { readPem } from '../domain/identity/x509/pem.ts';
import type { CertificateFile } from '../domain/identity/x509/read.ts';
import { authorityTemplates, pairTemplates } from '../domain/identity/x509/templates.ts';
import { certificateFiles } from './certificate-files.ts';
import type { CloudLook } from './cloud-look.ts';
import type {
  CertificateMaker,
  Clock,
  Files,
  MadeCertificate,
  ReadCertificateFile,
  Secrets,
} from '../ports.ts';

export interface CertificateDeps {
  files: Files;
  clock: Clock;
  secrets: Secrets;
  read: ReadCertificateFile;
  maker: CertificateMaker;
  /** Certificates that a hub or a DPS knows, by a service string. */
  known: CloudLook['certificates'];
  /** Folder against which `file:` references of passphrases are resolved. */
  folder: string;
}

/** Reads, judges, converts and makes certificate files. Of a private key nothing is answered but which it is. */
export interface CertificateService {
  read(asked: ReadCertificate): Promise<ReadCertificateReport>;
  check(asked: CheckCertificate, signal?: AbortSignal): Promise<CertificateReport>;
  /** The same of files whose content is at hand and whose paths are not. */
  look(asked: LookAtCertificate, signal?: AbortSignal): Promise<LookedAtCertificate>;
  /** Refused with all that is wrong when the files cannot be used. */
  convert(asked: ConvertCertificate, signal?: AbortSignal): Promise<WrittenCertificates>;
  /** Aborting it ends it with the key that is being made, and nothing is written. */
  create(asked: CreateCertificate, signal?: AbortSignal): Promise<WrittenCertificates>;
  request(asked: RequestCertificate, signal?: AbortSignal): Promise<WrittenCertificates>;
}

const field: SecretField = 'identity.identityPassphrase';

/** A file with a certificate, or one that shows none without its passphrase: a PFX is never a key alone. */
const holdsCertificates = ({ certificates, view }: CertificateFile): boolean =>
  certificates.length > 0 || view.format === 'pfx';

type Role = WrittenCertificateFile['role'];
/** A file to be written: its name in the folder, what it is, its text. */
type Draft = readonly [name: string, role: Role, text: string];

const isSecret = (role: Role): boolean => role.endsWith('key');

export function createCertificateService(deps: CertificateDeps): CertificateService {
  const { files, clock, secrets, maker } = deps;

  async function passphraseOf(ref: SecretRef | undefined): Promise<string | undefined> {
    if (ref === undefined) return undefined;
    const handle = await secrets.resolve(ref, field, deps.folder);
    if (handle === undefined) throw failure(errorCodes.secretMissing, 'secret.read', { params: { field } });
    return secrets.reveal(handle);
  }

  async function checked(asked: CheckCertificate, signal?: AbortSignal) {
    const passphrase = await passphraseOf(asked.passphrase);
    const ownKey = asked.key !== undefined && asked.key !== asked.certificate;
    const open = certificateFiles(files, deps.read);
    const fileAt = (path: string, passphrase: string | undefined) => {
      // A passphrase may cost seconds of work for each file.
      signal?.throwIfAborted();
      return open(path, passphrase);
    };
    const certificate = await fileAt(asked.certificate, passphrase);
    const key = ownKey ? await fileAt(asked.key ?? '', passphrase) : undefined;
    const judged = checkCertificates({
      use: asked.use,
      name: asked.name,
      now: clock.now(),
      certificate,
      key,
      ...(asked.second === undefined ? {} : { second: await fileAt(asked.second, passphrase) }),
      ...(asked.enrolled === undefined ? {} : { enrolled: await fileAt(asked.enrolled, passphrase) }),
      ...(asked.service === undefined
        ? {}
        : {
            known: await deps.known(
              { service: asked.service, proxy: asked.proxy, folder: deps.folder },
              signal,
            ),
          }),
    });
    return { ...judged, certificate, keyFile: key };
  }

  /** Writes all of them or none. */
  async function writeAll(folder: string, drafts: readonly Draft[]): Promise<WrittenCertificateFile[]> {
    const written: WrittenCertificateFile[] = [];
    try {
      for (const [name, role, text] of drafts) {
        const file = join(folder, name);
        await files.writeNew(file, text, isSecret(role));
        written.push({ file, role });
      }
    } catch (error) {
      for (const { file } of written) await files.remove(file);
      throw error;
    }
    return written;
  }

  async function written(folder: string, drafts: readonly Draft[]): Promise<WrittenCertificates> {
    const made = drafts
      .filter(([, role]) => !isSecret(role) && role !== 'request')
      .flatMap(([, , text]) => readPem(text).blocks.slice(0, 1))
      .map(({ der }) => readCertificate(der ?? Buffer.alloc(0)).view);
    return { files: await writeAll(folder, drafts), certificates: made, problems: [] };
  }

  /** Makes a certificate as long as somebody waits for it. */
  async function issue(
    signal: AbortSignal | undefined,
    ...wanted: Parameters<CertificateMaker['issue']>
  ): Promise<MadeCertificate> {
    const made = await maker.issue(...wanted);
    signal?.throwIfAborted();
    return made;
  }

  async function pair(
    asked: Extract<CreateCertificate, { what: 'pair' }>,
    signal: AbortSignal | undefined,
  ): Promise<WrittenCertificates> {
    const { deviceId, keyKind, folder } = asked;
    const { primary, secondary } = pairTemplates(deviceId, keyKind, clock.now());
    const [first, second] = [await issue(signal, primary), await issue(signal, secondary)];
    return written(folder, [
      [`${fileName(deviceId)}.cert.pem`, 'certificate', first.certificate],
      [`${fileName(deviceId)}.key.pem`, 'key', first.key],
      [`${fileName(deviceId)}.second.cert.pem`, 'second-certificate', second.certificate],
      [`${fileName(deviceId)}.second.key.pem`, 'second-key', second.key],
    ]);
  }

  async function authority(
    asked: Extract<CreateCertificate, { what: 'authority' }>,
    signal: AbortSignal | undefined,
  ): Promise<WrittenCertificates> {
    const { folder } = asked;
    const name = fileName(asked.name);
    const templates = authorityTemplates({ ...asked, now: clock.now() });
    const chain: MadeCertificate[] = [];
    const drafts: Draft[] = [];
    for (const [i, template] of templates.authorities.entries()) {
      const made = await issue(signal, template, chain[0]);
      chain.unshift(made);
      const file = i === 0 ? `${name}.root` : `${name}.ca${i}`;
      drafts.push(
        [`${file}.cert.pem`, 'authority', made.certificate],
        [`${file}.key.pem`, 'authority-key', made.key],
      );
    }
    const above = chain.map(({ certificate }) => certificate).join('');
    for (const template of templates.devices) {
      const made = await issue(signal, template, chain[0]);
      const file = fileName(template.commonName);
      drafts.push(
        [`${file}.cert.pem`, 'certificate', made.certificate + above],
        [`${file}.key.pem`, 'key', made.key],
      );
    }
    return written(folder, drafts);
  }

  return {
    async read(asked) {
      const file = await certificateFiles(files, deps.read)(asked.file, await passphraseOf(asked.passphrase));
      return { file: file.view, ...lookAt(file, clock.now()) };
    },
    async check(asked, signal) {
      const { verdict, chain, problems, certificate, keyFile } = await checked(asked, signal);
      return { verdict, certificate: certificate.view, key: keyFile?.view ?? null, chain, problems };
    },
    async look({ use, name, contents, passphrase: ref }, signal) {
      const passphrase = await passphraseOf(ref);
      const read: CertificateFile[] = [];
      for (const content of contents) {
        signal?.throwIfAborted();
        read.push(await deps.read(Buffer.from(content, 'base64'), passphrase));
      }
      const certificateAt = Math.max(0, read.findIndex(holdsCertificates));
      const keyAt = read.length === 1 ? null : 1 - certificateAt;
      const certificate = read[certificateAt] as CertificateFile;
      const key = keyAt === null ? undefined : read[keyAt];
      const { verdict, chain, problems } = checkCertificates({
        use,
        name,
        now: clock.now(),
        certificate,
        key,
      });
      const views = { certificate: certificate.view, key: key?.view ?? null };
      return { verdict, ...views, chain, problems, certificateAt, keyAt };
    },
    async convert({ folder, ...asked }, signal) {
      const judged = await checked({ ...asked, use: 'manual' }, signal);
      signal?.throwIfAborted();
      const opened = openedBy(judged);
      if ('problems' in opened)
        throw failure(errorCodes.certificateUnusable, 'certificate.convert', {
          params: { file: asked.certificate, rule: opened.problems[0]?.rule ?? 'no-certificate' },
          fields: opened.problems.map(({ file, rule, params }) => ({
            path: file,
            rule: `certificate.${rule}`,
            params,
          })),
        });
      const name = fileName(judged.chain.certificates[0]?.view.commonName ?? 'device');
      const made = await written(folder, [
        [`${name}.cert.pem`, 'certificate', opened.certificate],
        [`${name}.key.pem`, 'key', opened.key],
      ]);
      return { ...made, problems: judged.problems };
    },
    create: (asked, signal) => (asked.what === 'pair' ? pair(asked, signal) : authority(asked, signal)),
    async request({ name, keyKind, folder }, signal) {
      const { request, key } = await maker.request(name, keyKind);
      signal?.throwIfAborted();
      return written(folder, [
        [`${fileName(name)}.csr.pem`, 'request', request],
        [`${fileName(name)}.key.pem`, 'key', key],
      ]);
    },
  };
}

/** The procedures that this service answers. */
export const certificateHandlers = ({ read, check, look, convert, create, request }: CertificateService) => ({
  'identity.certificate.read': read,
  'identity.certificate.check': check,
  'identity.certificate.look': look,
  'identity.certificate.convert': convert,
  'identity.certificate.create': create,
  'identity.certificate.request': request,
});

/** A device ID as the start of a file name: Windows does not take `:` and others. */
const fileName = (id: string): string => id.replaceAll(/[^A-Za-z0-9._-]/gu, '-');
