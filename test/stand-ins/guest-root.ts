import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import type { Given } from './guest-proxy.ts';
import type { GuestAnswers } from './guest-shell.ts';

const anchor = '/etc/pki/ca-trust/source/anchors/eflow-desk-root.pem';
const store = '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem';
const bundle = '/var/aziot/certs/eflow-desk-root.pem';
const live = '/etc/aziot/config.toml';
const given = '/home/iotedge-user/eflow-desk-given';

/** The entry that a text for the VM's shell comes from, if it is about the authority of the site. */
export function rootCall(
  script: string,
  file: Given,
): { op: CatalogueName; parameters: Record<string, Json> } | undefined {
  if (!script.includes('eflow-desk-root.pem')) return undefined;
  if (script.includes('section trusted')) return { op: 'guest.root', parameters: {} };
  const Part = script.includes('update-ca-trust') ? 'system' : 'modules';
  return script.includes(given)
    ? { op: 'guest.setRoot', parameters: { Part, Pem: file.text } }
    : { op: 'guest.clearRoot', parameters: { Part } };
}

/** What our function puts in front of `config.toml`. */
export const trustPart = ({ roots }: Guest): string =>
  roots.modules === null ? '' : `trust_bundle_cert = "file://${bundle}" # trust set by EFLOW Desk\n`;

/** The files of the VM that are about its authorities, the store apart. `config` is `config.toml`. */
export const rootFiles = ({ roots }: Guest, config: string): Record<string, string> => ({
  [live]: config,
  ...(roots.system === null ? {} : { [anchor]: roots.system }),
  ...(roots.modules === null ? {} : { [bundle]: roots.modules }),
});

/** The VM as functions about its authorities see it. */
export function rootAnswers(guest: Guest, config: string, file: Given): GuestAnswers {
  const files = {
    ...rootFiles(guest, config),
    [store]: `# others\n${guest.roots.system ?? ''}`,
    [given]: file.text,
  };
  return {
    commands: {
      'update-ca-trust extract': {},
      'systemctl restart docker': {},
      'iotedge system restart': {},
      'iotedge config apply': {},
    },
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, { text }])),
  };
}

/** The files of a VM that {@link rootFiles} has to tell, of all that a text left there. */
export const rootFilesOf = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path !== store && path !== given));
