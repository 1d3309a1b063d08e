import { openDraft, type NetworkChoice } from './choice.ts';
import { checkHost, checkSwitchName } from './common.ts';
import { externalChoices } from './external.ts';
import type { NetworkFacts, NetworkWanted } from './facts.ts';
import { internalDhcpChoice, natStaticChoice } from './internal.ts';
import { isDefaultSwitch } from './switches.ts';

/** The ways to connect the VM: what is possible first, then what cannot be judged yet, then what is refused. */
export interface NetworkDecision {
  /** Status of the first choice: `possible` when one can be taken, `refused` when there is none. */
  readonly verdict: NetworkChoice['status'];
  /** Never empty. Each kind is there at least once, so that a refusal is always told with its reason. */
  readonly choices: readonly [NetworkChoice, ...NetworkChoice[]];
}

/**
 * The Default Switch of a client (eflow.md 10.1, F78).
 *
 * @assumed user-needs.md 1 pain 6: a policy that forbids Internet Connection Sharing keeps the Default Switch from giving addresses | verify: set "Prohibit use of Internet Connection Sharing" on a client and deploy
 */
function defaultChoice(facts: NetworkFacts, wanted: NetworkWanted): NetworkChoice {
  const draft = openDraft('default-switch');
  const server = checkHost(draft, facts);
  if (server === true) draft.refuse('default-on-server');
  if (wanted.reachable) draft.refuse('hides-the-vm');
  if (wanted.address !== 'automatic') draft.refuse('default-not-fixed');
  if (draft.ask(facts.sharingForbidden, 'sharing') === true)
    draft.refuse('sharing-forbidden', {}, 'user-needs.md 1');
  const switches = draft.ask(facts.switches, 'switches');
  const found = switches?.find(isDefaultSwitch);
  if (switches !== undefined && server === false && found === undefined) draft.refuse('default-missing');
  if (found !== undefined) checkSwitchName(draft, facts, found);
  draft.reason('default-ready');
  draft.breaks('outbound-only');
  draft.breaks('address-changes');
  return draft.close(
    found === undefined
      ? undefined
      : {
          vswitchName: found.name,
          vswitchType: null,
          makeSwitch: false,
          adapterName: null,
          hostAddress: null,
          nat: null,
          address: null,
          dhcpScope: null,
          dnsServers: [],
        },
  );
}

const order = { possible: 0, unknown: 1, refused: 2 } as const;

/**
 * Which switch the VM should use. Nothing is touched and nothing asked: what is not known makes a choice unknown, never
 * possible, and says what to find out. Among what is possible, what changes the host least comes first, and the DHCP
 * role last (field-notes.md network).
 */
export function decideNetwork(facts: NetworkFacts, wanted: NetworkWanted): NetworkDecision {
  const ranked = [
    { rank: 0, choice: defaultChoice(facts, wanted) },
    { rank: 10, choice: natStaticChoice(facts, wanted) },
    ...externalChoices(facts, wanted),
    { rank: 100, choice: internalDhcpChoice(facts, wanted) },
  ];
  const [first, ...rest] = ranked
    .toSorted((a, b) => order[a.choice.status] - order[b.choice.status] || a.rank - b.rank)
    .map(({ choice }) => choice);
  if (first === undefined) throw new Error('no network choice was judged');
  return { verdict: first.status, choices: [first, ...rest] };
}
