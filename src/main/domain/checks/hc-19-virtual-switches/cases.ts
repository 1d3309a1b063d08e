import type { CheckCase } from '../case.ts';

const server = { productType: 3, sku: 7, build: 20_348 };
const defaultSwitch = {
  id: 'c08cb7b8-9b3c-408e-8e30-5e16a3aeb444',
  name: 'Default Switch',
  type: 'Internal',
  adapterDescription: null,
};
const internal = {
  id: '3f0d4b52-6a1e-4a0b-9d2c-7be1f5a8c901',
  name: 'EFLOW-Int',
  type: 'Internal',
  adapterDescription: null,
};
const external = {
  id: '91c7e0a4-0f5b-4c1e-8a3d-2d6b9e7f1c02',
  name: 'Line-LAN',
  type: 'External',
  adapterDescription: null,
};
const isolated = {
  id: '5be0c1d7-9a2f-4e3b-b6c8-1f4a7d2e9b03',
  name: 'Isolated',
  type: 'Private',
  adapterDescription: null,
};

export const cases: readonly CheckCase[] = [
  { name: 'a client with its Default Switch', status: 'pass', code: 'default-switch' },
  {
    name: 'a client whose Default Switch has another name',
    facts: {
      'hyperv.switches': [
        { ...defaultSwitch, id: '{C08CB7B8-9B3C-408E-8E30-5E16A3AEB444}', name: 'Standardswitch' },
      ],
    },
    status: 'pass',
    code: 'default-switch',
  },
  {
    name: 'a client with an External switch only',
    facts: { 'hyperv.switches': [external] },
    status: 'pass',
    code: 'external',
    params: { name: 'Line-LAN' },
  },
  {
    name: 'a client with an External switch only, and a setup that wants the Default Switch',
    facts: { 'hyperv.switches': [external] },
    wanted: { vswitch: { name: 'Default Switch', type: 'Internal' } },
    status: 'fail',
    code: 'default-switch-missing',
    remedies: ['bring-back-default-switch'],
  },
  {
    name: 'a client with an Internal switch of its own only',
    facts: { 'hyperv.switches': [internal] },
    status: 'fail',
    code: 'no-default-switch',
    remedies: ['bring-back-default-switch'],
  },
  {
    name: 'a server without any switch',
    facts: { 'host.os': server, 'hyperv.switches': [] },
    status: 'fail',
    code: 'none-on-server',
    remedies: ['make-switch'],
  },
  {
    name: 'a server with a switch that reaches nothing',
    facts: { 'host.os': server, 'hyperv.switches': [isolated] },
    status: 'fail',
    code: 'none-on-server',
    remedies: ['make-switch'],
  },
  {
    name: 'a server with an Internal switch',
    facts: { 'host.os': server, 'hyperv.switches': [internal] },
    status: 'warn',
    code: 'internal',
    params: { name: 'EFLOW-Int' },
    remedies: ['look-at-nat'],
  },
  {
    name: 'a server on which somebody named a switch like that of clients',
    facts: { 'host.os': server, 'hyperv.switches': [{ ...internal, name: 'Default Switch' }] },
    status: 'warn',
    code: 'internal',
    remedies: ['look-at-nat'],
  },
  {
    name: 'a server with an External switch',
    facts: { 'host.os': server, 'hyperv.switches': [internal, external] },
    status: 'pass',
    code: 'external',
  },
  {
    name: 'the External switch that a setup wants',
    facts: { 'hyperv.switches': [defaultSwitch, external] },
    wanted: { vswitch: { name: 'Line-LAN', type: 'External' } },
    status: 'pass',
    code: 'found',
    params: { name: 'Line-LAN', type: 'External' },
  },
  {
    name: 'a switch of the wanted name and another type',
    facts: { 'hyperv.switches': [defaultSwitch, external] },
    wanted: { vswitch: { name: 'Line-LAN', type: 'Internal' } },
    status: 'fail',
    code: 'not-found',
    params: { name: 'Line-LAN', type: 'Internal' },
    remedies: ['make-switch'],
  },
  {
    name: 'a server without the switch that a setup wants, and with another one',
    facts: { 'host.os': server, 'hyperv.switches': [external] },
    wanted: { vswitch: { name: 'EFLOW-Int', type: 'Internal' } },
    status: 'fail',
    code: 'not-found',
    remedies: ['make-switch'],
  },
  {
    name: 'two switches of one name and type',
    facts: { 'hyperv.switches': [defaultSwitch, internal, { ...internal, id: external.id }] },
    status: 'fail',
    code: 'double',
    params: { name: 'EFLOW-Int', type: 'Internal' },
    remedies: ['rename-switch'],
  },
  {
    name: 'two switches of one name and different types',
    facts: { 'hyperv.switches': [defaultSwitch, internal, { ...external, name: internal.name }] },
    status: 'pass',
    code: 'default-switch',
  },
  {
    name: 'a Default Switch on a Windows that does not tell its edition',
    facts: { 'host.os': { unknown: 'failed' } },
    status: 'pass',
    code: 'default-switch',
  },
  {
    name: 'an External switch on a Windows that does not tell its edition',
    facts: { 'host.os': { unknown: 'failed' }, 'hyperv.switches': [external] },
    status: 'pass',
    code: 'external',
  },
  {
    name: 'an Internal switch on a Windows that does not tell its edition',
    facts: { 'host.os': { unknown: 'failed' }, 'hyperv.switches': [internal] },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'host.os' },
  },
  {
    name: 'the switches cannot be read without elevation',
    facts: { 'hyperv.switches': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
  },
];
