/** What a product key of the format stands for. */
interface Product {
  /** Versions of the installer, as the start of the version. */
  readonly versions: readonly string[];
  readonly architecture: 'X64' | 'ARM64';
  /** False for keys that only this product knows; the script of the vendor refuses them. */
  readonly upstream: boolean;
}

/** The one key of the 1.1 train; its VM has no data size (eflow.md 17). */
export const ltsOf11 = 'Azure IoT Edge LTS';

/** Product keys of eflow-userconfig.json (eflow.md 3.1, 17). The vendor's end before 1.5, so those are an extension. */
export const products: Readonly<Record<string, Product>> = {
  [ltsOf11]: { versions: ['1.1.'], architecture: 'X64', upstream: true },
  'Azure IoT Edge CR X64': { versions: ['1.2.', '1.3.'], architecture: 'X64', upstream: true },
  'Azure IoT Edge CR ARM64': { versions: ['1.2.', '1.3.'], architecture: 'ARM64', upstream: true },
  'Azure IoT Edge 1.4 LTS X64': { versions: ['1.4.'], architecture: 'X64', upstream: true },
  'Azure IoT Edge 1.4 LTS ARM64': { versions: ['1.4.'], architecture: 'ARM64', upstream: true },
  'Azure IoT Edge 1.5 LTS X64': { versions: ['1.5.'], architecture: 'X64', upstream: false },
  'Azure IoT Edge 1.5 LTS ARM64': { versions: ['1.5.'], architecture: 'ARM64', upstream: false },
};

/** The product key of an installer; undefined where the format has none. */
export function productKeyOf(version: string, architecture: 'X64' | 'ARM64'): string | undefined {
  return Object.keys(products).find((key) => {
    const product = products[key];
    return (
      product?.architecture === architecture && product.versions.some((start) => version.startsWith(start))
    );
  });
}
