import { z } from 'zod';
import { errorCodes, failure } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { CloudStart } from '../state/cloud.ts';
import { Faults, MachineStart } from '../state/machine.ts';
import { baseCloud, baseMachines, noFaults } from './base.ts';

/** The same shape with every property optional, through objects and what may be null; lists are replaced whole. */
function partial(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    return z.strictObject(
      Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, partial(part).optional()])),
    );
  }
  return schema;
}

/** What a technician learns on a scenario; the words for each are `teaches.CODE`. */
export const lessons = [
  'whole-way',
  'restart',
  'readiness',
  'firmware',
  'resources',
  'installer',
  'recovery',
  'tpm',
  'colleague',
  'proof',
  'network',
  'day-2',
] as const;

/** A scenario file: what differs from the base machine and the base cloud. */
export const ScenarioFile = z
  .strictObject({
    $schema: z.string().optional(),
    schemaVersion: z.literal(1),
    name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/u),
    about: z.string().min(1).max(300),
    shows: z.array(z.enum(lessons)).min(1),
    /** Failures of eflow.md 19 that can be seen on it. */
    failures: z.array(z.string().regex(/^F\d{2}$/u)).optional(),
    base: z.enum(['client', 'server']),
    machine: partial(MachineStart).optional(),
    cloud: partial(CloudStart).optional(),
    faults: partial(Faults).optional(),
  })
  .meta({ title: 'EFLOW Desk practice scenario' });
export type ScenarioFile = z.infer<typeof ScenarioFile>;

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): Json {
  return z.toJSONSchema(ScenarioFile, { unrepresentable: 'any' }) as unknown as Json;
}

/** A scenario with the base filled in. */
export interface Scenario {
  name: string;
  about: string;
  shows: readonly (typeof lessons)[number][];
  base: 'client' | 'server';
  machine: MachineStart;
  cloud: CloudStart;
  faults: Faults;
}

function merged(base: Json, over: Json | undefined): Json {
  if (over === undefined) return base;
  if (!isJsonObject(base) || !isJsonObject(over)) return over;
  const result: Record<string, Json> = { ...base };
  for (const [name, value] of Object.entries(over)) result[name] = merged(result[name] ?? null, value);
  return result;
}

/** Checks a scenario file and lays it over its base; what comes out is checked again as a whole. */
export function readScenario(file: Json): Scenario {
  const parsed = ScenarioFile.safeParse(file);
  if (!parsed.success)
    throw failure(errorCodes.practiceDamaged, 'practice.open', {
      params: { file: 'scenario', reason: 'damaged' },
      cause: parsed.error,
    });
  const { name, about, shows, base, machine, cloud, faults } = parsed.data;
  const over = (start: unknown, part: unknown) => merged(start as JsonObject, part as JsonObject | undefined);
  return {
    name,
    about,
    shows,
    base,
    machine: MachineStart.parse(over(baseMachines[base], machine)),
    cloud: CloudStart.parse(over(baseCloud, cloud)),
    faults: Faults.parse(over(noFaults, faults)),
  };
}
