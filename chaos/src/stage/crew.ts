import { writeFile } from "node:fs/promises";
import { type Child, type ChildExit, waitFor } from "@calltape/testkit";

/** A process that was ended before its time; ms since 1970. */
export interface Death {
  readonly process: string;
  readonly startedAt: number;
  readonly at: number;
}

interface Member {
  readonly name: string;
  readonly child: Child;
  readonly startedAt: number;
  isKilled: boolean;
  exit: ChildExit | undefined;
}

/** What a worker and a handler say first. */
const STARTED = /"(?:worker|handler)_started"/;

/** Processes of one sort, each replaced as soon as it has ended. */
export class Crew {
  readonly deaths: Death[] = [];
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

  pause(slot: number): void {
    this.#slots[slot]?.child.kill("SIGSTOP");
  }

  resume(slot: number): void {
    this.#slots[slot]?.child.kill("SIGCONT");
  }

  /** Ends all of them by SIGTERM, for good; one that does not end well has crashed. */
  async stop(timeoutMs: number): Promise<void> {
    this.#isStopping = true;
    for (const { child, isKilled } of this.#slots) {
      if (isKilled) continue;
      // One that is only just starting does not hear it yet.
      await child.line(STARTED, { timeoutMs }).catch((error: Error) => this.crashes.push(error.message));
      child.kill("SIGTERM");
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
    const member: Member = { name, child, startedAt: Date.now(), isKilled: false, exit: undefined };
    this.#slots[slot] = member;
    void member.child.exited.then(async (exit) => {
      await this.#bury(member, exit);
      if (!this.#isStopping) this.#fill(slot);
      member.exit = exit;
    });
  }

  #noteDeath({ name, startedAt }: Member): void {
    this.deaths.push({ process: name, startedAt, at: Date.now() });
  }

  async #bury(member: Member, { code, signal }: ChildExit): Promise<void> {
    const { name, child, isKilled } = member;
    await writeFile(`${this.#logs}/${name}.log`, [...child.stdout, ...child.stderr, ""].join("\n"));
    const how = code === null ? `by ${signal}` : `with ${code}`;
    if (isKilled) return;
    if (this.#isStopping) {
      if (code !== 0) this.crashes.push(`${name} ended ${how} when it was told to stop`);
      return;
    }
    this.crashes.push(`${name} ended ${how}, and nobody had killed it`);
    this.#noteDeath(member);
  }
}
