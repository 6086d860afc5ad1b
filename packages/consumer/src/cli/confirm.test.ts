import { PassThrough } from "node:stream";
import { waitFor } from "@calltape/testkit";
import { expect, test } from "vitest";
import { confirm } from "./confirm.js";

function openTerminal(isTTY: boolean) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 80 });
  const said: string[] = [];
  stderr.on("data", (text: string) => said.push(text));
  const stopSignal = () => new AbortController().signal;
  return { stdin, stdout: new PassThrough(), stderr, env: {}, exitCode: 0, stopSignal, said };
}

const QUESTION = "Delete 3 partitions with 1,200 rows?";

async function answer(keys: string) {
  const terminal = openTerminal(true);
  const asked = confirm(terminal, QUESTION, {}).then(
    () => "agreed",
    (error: Error) => error.name,
  );
  await waitFor("the question", () => terminal.said.join("").includes(QUESTION));
  terminal.stdin.write(keys);
  return asked;
}

test("goes on when somebody agrees at the terminal, and only then", async () => {
  expect(await answer("y\r")).toBe("agreed");
  expect(await answer("n\r")).toBe("NotConfirmedError");
  expect(await answer("\r")).toBe("NotConfirmedError");
  expect(await answer("\u0003")).toBe("NotConfirmedError");
});

test("asks nobody when it was agreed to before", async () => {
  const terminal = openTerminal(false);
  await confirm(terminal, QUESTION, { yes: true });
  expect(terminal.said).toEqual([]);
});

test("without a terminal nobody can agree: says what to do instead", async () => {
  await expect(confirm(openTerminal(false), QUESTION, {})).rejects.toThrow(/Delete 3 partitions.*--yes/);
});
