// What a Windows executable carries beside its code: version, icon, manifest, and data of its own.
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** Numbers that Windows has for kinds of resources. */
export const resourceTypes = { data: 10, version: 16, manifest: 24 };

const languages = { lang: 1033, codepage: 1200 };

/**
 * The resources of an executable.
 * @param {Buffer} bytes
 */
export const resourcesOf = (bytes) =>
  NtExecutableResource.from(NtExecutable.from(bytes, { ignoreCert: true })).entries;

/** @typedef {ReturnType<typeof resourcesOf>} Resources */

/**
 * The bytes of one resource, or undefined.
 * @param {Resources} resources
 * @param {number | string} type
 * @param {number | string} id
 */
export function readResource(resources, type, id) {
  const found = resources.find((entry) => entry.type === type && entry.id === id);
  return found === undefined ? undefined : Buffer.from(found.bin);
}

/**
 * What an executable says of itself, as Explorer shows it.
 * @param {Resources} resources
 */
export function versionStrings(resources) {
  const [info] = Resource.VersionInfo.fromEntries(resources);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  return language === undefined ? {} : info.getStringValues(language);
}

/**
 * The executable with other resources. A signature is taken away, since it would not fit any longer.
 * @param {Buffer} bytes
 * @param {{ strings: Record<string, string>, version: string, icon?: Buffer, add?: { type: number | string, id: number | string, bin: Buffer }[] }} changes
 */
export function withResources(bytes, { strings, version, icon, add = [] }) {
  const executable = NtExecutable.from(bytes, { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.fromEntries(resources.entries)[0] ?? Resource.VersionInfo.createEmpty();
  info.setStringValues(languages, strings);
  info.setFileVersion(version, languages.lang);
  info.setProductVersion(version, languages.lang);
  // The library makes four numbers of it.
  info.setStringValues(languages, { FileVersion: version, ProductVersion: version });
  info.outputToResourceEntries(resources.entries);
  if (icon !== undefined) {
    const pictures = Data.IconFile.from(icon).icons.map(({ data }) => data);
    Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, languages.lang, pictures);
  }
  resources.entries.push(...add.map((entry) => ({ ...entry, ...languages })));
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
