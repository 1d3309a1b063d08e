import { z } from 'zod';

/** Anything that JSON can carry. What crosses a boundary of this product is of this type and nothing else. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Any JSON value, checked. */
export const JsonValue: z.ZodType<Json> = z.json();

/** A moment as ISO 8601 in UTC with milliseconds, for example `2026-03-01T08:00:00.000Z`. */
export type IsoTime = string;

/** True for a JSON object, false for arrays and null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
