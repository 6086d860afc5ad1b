import { emitKeypressEvents } from "node:readline";
import { pause } from "../pipeline/pause.js";
import { unlessAborted } from "../pipeline/unless-aborted.js";
import { type Styles, stylesOf } from "./styles.js";
import type { Terminal } from "./terminal.js";

/** Between two pictures, ms. */
const INTERVAL = 2_000;

const OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
const FIRST_SCREEN = "\u001b[?25h\u001b[?1049l";
const HOME = "\u001b[H";
const CLEAR_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";

/**
 * Shows a picture again and again, until q, Ctrl-C or a signal. On a terminal
 * each is drawn over the last, and the very last stays; elsewhere each comes
 * after the last.
 */
export async function watchScreen(
  terminal: Terminal,
  picture: (styles: Styles) => Promise<string>,
): Promise<void> {
  const keys = quitKeys(terminal);
  const signal = AbortSignal.any([terminal.stopSignal(), keys.signal]);
  const draw = terminal.stdout.isTTY === true ? screen(terminal) : lines(terminal);
  try {
    while (!signal.aborted) {
      const styles = stylesOf(terminal, terminal.stdout);
      draw.show(await unlessAborted(picture(styles), signal));
      await pause(INTERVAL, signal);
    }
  } catch (error) {
    // Nobody waits for a picture that is not ready.
    if (!signal.aborted) throw error;
  } finally {
    draw.end();
    keys.end();
  }
}

interface Drawing {
  show(text: string): void;
  end(): void;
}

function screen({ stdout }: Terminal): Drawing {
  let last = "";
  stdout.write(OTHER_SCREEN);
  return {
    show: (text) => {
      last = text;
      // What does not fit on the screen would scroll the beginning away, which says what is wrong.
      const fitting = text.split("\n").slice(0, (stdout.rows ?? Number.POSITIVE_INFINITY) - 1);
      stdout.write(`${HOME}${fitting.map((line) => `${line}${CLEAR_LINE}\n`).join("")}${CLEAR_BELOW}`);
    },
    end: () => stdout.write(`${FIRST_SCREEN}${last}\n`),
  };
}

function lines({ stdout }: Terminal): Drawing {
  return { show: (text) => stdout.write(`${text}\n`), end: () => undefined };
}

/** Aborts at q or Ctrl-C, which on a keyboard read key by key is a key and no signal. */
function quitKeys({ stdin }: Terminal): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  if (stdin.isTTY !== true) return { signal: controller.signal, end: () => undefined };
  const onKey = (_: string, key: { readonly name?: string; readonly ctrl?: boolean }) => {
    if (key.name === "q" || (key.ctrl === true && key.name === "c")) controller.abort();
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  stdin.on("keypress", onKey).resume();
  return {
    signal: controller.signal,
    end: () => {
      stdin.off("keypress", onKey).pause();
      stdin.setRawMode?.(false);
    },
  };
}
