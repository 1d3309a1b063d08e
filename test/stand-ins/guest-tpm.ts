import type { Json } from '../../src/contract/json.ts';
import type { GuestAnswers } from './guest-shell.ts';

const unitNames = ['tpm2-netns', 'tpm2-socat@2321', 'tpm2-socat@2322', 'tpm2-abrmd', 'aziot-tpmd'];

/** What `Get-EflowDeskGuestTpm` runs in the VM. */
export const tpmCommand = `systemctl show ${unitNames.map((name) => `${name}.service`).join(' ')} --no-pager --property=Id,LoadState,ActiveState,NRestarts`;
export const arpFile = '/proc/net/arp';
const arpHead = 'IP address       HW type     Flags       HW address            Mask     Device\n';

interface Unit {
  Name: string;
  Loaded: boolean;
  Active: string;
  Restarts: number;
}

/** The VM as the function sees it that tells the way to the TPM. */
export function tpmAnswers(row: Readonly<Record<string, Json>>): GuestAnswers {
  const units = row['Units'] as unknown as Unit[];
  const neighbours = row['Neighbours'] as { Address: string; Answers: boolean }[];
  return {
    commands: {
      [tpmCommand]: {
        stdout: units
          .map(
            (one) =>
              `NRestarts=${one.Restarts}\nId=${one.Name}.service\nLoadState=${one.Loaded ? 'loaded' : 'not-found'}\nActiveState=${one.Active}\n`,
          )
          .join('\n'),
      },
    },
    files: {
      [arpFile]: {
        text:
          arpHead +
          neighbours
            .map(
              (one) =>
                `${one.Address.padEnd(17)}0x1         ${one.Answers ? '0x2' : '0x0'}         00:15:5d:01:02:03     *        eth0\n`,
            )
            .join(''),
      },
    },
  };
}
