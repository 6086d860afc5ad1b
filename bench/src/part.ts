import type { Stage } from "./stage.js";
import type { Source } from "./tape/source-lines.js";

/** What may be made smaller, for a look rather than a figure. */
export interface BenchOptions {
  /** Events of a backlog. */
  readonly events: number;
  /** How often a comparison is repeated. */
  readonly rounds: number;
  /** How long one rate is kept up, s. */
  readonly seconds: number;
  /** Share of the sizes that growth is measured at. */
  readonly scale: number;
}

export interface PartContext {
  readonly stage: Stage;
  readonly source: Source;
  readonly options: BenchOptions;
  /** Shows how far it is. */
  readonly say: (text: string) => void;
}

export interface PartResult {
  /** For a person, in Markdown. */
  readonly table: string;
  /** For a program. */
  readonly figures: unknown;
}

/** One part of the benchmark; its comparisons lie within one run of it. */
export interface Part {
  readonly name: string;
  readonly about: string;
  readonly run: (context: PartContext) => Promise<PartResult>;
}
