import type { Recorder } from "@calltape/producer";
import { Agenda } from "./agenda.js";
import { makeCallScript } from "./call-script.js";
import { Pace } from "./pace.js";
import { durationOf, PlayingCall } from "./playing-call.js";
import { createRandom, type Random } from "./random.js";
import type { ScriptedEvent } from "./scripted-call.js";
import { SimulationCounts } from "./simulation-counts.js";

export interface SimulationOptions {
  readonly recorder: Recorder;
  /** How many calls begin in a minute of the simulated time, on average. */
  readonly callsPerMinute: number;
  /** How many calls to make; without it there is no end but the signal's. */
  readonly calls?: number | undefined;
  /** How many times faster than life; `Infinity` is as fast as the recorder takes it. */
  readonly speed: number;
  /** The same seed makes up the same calls. */
  readonly seed: number;
  /** Stops the simulation: no call begins any more, and those going on are ended. */
  readonly signal?: AbortSignal | undefined;
  /** Kept up to date for whoever wants to show it. */
  readonly counts?: SimulationCounts | undefined;
  /** Told of each call as it begins. */
  readonly onCall?: ((callId: string) => void) | undefined;
  readonly onEvent?: ((event: ScriptedEvent, callId: string) => void) | undefined;
}

export interface SimulationTotals {
  readonly calls: number;
  readonly events: number;
}

/** Steps between two looks at the recorder's buffer, and two chances for everybody else on the event loop. */
const STEPS_AT_ONCE = 100;

/** Plays made-up calls through a recorder, many at once, as they would go on in life. */
export async function runSimulation(options: SimulationOptions): Promise<SimulationTotals> {
  const simulation = new Simulation(options);
  await simulation.run();
  return simulation.totals;
}

class Simulation {
  readonly #options: SimulationOptions;
  readonly #counts: SimulationCounts;
  /** When calls come, apart from what is in them: another rate gives the same calls. */
  readonly #arrivals: Random;
  /** One entry per live call, and one, without a call, for the next to come. */
  readonly #agenda = new Agenda<PlayingCall | undefined>();
  readonly #live = new Set<PlayingCall>();
  readonly #pace: Pace;
  /** The simulated time, in milliseconds since the begin. */
  #clock = 0;

  constructor(options: SimulationOptions) {
    if (!(options.callsPerMinute > 0)) throw new RangeError("callsPerMinute must be above 0");
    this.#options = options;
    this.#pace = new Pace(options.speed, options.recorder, options.signal);
    this.#counts = options.counts ?? new SimulationCounts();
    this.#arrivals = createRandom(options.seed ^ 0x5ca1ab1e);
    if (this.#mayBegin()) this.#agenda.add(0, undefined);
  }

  get totals(): SimulationTotals {
    return { calls: this.#counts.started, events: this.#counts.recorded };
  }

  async run(): Promise<void> {
    const pace = this.#pace;
    while (this.#agenda.size > 0 && !pace.isStopped) {
      await pace.until(this.#agenda.nextAt);
      for (let steps = 0; steps < STEPS_AT_ONCE && pace.isDue(this.#agenda.nextAt); steps++) {
        if (pace.isStopped) break;
        this.#clock = this.#agenda.nextAt;
        this.#proceed(this.#agenda.take());
      }
    }
    for (const call of this.#live) this.#stop(call);
  }

  #mayBegin(): boolean {
    return this.#counts.started < (this.#options.calls ?? Number.POSITIVE_INFINITY);
  }

  #proceed(call: PlayingCall | undefined): void {
    if (call === undefined) this.#begin();
    else this.#play(call);
  }

  #begin(): void {
    const { recorder, seed, speed, callsPerMinute } = this.#options;
    const script = makeCallScript(createRandom(Math.imul(seed, 0x9e3779b1) + this.#counts.started));
    // Faster than life, a call began earlier than it is told, so that it ends now and not in the future.
    const startedAt = new Date(Date.now() - durationOf(script) * Math.max(0, 1 - 1 / speed));
    const call = new PlayingCall(recorder, script, startedAt);
    this.#live.add(call);
    this.#counts.live++;
    this.#counts.started++;
    this.#counts.recorded++;
    this.#enter(call);
    this.#options.onCall?.(call.id);
    // Calls that know nothing of each other come at exponential distances.
    const pauseMs = (-Math.log(1 - this.#arrivals.next()) * 60_000) / callsPerMinute;
    if (this.#mayBegin()) this.#agenda.add(this.#clock + pauseMs, undefined);
  }

  #enter(call: PlayingCall): void {
    if (call.nextAfterMs !== undefined) this.#agenda.add(this.#clock + call.nextAfterMs, call);
  }

  #play(call: PlayingCall): void {
    const event = call.step();
    if (event === undefined) return;
    this.#counts.recorded++;
    if (call.over) this.#leave(call);
    this.#enter(call);
    this.#options.onEvent?.(event, call.id);
  }

  #stop(call: PlayingCall): void {
    call.stop();
    this.#counts.recorded++;
    this.#leave(call);
  }

  #leave(call: PlayingCall): void {
    if (!this.#live.delete(call)) return;
    this.#counts.live--;
    this.#counts.ended++;
  }
}
