import type { ImportOptions } from '../../import-system.ts';
import type { SourceFolder } from '../source/source-folder.ts';
import type { JekyllConfiguration } from './configuration.ts';

export type JekyllSite = {
  readonly folder: SourceFolder;
  readonly options: ImportOptions;
  readonly configuration: JekyllConfiguration;
  readonly base: string;
  readonly origin: string | undefined;
};
