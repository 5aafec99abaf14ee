/**
 * A list, and over it the word that the reader opened from it: the whole entry, its related words, and Back. The list
 * stays where it was below, and its button gets the focus again.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CardEntry } from '../../glossary/entry.ts';
import { WordPage, type WordPageProps } from './WordPage.tsx';

export interface ReadingProps extends Omit<WordPageProps, 'entry' | 'children'> {
  /** The word that is open; null: the list is in front. A button for it in the list has its id in `data-entry`. */
  entry: CardEntry | null;
  /** What stands below the heading of the open word. */
  beside?: ComponentChildren;
  /** The list. */
  children: ComponentChildren;
}

export function Reading({ entry, beside, children, ...word }: ReadingProps) {
  const list = useRef<HTMLDivElement | null>(null);
  const last = useRef<string | null>(null);
  useLayoutEffect(() => {
    const left = last.current;
    last.current = entry?.id ?? null;
    if (entry || left === null) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(left)}"]`)
      ?.focus({ preventScroll: true });
  }, [entry]);

  return (
    <div class="reading">
      <div ref={list} class={entry ? 'reading-list reading-below' : 'reading-list'}>
        {children}
      </div>
      {entry && (
        <WordPage key={entry.id} entry={entry} {...word}>
          {beside}
        </WordPage>
      )}
    </div>
  );
}
