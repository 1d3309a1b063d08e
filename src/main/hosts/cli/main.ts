// Only what --version needs is loaded at once: a cold start is felt on a slow PC.
declare const __APP_VERSION__: string;

export const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${__APP_VERSION__}\n`);
} else {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(argv, process.env, __APP_VERSION__);
}
