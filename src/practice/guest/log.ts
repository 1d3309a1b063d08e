import type { LogEntry, Vm } from '../state/vm.ts';

type LogName = 'identityLog' | 'edgedLog' | 'agentLog';

/** How many lines of each log are kept. */
const kept = 400;

/** The VM's own time at this time of the host. */
export function vmTime(vm: Vm, at: number): number {
  return at + vm.clockSkewMs;
}

/** Writes a line of a log of the VM; `at` is the host's time, the line gets the VM's. It may lie ahead. */
export function log(vm: Vm, name: LogName, at: number, level: LogEntry['level'], text: string): void {
  vm.guest[name] = [...vm.guest[name], { at: vmTime(vm, at), level, text }].slice(-kept);
}

/** Lines that were to be written later never come when the runtime stops at this time. */
export function cutLogs(vm: Vm, at: number): void {
  const limit = vmTime(vm, at);
  for (const name of ['identityLog', 'edgedLog', 'agentLog'] as const)
    vm.guest[name] = vm.guest[name].filter((line) => line.at <= limit);
}
