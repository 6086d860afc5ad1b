import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The project's folder for what is made on this machine; this file is compiled from src/stage to dist/stage. */
const STATE = fileURLToPath(new URL("../../../.calltape/chaos", import.meta.url));

/** What a run leaves behind to be looked into. */
export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(seed: number): Promise<RunFolder> {
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "");
    const folder = new RunFolder(`${STATE}/${time}-seed-${seed}-${process.pid}`);
    for (const part of ["logs", "ledgers"]) await mkdir(`${folder.path}/${part}`, { recursive: true });
    return folder;
  }

  get logs(): string {
    return `${this.path}/logs`;
  }

  ledger(writer: string): string {
    return `${this.path}/ledgers/${writer}.ndjson`;
  }

  async write(name: string, value: unknown): Promise<void> {
    await writeFile(`${this.path}/${name}.json`, JSON.stringify(value, null, 1));
  }

  /** Keeps what a server has logged in its own folder, which goes when the server does. */
  async keepLog(name: string, serverFolder: string): Promise<void> {
    await cp(`${serverFolder}/server.log`, `${this.logs}/${name}.log`, { force: true });
  }

  /** Nothing to look into: only the report stays. */
  async tidy(): Promise<void> {
    for (const part of ["logs", "ledgers", "spool"]) {
      await rm(`${this.path}/${part}`, { recursive: true, force: true });
    }
  }
}
