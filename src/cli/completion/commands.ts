import { manual as build } from '../build/manual.ts';
import { manual as check } from '../check/manual.ts';
import type { Manual } from '../command/command-spec.ts';
import { manual as deploy } from '../deploy/manual.ts';
import { manual as doctor } from '../doctor/manual.ts';
import { manual as exporting } from '../export/manual.ts';
import { manual as creating } from '../new/manual.ts';
import { manual as preview } from '../preview/manual.ts';
import { manual as schema } from '../schema/manual.ts';
import { manual as start } from '../start/manual.ts';
import { manual as sync } from '../sync/manual.ts';
import { manual as completion } from './manual.ts';

/** Every command of src/cli, in the order in which a newsroom meets them. */
export const commands: readonly Manual[] = [
  start,
  creating,
  preview,
  check,
  build,
  deploy,
  exporting,
  sync,
  doctor,
  schema,
  completion,
];
