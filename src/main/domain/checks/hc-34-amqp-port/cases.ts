import { reachCases } from '../reach-cases.ts';

export const cases = reachCases('global.azure-devices-provisioning.net:5671', ['open-port', 'amqp-ws']);
