import { fileURLToPath } from "node:url";

/** This file is compiled from src/servers to dist/servers, which lie equally deep. */
export const projectFolder = fileURLToPath(new URL("../../../../", import.meta.url));

/** The project's folder for everything that is made on this machine; git ignores it. */
export const defaultStateDir = fileURLToPath(new URL("../../../../.calltape", import.meta.url));
