import type { Remedy } from '../../../contract/errors.ts';
import type { Place } from './place.ts';
import { instruct, instructWithRestart } from './remedies.ts';

/** What has to be set in the outer hypervisor so that Hyper-V runs inside its VM (eflow.md 2.3). */
export function nestingAdvice(place: Exclude<Place, 'physical'>): Remedy[] {
  switch (place) {
    case 'hyper-v':
      return [instructWithRestart('expose-extensions-hyper-v')];
    case 'vmware':
      return [instructWithRestart('expose-extensions-vmware')];
    case 'azure':
      return [instructWithRestart('azure-size')];
    case 'other':
      return [instruct('documented-hypervisor')];
  }
}
