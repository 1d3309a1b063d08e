import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/contract/errors.ts';
import { UserconfigNote } from '../../src/contract/userconfig.ts';
import { exportUserconfig } from '../../src/main/domain/userconfig/export.ts';
import { importUserconfig } from '../../src/main/domain/userconfig/import.ts';
import { isMessageKey, languages, say } from '../../src/messages/index.ts';
import { setupWith, smallSetup, tpmIdentity } from '../support/setups.ts';
import { broken, wrongTypes } from '../main/domain/userconfig/broken.ts';
import { address, external, fileWith, internal, provisioned } from '../main/domain/userconfig/files.ts';

const wide = { ...address, 'network.ip4PrefixLength': '16', 'network.ip4GatewayAddress': '10.1.0.1' };

/** Files and setups that together need every word. */
const notes = [
  importUserconfig(
    fileWith({
      ...external,
      ...wide,
      ...provisioned.DpsTPM,
      'eflowProvisioning.registrationId': 'Press-3',
      'network.useHostProxy': true,
      'network.httpProxy': 'http://proxy',
      'installOptions.vhdxPath': 'D:\\EFLOW',
      'vmConfig.cpuCount': 999,
      extra: 1,
    }),
    'client',
  ),
  importUserconfig(
    fileWith({ ...provisioned.ManualConnectionString, 'network.httpsProxy': 'http://proxy' }),
    undefined,
  ),
  importUserconfig(fileWith({ ...internal, ...provisioned.ManualX509 }), undefined),
  exportUserconfig(setupWith({ identity: { ...tpmIdentity, registrationId: 'press-3' } })),
  exportUserconfig(setupWith({ network: { vswitch: 'External', vswitchName: 'Line-LAN' } })),
  exportUserconfig(setupWith({ payload: { ...smallSetup.payload, version: '1.4.10.25103' } })),
].flatMap((conversion) => conversion.notes);

const refused = [...broken, ...wrongTypes].flatMap(([change, , , windows]) => {
  try {
    importUserconfig(fileWith(change), windows);
    return [];
  } catch (error) {
    return error instanceof Failure ? (error.error.fields ?? []) : [];
  }
});

const unfilled = (texts: readonly string[]) => texts.filter((text) => /\{\w+\}/u.test(text));

describe('words for the conversion of a userconfig', () => {
  test('are there for every note, and each is needed', () => {
    const there = Object.keys(languages.en).filter((key) => key.startsWith('userconfig.'));
    const needed = [
      ...UserconfigNote.shape.kind.options.map((kind) => `userconfig.kind.${kind}`),
      ...notes.map(({ code }) => `userconfig.${code}`),
    ];
    expect(there.toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  test('are there for every rule, and each is needed', () => {
    const rules = [...new Set(refused.map(({ rule }) => `rule.${rule}`))];
    expect(rules.filter((key) => !isMessageKey(key))).toEqual([]);
    const own = Object.keys(languages.en).filter((key) => /^rule\.(?:userconfig|address)\./u.test(key));
    // The host is not known to a conversion; whoever takes an address on the host needs that one.
    const here = [...rules, 'rule.userconfig.double-field', 'rule.address.of-host'];
    expect(own.filter((key) => !here.includes(key))).toEqual([]);
  });

  test.each(['en', 'de'] as const)('are given every value they name in %s', (language) => {
    expect(unfilled(notes.map(({ code, params }) => say(language, `userconfig.${code}`, params)))).toEqual(
      [],
    );
    expect(unfilled(refused.map(({ rule, params }) => say(language, `rule.${rule}`, params)))).toEqual([]);
  });
});
