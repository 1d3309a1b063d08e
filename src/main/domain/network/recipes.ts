import type { Place } from '../checks/place.ts';

/** What has to be set outside this Windows; the words are `net.task.CODE`. */
export const taskCodes = [
  'hyper-v-expose',
  'hyper-v-mac-spoofing',
  'vmware-expose',
  'vmware-intel',
  'vmware-promiscuous',
  'azure-size',
  'documented-hypervisor',
] as const;
export type TaskCode = (typeof taskCodes)[number];

/** What EFLOW needs in a VM of one hypervisor (eflow.md 2.3). */
export interface Recipe {
  /** False where an External switch cannot work at all. */
  readonly external: boolean;
  /** False where no source says that EFLOW works there. */
  readonly documented: boolean;
  /** To be set whatever the switch. */
  readonly always: readonly TaskCode[];
  /** To be set for an External switch besides. */
  readonly forExternal: readonly TaskCode[];
}

/** The recipe of each hypervisor, for whoever administers it. */
export const recipes: Readonly<Record<Exclude<Place, 'physical'>, Recipe>> = {
  'hyper-v': {
    external: true,
    documented: true,
    always: ['hyper-v-expose'],
    forExternal: ['hyper-v-mac-spoofing'],
  },
  vmware: {
    external: true,
    documented: true,
    always: ['vmware-expose', 'vmware-intel'],
    forExternal: ['vmware-promiscuous'],
  },
  azure: { external: false, documented: true, always: ['azure-size'], forExternal: [] },
  other: { external: true, documented: false, always: ['documented-hypervisor'], forExternal: [] },
};
