# syntax=docker/dockerfile:1
FROM node:22-slim AS build
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

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY LICENSE ./
COPY --from=build /app ./
USER node
EXPOSE 8080
# Node itself is process 1, and ends a worker in good order on SIGTERM: no shell, and no npm, in between.
ENTRYPOINT ["node", "/app/bin/calltape.js"]
CMD ["work"]
