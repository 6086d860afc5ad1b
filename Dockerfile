# syntax=docker/dockerfile:1
# One version for building and running; the tag is of one release of Node and one of Debian.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /source
ENV CI=true

# The dependencies first: their layer stays while only sources change.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/shared/package.json packages/shared/
COPY packages/producer/package.json packages/producer/
COPY packages/consumer/package.json packages/consumer/
COPY packages/testkit/package.json packages/testkit/
RUN npm install --global "$(node --print 'require("./package.json").packageManager')"
RUN pnpm install --frozen-lockfile

COPY tsconfig.base.json ./
COPY scripts scripts
COPY migrations migrations
COPY packages/shared packages/shared
COPY packages/producer packages/producer
COPY packages/consumer packages/consumer
RUN node_modules/.bin/tsc --build packages/consumer && node scripts/copy-migrations.mjs
# Only what the worker needs at run time, in the locked versions, the workspace's own packages copied in.
RUN pnpm --config.inject-workspace-packages=true --filter @calltape/consumer deploy --prod /app
# What is for compilers and debuggers is nothing for a process.
RUN find /app -type f \( -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.map' -o -name '*.tsbuildinfo' \) -delete

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Calltape" \
      org.opencontainers.image.description="A flight recorder for phone calls handled by software: the worker and the command line" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
COPY LICENSE ./
# Owned by root: the process can change nothing of what it runs, and needs to write nowhere.
COPY --from=build /app ./
# The user `node` by its number, which Kubernetes can tell from root.
USER 1000:1000
EXPOSE 8080
# For Docker alone; Kubernetes asks by itself. /healthz is not answered with 200 when a new process would help.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + (process.env.CALLTAPE_HTTP_PORT || 8080) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, and ends a worker in good order on SIGTERM: no shell, and no npm, in between.
ENTRYPOINT ["node", "/app/bin/calltape.js"]
CMD ["work"]
