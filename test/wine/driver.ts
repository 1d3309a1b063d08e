// Runs under a win32 Node: our own code as it runs on Windows, in one process that starts the others.
import { testAdapters } from './adapters.ts';
import { testBridge } from './bridge.ts';
import { testConsoleProgram } from './exe.ts';
import { testLeaves } from './leaves.ts';
import { testProgram } from './program.ts';

testBridge();
testAdapters();
testProgram();
testConsoleProgram();
testLeaves();
