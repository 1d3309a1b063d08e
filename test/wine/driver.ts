// Runs under a win32 Node: our own code as it runs on Windows, in one process that starts the others.
import './bridge.ts';
import './adapters.ts';
import './program.ts';
import './leaves.ts';
