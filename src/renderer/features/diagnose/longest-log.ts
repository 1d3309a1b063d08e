/** The longest log that is looked through, in characters: what `log.diagnose` takes. */
export const longestLog = 5 * 1024 * 1024;
