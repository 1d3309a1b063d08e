// What the console program starts with. src/main/hosts/cli/main.ts loads the rest late, by waiting at top level, which
// CommonJS does not know; here all is in one file anyway.
import { main } from '../src/main/hosts/cli/cli.ts';

/* global __APP_VERSION__ */
void main(process.argv.slice(2), process.env, __APP_VERSION__).then((code) => {
  process.exitCode = code;
});
