import type { FoundInstaller, InstallerLook } from '../../../contract/payload.ts';
import { sizeText } from '../../app/size.ts';
import type { Words } from '../../app/words.tsx';

/** What an installer says of itself, in a line. */
export function saysText(
  { t, language }: Words,
  key: 'says' | 'says-itself',
  says: Pick<InstallerLook, 'product' | 'version' | 'platform'>,
  bytes: number | null,
): string {
  return t(`app.setup.payload.${key}`, {
    product: says.product,
    version: says.version,
    platform: says.platform ?? t('app.setup.payload.any-platform'),
    size: bytes === null ? t('app.setup.unknown') : sizeText(language, bytes),
  });
}

/** What is wrong with a found installer, in words; empty when nothing speaks against it. */
export function troubleTexts({ t }: Words, { says }: Pick<FoundInstaller, 'says'>): string[] {
  return 'error' in says
    ? [t(`error.${says.error.code}`, says.error.params)]
    : says.doubts.map((doubt) => t(`app.setup.payload.doubt.${doubt}`));
}
