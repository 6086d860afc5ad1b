import { expect, test } from "vitest";
import { workerClientName } from "../redis/client-name.js";
import { fieldsOf } from "./info.js";
import { workerClients, workersOf } from "./workers.js";

const line = (name: string, idle: number) =>
  `id=7 addr=10.0.0.7:5000 laddr=10.0.0.1:6379 fd=8 name=${name} age=90 idle=${idle} flags=N db=0 cmd=ping`;
const consumer = (name: string, pending: number, idle: number) =>
  fieldsOf(["name", name, "pending", pending, "idle", idle, "inactive", idle]);

test("of all connections those of this installation's workers are known, with where they come from", () => {
  const list = [
    line(workerClientName("shop", "a/b"), 0),
    line(workerClientName("shop:2", "c"), 0),
    line("calltape", 0),
    line("", 0),
  ];
  expect(workerClients("shop", `${list.join("\n")}\n`)).toEqual([
    { name: "a/b", address: "10.0.0.7:5000", isSilent: false },
  ]);
});

test("a worker is one over all streams, and gone without a connection or with one that is silent", () => {
  const consumers = [
    consumer("a", 3, 500),
    consumer("b", 0, 900_000),
    consumer("a", 4, 20),
    consumer("c", 9, 70),
  ];
  const clients = workerClients(
    "p",
    [line("calltape-worker/p/a", 1), line("calltape-worker/p/c", 300)].join("\n"),
  );
  expect(workersOf(consumers, clients)).toMatchObject([
    { name: "a", isConnected: true, address: "10.0.0.7:5000", pending: 7, idleMs: 20 },
    { name: "b", isConnected: false, pending: 0 },
    { name: "c", isConnected: false, pending: 9 },
  ]);
});

test("one that was never given anything is known by its connection alone", () => {
  const clients = workerClients("p", line("calltape-worker/p/new", 0));
  expect(workersOf([], clients)).toEqual([
    { name: "new", isConnected: true, address: "10.0.0.7:5000", pending: 0, idleMs: Number.NaN },
  ]);
});

test("where Redis does not tell who is connected, nobody is taken for gone", () => {
  expect(workersOf([consumer("a", 1, 900_000)], undefined)).toMatchObject([{ isConnected: undefined }]);
});
