# Dateline on Node, from a copy of the repository; a paper that init made has a Dockerfile of its own. The content is mounted, and is in no image; so is what
# outlasts the container, keys, the log, subscriptions and what was read:
#   docker build -t dateline . && docker run -p 8787:8787 -v "$PWD/content:/paper/content" -v dateline:/paper/.dateline dateline
# To update the base image, change tag and digest together.
FROM node:24.21.0-alpine3.24@sha256:ebfe2f90462722a7a4de65e91990e97fe0d401c70e0e762c5b53302f905ec1c1 AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-alpine3.24@sha256:ebfe2f90462722a7a4de65e91990e97fe0d401c70e0e762c5b53302f905ec1c1
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 CONTENT_DIR=/paper/content
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY migrations migrations
RUN mkdir -p /paper/content /paper/.dateline && chown -R node /paper
USER node
VOLUME /paper/.dateline
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD wget -q -O /dev/null "http://127.0.0.1:${PORT}/health" || exit 1
# In exec form Node is process 1 and gets SIGTERM itself; it then finishes what is under way and leaves.
CMD ["node", "src/bin.js", "start"]
