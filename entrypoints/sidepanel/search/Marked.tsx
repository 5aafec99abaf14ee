/**
 * A text with what was found in it marked. mark.js changes the document, so what is in this element is its alone: Preact
 * never draws there.
 */
import Mark from 'mark.js';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface MarkedProps {
  text: string;
  marks: RegExp | null;
}

export function Marked({ text, marks }: MarkedProps) {
  const element = useRef<HTMLSpanElement | null>(null);
  useLayoutEffect(() => {
    const span = element.current!;
    span.textContent = text;
    if (marks) new Mark(span).markRegExp(marks, { className: 'found' });
  }, [text, marks]);
  return <span ref={element} />;
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Whole words, and the beginnings of words. */
export function marksOf(words: readonly string[], beginnings: readonly string[]): RegExp | null {
  const longestFirst = (list: readonly string[]) =>
    [...list].sort((a, b) => b.length - a.length).map(literal);
  const whole = longestFirst(words).map((word) => `${word}(?![\\p{L}\\p{N}])`);
  const parts = [...whole, ...longestFirst(beginnings)];
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'giu') : null;
}
