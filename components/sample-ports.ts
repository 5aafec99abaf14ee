/** What a live sample needs, over an extension page's own line to the background. */
import type { Tables } from '../glossary/tables.ts';
import type { SamplePorts } from './LiveSample.tsx';
import type { Messages } from './text.ts';
import { createWordLine, type WordLinePorts } from './word-line.ts';

export interface SampleLine extends WordLinePorts {
  tables: Tables;
  messages: Messages;
}

export const createSamplePorts = ({ tables, messages, send, storage }: SampleLine): SamplePorts => ({
  ...createWordLine({ send, storage }),
  tables,
  message: messages,
});
