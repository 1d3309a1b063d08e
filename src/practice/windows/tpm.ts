import { endorsementKeyOfModulus } from '../../main/domain/identity/endorsement-key.ts';
import type { MachineState } from '../state/machine.ts';

/** The endorsement key of this machine's TPM as DPS wants it; undefined without a TPM. */
export function endorsementKeyOf(machine: MachineState): string | undefined {
  if (!machine.tpm.present) return undefined;
  return endorsementKeyOfModulus(Buffer.from(machine.tpm.modulus, 'base64'), machine.tpm.exponent);
}

/** True for a TPM of version 2.0, which DpsTpm asks for (F68). */
export function hasTpm2(machine: MachineState): boolean {
  return machine.tpm.present && machine.tpm.spec.startsWith('2.0');
}
