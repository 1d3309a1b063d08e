import { endorsementKeyOfModulus } from '../../main/domain/identity/endorsement-key.ts';
import type { MachineState } from '../state/machine.ts';

/** The modulus of the endorsement key of another board. */
export const otherModulus =
  'zsilpepWOQzE6EYrEgWDHPL+2ebIy1gcLLQW5ZsKc758NaSbTxNSzlUmCJhxIWfDE3cflSOpiTbxRtgGmeESJ4' +
  'hy+tYdOAUtcGQ/2MTMJKOQbDK+sDdvJveXR/NQloGyIhqhhfHIT50HXl0jKjb97kzobVbTkk6AJ7elZvdRlZ8N' +
  '6VRhqZkvdUk/C/w+YotN1OLusXoL+d1HDx5D9neAiihsvq8WZoO/p2UHgxMY9BiDe6nRJIDQW3GQBJDC84RgKq' +
  'sUe15wMb5qasDwEEYOdxUx69A56pLKbV2F4mQcmwpTERGyCjK+oz6DbOi8N/Rl1DAvLNVmEbSOXDfJpuOAgQ==';

/** The endorsement key of this machine's TPM as DPS wants it; undefined without a TPM. */
export function endorsementKeyOf(machine: MachineState): string | undefined {
  if (!machine.tpm.present) return undefined;
  return endorsementKeyOfModulus(Buffer.from(machine.tpm.modulus, 'base64'), machine.tpm.exponent);
}

/** True for a TPM of version 2.0, which DpsTpm asks for (F68). */
export function hasTpm2(machine: MachineState): boolean {
  return machine.tpm.present && machine.tpm.spec.startsWith('2.0');
}
