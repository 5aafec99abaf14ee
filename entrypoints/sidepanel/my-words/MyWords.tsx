/** The tab "My words": the words the reader saved, in the order of the reader, with notes, and the sheet made of them. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import { Undo } from '../../../components/Undo.tsx';
import { Reading } from '../Reading.tsx';
import type { TabProps } from '../tab.ts';
import { type MyWords as Actions, FRESH, type State, startMyWords } from './my-words.ts';
import { OwnWordRow, shownName } from './OwnWordRow.tsx';
import { OwnWordsHead } from './OwnWordsHead.tsx';
import { nameOf, type OwnList, type OwnWord } from './own-list.ts';
import { TitlesQuestion } from './TitlesQuestion.tsx';
import './my-words.css';

/** So many words are drawn at a time; more come when the reader is near the end of them. */
const AT_A_TIME = 60;

export function MyWords({ ports, choices, goTo }: TabProps) {
  const [state, setState] = useState(FRESH);
  const [actions, setActions] = useState<Actions | null>(null);
  useEffect(() => {
    const life = new AbortController();
    setActions(startMyWords(ports, setState, life.signal));
    return () => life.abort();
  }, [ports]);

  const [open, setOpen] = useState<OwnWord | null>(null);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const isGated = (word: OwnWord) =>
    choices.gentle && word.entry?.sensitive === true && !revealed.has(word.id);
  const { list, failed, removed, returned, moved } = state;

  return (
    <Reading
      entry={open?.entry ?? null}
      line={ports.line}
      choices={choices}
      isRevealed={open !== null && !isGated(open)}
      onReveal={(id) => setRevealed((before) => new Set(before).add(id))}
      onBack={() => setOpen(null)}
    >
      <p class="alarm" role="alert">
        {failed && t(failed === 'read' ? 'own_failed' : 'card_mark_failed')}
      </p>
      <p class="own-said" role="status">
        {moved && list && moveText(moved, list, isGated(moved.word))}
      </p>
      {list && actions && list.words.length === 0 && <Empty onPage={() => goTo('page')} />}
      {list && actions && list.words.length > 0 && (
        <Words
          list={list}
          actions={actions}
          ports={ports}
          isGated={isGated}
          moved={moved?.word.id ?? null}
          returned={returned}
          onOpen={setOpen}
        />
      )}
      {actions && (
        <Undo
          done={removed && t('own_removed', shownName(removed, isGated(removed)))}
          onUndo={() => void actions.undo()}
          onClose={actions.close}
        />
      )}
    </Reading>
  );
}

const moveText = ({ word, place }: NonNullable<State['moved']>, { words }: OwnList, isGated: boolean) =>
  t('own_moved', shownName(word, isGated), String(place), String(words.length));

const Empty = ({ onPage }: { onPage(): void }) => (
  <div class="own-empty">
    <p class="own-empty-title">{t('own_none')}</p>
    <p>{t('own_none_how', t('card_save'))}</p>
    <p>{t('own_none_then')}</p>
    <button type="button" class="button" onClick={onPage}>
      {t('own_none_page')}
    </button>
  </div>
);

interface WordsProps {
  list: OwnList;
  actions: Actions;
  ports: TabProps['ports'];
  isGated(word: OwnWord): boolean;
  /** The word that was just moved, or has just come back: the focus goes with it. */
  moved: string | null;
  returned: string | null;
  onOpen(word: OwnWord): void;
}

const matches = (word: OwnWord, find: string): boolean =>
  [nameOf(word), word.saved.note, word.saved.page].some((text) => text?.toLowerCase().includes(find));

function Words({ list, actions, ports, isGated, moved, returned, onOpen }: WordsProps) {
  const { words, wordsOrder, pageTitles } = list;
  const { isPrivate, openSheet } = ports;
  const [typed, setTyped] = useState('');
  const find = typed.trim().toLowerCase();
  // The name of a word that gentle mode hides is not told by finding it.
  const found = find === '' ? words : words.filter((word) => !isGated(word) && matches(word, find));
  const [count, setCount] = useState(AT_A_TIME);
  const shown = found.slice(0, count);
  const canMove = wordsOrder === 'own' && find === '' && words.length > 1;

  const rows = useRef<HTMLUListElement | null>(null);
  const pressed = useRef<'up' | 'down' | null>(null);
  // A row that the browser puts elsewhere loses the focus, and a word that comes back has none: it gets it here.
  useLayoutEffect(() => {
    const id = moved ?? returned;
    if (id === null || document.activeElement !== document.body) return;
    const row = rows.current?.querySelector(`[data-word="${CSS.escape(id)}"]`);
    const button = row?.querySelector<HTMLElement>(moved ? `[data-move="${pressed.current}"]` : 'button');
    // A word that was moved beyond what is drawn leaves the focus in the list.
    const target = button ?? (moved && rows.current);
    if (!target) return;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  });

  return (
    <>
      <OwnWordsHead
        count={words.length}
        found={found.length}
        order={wordsOrder}
        typed={typed}
        canChange={!isPrivate}
        onOrder={(wordsOrder) => void actions.change({ wordsOrder })}
        onType={setTyped}
        {...(openSheet && { onSheet: () => openSheet({ from: 'mine' }) })}
      />
      {pageTitles === 'ask' && !isPrivate && (
        <TitlesQuestion onAnswer={(pageTitles) => void actions.change({ pageTitles })} />
      )}
      <ul
        ref={rows}
        class="own-words"
        aria-label={t('panel_mine')}
        tabIndex={-1}
        onFocusCapture={({ target }) => {
          const move = target instanceof HTMLElement ? target.dataset.move : undefined;
          if (move === 'up' || move === 'down') pressed.current = move;
        }}
      >
        {shown.map((word) => (
          <OwnWordRow
            key={word.id}
            word={word}
            isGated={isGated(word)}
            canChange={!isPrivate}
            canMove={canMove}
            isFirst={word === words[0]}
            isLast={word === words.at(-1)}
            actions={actions}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {shown.length < found.length && (
        <More left={found.length - shown.length} onMore={() => setCount(count + AT_A_TIME)} />
      )}
    </>
  );
}

/** Presses itself when it comes into view; by keyboard it is pressed like any button. */
function More({ left, onMore }: { left: number; onMore(): void }) {
  const button = useRef<HTMLButtonElement | null>(null);
  const more = useRef(onMore);
  more.current = onMore;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew after each time, for it may still be in view.
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    if (button.current) seen.observe(button.current);
    return () => seen.disconnect();
  }, [left]);
  return (
    <button ref={button} type="button" class="button" onClick={onMore}>
      {t('own_more', String(left))}
    </button>
  );
}
