const defaultScale = 0.02;

/** Practice time as a part of real time, unless `EFLOW_DESK_PRACTICE_SCALE` says otherwise (architecture 7). */
export function scaleOf(env: NodeJS.ProcessEnv): number {
  const given = Number(env['EFLOW_DESK_PRACTICE_SCALE'] ?? defaultScale);
  return Number.isFinite(given) && given >= 0 ? given : defaultScale;
}
