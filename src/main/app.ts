import { randomBytes } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { errorCodes, failure, type Failure } from '../contract/errors.ts';
import type { JobId } from '../contract/jobs.ts';
import type { JsonObject } from '../contract/json.ts';
import { PracticeView } from '../contract/practice.ts';
import {
  listFaults,
  listScenarios,
  openPractice,
  type PracticeMachine,
  type PracticeOptions,
} from '../practice/index.ts';
import { systemClock } from './adapters/clock.ts';
import { createCertificateMaker } from './adapters/certificate-maker.ts';
import { readCertificateFile } from './adapters/certificate-reader.ts';
import { createCloud } from './adapters/cloud.ts';
import { createFiles } from './adapters/files.ts';
import { createPayloadFiles } from './adapters/payload-files.ts';
import { createJournal } from './adapters/journal-files.ts';
import { createLock } from './adapters/lock.ts';
import { createLog } from './adapters/log-file.ts';
import { createSecrets } from './adapters/secrets.ts';
import { createSettings, type OpenStore } from './adapters/settings.ts';
import { ensureFolder } from './adapters/state-folder.ts';
import { createBridgeHost, type BridgeHostOptions } from './bridge/host.ts';
import { ownScripts, type ScriptFiles } from './bridge/scripts-folder.ts';
import { BridgeDown } from './bridge/supervisor.ts';
import { actEntries } from './domain/acts.ts';
import { advise } from './domain/adviser/advise.ts';
import { catalogue, isCatalogueName, type CatalogueEntry } from './domain/catalogue.ts';
import { diagnoseLog } from './domain/diagnosis/log.ts';
import { recognise } from './domain/identity/recognise.ts';
import { withoutSecrets } from './domain/identity/recognised.ts';
import { parseSetup, setupJsonSchema } from './domain/setup.ts';
import { exportUserconfig } from './domain/userconfig/export.ts';
import { importUserconfig } from './domain/userconfig/import.ts';
import type { ChooseFile, Files, Host, Journal, Lock, Secrets, World } from './ports.ts';
import { linuxKitFiles } from './reports/linux-kit.ts';
import { paperOf } from './reports/paper.ts';
import { createElevation } from './services/elevation.ts';
import { linuxKit } from './domain/linux-kit/kit.ts';
import { createCloudService } from './services/cloud.ts';
import { createOpenIdentity } from './services/certificate-files.ts';
import { certificateHandlers, createCertificateService } from './services/certificates.ts';
import { createCloudLook } from './services/cloud-look.ts';
import { createFactService } from './services/facts.ts';
import { lookAtImages } from './services/images.ts';
import { createReadImages } from './services/read-images.ts';
import { followJob, jobEvents } from './services/job-feed.ts';
import { createJobService } from './services/jobs.ts';
import { lookHandlers } from './services/look.ts';
import { createModuleProfileService } from './services/module-profile.ts';
import { createPayloadService } from './services/payload.ts';
import { offerSecret, takeSecret } from './services/secrets.ts';
import { createSheetService } from './services/sheets.ts';
import { createRouter, type Handlers, type Router } from './services/router.ts';

/** The host that was asked for: this computer, or a practice machine. */
export type HostChoice = { kind: 'local' } | { kind: 'practice'; scenario: string };

export interface AppOptions {
  host: HostChoice;
  stateFolder: string;
  version: string;
  env: NodeJS.ProcessEnv;
  /** Practice time as a part of real time; 0 does not wait at all. */
  practiceScale: number;
  /** Puts a practice machine back to its start that is damaged or was made by another version, in place of a refusal. */
  replaceUnusablePractice?: boolean;
  /** Works on another machine from now on; absent where this program works on one for life. */
  open?: (host: HostChoice) => Promise<void>;
  /** Opens the store of settings, where a host has one of its own. */
  openStore?: OpenStore;
  /** Folders to look in for installers, beside the one of the state folder. */
  payloadFolders?: readonly string[];
  /** Absent where no window of the system can be opened. */
  chooseFile?: ChooseFile;
  /** Asks a person for a secret; absent when there is nobody. */
  askSecret?: (field: string) => Promise<string | undefined>;
  pid?: number;
  /** Parts that tests put in place of the real ones. */
  parts?: Partial<{
    files: Files;
    journal: Journal;
    lock: Lock;
    /** Time limit of a call of the cloud, in milliseconds. */
    cloudLimitMs: number;
    practice: Pick<PracticeOptions, 'real' | 'isAlive'>;
    /** Makes this computer a local host whatever its system, with these scripts and this engine. */
    local: Partial<ScriptFiles> & Pick<BridgeHostOptions, 'parts'>;
  }> & {
    wrapWorld?(world: World): World;
  };
}

