import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline hub`. */
export const spec: CommandSpec = {
  name: 'hub',
  summary:
    'Shows who is subscribed to feeds by WebSub, which endpoints are told of articles by webhooks, what was delivered, and which hubs\nelsewhere were told of changes; pauses and resumes. Keys in the addresses of feeds are not shown.',
  usage: '[list | pause ID... | resume ID... | rotate ID | test ID] [options]',
  arguments: [
    {
      name: 'list',
      text: 'shows topics, subscriptions, endpoints, the last deliveries, and why any failed; this is done unless another is named',
    },
    {
      name: 'pause ID',
      several: true,
      text: 'delivers nothing until the subscription or endpoint is resumed, or the lease ends',
    },
    { name: 'resume ID', several: true, text: 'delivers again, what was missed first; within a minute' },
    {
      name: 'rotate ID',
      text: 'makes a secret for an endpoint and shows it once; the one before it signs messages too, for a day',
    },
    { name: 'test ID', text: 'sends an endpoint a message of type test, within a minute' },
  ],
  options: [
    contentOption,
    {
      name: 'site',
      value: 'URL',
      text: 'the hub of this site, https://feeds.example.com, by its API: with DATELINE_KEY, a key that may administer',
    },
    {
      name: 'json',
      text: 'prints { topics, subscriptions, endpoints, hubs }, each with its state and its last delivery',
    },
    {
      name: 'overlap',
      value: 'HOURS',
      text: 'how long the secret before a new one signs messages; 24 unless given',
    },
  ],
  environment: [
    ['CONTENT_DIR', 'the content folder'],
    ['DATELINE_KEY', 'with --site: a key of the site that may administer'],
  ],
  examples: [
    'dateline hub',
    'dateline hub resume 17',
    'dateline hub rotate cms',
    'dateline hub --site https://feeds.example.com --json',
  ],
  exits: [
    [0, 'if it was done'],
    [1, 'if there is no such subscription or endpoint'],
    [2, 'if it was used incorrectly'],
  ],
};
