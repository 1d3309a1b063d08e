/** A virtual switch as far as its kind goes. */
interface NamedSwitch {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** The id that Windows gives the Default Switch on every client, whatever it is called in its language. */
const defaultSwitchId = 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444';

/**
 * True for the Default Switch of a client. A server has none, whatever somebody called a switch there.
 *
 * @assumed eflow.md 10.1: the Default Switch has the same id on every client | verify: Get-VMSwitch on clients of several languages
 */
export const isDefaultSwitch = ({ id, name }: NamedSwitch): boolean =>
  id.replaceAll(/[{}]/gu, '').toLowerCase() === defaultSwitchId || name === 'Default Switch';
