/** What answers a pain: something of a table of the product, or a test that shows it. */
export type Answer = `${'check' | 'step' | 'act' | 'scenario' | 'command' | 'page' | 'test'}:${string}`;

/** A pain of the people who work with EFLOW (user-needs.md 1), and how far the product answers it today. */
export interface Pain {
  number: number;
  /** In few words of our own. */
  about: string;
  state: 'answered' | 'partly' | 'not-yet';
  by: readonly Answer[];
  /** What is not there; only an answered pain has nothing here. */
  yet?: string;
}
