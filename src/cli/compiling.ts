import type { Progress } from '../content/compile/compile.ts';
import { createProgress } from './progress.ts';

/** Shows how far a compilation has come, on standard error. */
export function compiling(quiet: boolean): Progress {
  const { stderr: stream } = process;
  const bars = {
    read: createProgress({ stream, label: 'Reading articles', quiet }),
    render: createProgress({ stream, label: 'Rendering articles', quiet }),
  };
  return (done, of, phase) => bars[phase].show(done, of);
}
