import { z } from 'zod';
import { deviceIdPattern } from '../../../contract/identity.ts';
import { ProxyUrl, RegistrationId, SecretRef } from '../../../contract/setup.ts';
import type { CloudService } from '../../../contract/cloud.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { ActSchema } from '../act-params.ts';
import type { StepRef } from '../steps/kind.ts';

/** An act as the table of acts takes it; that one imports this file. */
interface CloudAct {
  id: string;
  cloud: CloudService;
  loss?: string;
  params: ActSchema;
  steps(context: { params: JsonObject }): StepRef[];
}

const service = SecretRef.default('prompt');

const way = {
  /** The proxy to Azure, where there is no other way; with its user where it asks for one. */
  proxy: ProxyUrl.optional(),
  /** The password of that user, by reference. */
  proxyPassword: SecretRef.optional(),
};

const OfDevice = z.strictObject({
  deviceId: z.string().regex(deviceIdPattern, { error: 'device-id' }),
  /** Service string of the hub, by reference. */
  service,
  ...way,
});
const OfEnrollment = z.strictObject({
  registrationId: RegistrationId,
  /** Service string of the DPS, by reference. */
  service,
  ...way,
});

const setDevice = (id: string, enabled: boolean): CloudAct => ({
  id,
  cloud: 'hub',
  params: OfDevice,
  ...(enabled ? {} : { loss: 'cloud-disconnects' }),
  steps: ({ params: { deviceId } }) => [
    { key: 'set-cloud-device', kind: 'set-cloud-device', input: { deviceId: deviceId ?? '', enabled } },
  ],
});

const setEnrollment = (id: string, enabled: boolean): CloudAct => ({
  id,
  cloud: 'dps',
  params: OfEnrollment,
  steps: ({ params: { registrationId } }) => [
    {
      key: 'set-cloud-enrollment',
      kind: 'set-cloud-enrollment',
      input: { registrationId: registrationId ?? '', enabled },
    },
  ],
});

/** What can be done to the cloud side of a device by itself. */
export const cloudActs: readonly CloudAct[] = [
  setDevice('enable-cloud-device', true),
  setDevice('disable-cloud-device', false),
  {
    id: 'remove-cloud-device',
    cloud: 'hub',
    loss: 'cloud-device',
    params: OfDevice,
    steps: ({ params: { deviceId } }) => [
      {
        key: 'remove-cloud-device',
        kind: 'remove-cloud-device',
        input: { deviceId: deviceId ?? '', generationId: null },
      },
    ],
  },
  setEnrollment('enable-cloud-enrollment', true),
  setEnrollment('disable-cloud-enrollment', false),
  {
    id: 'remove-cloud-enrollment',
    cloud: 'dps',
    loss: 'cloud-enrollment',
    params: OfEnrollment,
    steps: ({ params: { registrationId } }) => [
      {
        key: 'remove-cloud-enrollment',
        kind: 'remove-cloud-enrollment',
        input: { registrationId: registrationId ?? '', createdAt: null },
      },
    ],
  },
];
