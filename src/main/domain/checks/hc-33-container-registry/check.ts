import { alone, type Check } from '../check.ts';
import { warn } from '../judgement.ts';
import { reached, reachFacts } from '../reach.ts';
import { instruct } from '../remedies.ts';

/**
 * The way to Microsoft's container registry (eflow.md 6.2 HC-21): edgeAgent and edgeHub come from there. That is not needed
 * before the device is provisioned, so it warns and forbids nothing.
 */
export const containerRegistry: Check = {
  id: 'HC-33',
  area: 'network',
  needs: [...reachFacts],
  ...alone,
  judge(facts) {
    return reached(facts, 'registry', warn('closed', [instruct('open-port'), instruct('carry-images')]));
  },
};
