import { pageUrl } from '../page-url.ts';
import type { Paper, TargetFiles } from './paper.ts';
import { workflowText } from './workflow.ts';

/** A paper on a server of its own, by systemd or in Docker. */
export const nodeFiles = (paper: Paper, name: string): TargetFiles => ({
  deploy: `git pull --ff-only && npm ci --omit=dev && sudo systemctl restart ${name}`,
  files: {
    Dockerfile: IMAGE,
    'compose.yaml': COMPOSE,
    '.dockerignore': '*\n!package.json\n!package-lock.json\n',
    [`${name}.service`]: unitText(paper, name),
    '.github/workflows/paper.yml': workflowText({ deploy: deployJob(name) }),
  },
  ignored: [],
  before: [
    `\`npm run deploy\` is for the server, where the paper is in \`/srv/${name}\` and runs by \`${name}.service\` or in Docker; an edit alone needs no more than \`git pull\`. From GitHub: the variable \`DEPLOY_HOST\` (user@host), the secrets \`DEPLOY_KEY\` (an SSH key) and \`DEPLOY_KNOWN_HOSTS\` (what \`ssh-keyscan\` prints). More: ${pageUrl('deploy.md#node')}`,
  ],
});

/** The repository's own, by its digest: a tag may come to name another. */
const NODE_IMAGE =
  'node:24.21.0-alpine3.24@sha256:ebfe2f90462722a7a4de65e91990e97fe0d401c70e0e762c5b53302f905ec1c1';

const IMAGE = `# The program; content and what it remembers (keys, subscriptions, what was read) are mounted, and so are in no image: docker compose up
FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 CONTENT_DIR=/paper/content
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && mkdir -p /paper/content /paper/.dateline && chown -R node /paper
USER node
VOLUME /paper/.dateline
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \\
  CMD wget -q -O /dev/null "http://127.0.0.1:\${PORT}/health" || exit 1
CMD ["node_modules/.bin/dateline", "start"]
`;

const COMPOSE = `# docker compose up --build --detach; a key for publishing by API: docker compose exec paper node_modules/.bin/dateline key create cms
services:
  paper:
    build: .
    restart: unless-stopped
    ports:
      - '8787:8787'
    volumes:
      # Where articles come in by API, the user 1000 of the image must be able to write here.
      - ./content:/paper/content
      # Keys, the log, subscriptions and what was read: they outlast the container.
      - state:/paper/.dateline
volumes:
  state:
`;

const unitText = (
  { title }: Paper,
  name: string,
): string => `# useradd --system --home-dir /srv/${name} ${name} && chown -R ${name} /srv/${name}
# cp ${name}.service /etc/systemd/system/ && systemctl enable --now ${name}
# A key for publishing by API: cd /srv/${name} && sudo -u ${name} node_modules/.bin/dateline key create cms
[Unit]
Description=Feeds of ${title.replace(/[%\\]/g, (character) => character + character)}
After=network-online.target
Wants=network-online.target

[Service]
WorkingDirectory=/srv/${name}
ExecStart=/srv/${name}/node_modules/.bin/dateline start
Environment=NODE_ENV=production PORT=8787
Restart=on-failure
User=${name}
# Keys, subscriptions and what was read, in .dateline; articles, where they come in by API.
ReadWritePaths=/srv/${name}
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX

[Install]
WantedBy=multi-user.target
`;

const deployJob = (name: string): string => `    env:
      DEPLOY_HOST: \${{ vars.DEPLOY_HOST }}
      DEPLOY_KEY: \${{ secrets.DEPLOY_KEY }}
      DEPLOY_KNOWN_HOSTS: \${{ secrets.DEPLOY_KNOWN_HOSTS }}
    steps:
      - name: Deploy to the server
        if: env.DEPLOY_HOST != ''
        run: |
          install -d -m 700 ~/.ssh
          printf '%s\\n' "$DEPLOY_KNOWN_HOSTS" > ~/.ssh/known_hosts
          (umask 077 && printf '%s\\n' "$DEPLOY_KEY" > ~/.ssh/key)
          ssh -i ~/.ssh/key "$DEPLOY_HOST" 'cd /srv/${name} && npm run deploy'
`;
