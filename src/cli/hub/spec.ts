import type { CommandSpec } from '../command/command-spec.ts';
import { contentOption } from '../content-folder.ts';

/** `dateline hub`. */
export const spec: CommandSpec = {
  name: 'hub',
  summary:
    'Shows who is subscribed to feeds by WebSub, what was delivered, and which hubs elsewhere were told of changes; pauses and resumes\nsubscriptions. Keys in the addresses of feeds are not shown.',
  usage: '[list | pause ID... | resume ID...] [options]',
  arguments: [
    {
      name: 'list',
      text: 'shows topics, subscriptions, the last deliveries, and why any failed; this is done unless another is named',
    },
    {
      name: 'pause ID',
      several: true,
      text: 'delivers nothing until the subscription is resumed, or its lease ends',
    },
    { name: 'resume ID', several: true, text: 'delivers again, what was missed first; within a minute' },
  ],
  options: [
    contentOption,
    {
      name: 'json',
      text: 'prints { topics, subscriptions, hubs }: subscriptions with topic, callback, state and last delivery, hubs elsewhere with theirs',
    },
  ],
  environment: [['CONTENT_DIR', 'the content folder']],
  examples: ['dateline hub', 'dateline hub resume 17', 'dateline hub --json'],
  exits: [
    [0, 'if it was done'],
    [1, 'if there is no such subscription'],
    [2, 'if it was used incorrectly'],
  ],
};
