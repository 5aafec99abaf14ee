/** Which entries pages do not underline, by what the reader chose: known words, kinds switched off, the basics if known. */
import type { Kind } from '../../glossary/kinds.ts';
import { BASICS } from '../../settings/basics.ts';
import { type Choices, knownIn, readSettings } from '../../settings/schema.ts';

/** Indexes of the hidden entries. */
export function hiddenEntries(entries: readonly { id: string; kind: Kind }[], choices: Choices): number[] {
  const { kindsOff, basicsKnown } = readSettings(choices);
  const words = new Set([...knownIn(choices), ...(basicsKnown ? BASICS : [])]);
  return entries.flatMap(({ id, kind }, index) => (words.has(id) || kindsOff.includes(kind) ? [index] : []));
}
