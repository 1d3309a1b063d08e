import type { CloudState } from '../state/cloud.ts';

/** How often a fault happens: so many times, or until it is cured. */
const times = {
  // The way to the cloud.
  'cloud-dns': null,
  'cloud-refused': null,
  'cloud-reset': null,
  'cloud-hang': null,
  'cloud-slow-body': null,
  'cloud-tls-unknown-ca': null,
  'cloud-wrong-host-name': null,
  'cloud-proxy-407': null,
  'cloud-captive-portal': null,
  'cloud-html': null,
  'cloud-empty': null,
  'cloud-truncated': null,
  // What it answers.
  'cloud-429-twice': 2,
  'cloud-429-no-wait': 1,
  'cloud-500-once': 1,
  'cloud-503-once': 1,
  'cloud-lost-response': 1,
  'cloud-changed-meanwhile': 1,
  'cloud-clock-skew': null,
  'cloud-key-renewed': null,
  'cloud-right-missing': null,
  // What becomes of a device.
  'cloud-other-hub': null,
  'cloud-hub-unlinked': null,
  'cloud-no-edge': null,
  /** No fault: the colleague verifies every authority that somebody enrolls. */
  'cloud-authorities-verified': null,
} as const satisfies Readonly<Record<string, number | null>>;

export type CloudFaultName = keyof typeof times;

/** Switches a fault on, as often as it happens. */
function switchOn(cloud: CloudState, name: CloudFaultName): void {
  cloud.faults = [...cloud.faults.filter((one) => one.name !== name), { name, left: times[name] }];
}

interface CloudFault {
  group: 'cloud' | 'cure';
  apply(): void;
  cloud(cloud: CloudState): void;
}

const nothing = () => undefined;

/** What happens on the way to the cloud, in it, and what cures it, by name. The words are `fault.NAME` (provisioning.md 10.4). */
export const cloudFaults: Readonly<Record<string, CloudFault>> = {
  ...Object.fromEntries(
    (Object.keys(times) as CloudFaultName[]).map((name): [string, CloudFault] => [
      name,
      {
        group: name === 'cloud-authorities-verified' ? 'cure' : 'cloud',
        apply: nothing,
        cloud: (cloud) => switchOn(cloud, name),
      },
    ]),
  ),
  'cloud-enrollments-disabled': {
    group: 'cloud',
    apply: nothing,
    cloud(cloud) {
      for (const one of [...cloud.enrollments, ...cloud.groups]) one.enabled = false;
    },
  },
  'cloud-well': {
    group: 'cure',
    apply: nothing,
    cloud(cloud) {
      cloud.faults = cloud.faults.filter((one) => one.name === 'cloud-authorities-verified');
      for (const one of [...cloud.enrollments, ...cloud.groups]) one.enabled = true;
    },
  },
};
