import { commands, mustBeText, mustEqual, objectOf, recordOf, WrongAnswer } from './commands.ts';
import type { Contestant, Measured } from './run.ts';
import type { Answer, CallOptions, Command, Shell, Way } from './shells.ts';

/** The time that is measured, in milliseconds. Tests have one of their own. */
export interface Timer {
  now(): number;
  /** Does something after a while. Answers what takes that back. */
  after(ms: number, act: () => void): () => void;
}

export const processTimer: Timer = {
  now: () => Number(process.hrtime.bigint()) / 1e6,
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** A command with what its answer must be. */
export type MakeCall = (serial: number, way: Way) => { command: Command; look: (answer: Answer) => void };

export const echo: MakeCall = (serial, way) => ({
  command: commands.echo(`word ${serial}`),
  look: (answer) => mustEqual(`echo by ${way}`, answer, [`word ${serial}`]),
});

export const record: MakeCall = (serial, way) => ({
  command: commands.record(serial),
  look: (answer) => mustEqual(`record by ${way}`, answer, [recordOf(serial)]),
});

export const objects =
  (count: number): MakeCall =>
  (serial, way) => ({
    command: commands.objects(count, serial),
    look: (answer) =>
      mustEqual(
        `objects by ${way}`,
        answer,
        Array.from({ length: count }, (_, index) => objectOf(serial + index, way)),
      ),
  });

export const strings =
  (count: number): MakeCall =>
  (_, way) => ({
    command: commands.strings(count),
    look: (answer) =>
      mustEqual(
        `strings by ${way}`,
        answer,
        Array.from({ length: count }, (_, index) => `item ${index}`),
      ),
  });

export const text =
  (megabytes: number, log = false): MakeCall =>
  (_, way) => ({
    command: commands.text(megabytes, log),
    look(answer) {
      if (answer.state !== 'ok') throw new WrongAnswer(`text by ${way}`, answer.state);
      mustBeText(`text by ${way}`, answer.value, megabytes, log);
    },
  });

/** Everybody who takes part in a row, timed by this timer. */
export function contestantsBy(timer: Timer) {
  /** Times a call from its start to its answer. */
  const timed = async (
    shell: Shell,
    command: Command,
    look: (answer: Answer) => void,
    options?: CallOptions,
  ): Promise<Measured> => {
    const begin = timer.now();
    const answer = await shell.call(command, options);
    const ms = timer.now() - begin;
    return { ms, verify: () => look(answer) };
  };

  const contestant = (
    way: Way,
    turn: number,
    call: MakeCall,
    rounds?: number,
    warm?: MakeCall,
  ): Contestant => {
    const act = (make: MakeCall) => (shell: () => Shell, serial: number) => {
      const { command, look } = make(serial, way);
      return timed(shell(), command, look);
    };
    return {
      who: way,
      way,
      turn,
      measure: act(call),
      ...(rounds === undefined ? {} : { rounds }),
      ...(warm === undefined ? {} : { warmUp: act(warm) }),
    };
  };

  /** From nothing to the first answer; what was started is closed afterwards. */
  const start = (way: Way, open: (way: Way) => Shell): Contestant => ({
    who: way,
    way,
    turn: 1,
    async measure(_, serial) {
      const { command, look } = echo(serial, way);
      const begin = timer.now();
      const shell = open(way);
      const answer = await shell.call(command);
      const ms = timer.now() - begin;
      return {
        ms,
        async verify() {
          await shell.close();
          look(answer);
        },
      };
    },
  });

  /** A big text read at the bridge's channel, since one call of the bridge keeps 64 MiB at most. */
  const read = (megabytes: number): Contestant => ({
    who: `bridge, ${megabytes} MB`,
    way: 'bridge',
    turn: 1,
    warmUp: contestant('bridge', 1, text(1)).measure,
    async measure(shell) {
      const { read } = shell();
      if (read === undefined) throw new Error('no channel to read at');
      const begin = timer.now();
      const items = await read(commands.text(megabytes));
      const ms = timer.now() - begin;
      return { ms, verify: () => mustBeText(`text of ${megabytes} MB`, items, megabytes, false) };
    },
  });

  const together = (way: Way, pauseMs: number): Contestant => ({
    who: way,
    way,
    turn: 1,
    async measure(shell, serial) {
      const lanes = ['', 'B', 'C'] as const;
      const open = shell();
      const begin = timer.now();
      const answers = await Promise.all(
        lanes.map((lane) => open.call(commands.wait(pauseMs, `${lane}${serial}`, lane))),
      );
      const ms = timer.now() - begin;
      return {
        ms,
        verify: () =>
          lanes.forEach((lane, index) => {
            const answer = answers[index];
            if (answer !== undefined) mustEqual(`wait by ${way}`, answer, [`waited ${lane}${serial}`]);
            if (ms < pauseMs) throw new WrongAnswer(`wait by ${way}`, { ms });
          }),
      };
    },
  });

  /** Time to the first of ten items that come one after the other; all must have come in the end. */
  const first = (way: Way, pauseMs: number): Contestant => ({
    who: way,
    way,
    turn: 1,
    async measure(shell) {
      const count = 10;
      let ms: number | undefined;
      const open = shell();
      const begin = timer.now();
      const answer = await open.call(commands.stream(count, pauseMs), {
        onFirst: () => {
          ms = timer.now() - begin;
        },
      });
      const all = timer.now() - begin;
      if (ms === undefined) throw new WrongAnswer(`stream by ${way}`, 'no first item');
      return {
        ms,
        verify() {
          if (all < count * pauseMs) throw new WrongAnswer(`stream by ${way}`, { all });
          mustEqual(
            `stream by ${way}`,
            answer,
            Array.from({ length: count }, (_, index) => `item ${index}`),
          );
        },
      };
    },
  });

  /** From the wish to stop to the end of the call. What was stopped must not have ended by itself, and the shell goes on. */
  const cancel = (way: Way, rounds: number): Contestant => ({
    who: way,
    way,
    turn: 1,
    rounds,
    async measure(shell, serial) {
      const open = shell();
      const stopping = new AbortController();
      let begin = 0;
      // By then the command runs in a PowerShell that is there; a new process is still starting, which stops no slower.
      const forget = timer.after(60, () => {
        begin = timer.now();
        stopping.abort();
      });
      const answer = await open.call(commands.wait(20_000, 'x'), { signal: stopping.signal });
      const ms = timer.now() - begin;
      forget();
      return {
        ms,
        async verify() {
          if (answer.state !== 'cancelled') throw new WrongAnswer(`cancel by ${way}`, answer);
          const { command, look } = echo(serial, way);
          if (way !== 'spawn') look(await open.call(command));
        },
      };
    },
  });

  /** The same command, with progress asked for or not. */
  const storm = (isLoud: boolean, count: number): Contestant => ({
    who: isLoud ? 'bridge, told' : 'bridge, silent',
    way: 'bridge',
    turn: 1,
    measure: (shell) =>
      timed(
        shell(),
        commands.progress(count),
        (answer) => {
          mustEqual('progress', answer, [`wrote ${count}`]);
          const { progress } = answer;
          if (isLoud ? !progress.done : progress.count > 0) throw new WrongAnswer('progress', progress);
        },
        { progress: isLoud },
      ),
  });

  return { contestant, start, read, together, first, cancel, storm };
}
