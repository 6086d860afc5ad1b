import { readFileSync } from "node:fs";

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user whom Postgres runs as when we are root, whom it refuses: whoever called sudo, else `nobody`.
 * Undefined when we are not root, and no other user is needed.
 */
export function unprivilegedUser(env: NodeJS.ProcessEnv = process.env): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const uid = Number(env["SUDO_UID"]);
  const gid = Number(env["SUDO_GID"]);
  if (Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) && gid > 0) return { uid, gid };
  return userNamed("nobody", readFileSync("/etc/passwd", "utf8"));
}

/** Looks a user up in the text of /etc/passwd. */
export function userNamed(name: string, passwd: string): SystemUser {
  for (const line of passwd.split("\n")) {
    const [user, , uid, gid] = line.split(":");
    // macOS writes nobody's ids as -2, which system calls take as the unsigned number.
    if (user === name) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  }
  throw new Error(
    `Postgres refuses to run as root and /etc/passwd has no user ${name}: start as an ordinary user, or add ${name}`,
  );
}
