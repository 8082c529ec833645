import type { ImportOptions } from '../../import-system.ts';
import type { SourceFolder } from '../source/source-folder.ts';
import type { EleventyConfiguration } from './configuration.ts';

export type EleventySite = {
  readonly folder: SourceFolder;
  readonly options: ImportOptions;
  readonly configuration: EleventyConfiguration;
  readonly origin: string | undefined;
  readonly base: string;
};