/** A service graph for one world, for life. */
export interface App {
  router: Router;
  world: World;
  /** The practice machine's own controls, when it is one. */
  practice: PracticeMachine | undefined;
  /** Gets the host ready for what it will be asked, so that the first page does not wait for modules to load. */
  prewarm(): Promise<void>;
  /** The job that runs on this machine now, in whatever process. */
  working(): Promise<JobId | undefined>;
  close(): Promise<void>;
}

/** Lanes of what is read, on which a status or a scan waits. */
const readLanes = [
  ...new Set(
    Object.values<CatalogueEntry>(catalogue).flatMap((entry) => (entry.changes === true ? [] : [entry.lane])),
  ),
];

/** A host that answers everything with the same refusal: what needs no host still works. */
function refusingHost(error: Failure): Host {
  const refuse = (): never => {
    throw error;
  };
  return {
    label: 'local',
    read: async () => refuse(),
    run: async () => refuse(),
    close: async () => undefined,
  };
}

/** True where this computer can be the machine. */
const hasLocalHost = (options: AppOptions): boolean =>
  process.platform === 'win32' || options.parts?.local !== undefined;

const notHere = (): Failure =>
  failure(errorCodes.hostNotHere, 'host.open', {
    params: { platform: process.platform },
    retry: 'never',
    remedies: [{ kind: 'instruction', id: 'use-practice', params: {}, reboot: false }],
  });

/** The machine that a name stands for: `local`, or `practice:SCENARIO`. */
function hostChoiceOf(name: string): HostChoice {
  const scenario = /^practice:(.+)$/u.exec(name)?.[1];
  return scenario === undefined ? { kind: 'local' } : { kind: 'practice', scenario };
}

/** Windows PowerShell of this computer; where there is none, or the program is not whole, a refusal that says so. */
function localHost(options: AppOptions, secrets: Secrets): Host {
  const { local } = options.parts ?? {};
  if (!hasLocalHost(options)) return refusingHost(notHere());
  const incomplete = (reason: string) =>
    refusingHost(failure(errorCodes.programIncomplete, 'host.open', { params: { reason }, retry: 'never' }));
  const own = ownScripts();
  const script = local?.script ?? own?.script;
  const cataloguePath = local?.cataloguePath ?? own?.cataloguePath;
  if (script === undefined || cataloguePath === undefined) return incomplete('ps-scripts');
  try {
    return createBridgeHost({
      label: 'local',
      script,
      cataloguePath,
      env: options.env,
      clock: systemClock,
      reveal: secrets.reveal,
      ...(local?.parts === undefined ? {} : { parts: local.parts }),
    });
  } catch (error) {
    if (error instanceof BridgeDown) return incomplete(error.reason);
    throw error;
  }
}

async function openWorld(
  options: AppOptions,
  secrets: Secrets,
): Promise<{ world: World; practice?: PracticeMachine; machine: string }> {
  if (options.host.kind === 'local') {
    const world: World = {
      kind: 'local',
      label: 'local',
      clock: systemClock,
      endpoint: (name) => Promise.resolve({ address: name, port: 443, servername: name }),
      trustRoots: [],
      host: localHost(options, secrets),
    };
    // One lock for the computer, whatever the state folder.
    return { world: options.parts?.wrapWorld?.(world) ?? world, machine: 'local' };
  }
  const folder = join(options.stateFolder, 'practice', basename(options.host.scenario));
  const opened = await openPractice({
    scenario: options.host.scenario,
    folder,
    scale: options.practiceScale,
    reveal: secrets.reveal,
    replaceUnusable: options.replaceUnusablePractice === true,
    ...(options.pid === undefined ? {} : { pid: options.pid }),
    ...options.parts?.practice,
  });
  const world = options.parts?.wrapWorld?.(opened.world) ?? opened.world;
  return { world, practice: opened.machine, machine: `practice:${ensureFolder(folder)}` };
}

