import { writeFile } from "node:fs/promises";
import { type Child, type ChildExit, waitFor } from "@calltape/testkit";

/** A process that was ended before its time; ms since 1970. */
export interface Departure {
  readonly process: string;
  readonly startedAt: number;
  readonly at: number;
}

interface Member {
  readonly name: string;
  readonly child: Child;
  readonly startedAt: number;
  isKilled: boolean;
  isDismissed: boolean;
  exit: ChildExit | undefined;
}

/** What a worker and a handler say first. */
const STARTED = /"(?:worker|handler)_started"/;
/** How long one that is told to end may take to have begun, ms. */
const START_MS = 20_000;

/** Processes of one sort, each replaced as soon as it has ended. */
export class Crew {
  /** Those that were killed. */
  readonly deaths: Departure[] = [];
  /** Those that were told to end, and did so in good order. */
  readonly dismissed: Departure[] = [];
  /** Those that ended though nobody had killed them: for each a sentence. */
  readonly crashes: string[] = [];
  /** All there ever were. */
  readonly names: string[] = [];
  readonly #sort: string;
  readonly #start: (name: string, slot: number) => Child;
  readonly #logs: string;
  readonly #slots: Member[] = [];
  #isStopping = false;

  /** @param logs the folder in which each leaves what it has said */
  constructor(sort: string, logs: string, start: (name: string, slot: number) => Child) {
    this.#sort = sort;
    this.#logs = logs;
    this.#start = start;
  }

  hire(size: number): void {
    for (let slot = 0; slot < size; slot += 1) this.#fill(slot);
  }

  kill(slot: number): void {
    const member = this.#slots[slot];
    if (member === undefined || member.isKilled) return;
    member.isKilled = true;
    this.#noteDeath(member);
    member.child.kill("SIGKILL");
  }

  /** Tells one to end by SIGTERM; the next takes its place when it has. One that is ending already is left alone. */
  async dismiss(slot: number): Promise<void> {
    const member = this.#slots[slot];
    if (member === undefined || member.isKilled || member.isDismissed) return;
    // One that is only just starting does not hear it yet.
    await member.child.line(STARTED, { timeoutMs: START_MS });
    member.isDismissed = true;
    member.child.kill("SIGTERM");
  }

  pause(slot: number): void {
    this.#slots[slot]?.child.kill("SIGSTOP");
  }

  resume(slot: number): void {
    this.#slots[slot]?.child.kill("SIGCONT");
  }

  /** Ends all of them by SIGINT, for good; one that does not end well has crashed. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopping = true;
    for (const { child, isKilled, isDismissed } of this.#slots) {
      if (isKilled || isDismissed) continue;
      // One that is only just starting does not hear it yet.
      await child.line(STARTED, { timeoutMs }).catch((error: Error) => this.crashes.push(error.message));
      child.kill("SIGINT");
    }
    for (const member of this.#slots) {
      const ended = waitFor(`${member.name} to end`, () => member.exit, { timeoutMs });
      await ended.catch(async (error: Error) => {
        this.crashes.push(error.message);
        // So that it leaves what it has said.
        member.child.kill("SIGKILL");
        await member.child.exited;
      });
    }
  }

  #fill(slot: number): void {
    const name = `${this.#sort}-${slot}.${this.names.length}`;
    this.names.push(name);
    const child = this.#start(name, slot);
    const fresh = { isKilled: false, isDismissed: false, exit: undefined };
    const member: Member = { name, child, startedAt: Date.now(), ...fresh };
    this.#slots[slot] = member;
    void member.child.exited.then(async (exit) => {
      await this.#bury(member, exit);
      if (!this.#isStopping) this.#fill(slot);
      member.exit = exit;
    });
  }

  #noteDeath(member: Member): void {
    this.deaths.push(departureOf(member));
  }

  async #bury(member: Member, { code, signal }: ChildExit): Promise<void> {
    const { name, child, isKilled, isDismissed } = member;
    await writeFile(`${this.#logs}/${name}.log`, [...child.stdout, ...child.stderr, ""].join("\n"));
    const how = code === null ? `by ${signal}` : `with ${code}`;
    if (isKilled) return;
    if (isDismissed && code === 0) {
      this.dismissed.push(departureOf(member));
      return;
    }
    if (this.#isStopping || isDismissed) {
      if (code !== 0) this.crashes.push(`${name} ended ${how} when it was told to stop`);
      return;
    }
    this.crashes.push(`${name} ended ${how}, and nobody had killed it`);
    this.#noteDeath(member);
  }
}

const departureOf = ({ name, startedAt }: Member): Departure => ({
  process: name,
  startedAt,
  at: Date.now(),
});
