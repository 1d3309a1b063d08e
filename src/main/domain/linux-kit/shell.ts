/** A value as one word of a shell for people, in single quotes; nothing in it is taken for anything else. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A file beside the commands, as one word: a name that begins with a dash is no option. */
export function besideQuoted(path: string): string {
  return shellQuote(`./${path.split(/[\\/]/u).at(-1) ?? path}`);
}
