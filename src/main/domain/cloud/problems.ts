import type { CloudProblem, CloudView } from '../../../contract/cloud.ts';

/** What is to be told of a device by everything that the cloud knows of it (provisioning.md 0, 5.3, 11). */
export function cloudProblems(
  view: Pick<CloudView, 'device' | 'enrollment' | 'group' | 'registration'>,
): CloudProblem[] {
  const { device, enrollment, group, registration } = view;
  const problems: CloudProblem[] = [];
  const parts = [
    ['device', device],
    ['enrollment', enrollment],
    ['group', group],
  ] as const;
  for (const [part, found] of parts) {
    if (found === null || found === undefined) continue;
    if (!found.edge) problems.push({ code: 'not-edge', params: { part } });
    if (!found.enabled) problems.push({ code: 'disabled', params: { part } });
  }
  // Deleting an enrollment leaves what it made (trap 24).
  if (enrollment === null && registration?.status === 'assigned')
    problems.push({ code: 'left-behind', params: { hub: registration.hub ?? '' } });
  if (registration?.status === 'failed')
    problems.push({ code: 'failed', params: { number: registration.errorCode ?? 0 } });
  return problems;
}
