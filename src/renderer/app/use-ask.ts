import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, NamesOf, Output, ProcedureName } from '../../contract/procedures.ts';
import { useClient } from '../client/desk.tsx';

type Asked = Exclude<ProcedureName, NamesOf<'feed'>>;

/** A call that a person starts with a button. */
export interface Ask<N extends Asked> {
  ask(input: Input<N>): Promise<Output<N> | undefined>;
  answer: Output<N> | undefined;
  error: unknown;
  /** When the call began that is not answered yet, in milliseconds since 1970. */
  since: number | undefined;
  /** Waits no longer: the program ends what it does for it, as far as that can be ended. */
  stop(): void;
  /** Forgets the answer, for example since what it was about has changed. */
  forget(): void;
}

/**
 * A call of a procedure that is shown while it runs; only the answer of the last one counts. What runs is ended when the
 * page is left: nobody would see its answer.
 */
export function useAsk<N extends Asked>(name: N): Ask<N> {
  const client = useClient();
  const running = useRef<AbortController>(undefined);
  const [answer, setAnswer] = useState<Output<N>>();
  const [error, setError] = useState<unknown>();
  const [since, setSince] = useState<number>();
  const ask = useCallback(
    async (input: Input<N>) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setError(undefined);
      setSince(Date.now());
      try {
        const found = await client.call(name, input, mine.signal);
        if (mine !== running.current) return undefined;
        setAnswer(found);
        setSince(undefined);
        return found;
      } catch (reason) {
        if (mine !== running.current) return undefined;
        setAnswer(undefined);
        setError(reason);
        setSince(undefined);
        return undefined;
      }
    },
    [client, name],
  );
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setSince(undefined);
  }, []);
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = undefined;
    },
    [],
  );
  const forget = useCallback(() => {
    stop();
    setAnswer(undefined);
    setError(undefined);
  }, [stop]);
  return { ask, answer, error, since, stop, forget };
}
