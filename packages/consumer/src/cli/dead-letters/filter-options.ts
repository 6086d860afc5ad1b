import { Argument, type Command, InvalidArgumentError } from "commander";
import type { LetterFilter } from "../../dead-letters/letter-filter.js";
import { parseMoment } from "../parse-moment.js";

/** Options that choose among dead letters. */
export interface FilterOptions {
  readonly reason?: string;
  readonly stream?: string;
  readonly since?: Date;
  readonly until?: Date;
}

export function addFilterOptions(command: Command): Command {
  return command
    .option("--reason <reason>", "only what was set aside for this reason, such as newer_version")
    .option("--stream <name>", "only what came from this stream, such as calltape:{0}:events")
    .option(
      "--since <time>",
      "only what was set aside since: an age such as 2h, a day, or a time",
      parseMoment,
    )
    .option("--until <time>", "only what was set aside before", parseMoment);
}

/** The largest id there can be: a bigint's. */
const LARGEST = 2n ** 63n - 1n;

/** Reads a dead letter's id. @throws InvalidArgumentError */
export function parseId(text: string): string {
  if (/^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST) return text;
  throw new InvalidArgumentError("give the number of a dead letter, as calltape dead-letters list shows it");
}

export function idsArgument(what: string): Argument {
  const collect = (text: string, before: readonly string[] | undefined) => [...(before ?? []), parseId(text)];
  return new Argument("[id...]", what).argParser(collect);
}

/** What is chosen by ids or by options, or by neither. */
export function filterOf(
  ids: readonly string[],
  { reason, stream, since, until }: FilterOptions,
  state: LetterFilter["state"],
): LetterFilter {
  return { ...{ reason, stream, since, until, state }, ids: ids.length === 0 ? undefined : ids };
}
