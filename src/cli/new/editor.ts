import { spawn } from 'node:child_process';

/** Opens a file in the editor and waits until it is closed. The exit code of the editor, or why it could not be opened. */
export function edit(editor: string, file: string): Promise<number | string> {
  // The variable may hold arguments and quotation marks (`code --wait`), which only a shell reads as it was meant.
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' })
      : spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
