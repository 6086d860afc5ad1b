import { connect } from "node:net";

const ANSWER_MS = 2_000;

/**
 * Whether Redis serves commands on this port. With a process id, it must be that very process which answers,
 * not another that was quicker to take the port.
 */
export function isRedisReady(port: number, pid: number | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const answer = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    let text = "";
    socket.setTimeout(ANSWER_MS, () => answer(false));
    socket.once("error", () => answer(false));
    socket.once("close", () => answer(false));
    socket.once("connect", () => socket.write("PING\r\nINFO server\r\n"));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      // While it reads its file in, the server answers -LOADING; with a password set, -NOAUTH.
      if (text.startsWith("-NOAUTH")) answer(true);
      else if (text.startsWith("-")) answer(false);
      const found = /process_id:(\d+)\r\n/.exec(text)?.[1];
      if (found !== undefined) answer(pid === undefined || Number(found) === pid);
    });
  });
}