/** Puts the parts together: the composition root of every host and of tests. */
export async function openApp(options: AppOptions): Promise<App> {
  const { stateFolder, parts = {} } = options;
  ensureFolder(stateFolder);
  const secrets = createSecrets({
    stateFolder,
    env: options.env,
    ...(options.askSecret === undefined ? {} : { ask: options.askSecret }),
  });
  const { world, practice, machine } = await openWorld(options, secrets);
  const { host, clock } = world;
  const files = parts.files ?? createFiles();
  const lock = parts.lock ?? createLock(machine);
  const log = createLog(stateFolder, systemClock, secrets.mask);
  const openIdentity = createOpenIdentity(files, readCertificateFile, clock);
  const { fingerprintKey, reveal } = secrets;
  const payloadFiles = createPayloadFiles();
  const readImages = createReadImages(payloadFiles.open);
  const facts = createFactService({
    host,
    clock,
    files,
    fingerprintKey,
    openIdentity,
    readImages,
    reveal,
  });
  const cloud = createCloud({
    world,
    clock,
    version: options.version,
    reveal: secrets.reveal,
    hold: secrets.hold,
    ...(parts.cloudLimitMs === undefined ? {} : { limitMs: parts.cloudLimitMs }),
  });
  const openCloud = createCloudService({ cloud, secrets });
  const cloudLook = createCloudLook({ secrets, openCloud, clock });
  const jobs = createJobService({
    openIdentity,
    host,
    files,
    clock,
    facts,
    journal: parts.journal ?? createJournal(stateFolder),
    lock,
    secrets,
    log,
    openCloud,
    paths: {
      payloadFolder: join(stateFolder, 'payload'),
      logFolder: join(stateFolder, 'logs'),
      join,
      resolve,
    },
    label: world.label,
    version: options.version,
    pid: options.pid ?? process.pid,
    nonce: () => randomBytes(2).toString('hex'),
  });

  const settings = createSettings({
    folder: stateFolder,
    clock: systemClock,
    ...(options.openStore === undefined ? {} : { open: options.openStore }),
  });
  const elevation = createElevation(host);
  const moduleProfile = createModuleProfileService({
    host,
    clock,
    label: world.label,
    version: options.version,
    mask: secrets.mask,
  });

  const payload = createPayloadService({
    installers: payloadFiles,
    facts,
    // What was taken for a job lies in a folder of its own each.
    folders: [
      { folder: join(stateFolder, 'payload'), levels: 1 },
      ...(options.payloadFolders ?? []).map((folder) => ({ folder, levels: 0 })),
    ],
    windows: process.platform === 'win32',
  });

  const sheets = createSheetService({
    facts,
    files,
    clock,
    secrets,
    read: readCertificateFile,
    paper: paperOf(options.version),
    resolve,
    label: world.label,
  });

  const certificates = createCertificateService({
    files,
    clock,
    secrets,
    read: readCertificateFile,
    maker: createCertificateMaker(),
    known: cloudLook.certificates,
    folder: process.cwd(),
  });

  function machineControls(): PracticeMachine {
    if (practice === undefined)
      throw failure(errorCodes.practiceOnly, 'practice.control', { params: { name: 'practice' } });
    return practice;
  }

  const handlers: Handlers = {
    'app.about': async () => ({
      version: options.version,
      world: world.kind,
      scenario: options.host.kind === 'practice' ? options.host.scenario : null,
      localHost: hasLocalHost(options),
      switches: options.open !== undefined,
      dialogs: options.chooseFile !== undefined,
    }),
    'app.open': async ({ host: name }) => {
      const choice = hostChoiceOf(name);
      if (choice.kind === 'local' && !hasLocalHost(options)) throw notHere();
      if (options.open === undefined)
        throw failure(errorCodes.worldFixed, 'app.open', { params: { host: world.label }, retry: 'never' });
      await options.open(choice);
      return {};
    },
    'app.scenarios': async () => listScenarios().map(({ name, shows }) => ({ name, shows })),
    'settings.read': () => settings.read(),
    'settings.write': (change) => settings.write(change),
    ...lookHandlers({ facts, clock, lock, jobs, label: world.label, pid: options.pid ?? process.pid }),
    'module.profile': (_none, signal) => moduleProfile.read(signal),
    'setup.check': async ({ text }) => parseSetup(text),
    'setup.schema': async () => setupJsonSchema() as unknown as JsonObject,
    'setup.importUserconfig': async ({ text, windows }) => importUserconfig(text, windows),
    'setup.exportUserconfig': async ({ text }) => exportUserconfig(parseSetup(text)),
    'payload.list': () => payload.list(),
    'payload.look': ({ file }) => payload.look(file),
    'payload.images': ({ file }) =>
      lookAtImages({ read: readImages, facts, windows: process.platform === 'win32' }, file),
    'file.choose': async ({ what }) => {
      if (options.chooseFile === undefined)
        throw failure(errorCodes.dialogAbsent, 'file.choose', { retry: 'never' });
      return { path: (await options.chooseFile(what)) ?? null };
    },
    'secrets.offer': async ({ field, value }) => {
      offerSecret(secrets, field, value);
      return {};
    },
    'identity.recognise': async ({ text, field }) => withoutSecrets(recognise(text, field)),
    'identity.take': async ({ text, field, derive }) => {
      takeSecret(secrets, text, field, derive);
      return {};
    },
    'identity.tpm': ({ enrollment }, signal) => sheets.tpm(enrollment, signal),
    'identity.sheet': (asked, signal) => sheets.sheet(asked, signal),
    'identity.answer': async ({ text, request }) => sheets.answer(text, request),
    'identity.firewall': (asked) => sheets.firewall(asked),
    'identity.advise': async ({ answers }) => advise(answers),
    'identity.linuxKit': async ({ language, ...wish }) => {
      const kit = linuxKit(wish);
      return { ...kit, files: linuxKitFiles(kit, language) };
    },
    ...certificateHandlers(certificates),
    'log.diagnose': async ({ text }) => diagnoseLog(text),
    'cloud.show': ({ id, ...way }, signal) => cloudLook.show(id, way, signal),
    'cloud.find': ({ text, ...way }, signal) => cloudLook.find(text, way, signal),
    'acts.list': async () => actEntries,
    'jobs.plan': ({ goal, askSecrets }) => jobs.plan(goal, askSecrets),
    'host.elevate': async () => {
      await elevation.ask();
      return {};
    },
    'jobs.start': ({ goal, hash, consent }) =>
      elevation.forJob(() => jobs.start(goal, hash, consent)).then(begun),
    'jobs.resume': ({ id, consent, answer }) =>
      elevation.forJob(() => jobs.resume(id, consent, answer)).then(begun),
    'jobs.cancel': async ({ id, now }) => ({ id: await jobs.cancel(id, now) }),
    'jobs.list': () => jobs.list(),
    'jobs.show': ({ id }) => jobs.show(id),
    'jobs.events': ({ id }, signal) => jobEvents({ jobs, clock, lock }, id, signal),
    'jobs.follow': ({ id }, signal) => followJob({ jobs, clock, lock, real: systemClock }, id, signal),
    'practice.show': async () => PracticeView.parse(machineControls().show()),
    'practice.faults': async () => listFaults(),
    'practice.reset': async () => {
      machineControls().reset();
      return {};
    },
    'practice.reboot': async ({ fastStartup }) => {
      await machineControls().reboot({ fastStartup });
      return {};
    },
    'practice.speed': async ({ scale }) => {
      machineControls().speed(scale);
      return {};
    },
    'practice.enroll': async ({ registrationId }) =>
      machineControls().enroll(registrationId === undefined ? {} : { registrationId }),
    'practice.break': async ({ fault }) => {
      machineControls().break(fault);
      return {};
    },
    'practice.hold': async ({ op, point }) => {
      if (!isCatalogueName(op))
        throw failure(errorCodes.usage, 'practice.control', { params: { reason: 'op', value: op } });
      machineControls().hold(op, point);
      return {};
    },
    'practice.release': async () => {
      machineControls().release();
      return {};
    },
  };

  /** What breaks a job is in its journal and in the log; nobody else waits for this promise. */
  function begun(job: { id: string; done: Promise<unknown> }): { id: string } {
    job.done.catch(() => undefined);
    return { id: job.id };
  }

  const router = createRouter({
    handlers,
    log,
    ticks: () => performance.now(),
    practice: world.kind === 'practice',
  });
  return {
    router,
    world,
    practice,
    async prewarm() {
      await host.prewarm?.(readLanes);
    },
    working: async () => (await lock.who())?.job,
    async close() {
      secrets.forget();
      cloud.close();
      await elevation.drop();
      await host.close();
    },
  };
}
