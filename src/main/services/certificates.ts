import { join } from 'node:path';
import type {
  CertificateReport,
  CheckCertificate,
  ConvertCertificate,
  CreateCertificate,
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
import { authorityTemplates, pairTemplates } from '../domain/identity/x509/templates.ts';
import { certificateFiles } from './certificate-files.ts';
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
  /** Folder against which `file:` references of passphrases are resolved. */
  folder: string;
}

/** Reads, judges, converts and makes certificate files. Of a private key nothing is answered but which it is. */
export interface CertificateService {
  read(asked: ReadCertificate): Promise<ReadCertificateReport>;
  check(asked: CheckCertificate): Promise<CertificateReport>;
  /** Refused with all that is wrong when the files cannot be used. */
  convert(asked: ConvertCertificate): Promise<WrittenCertificates>;
  create(asked: CreateCertificate): Promise<WrittenCertificates>;
  request(asked: RequestCertificate): Promise<WrittenCertificates>;
}

const field: SecretField = 'identity.identityPassphrase';

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

  async function checked(asked: CheckCertificate) {
    const passphrase = await passphraseOf(asked.passphrase);
    const ownKey = asked.key !== undefined && asked.key !== asked.certificate;
    const fileAt = certificateFiles(files, deps.read);
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

  async function pair(asked: Extract<CreateCertificate, { what: 'pair' }>): Promise<WrittenCertificates> {
    const { deviceId, keyKind, folder } = asked;
    const { primary, secondary } = pairTemplates(deviceId, keyKind, clock.now());
    const [first, second] = [await maker.issue(primary), await maker.issue(secondary)];
    return written(folder, [
      [`${fileName(deviceId)}.cert.pem`, 'certificate', first.certificate],
      [`${fileName(deviceId)}.key.pem`, 'key', first.key],
      [`${fileName(deviceId)}.second.cert.pem`, 'second-certificate', second.certificate],
      [`${fileName(deviceId)}.second.key.pem`, 'second-key', second.key],
    ]);
  }

  async function authority(
    asked: Extract<CreateCertificate, { what: 'authority' }>,
  ): Promise<WrittenCertificates> {
    const { folder } = asked;
    const name = fileName(asked.name);
    const templates = authorityTemplates({ ...asked, now: clock.now() });
    const chain: MadeCertificate[] = [];
    const drafts: Draft[] = [];
    for (const [i, template] of templates.authorities.entries()) {
      const made = await maker.issue(template, chain[0]);
      chain.unshift(made);
      const file = i === 0 ? `${name}.root` : `${name}.ca${i}`;
      drafts.push(
        [`${file}.cert.pem`, 'authority', made.certificate],
        [`${file}.key.pem`, 'authority-key', made.key],
      );
    }
    const above = chain.map(({ certificate }) => certificate).join('');
    for (const template of templates.devices) {
      const made = await maker.issue(template, chain[0]);
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
    async check(asked) {
      const { verdict, chain, problems, certificate, keyFile } = await checked(asked);
      return { verdict, certificate: certificate.view, key: keyFile?.view ?? null, chain, problems };
    },
    async convert({ folder, ...asked }) {
      const judged = await checked({ ...asked, use: 'manual' });
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
    create: (asked) => (asked.what === 'pair' ? pair(asked) : authority(asked)),
    async request({ name, keyKind, folder }) {
      const { request, key } = await maker.request(name, keyKind);
      return written(folder, [
        [`${fileName(name)}.csr.pem`, 'request', request],
        [`${fileName(name)}.key.pem`, 'key', key],
      ]);
    },
  };
}

/** The procedures that this service answers. */
export const certificateHandlers = ({ read, check, convert, create, request }: CertificateService) => ({
  'identity.certificate.read': read,
  'identity.certificate.check': check,
  'identity.certificate.convert': convert,
  'identity.certificate.create': create,
  'identity.certificate.request': request,
});

/** A device ID as the start of a file name: Windows does not take `:` and others. */
const fileName = (id: string): string => id.replaceAll(/[^A-Za-z0-9._-]/gu, '-');
