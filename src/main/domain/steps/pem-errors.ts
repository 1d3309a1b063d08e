import { errorCodes, type ErrorCode } from '../../../contract/errors.ts';
import type { PemProblem } from '../../../contract/facts.ts';

/** The error for each way in which a PEM file cannot be used. */
export const ofProblem: Readonly<Record<PemProblem, ErrorCode>> = {
  unreadable: errorCodes.pemUnreadable,
  encoding: errorCodes.pemEncoding,
  nothing: errorCodes.pemNothing,
  damaged: errorCodes.pemDamaged,
  'key-inside': errorCodes.pemKeyInside,
  encrypted: errorCodes.keyEncrypted,
  'key-type': errorCodes.keyType,
};
