import { expect, test } from 'vitest';
import { diagnoseProof } from '../../../../src/main/domain/diagnosis/unproven.ts';
import { at, runtime } from '../../../support/facts.ts';
import { diagnosisBy, unfilled } from '../../../support/steps.ts';

test('a carried image that is pulled all the same is told with the pull policy', () => {
  const image = 'mcr.microsoft.com/azureiotedge-agent:1.5';
  const text = `Could not pull image ${image}, caused by: dial tcp: lookup mcr.microsoft.com: i/o timeout`;
  const given = {
    agentLog: [],
    modules: [],
    registryOpen: false,
    imageBytes: 0,
    edgedLog: [{ at: at(13), text }],
  };
  const why = diagnoseProof(runtime(given), null, ['line/reader:2', image])!;
  expect(why).toMatchObject({ code: 'EFD-IMG-021', params: { image, text }, final: false });
  expect(unfilled(why)).toEqual([]);
  for (const carried of [[], ['line/reader:2'], ['azureiotedge-agent:1.5']])
    expect(diagnoseProof(runtime(given), null, carried)?.code).toBe('EFD-PRV-079');
  const before = { ...given, edgedLog: [{ at: at(9), text }] };
  expect(diagnoseProof(runtime(before), null, [image])?.code).toBe('EFD-PRV-079');
  const input = { withinMinutes: 15, carried: [image] };
  expect(diagnosisBy('prove', input, { 'guest.runtime': runtime(given) })?.code).toBe('EFD-IMG-021');
});
