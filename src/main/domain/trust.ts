import { X509Certificate } from 'node:crypto';
import type { FactValue } from '../../contract/facts.ts';
import type { Setup } from '../../contract/setup.ts';
import { readCertificateFile } from './identity/certificate-files.ts';
import type { StepRef } from './steps/kind.ts';

/**
 * Reads a file that has the certificate of one authority as PEM. Whatever else stands in the file stays behind: only the
 * certificate itself ever goes to the VM. It judges neither the time nor whether it is the authority that was meant.
 */
export function readRootFile(text: string): FactValue<'file.root'> {
  const { problem, certificate, laterKeyIds } = readCertificateFile(text);
  if (problem !== null || certificate === null) return { problem: problem ?? 'nothing', root: null };
  if (laterKeyIds.length > 0) return { problem: 'several', root: null };
  const { thumbprint, commonName, notBefore, notAfter, ca } = certificate;
  const pem = new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE-----'))).toString();
  return { problem: null, root: { thumbprint, commonName, notBefore, notAfter, ca, pem } };
}

/**
 * The steps of the provision stage with those of the site's authority among them: the VM has to trust it before anything in
 * it asks the cloud, and the trust bundle comes after provisioning, which writes config.toml anew (field-notes TLS
 * inspection, proxies). `resolve` makes a path of the setup a full one.
 */
export function withInspectionCa(
  { inspectionCa, identity }: Setup,
  steps: readonly StepRef[],
  resolve: (path: string) => string,
): StepRef[] {
  if (inspectionCa === undefined) return [...steps];
  const { file, thumbprint, modules } = inspectionCa;
  const authority = { file: resolve(file), thumbprint: thumbprint.toLowerCase() };
  const certificate = identity?.provisioningType.endsWith('X509') === true;
  const system: StepRef = { key: 'trust-root', kind: 'trust-root', input: { ...authority, certificate } };
  const at = steps.findIndex(({ key }) => key === 'prove');
  if (!modules || at < 0) return [system, ...steps];
  const bundle: StepRef = { key: 'set-trust-bundle', kind: 'set-trust-bundle', input: authority };
  return [system, ...steps.slice(0, at), bundle, ...steps.slice(at)];
}
