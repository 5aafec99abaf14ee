/** Reads and checks the whole glossary; the one door for the build, the tools and the tests. */
import { checkGlossary } from './check.ts';
import { type Fault, type Glossary, readGlossary } from './read.ts';
import { checkTexts, type TextReport } from './text-rules.ts';

export interface Loaded {
  glossary: Glossary;
  faults: Fault[];
  texts: TextReport[];
}

/** `root` is the project's folder. Faults are returned, never thrown. */
export function loadGlossary(root: string): Loaded {
  const { faults, ...read } = readGlossary(root);
  checkGlossary(read, faults);
  return { glossary: read.glossary, faults, texts: checkTexts(read.glossary.entries, faults) };
}
