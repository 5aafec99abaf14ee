/**
 * The tab "Search": the whole glossary, letter by letter. What is typed stays in this panel and is kept nowhere.
 *
 * A list below a field: the down arrow goes from the field into it, up and down go through it, Escape comes back. Enter
 * opens only what has exactly the name that was typed; otherwise it goes to the first result, for the reader to choose.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import type { CardEntry } from '../../../glossary/entry.ts';
import type { Found } from '../../../glossary/search.ts';
import { Reading } from '../Reading.tsx';
import type { TabProps } from '../tab.ts';
import { FoundWords } from './FoundWords.tsx';
import { loadSearch, type Searching } from './load.ts';
import './search.css';

/** How long the reader has to pause before the number of results is read out, ms. */
const PAUSE = 600;

export function SearchTab({ ports, choices, isShown }: TabProps) {
  const { line, asked } = ports;
  const field = useId();
  const input = useRef<HTMLInputElement | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<CardEntry | null>(null);
  const searching = useSearching();
  const text = query.trim();
  const found = useMemo(
    () => (searching && text !== '' ? searching.search(query.trimStart()) : null),
    [searching, query, text],
  );

  useEffect(
    () =>
      asked.follow((text) => {
        setOpen(null);
        setQuery(text);
        input.current?.focus();
      }),
    [asked],
  );

  // Coming here with a button that is gone now; who came by the tab itself stays on it.
  useEffect(() => {
    const { activeElement } = document;
    if (isShown && (activeElement === document.body || activeElement?.checkVisibility() === false))
      input.current?.focus();
  }, [isShown]);

  const choose = (example: string) => {
    setQuery(example);
    input.current?.focus();
  };

  const results = () => [...(list.current?.querySelectorAll<HTMLElement>('button.word-row-term') ?? [])];

  function onFieldKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape' && query !== '') setQuery('');
    else if (event.key === 'ArrowDown') results()[0]?.focus();
    else if (event.key === 'Enter') {
      const [first, second] = found?.hits ?? [];
      if (first?.isExact && !second?.isExact) setOpen(searching!.entries[first.entry]!);
      else results()[0]?.focus();
    } else return;
    event.preventDefault();
  }

  function onListKey(event: KeyboardEvent): void {
    const all = results();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    if (event.key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]!.focus();
    else if (event.key === 'ArrowUp') (all[at - 1] ?? input.current)?.focus();
    else if (event.key === 'Home') all[0]!.focus();
    else if (event.key === 'End') all.at(-1)!.focus();
    else if (event.key === 'Escape') input.current?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <Reading entry={open} line={line} choices={choices} onBack={() => setOpen(null)}>
      <search>
        <div class="search-field">
          <label for={field}>{t('search_label')}</label>
          <input
            ref={input}
            id={field}
            type="search"
            enterkeyhint="search"
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="none"
            // Some browsers send what is spell-checked to a server.
            spellcheck={false}
            maxLength={200}
            value={query}
            aria-describedby={`${field}-hint`}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onFieldKey}
          />
          <p id={`${field}-hint`} class={text === '' ? 'search-hint' : 'out-of-sight'}>
            {t('search_hint')}
          </p>
        </div>
      </search>
      <p class="out-of-sight" role="status">
        {useAfterPause(found ? countText(found, text) : '')}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of its buttons */}
      <div ref={list} onKeyDown={onListKey}>
        {text === '' && <Examples onChoose={choose} />}
        {found && (
          <FoundWords
            query={text}
            found={found}
            entries={searching!.entries}
            gentle={choices.gentle}
            onOpen={setOpen}
          />
        )}
      </div>
    </Reading>
  );
}

const EXAMPLES = ['search_example_1', 'search_example_2', 'search_example_3'] as const;

function Examples({ onChoose }: { onChoose(example: string): void }) {
  const heading = useId();
  return (
    <section class="search-examples">
      <h2 id={heading} class="search-heading">
        {t('search_examples')}
      </h2>
      <ul aria-labelledby={heading}>
        {EXAMPLES.map((key) => (
          <li key={key}>
            <button type="button" class="word" onClick={() => onChoose(t(key))}>
              {t(key)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Null until the search is there. */
function useSearching(): Searching | null {
  const [searching, setSearching] = useState<Searching | null>(null);
  useEffect(() => {
    let isHere = true;
    void loadSearch().then((loaded) => isHere && setSearching(loaded));
    return () => {
      isHere = false;
    };
  }, []);
  return searching;
}

/** The text as it was when it last stood still. */
function useAfterPause(text: string): string {
  const [said, say] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => say(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

/** What is read out: help before anything else, then how many there are. */
function countText({ hits, similar, crisis, similarFirst }: Found, query: string): string {
  const count = hits.length + similar.length;
  const parts = [
    crisis && t('search_crisis'),
    similarFirst && t('search_similar_said'),
    count === 0 && !crisis && t('search_none', query),
    count === 1 && t('search_count_one'),
    count > 1 && t('search_count_many', String(count)),
  ];
  return parts.filter(Boolean).join(' ');
}
