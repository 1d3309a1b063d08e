import type { FactValue } from '../../../../contract/facts.ts';
import { isServer } from '../../facts.ts';
import { isDefaultSwitch } from '../../network/switches.ts';
import type { Check, Judgement, Wanted } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct, instructWithRestart } from '../remedies.ts';

type Switch = FactValue<'hyperv.switches'>[number];

/** EFLOW finds a switch by name and type and refuses when there are two (F26). */
function doubleOf(switches: readonly Switch[]): Switch | undefined {
  return switches.find((one, i) =>
    switches.slice(i + 1).some((other) => other.name === one.name && other.type === one.type),
  );
}

/** The very switch that a setup asks for, by name and type as EFLOW finds it. */
function ofSetup(switches: readonly Switch[], { name, type }: NonNullable<Wanted['vswitch']>): Judgement {
  return switches.some((one) => one.name === name && one.type === type)
    ? pass('found', { name, type })
    : fail('not-found', [instruct('make-switch')], { name, type });
}

/**
 * Virtual switches (eflow.md 6.2 HC-19, 10.1). A client brings its Default Switch; a server has none and needs a switch
 * that somebody makes. Whether NAT stands behind an Internal switch no fact tells, so that one warns.
 */
export const virtualSwitches: Check = {
  id: 'HC-19',
  area: 'network',
  needs: ['host.os', 'hyperv.switches'],
  after: ['HC-06', 'HC-07'],
  unknownBlocks: false,
  curedBy: { 'none-on-server': ['make-switch'], 'not-found': ['make-switch', 'make-external-switch'] },
  assumed: 'eflow.md 10.1',
  judge(facts, wanted) {
    const switches = facts.value('hyperv.switches');
    if (switches === undefined) return unknownOf(facts, 'hyperv.switches');
    const double = doubleOf(switches);
    if (double !== undefined) {
      return fail('double', [instruct('rename-switch')], { name: double.name, type: double.type });
    }
    const external = switches.find(({ type }) => type === 'External');
    const server = isServer(facts);
    if (wanted.vswitch !== undefined && wanted.vswitch.name !== 'Default Switch')
      return ofSetup(switches, wanted.vswitch);
    if (!server && switches.some(isDefaultSwitch)) return pass('default-switch');
    if (!server && wanted.vswitch?.name === 'Default Switch') {
      return fail('default-switch-missing', [instructWithRestart('bring-back-default-switch')]);
    }
    if (external !== undefined) return pass('external', { name: external.name });
    if (facts.value('host.os') === undefined) return unknownOf(facts, 'host.os');
    if (!server) return fail('no-default-switch', [instructWithRestart('bring-back-default-switch')]);
    const internal = switches.find(({ type }) => type === 'Internal');
    return internal === undefined
      ? fail('none-on-server', [instruct('make-switch')])
      : warn('internal', [instruct('look-at-nat')], { name: internal.name });
  },
};
