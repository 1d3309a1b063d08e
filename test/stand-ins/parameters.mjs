// How the parameters of stand-in cmdlets are written down.

/**
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} type
 * @property {boolean=} required
 * @property {number=} position
 * @property {string[]=} sets all of them unless told
 * @property {string[]=} alias
 * @property {string[]=} allowed
 * @property {number=} min
 * @property {number=} max
 *
 * @typedef {object} Cmdlet
 * @property {string} name
 * @property {string=} set its default parameter set
 * @property {boolean=} changes supports -WhatIf and -Confirm
 * @property {Parameter[]} parameters
 * @property {Record<string, string | string[]>=} types of properties of its output: a .NET type, the names of an enum, or
 *   `asn` with the object identifier after a colon
 */

export const text = (name, more = {}) => ({ name, type: 'string', ...more });
export const texts = (name, more = {}) => ({ name, type: 'string[]', ...more });
export const flag = (name, more = {}) => ({ name, type: 'switch', ...more });
export const remote = [
  texts('ComputerName', { alias: ['Cn'] }),
  { name: 'Credential', type: 'pscredential' },
];

/** Parameters that every cmdlet has which Windows makes of a CIM class. */
export const cim = [
  { name: 'CimSession', type: 'object[]', alias: ['Session'] },
  { name: 'ThrottleLimit', type: 'int' },
  flag('AsJob'),
];
