/** Passes for an ID scope and is that of no service; it stands where only the colleague knows it. */
const anyScopeId = '0ne00000000';

/**
 * The text of a setup for a sheet: the ID scope of a DPS may be missing, since a colleague often is the one who knows it.
 * A text that is no such setup stays as it is, for whoever judges it.
 */
export function scopedSetup(text: string): { text: string; scopeUnknown: boolean } {
  const as = { text, scopeUnknown: false };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return as;
  }
  const identity = (document as { identity?: Record<string, unknown> | null } | null)?.identity;
  if (typeof identity !== 'object' || identity === null) return as;
  const { provisioningType, scopeId } = identity;
  if (scopeId !== undefined || typeof provisioningType !== 'string' || !provisioningType.startsWith('Dps'))
    return as;
  const scoped = { ...(document as object), identity: { ...identity, scopeId: anyScopeId } };
  return { text: JSON.stringify(scoped), scopeUnknown: true };
}
