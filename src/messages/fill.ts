/** The messages of one language by key. */
export type Messages = Readonly<Record<string, string>>;

/** Values for the placeholders of a message. */
export type MessageParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The words for a key with `{name}` placeholders filled in. A key made of a code that has no words is shown as
 * the code itself, so that it can still be quoted; a missing parameter stays visible as its placeholder.
 */
export function fill(messages: Messages, key: string, params: MessageParams = {}): string {
  const words = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (words === undefined) return key;
  return words.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
