import type { FieldError } from '../../../contract/errors.ts';
import { emptyDraft, type Draft } from '../setup/draft.ts';
import { stepOfField } from '../setup/steps.ts';

/** Parts of a setup that a sheet and a firewall ticket are made of. */
const wanted = ['name', 'identity', 'cloud', 'proxy', 'network', 'inspectionCa'] as const;

/**
 * A setup for a sheet alone, out of a draft whose other steps may still be open: what a sheet says nothing about is
 * filled with what any setup could have. It is judged by the schema like every other, and never applied.
 */
export function sheetDraft(draft: Draft): Draft {
  const own = wanted.flatMap((part) => (draft[part] === undefined ? [] : [[part, draft[part]] as const]));
  return {
    ...emptyDraft,
    acceptEula: true,
    payload: { file: 'none.msi', sha256: '0'.repeat(64), version: '1.5.7.0' },
    ...Object.fromEntries(own),
  };
}

/** Fields that keep a sheet from being made, those of the identity first. */
export const sheetErrors = (errors: readonly FieldError[]): FieldError[] =>
  errors.toSorted(
    (a, b) => Number(stepOfField(b.path) === 'identity') - Number(stepOfField(a.path) === 'identity'),
  );
