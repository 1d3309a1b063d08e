import type { Language } from '../../messages/language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as `412 MB`, in the language of the page; a step is 1024, as in the Explorer of Windows. */
export function sizeText(language: Language, bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 3 ? 1 : 0,
  }).format(bytes / 1024 ** step);
}
