/** Does something on the practice page: the text it answers is told, and why it failed is shown. */
export type Act = (work: () => Promise<string>) => Promise<void>;
