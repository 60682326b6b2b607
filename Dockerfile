# Dateline runs from its source: Node strips the types, there is no build step.
FROM node:24-slim

# Threads that read news share two heaps of malloc: with one each, 40 MB more stay unused (src/decisions/2026-11-23-memory-of-polling.md).
ENV NODE_ENV=production DATELINE_DATA=/data MALLOC_ARENA_MAX=2
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY packs.opml packs.opml
COPY commands commands
COPY src src

RUN mkdir /data && chown node:node /data
VOLUME /data
USER node

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "const port = process.env.DATELINE_STATUS_PORT || '8787'; port === '0' || fetch('http://127.0.0.1:' + port + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/main.ts", "start"]
