import { z } from 'zod';
import {
  deviceIdPattern,
  globalEndpointPattern,
  hostNamePattern,
  registrationIdPattern,
  scopeIdPattern,
} from './identity.ts';

/**
 * Where a secret is to be had, never the secret: `prompt` (ask the person), `env:NAME`, `file:PATH`.
 * A relative file path is resolved against the folder of the setup document.
 */
export const SecretRef = z
  .string()
  .regex(/^(?:prompt|env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/u, { error: 'secret-reference' })
  .meta({
    description: 'A reference to a secret: "prompt", "env:NAME" or "file:PATH". Never the secret itself.',
  });
export type SecretRef = z.infer<typeof SecretRef>;

/** The same for the secret of a device, which may also be the one that the cloud side of this setup has. */
const DeviceSecretRef = z
  .string()
  .regex(/^(?:cloud|prompt|env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/u, { error: 'secret-reference' })
  .meta({
    description:
      'A reference to a secret: "prompt", "env:NAME", "file:PATH", or "cloud" for the one that the cloud has for this device. Never the secret itself.',
  });

/** Fields that hold a secret by reference, by their path in a setup. */
export const SecretField = z.enum([
  'identity.devConnString',
  'identity.symmKey',
  'identity.identityPassphrase',
  'proxy.password',
  'cloud.service',
  'cloud.hubService',
]);
export type SecretField = z.infer<typeof SecretField>;

/**
 * Name under which a job keeps a secret. Two fields may say `prompt`, and each has its own; that of the identity is the
 * bare reference, as journals have it.
 */
export const secretKey = (field: SecretField, ref: SecretRef): string =>
  field.startsWith('identity.') ? ref : `${field} ${ref}`;

/** Text without control characters: what a Windows file name, a switch name or an ID may never contain. */
const plain = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f]*$/u, { error: 'no-control-characters' });

const ScopeId = z.string().regex(scopeIdPattern, { error: 'scope-id' }).meta({
  description: 'ID scope from the overview page of the Device Provisioning Service, for example 0ne00ABCDEF.',
});

/** A registration ID as a setup writes it. */
export const RegistrationId = z
  .string()
  .regex(registrationIdPattern, { error: 'registration-id' })
  .meta({ description: 'Registration ID in lower case: letters, digits and . _ : - ; at most 128.' });

const GlobalEndpoint = z
  .string()
  .regex(globalEndpointPattern, { error: 'global-endpoint' })
  .meta({ description: 'DPS device endpoint as https URL without a path.' });

/**
 * A file on this machine, in a folder or on a share and never a device or a stream. A relative path is resolved against
 * the folder of the setup document.
 */
const FilePath = plain(1024).regex(/^(?![\\/]{2}[.?][\\/])(?:[A-Za-z]:)?[^<>"|?*:]*$/u, {
  error: 'device-path',
});

const certificateFiles = {
  /** PEM: the certificate of the device first, then those that issued it (provisioning.md 3.2). */
  identityCertPath: FilePath,
  /** PEM: its private key, unencrypted. The path, never the key. */
  identityPrivKeyPath: FilePath,
  /**
   * What opens an encrypted key, or a PFX file that both paths name. With it the files are opened into copies of this
   * product, from which the device is provisioned, and which are removed afterwards.
   */
  identityPassphrase: SecretRef.optional(),
};

/** The identity of the device in the cloud, by provisioning type with exactly the fields each needs (eflow.md 9.1). */
export const Identity = z.discriminatedUnion('provisioningType', [
  z.strictObject({
    provisioningType: z.literal('ManualConnectionString'),
    devConnString: DeviceSecretRef,
  }),
  z.strictObject({
    provisioningType: z.literal('ManualX509'),
    iotHubHostname: z.string().regex(hostNamePattern, { error: 'host-name' }),
    deviceId: z.string().regex(deviceIdPattern, { error: 'device-id' }),
    ...certificateFiles,
  }),
  z.strictObject({
    provisioningType: z.literal('DpsTPM'),
    scopeId: ScopeId,
    registrationId: RegistrationId.optional(),
    globalEndpoint: GlobalEndpoint.optional(),
  }),
  z.strictObject({
    provisioningType: z.literal('DpsX509'),
    scopeId: ScopeId,
    /** Without one the device takes the common name of its certificate (provisioning.md 3.2). */
    registrationId: RegistrationId.optional(),
    ...certificateFiles,
    globalEndpoint: GlobalEndpoint.optional(),
  }),
  z.strictObject({
    provisioningType: z.literal('DpsSymmetricKey'),
    scopeId: ScopeId,
    registrationId: RegistrationId,
    /** The key of this one device: of an individual enrollment, or derived from a group's (provisioning.md 2.3). */
    symmKey: DeviceSecretRef,
    globalEndpoint: GlobalEndpoint.optional(),
  }),
]);
export type Identity = z.infer<typeof Identity>;

