import { commandLine } from '../command/command-line.ts';
import { type ParsedArgs, UsageError } from '../command/run.ts';
import { createProgress } from '../progress.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { finding } from './faults.ts';
import { type Visit, type VisitOptions, visit } from './look/visit.ts';
import { createVisitor } from './look/visitor.ts';
import { report } from './report.ts';

/** Requests at most; three feeds and all readers take some fifty. */
const REQUESTS = 300;

/** Visits and reports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const url = addressOf(args.positionals[0]);
  const feeds = numberOf(args.one('feeds') ?? '3', '--feeds', [1, 20]);
  const timeout = numberOf(args.one('timeout') ?? '120', '--timeout', [5, 600]);
  const waiting = createProgress({
    stream: process.stderr,
    label: 'Asking',
    quiet: process.stderr.isTTY !== true,
  });
  const visitor = createVisitor({
    time: timeout * 1000,
    requests: REQUESTS,
    progress: (done) => waiting.show(done, expected(feeds)),
  });
  const visited = await visit(url, visitor, { most: feeds, subscriber: subscriberOf(args) });
  waiting.clear();
  const diagnosis = withUnfinished(diagnose(visited, new Date()), url, visitor.isSpent());
  console.log(
    args.flag('json')
      ? JSON.stringify(
          {
            url,
            feeds: visited.feeds.map((feed) => feed.url),
            requests: visitor.requests(),
            subscription: visited.subscription,
            findings: diagnosis.findings,
          },
          null,
          2,
        )
      : report(visited, diagnosis, visitor.requests()),
  );
  return codeOf(visited, diagnosis);
}

/** The subscriber that the visit is to be, if any. Throws a UsageError. */
function subscriberOf(args: ParsedArgs): VisitOptions['subscriber'] {
  const callback = args.one('callback');
  if (callback === undefined) return undefined;
  const url = URL.parse(callback);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new UsageError(
      `--callback ${callback}: an address that leads to this machine, such as http://me.example:8080/`,
    );
  const usual = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return {
    callback: url.href,
    port: numberOf(args.one('port') ?? usual, '--port', [1, 65_535]),
    time: 1000 * numberOf(args.one('wait') ?? '60', '--wait', [1, 600]),
    onSubscribed: (topic, seconds) =>
      console.error(
        `Subscribed to ${topic}. Publish something within ${seconds} seconds, to see it delivered.`,
      ),
  };
}

/** What a visit takes when all goes well, and one more, so that the bar never ends early. */
const expected = (feeds: number): number => 30 + feeds * 8;

function codeOf({ feeds, start }: Visit, { findings }: Diagnosis): number {
  if (start.last === undefined || feeds.length === 0) return 3;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function withUnfinished({ findings, well }: Diagnosis, url: string, isSpent: boolean): Diagnosis {
  return isSpent
    ? {
        findings: [...findings, finding('unfinished', url, 'Time ran out before everything was asked.')],
        well: [],
      }
    : { findings, well };
}

function addressOf(text: string | undefined): string {
  if (text === undefined)
    throw new UsageError(`Which site? ${commandLine('doctor https://www.example.com/')}`);
  // As people say it, without the scheme.
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${text} is not the address of a site; write it whole, https://www.example.com/.`);
  return url.href;
}

function numberOf(text: string, option: string, [least, most]: readonly [number, number]): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`${option} ${text}: a number from ${least} to ${most}.`);
  return number;
}
