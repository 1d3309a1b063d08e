import { errorCodes, failure } from '../contract/errors.ts';
import type { Json } from '../contract/json.ts';
import type { CatalogueName } from '../main/domain/catalogue.gen.ts';
import { registrationIdOf } from '../main/domain/identity/endorsement-key.ts';
import { faultOf } from './faults.ts';
import { advanceGuest } from './guest/runtime.ts';
import { endAll } from './host/changes/settle.ts';
import type { Session } from './host/stream.ts';
import { summary } from './show.ts';
import { createCloud } from './state/cloud-start.ts';
import { newEnrollment, type CloudState } from './state/cloud.ts';
import type { HoldPoint, MachineState } from './state/machine.ts';
import type { Scenario } from './scenarios/schema.ts';
import { shutDown, startFast, startFully } from './windows/boot.ts';
import { createMachine } from './windows/create.ts';
import { endorsementKeyOf } from './windows/tpm.ts';

/** The practice machine as the technician's world outside the product: power button, colleagues, mishaps. */
export interface PracticeMachine {
  /** A summary for people. The secrets in it are the practice ones that a colleague hands over. */
  show(): Json;
  /** How fast practice time goes for this process from now on: real time per virtual time; 0 waits for nothing. */
  speed(scale: number): void;
  /** Back to the scenario's start; the clock does not go back. */
  reset(): void;
  /** A restart, or a shutdown and power-on with Fast Startup, which does not restart the kernel. */
  reboot(options?: { fastStartup?: boolean }): Promise<void>;
  /**
   * What the colleague at the cloud does: an individual enrollment for this machine's endorsement key. Told which
   * registration ID, he makes no mistake; otherwise he may make the one of the scenario.
   */
  enroll(options?: { registrationId?: string }): { registrationId: string; scopeId: string };
  /** Lets a named fault happen. */
  break(fault: string): void;
  /** The next run of this command waits at this point until released. */
  hold(op: CatalogueName, point: HoldPoint): void;
  release(): void;
  /** The command that waits now. */
  held(): { op: CatalogueName; point: HoldPoint; pid: number } | undefined;
}

/** Virtual time a restart takes (eflow.md 18), and a power-on with Fast Startup. */
const restartMs = 90_000;
const fastStartMs = 30_000;

/** Machine and cloud at the start of a scenario, with the virtual clock this far ahead of the real one. */
export function startOf(
  scenario: Scenario,
  realNow: number,
  clockOffsetMs: number,
): { machine: MachineState; cloud: CloudState } {
  const now = realNow + clockOffsetMs;
  return {
    machine: { ...createMachine(scenario, now), clockOffsetMs },
    cloud: createCloud(scenario.cloud, now),
  };
}

export function createPracticeMachine(session: Session, scenario: Scenario): PracticeMachine {
  const { store, clock, pace, cloud, real } = session;
  const virtualNow = (offset: number) => real.now() + offset;

  return {
    show: () => ({
      ...summary(store.machine(), store.cloud(), clock.now(), store.handedOver),
      speed: pace.scale,
    }),
    speed: (scale) => {
      pace.scale = scale;
    },
    reset: () => {
      const offset = store.machine().clockOffsetMs;
      store.replace(() => startOf(scenario, real.now(), offset));
    },
    async reboot({ fastStartup = false } = {}) {
      await clock.sleep(fastStartup ? fastStartMs : restartMs);
      await advanceGuest(store, clock, cloud);
      // One step, so that a killed process never leaves a machine that is neither down nor up.
      store.change((machine) => {
        const now = virtualNow(machine.clockOffsetMs);
        endAll(machine, now);
        shutDown(machine, now);
        if (fastStartup) startFast(machine, now);
        else startFully(machine, now);
      });
    },
    enroll({ registrationId } = {}) {
      const endorsementKey = endorsementKeyOf(store.machine());
      if (endorsementKey === undefined) {
        throw failure(errorCodes.badInput, 'practice.control', {
          params: { name: 'practice.enroll' },
          fields: [{ path: 'tpm', rule: 'tpm-absent', params: {} }],
        });
      }
      const createdAt = clock.now();
      return store.changeCloud((state) => {
        const mistake = registrationId === undefined ? state.mistake : 'none';
        const right = (registrationId ?? registrationIdOf(endorsementKey)).toLowerCase();
        const enrollment = newEnrollment(
          state,
          {
            registrationId: mistake === 'other-registration-id' ? 'edge-01-tpm' : right,
            attestation: { type: 'tpm', endorsementKey, storageRootKey: null },
            enabled: mistake !== 'disabled',
          },
          createdAt,
        );
        state.enrollments = [
          ...state.enrollments.filter((one) => one.registrationId !== enrollment.registrationId),
          enrollment,
        ];
        return { registrationId: enrollment.registrationId, scopeId: state.scopeId };
      });
    },
    break: (name) => {
      const fault = faultOf(name);
      store.change((machine) => {
        fault.apply(machine, virtualNow(machine.clockOffsetMs));
      });
      if (fault.cloud === undefined) return;
      // The clock looks at the machine, which cannot be had while the cloud is changed.
      const now = clock.now();
      store.changeCloud((state) => fault.cloud?.(state, now));
    },
    hold: (op, point) => {
      store.change((machine) => {
        machine.hold = { op, point };
      });
    },
    release: () => {
      store.change((machine) => {
        machine.hold = null;
        machine.held = null;
      });
    },
    held: () => store.machine().held ?? undefined,
  };
}