/** Name of a tag of a twin, which may hold no dots, dollars and blanks. */
const tagName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/u;

/** An enrollment group, and the file with the certificate of the authority that it trusts. */
export const CloudGroup = z.strictObject({ id: RegistrationId, caCertPath: FilePath.optional() });
export type CloudGroup = z.infer<typeof CloudGroup>;

/**
 * The cloud side of the identity, to be made and read with a service connection string: the device of the hub for the
 * manual methods, the enrollment for those of DPS (provisioning.md 5, 6).
 */
export const CloudSide = z.strictObject({
  /** That of the hub for the manual methods, that of the DPS for the others. Held in memory only. */
  service: SecretRef,
  /** For the methods of DPS: the hub that gets the device, to see it there and to remove it at an undo. */
  hubService: SecretRef.optional(),
  /** Name of the device in the hub, where the identity does not say it and it is not the registration ID. */
  deviceId: z.string().regex(deviceIdPattern, { error: 'device-id' }).optional(),
  /** The device is a member of this group; left out, it has an enrollment of its own. */
  group: CloudGroup.optional(),
  /** The one hub that DPS may assign the device to; left out, DPS chooses. */
  hub: z.string().regex(hostNamePattern, { error: 'host-name' }).toLowerCase().optional(),
  /** Tags of the device's twin from its beginning; DPS sets them. */
  tags: z.record(z.string().regex(tagName), plain(512)).optional(),
  /** Azure is reached through the proxy of this setup, with its password. */
  viaProxy: z.boolean().default(false),
});
export type CloudSide = z.infer<typeof CloudSide>;

/** The installer to use: a file on this machine, its SHA-256 taken where it is trusted, and the version it installs. */
export const Payload = z.strictObject({
  file: plain(1024).regex(/\.msi$/iu, { error: 'msi-file' }),
  sha256: z.string().regex(/^[0-9a-fA-F]{64}$/u, { error: 'sha256' }),
  sizeBytes: z.int().positive().optional(),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}\.\d{1,5}$/u, { error: 'version' }),
});
export type Payload = z.infer<typeof Payload>;

/** Cards that can be handed over as they are (eflow.md 13, F75). */
const assignable = /\b(?:T4|A2)\b/u;

/** A graphics card that the VM gets, as Deploy-Eflow takes it (eflow.md 8.3, 13). */
const Gpu = z
  .strictObject({
    /** As Get-EflowHostConfiguration tells it. */
    gpuName: plain(128),
    gpuPassthroughType: z.enum(['DirectDeviceAssignment', 'ParaVirtualization']),
    gpuCount: z.int().min(1).max(16).default(1),
  })
  .superRefine(({ gpuName, gpuPassthroughType: type, gpuCount }, context) => {
    if (type === 'ParaVirtualization' && gpuCount !== 1)
      context.addIssue({ code: 'custom', path: ['gpuCount'], message: 'gpu-one' });
    if (type === 'DirectDeviceAssignment' && !assignable.test(gpuName))
      context.addIssue({ code: 'custom', path: ['gpuName'], message: 'gpu-assignable' });
  });
export type Gpu = z.infer<typeof Gpu>;

/** Size of the EFLOW VM (eflow.md 8.3, Deploy-Eflow). */
export const Vm = z.strictObject({
  cpuCount: z.int().min(1).max(240).default(1),
  memoryInMB: z.int().min(1024).max(1_048_576).multipleOf(2, { error: 'even' }).default(1024),
  vmDataSize: z.int().min(2).max(2000).default(10),
  vmLogSize: z.enum(['Small', 'Large']).default('Small'),
  gpu: Gpu.optional(),
});
export type Vm = z.infer<typeof Vm>;

/** An IPv4 address: four decimal parts without leading zeros, which some readers take for octal. */
export const Ip4 = z
  .string()
  .regex(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u, { error: 'address.not-ipv4' });

/** A static address of the VM: all three values of Deploy-Eflow, and the DNS servers it finds no name without (eflow.md 10.2). */
export const StaticAddress = z.strictObject({
  ip4Address: Ip4,
  ip4PrefixLength: z.int().min(1).max(30),
  ip4GatewayAddress: Ip4,
  dnsServers: z.array(Ip4).min(1, { error: 'dns-needed' }).max(8),
});
export type StaticAddress = z.infer<typeof StaticAddress>;

