/** The topic of a word, in the reader's language: what gentle mode shows instead of it. */
import type { Kind } from '../glossary/kinds.ts';
import { type MessageKey, t } from './text.ts';

/** A key of `_locales` may hold no hyphen. */
type TopicKey<Name extends string> = Name extends `${infer Left}-${infer Right}`
  ? `card_kind_${Left}_${Right}`
  : `card_kind_${Name}`;

// A kind without a text does not compile.
const topicKey = (kind: Kind) => `card_kind_${kind.replace('-', '_')}` as TopicKey<Kind> satisfies MessageKey;

export const topic = (kind: Kind): string => t(topicKey(kind));
