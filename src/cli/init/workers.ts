import { pageUrl } from '../page-url.ts';
import type { Paper, TargetFiles } from './paper.ts';
import { SETUP, workflowText } from './workflow.ts';

/** Behavior of the runtime as of this date, which Dateline is tested with. */
const COMPATIBILITY_DATE = '2026-10-20';

/** The oldest wrangler that Dateline is tested with. */
const WRANGLER = '^4.155.0';

/** A paper on Cloudflare Workers. */
export function workersFiles(paper: Paper, name: string): TargetFiles {
  return {
    deploy: 'dateline deploy',
    manifest: {
      devDependencies: { wrangler: WRANGLER },
      // Install scripts of what wrangler brings (https://docs.npmjs.com/cli/commands/npm-install-scripts).
      allowScripts: { esbuild: true, workerd: true },
    },
    files: {
      'wrangler.toml': configText(paper, name),
      'worker.js': "export { default } from '@dateline-news/dateline/worker';\n",
      '.github/workflows/paper.yml': workflowText({ deploy: DEPLOY }),
    },
    ignored: ['dist/', '.wrangler/', '.dev.vars'],
    before: [
      `Before the first deployment: \`npx wrangler login\`, and look at \`wrangler.toml\`. From GitHub: the secrets \`CLOUDFLARE_API_TOKEN\` (template *Edit Cloudflare Workers*) and \`CLOUDFLARE_ACCOUNT_ID\`. More: ${pageUrl('deploy.md#cloudflare-workers')}`,
    ],
  };
}

const DEPLOY = `    steps:
${SETUP}
      - run: npm run deploy
        env:
          CLOUDFLARE_API_TOKEN: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          CLOUDFLARE_ACCOUNT_ID: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
`;

/** Where the Worker is found, by the paper's address. */
function routeText(url: string): string {
  const { hostname, pathname } = new URL(url);
  if (hostname.endsWith('.workers.dev')) return 'workers_dev = true';
  const route =
    pathname === '/'
      ? `routes = [{ pattern = "${hostname}", custom_domain = true }]`
      : `routes = [{ pattern = "${hostname}${pathname}*", zone_name = "${hostname.split('.').slice(-2).join('.')}" }]`;
  return `# The domain must be on Cloudflare; a zone is what it is called there.\n${route}\nworkers_dev = false`;
}

const configText = (
  { url }: Paper,
  name: string,
): string => `#:schema node_modules/wrangler/config-schema.json
# Dateline on Cloudflare Workers: ${pageUrl('deploy.md#cloudflare-workers')}

name = "${name}"
main = "worker.js"
compatibility_date = "${COMPATIBILITY_DATE}"
minify = true
keep_names = false
upload_source_maps = true
send_metrics = false

${routeText(url)}
# An older version's own address would go on showing stories that have been withdrawn since.
preview_urls = false

# The bundle that \`dateline build\` writes. Every request goes to the Worker, so that nothing in it has an address of its own.
[assets]
directory = "dist/assets"
binding = "ASSETS"
run_worker_first = true
html_handling = "none"
not_found_handling = "none"

[cache]
enabled = true

[observability]
enabled = true

# For more articles than a bundle carries (\`npx dateline build\` says when): take the comment signs off here, and let worker.js export from
# '@dateline-news/dateline/worker-d1'. \`npm run deploy\` makes the database.
# [[d1_databases]]
# binding = "DB"
# database_name = "${name}"
# migrations_dir = "node_modules/@dateline-news/dateline/migrations"
# [version_metadata]
# binding = "VERSION"

# For files over 25 MiB: \`npm run deploy\` makes the bucket.
# [[r2_buckets]]
# binding = "MEDIA"
# bucket_name = "${name}-media"

# Publishing by API: take the comment signs off here and from the database and the bucket, and let publisher.js hold
# export { default, SiteObject, HubObject } from '@dateline-news/dateline/publisher'; ${pageUrl('deploy.md#publishing-by-api')}
# [[services]]
# binding = "PUBLISHER"
# service = "${name}-publisher"
#
# [env.publisher]
# name = "${name}-publisher"
# main = "publisher.js"
# compatibility_flags = ["nodejs_compat"]
# # It has no address of its own: everything comes through the Worker that reads.
# workers_dev = false
# preview_urls = false
# routes = []
# services = []
# [env.publisher.cache]
# enabled = false
# [[env.publisher.d1_databases]]
# binding = "DB"
# database_name = "${name}"
# migrations_dir = "node_modules/@dateline-news/dateline/migrations"
# [[env.publisher.r2_buckets]]
# binding = "MEDIA"
# bucket_name = "${name}-media"
# [env.publisher.version_metadata]
# binding = "VERSION"
# [[env.publisher.durable_objects.bindings]]
# name = "SITE"
# class_name = "SiteObject"
# # Subscribers, where site.yaml says \`hub: own\`; endpoints of webhooks, and what partners took.
# [[env.publisher.durable_objects.bindings]]
# name = "HUB"
# class_name = "HubObject"
# [[env.publisher.migrations]]
# tag = "v1"
# new_sqlite_classes = ["SiteObject"]
# [[env.publisher.migrations]]
# tag = "v2"
# new_sqlite_classes = ["HubObject"]
`;
