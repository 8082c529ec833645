import type { Manual } from '../command/command-spec.ts';

/** `npm run completion`. */
export const manual: Manual = {
  name: 'completion',
  summary:
    'Prints what makes a shell complete “npm run NAME -- …”: commands, options, sections, partners, articles, files.\nIt asks this program each time, so it need not be printed again; elsewhere npm’s own completion stays.',
  usage: '-- SHELL',
  arguments: [
    { name: 'SHELL', completes: ['bash', 'zsh', 'fish'], text: 'bash, zsh or fish' },
    // After it comes what a shell has typed so far; nobody types it.
    { name: 'words', several: true, text: 'with “words” as SHELL, a line so far: prints what may come next' },
  ],
  options: [],
  examples: [
    'npm run --silent completion -- bash >> ~/.bashrc',
    'npm run --silent completion -- zsh >> ~/.zshrc        # after compinit',
    'npm run --silent completion -- fish > ~/.config/fish/completions/npm.fish',
  ],
  exits: [
    [0, 'if it was printed'],
    [2, 'if it was used incorrectly'],
  ],
};
