import * as runner from 'node:test';

/** Generous, since other work may share the machine; a test that hangs must end all the same. */
const limitMs = 240_000;

/** A test with a time limit. */
export function test(name: string, work: () => void | Promise<void>): void {
  void runner.test(name, { timeout: limitMs }, () => work());
}

/** Tests that belong together, run one after the other. */
export function describe(name: string, work: () => void): void {
  void runner.describe(name, work);
}
