/** True where the practice machines of the suite are reached through PowerShell (test/stand-ins/setup.ts). */
export const onEngine = process.env['EFLOW_DESK_TEST_HOST'] === 'engine';

/** The limit of a test that takes long, in milliseconds. Through PowerShell every command takes many times as long. */
export const limit = (ms: number): number => (onEngine ? ms * 15 : ms);
