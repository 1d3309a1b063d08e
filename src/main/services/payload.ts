import { basename } from 'node:path';
import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import type { FoundInstaller, InstallerList, InstallerLook } from '../../contract/payload.ts';
import { factsOf } from '../domain/facts.ts';
import { NotAnInstaller } from '../domain/msi/compound-file.ts';
import { readInstaller } from '../domain/msi/database.ts';
import { doubtsOf } from '../domain/msi/judge.ts';
import { installerPathRule } from '../domain/msi/place.ts';
import type { PayloadFile, PayloadFiles } from '../ports.ts';
import type { FactService } from './facts.ts';

export interface PayloadDeps {
  installers: PayloadFiles;
  facts: FactService;
  /** Folders to look in for installers, with how many folders deep. */
  folders: readonly { folder: string; levels: number }[];
  /** True when paths are those of Windows. */
  windows: boolean;
}

/** Finds installers and reads what they say of themselves; it never runs one and answers nothing of their content. */
export interface PayloadService {
  list(): Promise<InstallerList>;
  /** Reads one file whole. Refused: a path that names no .msi file, a file that is not there, not readable or no MSI. */
  look(file: string): Promise<InstallerLook>;
}

/** Largest file that is looked at: far above any installer of EFLOW, which has several hundred MB (eflow.md 3.2). */
const mostBytes = 4 * 2 ** 30;
/** More than this is a folder of something else. */
const mostInstallers = 50;

type Told = Omit<InstallerLook, 'file' | 'bytes' | 'sha256'>;

export function createPayloadService({ installers, facts, folders, windows }: PayloadDeps): PayloadService {
  /** The kind of processor of the host; undefined when it does not tell, for example since it is no Windows. */
  async function architecture(): Promise<number | undefined> {
    try {
      return factsOf(await facts.gather([{ id: 'host.processor' }])).value('host.processor')?.architecture;
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }

  async function opened<T>(path: string, work: (file: PayloadFile) => Promise<T>): Promise<T> {
    const file = await installers.open(path);
    try {
      if (file.bytes > mostBytes)
        throw failure(errorCodes.payloadTooLarge, 'payload.look', {
          params: { file: path, bytes: file.bytes, most: mostBytes },
          retry: 'never',
        });
      return await work(file);
    } finally {
      await file.close();
    }
  }

  async function told(path: string, file: PayloadFile, processor: number | undefined): Promise<Told> {
    try {
      const says = await readInstaller(file.read, file.bytes);
      return {
        version: says.productVersion,
        product: says.productName,
        platform: says.platform,
        doubts: doubtsOf(says, basename(path), processor),
      };
    } catch (error) {
      if (!(error instanceof NotAnInstaller)) throw error;
      throw failure(errorCodes.payloadNotMsi, 'payload.look', {
        params: { file: path, reason: error.reason },
        cause: error,
      });
    }
  }

  async function found(path: string, processor: number | undefined): Promise<FoundInstaller> {
    const name = basename(path);
    let bytes: number | null = null;
    try {
      const says = await opened(path, async (file) => {
        bytes = file.bytes;
        return told(path, file, processor);
      });
      return { file: path, name, bytes, says };
    } catch (error) {
      if (error instanceof Failure) return { file: path, name, bytes, says: { error: error.error } };
      throw error;
    }
  }

  return {
    async list() {
      const looked = await Promise.all(
        folders.map(async ({ folder, levels }) => ({ folder, files: await installers.find(folder, levels) })),
      );
      const files = [...new Set(looked.flatMap((one) => one.files ?? []))];
      const processor = files.length === 0 ? undefined : await architecture();
      const told: FoundInstaller[] = [];
      // One after the other: they lie on one stick more often than not.
      for (const file of files.slice(0, mostInstallers)) told.push(await found(file, processor));
      return {
        folders: looked.map(({ folder, files }) => ({ folder, there: files !== undefined })),
        installers: told,
        more: files.length > mostInstallers,
      };
    },

    async look(path) {
      const rule = installerPathRule(path, windows);
      if (rule !== undefined)
        throw failure(errorCodes.payloadPath, 'payload.look', {
          fields: [{ path: 'file', rule, params: {} }],
          retry: 'never',
        });
      const processor = await architecture();
      return opened(path, async (file) => {
        const says = await told(path, file, processor);
        return { file: path, bytes: file.bytes, sha256: await file.sha256(), ...says };
      });
    },
  };
}
