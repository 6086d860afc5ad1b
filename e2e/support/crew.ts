import { type Child, waitFor } from "@calltape/testkit";
import type { Bench } from "./bench.js";
import { type Environment, type LogLine, logged } from "./calltape.js";

/** Several workers at once, that are killed and replaced. */
export interface Crew {
  /**
   * Kills one after the other with SIGKILL, each as soon as it holds entries, and puts another in its place,
   * until the signal aborts. Resolves with how many entries each of them left behind.
   */
  killInTurn(until: AbortSignal): Promise<number[]>;
  /** What all of them, dead or alive, have logged under a name. */
  logged(event: string): LogLine[];
  /** Stops those alive with SIGTERM; fails unless all of them end well. */
  stop(): Promise<void>;
}

interface Member {
  readonly name: string;
  readonly child: Child;
}

const SIZE = 3;
const LONG = { timeoutMs: 60_000 };

export async function startCrew(bench: Bench, env: Environment): Promise<Crew> {
  const everybody: Member[] = [];
  const hire = async (): Promise<Member> => {
    const name = `member-${everybody.length}`;
    const member = { name, child: bench.worker({ ...env, CALLTAPE_CONSUMER: name }) };
    everybody.push(member);
    await member.child.line(/"worker_started"/, LONG);
    return member;
  };
  let alive = await Promise.all(Array.from({ length: SIZE }, hire));

  const killOne = async (victim: Member, until: AbortSignal): Promise<number> => {
    // While Postgres is away nothing is read, and while Redis is nothing can be known.
    const holds = async () => until.aborted || (await bench.stream.pending(victim.name)) > 0;
    await waitFor(`${victim.name} to hold entries`, holds, { ...LONG, intervalMs: 5 });
    victim.child.kill("SIGKILL");
    await victim.child.exited;
    return waitFor(
      "Redis to tell what it held",
      async () => [await bench.stream.pending(victim.name)],
      LONG,
    ).then(([count = 0]) => count);
  };

  return {
    killInTurn: async (until) => {
      const held: number[] = [];
      while (!until.aborted) {
        const [victim, ...others] = alive;
        if (victim === undefined) break;
        held.push(await killOne(victim, until));
        alive = [...others, await hire()];
      }
      return held;
    },
    logged: (event) => everybody.flatMap(({ child }) => logged(child, event)),
    stop: async () => {
      for (const { child } of alive) child.kill();
      const exits = await Promise.all(alive.map(({ child }) => child.exited));
      const failed = exits.filter(({ code }) => code !== 0);
      if (failed.length > 0) throw new Error(`workers ended with ${JSON.stringify(failed)}`);
    },
  };
}
