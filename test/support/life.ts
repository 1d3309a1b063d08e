import type { RealTime } from '../../src/practice/index.ts';

/** What a simulated kill looks like from inside: every call to the outside fails from then on. */
export class Killed extends Error {}

/** A simulated process: it dies at its n-th call to the outside, wherever that is. */
export interface Life {
  readonly pid: number;
  alive(): boolean;
  kill(): void;
  /** A port whose calls count, and fail once the process is dead. */
  mortal<T extends object>(port: T): T;
  /** Time that stops with the process. */
  real: RealTime;
}

export function createLife(pid: number, diesAt: number, epoch: number): Life {
  let calls = 0;
  let dead = false;
  const tick = (): void => {
    if (!dead && ++calls >= diesAt) dead = true;
    if (dead) throw new Killed();
  };
  const life: Life = {
    pid,
    alive: () => !dead,
    kill: () => {
      dead = true;
    },
    mortal<T extends object>(port: T): T {
      return new Proxy(port, {
        get(target, name, receiver) {
          const member: unknown = Reflect.get(target, name, receiver);
          // The system closes what a dead process had open.
          if (typeof member !== 'function' || name === 'close') return member;
          return (...args: unknown[]): unknown => {
            tick();
            const result: unknown = (member as (...all: unknown[]) => unknown).apply(target, args);
            if (!(result instanceof Promise)) return result;
            return result.then((value: unknown) => {
              // The answer of the outside reaches nobody any more.
              if (dead) throw new Killed();
              return typeof value === 'object' && value !== null && 'append' in value
                ? life.mortal(value)
                : value;
            });
          };
        },
      });
    },
    real: {
      now: () => epoch,
      sleep: (_ms, signal) =>
        new Promise((resolve, reject) => {
          setImmediate(() => {
            if (signal?.aborted === true) resolve();
            else {
              try {
                tick();
                resolve();
              } catch (error) {
                reject(error instanceof Error ? error : new Killed());
              }
            }
          });
        }),
    },
  };
  return life;
}
