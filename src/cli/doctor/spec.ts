import type { CommandSpec } from '../command/command-spec.ts';

/** `dateline doctor`. */
export const spec: CommandSpec = {
  name: 'doctor',
  summary:
    'Visits a live site as feed readers and aggregators do, and says what they would meet and what to do about it.\nSome fifty requests, one after another; nothing is sent to anybody else, but that hubs are asked whether they are there.',
  usage: 'URL [options]',
  arguments: [{ name: 'URL', text: 'the address of the site, or of one feed' }],
  options: [
    {
      name: 'feeds',
      value: 'NUMBER',
      text: 'how many feeds are looked at closely, 1 to 20; 3, if not given',
    },
    { name: 'timeout', value: 'SECONDS', text: 'how long it may all take, 5 to 600; 120, if not given' },
    {
      name: 'callback',
      value: 'URL',
      text: 'subscribes to the first feed at its hub with this address, which leads to this machine; waits for a delivery, and unsubscribes',
    },
    {
      name: 'port',
      value: 'NUMBER',
      text: 'where the callback is listened to; the port of URL, if not given',
    },
    {
      name: 'wait',
      value: 'SECONDS',
      text: 'how long a delivery is waited for, 1 to 600, while somebody publishes; 60, if not given',
    },
    {
      name: 'json',
      text: 'prints { url, feeds, requests, subscription, findings: [{ code, severity, url, message, advice }] }',
    },
  ],
  examples: [
    'dateline doctor https://www.example.com/',
    'dateline doctor https://www.example.com/news/rss.xml',
    'dateline doctor https://www.example.com/ --callback http://me.example:8080/',
    'dateline doctor https://www.example.com/ --json | jq -r .findings[].code',
  ],
  exits: [
    [0, 'if readers get their feeds (there may be warnings)'],
    [1, 'if there are errors'],
    [2, 'if it was used incorrectly'],
    [3, 'if the site cannot be reached, or holds no feed that could be found'],
  ],
};