/** Name of a switch or an adapter. Characters that cmdlets take for wildcards would name other switches, too. */
const SwitchName = plain(80).regex(/^[^`*?[\]]*$/u, { error: 'switch-name' });

/** How the VM is connected (eflow.md 10.1). A document that says nothing means the Default Switch. */
export const Network = z.discriminatedUnion('vswitch', [
  z.strictObject({ vswitch: z.literal('Default Switch').optional().default('Default Switch') }),
  z.strictObject({
    vswitch: z.literal('External'),
    vswitchName: SwitchName,
    /** Make the switch over this adapter, named as Windows names it (eflow.md 10.3). */
    create: z.strictObject({ adapter: SwitchName }).optional(),
    /** Left out, the VM asks the DHCP server of the plant. */
    address: StaticAddress.optional(),
  }),
  z.strictObject({
    vswitch: z.literal('Internal'),
    vswitchName: SwitchName,
    address: StaticAddress,
    /** Make the switch, the host's address on it (the VM's gateway) and the NAT network behind it (eflow.md 10.3). */
    create: z.boolean().default(false),
  }),
]);
export type Network = z.infer<typeof Network>;

/**
 * A NIC that the VM has beside the one it is deployed with, on a switch that is there (eflow.md 10.4). Without an address
 * it asks the DHCP server of its network; DNS servers are those of the VM.
 */
export const Nic = z.strictObject({
  /** EFLOW calls a NIC an endpoint. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/u, { error: 'nic-name' }),
  vswitch: z.enum(['External', 'Internal']),
  vswitchName: SwitchName,
  address: StaticAddress.omit({ dnsServers: true }).optional(),
});
export type Nic = z.infer<typeof Nic>;

/** Each name and each switch once; on an Internal switch nobody gives addresses (field-notes Network). */
const Nics = z
  .array(Nic)
  .max(7)
  .superRefine((nics, context) => {
    for (const [i, nic] of nics.entries()) {
      const doubled = (['name', 'vswitchName'] as const).filter((field) =>
        nics.slice(0, i).some((one) => one[field].toLowerCase() === nic[field].toLowerCase()),
      );
      for (const field of doubled)
        context.addIssue({ code: 'custom', path: [i, field], message: 'nic-double' });
      if (nic.vswitch === 'Internal' && nic.address === undefined)
        context.addIssue({ code: 'custom', path: [i, 'address'], message: 'nic-address' });
    }
  });

/**
 * A proxy as the programs in the VM take it: scheme, host, port, and before them the user where it asks for one, with
 * special characters percent-encoded; never the password.
 */
const proxyUrl =
  /^https?:\/\/(?:(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?:(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/u;
export const ProxyUrl = z.string().regex(proxyUrl, { error: 'proxy-url' });
const isProxyUrl = (text: string) => proxyUrl.test(text);

/** A host, a domain that begins with a dot, or an address for which no proxy is asked. */
const NoProxy = z
  .string()
  .max(253)
  .regex(/^\.?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:\/\d{1,2})?$/u, { error: 'no-proxy' });

/** A password is that of the user whom the address names. */
const hasUser = ({ https, password }: { https: string; password?: string | undefined }): boolean =>
  password === undefined || !isProxyUrl(https) || https.includes('@');
const lacksUser = { path: ['https'], error: 'proxy-user' };

/** The proxy on the way of this computer to Azure. */
export const WayProxy = z
  .strictObject({ https: ProxyUrl, password: SecretRef.optional() })
  .refine(hasUser, lacksUser);
export type WayProxy = z.infer<typeof WayProxy>;

/** The proxy through which the VM gets out, in every place that needs it (eflow.md 10.5). */
export const Proxy = z
  .strictObject({
    https: ProxyUrl,
    http: ProxyUrl.optional(),
    noProxy: z.array(NoProxy).max(50).optional(),
    /** The password of the user that `https` names. */
    password: SecretRef.optional(),
  })
  .refine(hasUser, lacksUser);
export type Proxy = z.infer<typeof Proxy>;

/**
 * The certificate authority of a site that opens TLS on the way; the VM trusts it from then on (field-notes TLS inspection,
 * proxies).
 */
export const InspectionCa = z.strictObject({
  /** PEM with this one certificate. */
  file: FilePath,
  /** Hex SHA-256 of the certificate, as whoever runs the inspection told it: another file brings no trust along. */
  thumbprint: z.string().regex(/^[0-9a-fA-F]{64}$/u, { error: 'sha256' }),
  /** Modules get it as their trust bundle, too. */
  modules: z.boolean().default(false),
});
export type InspectionCa = z.infer<typeof InspectionCa>;

/** Features of the VM beside the TPM, which the identity asks for. */
const Features = z.strictObject({ defender: z.boolean().optional() });

/** A folder of this Windows that the VM sees (eflow.md 12). Root and folder together name it. */
export const SharedFolder = z.strictObject({
  /** A folder of Windows with its drive, and not the drive itself. */
  root: plain(240).regex(
    /^[A-Za-z]:\\(?!\.\.?(?:\\|$))[^\\/<>"|?*:]*[^\\/<>"|?*:. ](?:\\(?!\.\.?(?:\\|$))[^\\/<>"|?*:]*[^\\/<>"|?*:. ])*$/u,
    { error: 'share-root' },
  ),
  /** A folder below the root, without the root in front. */
  folder: plain(240).regex(
    /^(?!\.\.?(?:\\|$))[^\\/<>"|?*:]*[^\\/<>"|?*:. ](?:\\(?!\.\.?(?:\\|$))[^\\/<>"|?*:]*[^\\/<>"|?*:. ])*$/u,
    { error: 'share-folder' },
  ),
  /** Where the VM has it: only below /home, /tmp and /var can it be made (F49). */
  target: plain(240).regex(/^\/(?:home|tmp|var)(?:\/(?!\.\.?(?:\/|$))[\w.+@-]+)+$/u, {
    error: 'share-target',
  }),
  readOnly: z.boolean().default(false),
});
export type SharedFolder = z.infer<typeof SharedFolder>;

/** Each folder and each place in the VM once. */
const SharedFolders = z
  .array(SharedFolder)
  .max(20)
  .superRefine((shares, context) => {
    for (const [i, share] of shares.entries()) {
      const earlier = shares.slice(0, i);
      const path = ({ root, folder }: SharedFolder) => `${root}\\${folder}`.toLowerCase();
      const doubled = (['folder', 'target'] as const).filter((name) =>
        earlier.some((one) => (name === 'folder' ? path(one) === path(share) : one.target === share.target)),
      );
      for (const name of doubled)
        context.addIssue({ code: 'custom', path: [i, name], message: 'share-double' });
    }
  });

/** Name of a container image with its tag, as `docker image ls` and a deployment manifest write it. */
const imageName =
  /^(?=.{1,255}$)[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?::\d{1,5}(?=\/))?(?:\/[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)*:[\w][\w.-]{0,127}$/u;

/** True for the image of edgeAgent, wherever it was published: a mirror keeps the last part of its name. */
export const isAgentImage = (name: string): boolean => /(?:^|\/)azureiotedge-agent:[^/:]+$/u.test(name);

/** ID of an image, by which docker knows it: the SHA-256 of its configuration. */
const ImageId = z.string().regex(/^sha256:[0-9a-f]{64}$/u, { error: 'image-id' });

/**
 * Container images that are carried to the VM in a file, for a site whose VM reaches no registry (field-notes Payload and
 * trust). The IDs pin them: another file brings no images along.
 */
export const CarriedImages = z.strictObject({
  /** What `docker save` wrote, not compressed. */
  file: FilePath,
  /** What it brings: each image by its name with its tag, and its ID. */
  images: z
    .record(z.string().regex(imageName, { error: 'image-name' }), ImageId)
    .refine((images) => Object.keys(images).length > 0, { error: 'images-none' }),
});
export type CarriedImages = z.infer<typeof CarriedImages>;

/** Each name once over all files, and one image of edgeAgent at most: the VM runs one. */
const AllCarriedImages = z
  .array(CarriedImages)
  .max(20)
  .superRefine((carried, context) => {
    const seen = new Set<string>();
    let agents = 0;
    for (const [i, { images }] of carried.entries()) {
      for (const name of Object.keys(images)) {
        const issue = (message: string) =>
          context.addIssue({ code: 'custom', path: [i, 'images', name], message });
        if (seen.has(name)) issue('image-double');
        else if (isAgentImage(name) && ++agents > 1) issue('image-agents');
        seen.add(name);
      }
    }
  });

/** The desired state of one device: the one document that the form edits, the command line reads and a fleet repeats. */
export const Setup = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  name: plain(80).optional(),
  acceptEula: z.literal(true, { error: 'accept-eula' }),
  optionalTelemetry: z.boolean().default(false),
  payload: Payload,
  vm: Vm.prefault({}),
  network: Network.prefault({}),
  nics: Nics.optional(),
  proxy: Proxy.optional(),
  inspectionCa: InspectionCa.optional(),
  /** Features of the VM; one that is left out stays as it is (eflow.md 11). */
  features: Features.optional(),
  sharedFolders: SharedFolders.optional(),
  carriedImages: AllCarriedImages.optional(),
  identity: Identity.optional(),
  cloud: CloudSide.optional(),
  proof: z.strictObject({ withinMinutes: z.int().min(1).max(240).default(15) }).prefault({}),
});
/** A validated setup with every default filled in. */
export type Setup = z.infer<typeof Setup>;

/** Parts of a setup that can be applied alone; `cloud` is a part of `provision` that needs no VM. */
export const Stage = z.enum(['install', 'deploy', 'provision', 'cloud']);
export type Stage = z.infer<typeof Stage>;
