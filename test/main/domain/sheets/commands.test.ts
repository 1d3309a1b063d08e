import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bashWord,
  commandsFor,
  portalFor,
  safeForWindows,
} from '../../../../src/main/domain/sheets/commands.ts';
import { dpsCertificate, keyIdentity, manualCertificate, tpmIdentity } from '../../../support/setups.ts';
import { naughty } from '../../bridge/naughty.ts';
import { ekT1, idT1 } from '../identity/vectors.ts';
import { anyText, asked, madeCertificate, requestWith } from './support.ts';

const made = madeCertificate('press-3');
const { request: tpm } = asked(tpmIdentity);
const { request: manual } = asked(manualCertificate, { certificate: made.certificate });

/** What bash makes of words, one by one. */
function heard(words: readonly string[]): string[] {
  const text = `printf '%s\\0' ${words.join(' ')}`;
  // As an argument: from a pipe bash reads byte by byte.
  const said = execFileSync('bash', ['--noprofile', '--norc', '-c', text], { encoding: 'utf8' });
  return said.split('\0').slice(0, -1);
}
const hasBash = (() => {
  try {
    return heard(['a'])[0] === 'a';
  } catch {
    return false;
  }
})();

describe('lines for az', () => {
  test('make an enrollment with the key of the TPM, as an edge device', () => {
    const [create, show] = commandsFor(tpm);
    expect(create?.bash).toBe(
      `az iot dps enrollment create --dps-name=NAME-OF-DPS --resource-group=NAME-OF-RESOURCE-GROUP --enrollment-id=${idT1} --attestation-type=tpm --endorsement-key=${ekT1} --edge-enabled=true`,
    );
    expect(create?.powershell).toContain(`'--endorsement-key=${ekT1}'`);
    expect(show?.code).toBe('show-enrollment');
  });

  test('make a device with both thumbprints, since the hub wants two', () => {
    const [create, ...more] = commandsFor(manual);
    const print = manual.certificate?.sha256 ?? '';
    expect(create?.bash).toContain(`--primary-thumbprint=${print} --secondary-thumbprint=${print}`);
    expect(create?.bash).toContain('--hub-name=contoso --device-id=press-3 --edge-enabled=true');
    expect(more).toEqual([]);
  });

  test('ask for the keys where the method takes one, since az leaves them out', () => {
    expect(commandsFor(asked(keyIdentity).request).map(({ code }) => code)).toEqual([
      'create-enrollment',
      'show-keys',
    ]);
    const byString = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const;
    expect(commandsFor(asked(byString).request).map(({ code }) => code)).toEqual([
      'create-device',
      'show-string',
    ]);
  });

  test('make everything an edge device', () => {
    const byString = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' } as const;
    for (const identity of [tpmIdentity, keyIdentity, manualCertificate, dpsCertificate, byString]) {
      const [create] = commandsFor(asked(identity, { certificate: made.certificate }).request);
      expect(create?.bash).toContain('--edge-enabled=true');
    }
  });

  test('make a group with a key, and from it the key of this device alone (trap 2)', () => {
    const { request } = asked(keyIdentity, { group: { id: 'line-7' } });
    expect(commandsFor(request).map(({ bash }) => bash)).toEqual([
      'az iot dps enrollment-group create --dps-name=NAME-OF-DPS --resource-group=NAME-OF-RESOURCE-GROUP --enrollment-id=line-7 --edge-enabled=true',
      'az iot dps enrollment-group compute-device-key --dps-name=NAME-OF-DPS --resource-group=NAME-OF-RESOURCE-GROUP --enrollment-id=line-7 --registration-id=press-3',
    ]);
    expect(portalFor(request)).toContain('group-device-key');
  });

  test('make a group of an authority, which has to be verified first', () => {
    const group = { id: 'line-7', authority: made.certificate };
    const { request } = asked(dpsCertificate, { certificate: made.certificate, group });
    const [add, create, show, ...more] = commandsFor(request);
    expect(add?.bash).toContain('--path=authority-certificate.pem --verified=true');
    expect(create?.bash).toContain(
      '--enrollment-id=line-7 --ca-name=NAME-OF-CERTIFICATE --edge-enabled=true',
    );
    expect([show?.code, more]).toEqual(['show-group', []]);
    const known = commandsFor(requestWith(request, { certificate: null }));
    expect(known.map(({ code }) => code)).toEqual(['create-group', 'show-group']);
  });

  test('are none while what they need is not known', () => {
    expect(commandsFor(requestWith(tpm, { endorsementKey: null }))).toEqual([]);
    expect(commandsFor(requestWith(tpm, { registrationId: null }))).toEqual([]);
    expect(commandsFor(requestWith(manual, { certificate: null }))).toEqual([]);
    expect(commandsFor(asked(dpsCertificate).request)).toEqual([]);
  });

  test('trap 27: what Windows reads a second time gets no line for it, and one for bash all the same', () => {
    for (const deviceId of ['100%', "o'brien", 'a(1)', '$x', 'a,b', 'a@b', 'a!b', 'a*', 'a#1']) {
      const [create] = commandsFor(requestWith(manual, { deviceId }));
      expect(create?.powershell, deviceId).toBeNull();
      expect(create?.bash, deviceId).toContain('--device-id=');
    }
    expect(commandsFor(requestWith(manual, { deviceId: '-press=3' }))[0]?.powershell).toContain(
      '--device-id=-press=3',
    );
  });
});

describe.skipIf(!hasBash)(`a word of bash${hasBash ? '' : ' (this machine has no bash)'}`, () => {
  const sayable = (text: string) => !/\0|\p{Surrogate}/u.test(text);

  test('is heard as it was meant, whatever it is', () => {
    const words = naughty.filter(sayable);
    expect(heard(words.map(bashWord))).toEqual(words);
    const drawn = fc.sample(anyText(40).filter(sayable), {
      numRuns: 500,
      seed: 7,
    });
    expect(heard(drawn.map(bashWord))).toEqual(drawn);
  });

  test('would be noticed if it were not', () => {
    expect(heard(["'a'$(printf b)"])).toEqual(['ab']);
  });

  test('of a command is never more than its option, with any device ID', () => {
    const ids = fc.sample(anyText(30).filter(sayable), {
      numRuns: 200,
      seed: 3,
    });
    for (const batch of [[...naughty.filter(sayable), ...ids]]) {
      const lines = batch.map((deviceId) => commandsFor(requestWith(manual, { deviceId }))[0]?.bash ?? '');
      const spoken = heard(lines.flatMap((line) => [line, '--end']));
      const options = spoken.filter((word) => word.startsWith('--device-id='));
      expect(options).toEqual(batch.map((deviceId) => `--device-id=${deviceId}`));
      expect(spoken.length).toBe(lines.length * 12);
    }
  });
});

describe('a line for Windows', () => {
  test('has nothing in it that cmd.exe reads', () => {
    fc.assert(
      fc.property(anyText(100), (deviceId) => {
        const [create] = commandsFor(requestWith(manual, { deviceId }));
        expect(create?.powershell ?? '').not.toMatch(/[%&|<>^"()!\r\n]/u);
      }),
    );
    for (const text of ['%PATH%', 'a&calc', 'a|b', 'a>b', 'a^b', 'a"b', 'a)b', 'a\nb', 'a b'])
      expect(safeForWindows(text)).toBe(false);
  });
});
