import type { MachineState } from '../state/machine.ts';
import type { DockerImage, Guest, LogEntry, Vm } from '../state/vm.ts';
import { vmName } from '../windows/eflow.ts';
import { agentImage, practiceImage } from '../image-file.ts';
import { vmTime } from './log.ts';
import { pullMs } from './times.ts';

/** Versions of the runtime that an EFLOW version brings (eflow.md 3.1); what is not listed has the last known. */
export function runtimeVersion(eflowVersion: string): string {
  if (eflowVersion.startsWith('1.4.')) return '1.4.20';
  return eflowVersion.startsWith('1.6.') ? '1.6.4' : '1.5.21';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The journal's own time stamp, as `journalctl` prints it before each line. */
function journalTime(at: number): string {
  const date = new Date(at);
  return `${months[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2, '0')} ${date.toISOString().slice(11, 19)}`;
}

const written = (vm: Vm, lines: readonly LogEntry[], now: number) =>
  lines.filter((line) => line.at <= vmTime(vm, now)).slice(-200);

/** Lines of a service in the journal, as written by now. */
function journalText(machine: MachineState, vm: Vm, lines: readonly LogEntry[], unit: string, now: number) {
  return written(vm, lines, now).map((line) => {
    const time = `${new Date(line.at).toISOString().slice(0, 19)}Z`;
    const level = line.level === 'info' ? 'INFO' : 'WARN';
    return `${journalTime(line.at)} ${vmName(machine)} ${unit}: ${time} [${level}] - ${line.text}`;
  });
}

/** The identity service's lines of `iotedge system logs` (eflow.md 9.3), as written by now. */
export const identityLogText = (machine: MachineState, vm: Vm, now: number): string[] =>
  journalText(machine, vm, vm.guest.identityLog, 'aziot-identityd[612]', now);

/** The lines of aziot-edged, which pulls and starts edgeAgent. */
export const edgedLogText = (machine: MachineState, vm: Vm, now: number): string[] =>
  journalText(machine, vm, vm.guest.edgedLog, 'aziot-edged[741]', now);

/** `iotedge logs edgeAgent`, as written by now. */
export function agentLogText(vm: Vm, now: number): string[] {
  return written(vm, vm.guest.agentLog, now).map((line) => {
    const time = new Date(line.at).toISOString().replace('T', ' ').replace('Z', ' +00:00');
    return line.level === 'info' ? `<6> ${time} [INF] - ${line.text}` : `<4> ${time} [WRN] - ${line.text}`;
  });
}

/**
 * State of `aziot-edged`: it waits for a configuration, and from then on it runs and asks the identity service again.
 *
 * @assumed eflow.md 16.2: without provisioning aziot-edged keeps starting, with a refused one it runs | verify: sudo iotedge system status on a fresh VM, and after provisioning with a wrong key
 */
function edgedState(guest: Guest): string {
  if (guest.config === null) return 'Down - activating';
  return guest.troubles.includes('runtime-down') ? 'Down - failed' : 'Running';
}

/** Each service of the runtime with its state. */
export function serviceStates(guest: Guest): { name: string; state: string }[] {
  return [
    { name: 'aziot-edged', state: edgedState(guest) },
    { name: 'aziot-identityd', state: 'Running' },
    { name: 'aziot-keyd', state: 'Running' },
    { name: 'aziot-certd', state: 'Running' },
    { name: 'aziot-tpmd', state: guest.config?.method === 'tpm' ? 'Running' : 'Ready' },
  ];
}

/** `iotedge system status` (eflow.md 16.2). */
export function statusText(machine: MachineState, vm: Vm, now: number): string[] {
  const services = serviceStates(vm.guest);
  const lines = [
    'System services:',
    ...services.map(({ name, state }) => `    ${name.padEnd(24)}${state}`),
    '',
  ];
  for (const { name, state } of services.filter((one) => one.state.startsWith('Down'))) {
    lines.push(
      `${name} is in a bad state because:`,
      `${name}.service: ${state.replace('Down - ', '')}: Printing the last 10 log lines.`,
      ...identityLogText(machine, vm, now).slice(-10),
      '',
    );
  }
  lines.push(
    "Use 'iotedge system logs' to check for non-fatal errors.",
    "Use 'iotedge check' to diagnose connectivity and configuration issues.",
  );
  return lines;
}

/** Rough English for a time span, as `iotedge list` has it (eflow.md 16.1). */
export function roughSpan(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const steps: [number, string, string][] = [
    [86_400, 'a day', 'days'],
    [3_600, 'an hour', 'hours'],
    [60, 'a minute', 'minutes'],
  ];
  for (const [size, one, many] of steps) {
    const count = Math.floor(seconds / size);
    if (count >= 1) return count === 1 ? one : `${count} ${many}`;
  }
  return seconds < 10 ? 'now' : `${seconds} seconds`;
}

/** A table of `iotedge list`: each column as wide as its longest cell but at least 15, plus 2 (provisioning.md 8.2). */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map(
    (column) => Math.max(15, ...rows.map((row) => (row[column] ?? '').length)) + 2,
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
}

/** `iotedge list` (eflow.md 16.1); without `aziot-edged` only its error. */
export function listText(vm: Vm, now: number): string[] {
  const { guest } = vm;
  if (guest.config === null || guest.troubles.includes('runtime-down')) {
    return [
      'A module runtime error occurred',
      '\tcaused by: Could not list modules',
      '\tcaused by: error trying to connect: Connection refused (os error 111)',
    ];
  }
  const rows: string[][] = [['NAME', 'STATUS', 'DESCRIPTION', 'Config']];
  if (guest.agentStartedAt !== null) {
    rows.push(['edgeAgent', 'running', `Up ${roughSpan(now - guest.agentStartedAt)}`, runningImage(guest)]);
  }
  return table(rows);
}

/** Size of the edgeAgent image when it is whole. */
const imageBytesWhole = 268_435_456;

/** Bytes of images on the VM's disk: they grow while the first pull runs. */
export function imageBytes(vm: Vm, now: number): number {
  const { pullStartedAt } = vm.guest;
  if (pullStartedAt === null) return 0;
  const part = Math.min(1, Math.max(0, (now - pullStartedAt) / pullMs));
  return Math.round(imageBytesWhole * part);
}

/** The image that edgeAgent runs from. */
export const runningImage = ({ keptAgent }: Guest): string => keptAgent ?? agentImage;

/** All images that docker has; the pulled one once it is whole. */
export function dockerImages(machine: MachineState, vm: Vm, now: number): DockerImage[] {
  const { images } = vm.guest;
  const pulled = imageBytes(vm, now) === imageBytesWhole && !images.some(({ name }) => name === agentImage);
  const architecture = machine.windows.architecture === 'x64' ? 'amd64' : 'arm64';
  return pulled
    ? [...images, { name: agentImage, id: practiceImage(agentImage, architecture).id }]
    : [...images];
}

/** Free bytes of the data partition. */
export function freeBytes(vm: Vm, now: number): number {
  if (vm.guest.troubles.includes('disk-full')) return 0;
  const copies = vm.guest.copies.reduce((all, { bytes }) => all + bytes, 0);
  return Math.floor((vm.dataGb * 1_073_741_824 * 0.88 - imageBytes(vm, now) - copies) / 1024) * 1024;
}

/** Free part of the data partition in percent. */
export function diskFree(vm: Vm, now: number): number {
  if (vm.guest.troubles.includes('disk-full')) return 0;
  return Math.round(88 - (100 * imageBytes(vm, now)) / (vm.dataGb * 1_073_741_824));
}

/** How busy the VM is: little without modules, much while images are unpacked (/proc/loadavg, first number). */
export function load(vm: Vm, now: number): number {
  if (vm.guest.agentStartedAt !== null && now >= vm.guest.agentStartedAt) return 0.21;
  const bytes = imageBytes(vm, now);
  return bytes > 0 && bytes < imageBytesWhole ? 0.85 : 0.08;
}
