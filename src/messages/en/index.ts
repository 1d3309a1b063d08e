import { adopt } from './adopt.ts';
import { adviser } from './adviser.ts';
import { app } from './app.ts';
import { certificates } from './certificates.ts';
import { cli } from './cli.ts';
import { cloud } from './cloud.ts';
import { diagnose } from './diagnose.ts';
import { errors } from './errors.ts';
import { failuresDevice } from './failures-device.ts';
import { failuresHost } from './failures-host.ts';
import { findings } from './findings.ts';
import { frame } from './frame.ts';
import { glossary } from './glossary.ts';
import { help } from './help.ts';
import { identity } from './identity.ts';
import { identityPage } from './identity-page.ts';
import { linuxKit } from './linux-kit.ts';
import { network } from './network.ts';
import { practice } from './practice.ts';
import { setup } from './setup.ts';
import { sheets } from './sheets.ts';
import { setupMore } from './setup-more.ts';
import { shell } from './shell.ts';
import { status } from './status.ts';
import { steps } from './steps.ts';
import { timeline } from './timeline.ts';
import { userconfig } from './userconfig.ts';
import { vmGpu } from './vm-gpu.ts';
import { vmImages } from './vm-images.ts';
import { vmNetwork } from './vm-network.ts';
import { vmTrust } from './vm-trust.ts';
import { windows } from './windows.ts';

/** Every message in English; other languages must have the same keys. */
export const en = {
  ...findings,
  ...failuresHost,
  ...failuresDevice,
  ...errors,
  ...steps,
  ...certificates,
  ...cli,
  ...cloud,
  ...diagnose,
  ...help,
  ...identity,
  ...identityPage,
  ...app,
  ...adopt,
  ...adviser,
  ...setup,
  ...setupMore,
  ...sheets,
  ...shell,
  ...practice,
  ...status,
  ...frame,
  ...glossary,
  ...linuxKit,
  ...network,
  ...userconfig,
  ...timeline,
  ...vmGpu,
  ...vmImages,
  ...vmNetwork,
  ...vmTrust,
  ...windows,
} as const;
