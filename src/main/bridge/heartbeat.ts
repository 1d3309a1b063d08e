import type { Clock } from '../ports.ts';
import type { Channel } from './channel.ts';

/** Numbers of powershell-bridge.md 4.3 and 4.7 that hold for every PowerShell of ours, in milliseconds. */
export const helloMs = 10_000;
export const farewellMs = 3_000;
const heartbeatMs = 5_000;
const mostMissed = 3;

/**
 * Pings every round and closes a connection on which nothing was heard for three of them. Counts rounds, not time, so that
 * a machine that slept is not taken for hung: however long that was, it is one round. `enough` is asked after each good
 * round; true ends the watch.
 */
export async function watchHeart(
  channel: Channel,
  clock: Clock,
  enough: () => boolean = () => false,
): Promise<void> {
  const over = new AbortController();
  void channel.closed.then(() => over.abort());
  let heard = channel.heard();
  let missed = 0;
  channel.ping();
  for (;;) {
    await clock.sleep(heartbeatMs, over.signal);
    if (over.signal.aborted) return;
    const now = channel.heard();
    missed = now === heard ? missed + 1 : 0;
    heard = now;
    if (missed >= mostMissed) {
      channel.close('hung');
      return;
    }
    if (enough()) return;
    channel.ping();
  }
}
