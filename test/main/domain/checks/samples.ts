import { readdirSync } from 'node:fs';
import type { CheckCase } from '../../../../src/main/domain/checks/case.ts';

const folder = new URL('../../../../src/main/domain/checks/', import.meta.url);

/** Every folder of a check, by the id that its name begins with. */
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, id: name.split('-').slice(0, 2).join('-').toUpperCase() }));

/** The cases of every check, by its id. A check without cases cannot be loaded here, which is meant. */
export async function allCases(): Promise<ReadonlyMap<string, readonly CheckCase[]>> {
  const loaded = await Promise.all(
    folders.map(async ({ name, id }) => {
      const { cases } = (await import(new URL(`${name}/cases.ts`, folder).href)) as {
        cases: readonly CheckCase[];
      };
      return [id, cases] as const;
    }),
  );
  return new Map(loaded);
}
