// @ts-check

/** Settings of npm's that say where packages come from; pnpm shares them. */
const SHARED =
  /^npm_config_(?:registry|userconfig|globalconfig|cache|cafile|ca|cert|key|strict_ssl|noproxy|proxy|https?_proxy|@.*|\/\/.*)$/i;

/**
 * The environment to run pnpm in. npm passes all of its own settings on to scripts as npm_config_*, where pnpm
 * would take them for its own: `npm test --omit=dev` must not install half of the dependencies.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function pnpmEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || SHARED.test(name));
  // CI makes pnpm ask nothing, which it could not without a terminal.
  return { ...Object.fromEntries(kept), CI: "true" };
}
