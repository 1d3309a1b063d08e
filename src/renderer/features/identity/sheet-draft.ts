import type { FieldError } from '../../../contract/errors.ts';
import type { CloudGroup } from '../../../contract/setup.ts';
import { emptyDraft, valueAt, withValue, type Draft } from '../setup/draft.ts';
import { stepOfField } from '../setup/steps.ts';
import { isDps, wayOf, type Way } from './ways.ts';

/** Passes for an ID scope and is that of no service; the sheet leaves it out. */
const anyScopeId = '0ne00000000';

/** Parts of a setup that a sheet and a firewall ticket are made of. */
const wanted = ['name', 'identity', 'cloud', 'proxy', 'network', 'inspectionCa', 'carriedImages'] as const;

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

/** The same with what stands for an ID scope that is still empty: the colleague is often the one who knows it. */
export function scopedDraft(draft: Draft): { draft: Draft; scopeUnknown: boolean } {
  const scopeId = valueAt(draft, 'identity.scopeId') ?? '';
  const scopeUnknown = isDps(wayOf(draft)) && typeof scopeId === 'string' && scopeId.trim() === '';
  return { draft: scopeUnknown ? withValue(draft, 'identity.scopeId', anyScopeId) : draft, scopeUnknown };
}

/** The enrollment group that a sheet asks for, as it is being written. */
export interface GroupDraft {
  id: string;
  caCertPath: string;
}

/** The same as a sheet takes it: only a certificate has an authority. */
export const groupAsked = ({ id, caCertPath }: GroupDraft, way: Way): CloudGroup => ({
  id: id.trim(),
  ...(way !== 'DpsX509' || caCertPath === '' ? {} : { caCertPath }),
});

/** Fields that keep a sheet from being made, those of the identity first. */
export const sheetErrors = (errors: readonly FieldError[]): FieldError[] =>
  errors.toSorted(
    (a, b) => Number(stepOfField(b.path) === 'identity') - Number(stepOfField(a.path) === 'identity'),
  );
