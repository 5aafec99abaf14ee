/** The tab "On this page": every different word of the page, and the way to each of its places. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import { Reading } from '../Reading.tsx';
import type { TabProps } from '../tab.ts';
import { Announcement } from './Announcement.tsx';
import { isExplained, siteIn } from './followed.ts';
import type { PageWord } from './list.ts';
import { NoWords } from './NoWords.tsx';
import { Order } from './Order.tsx';
import { Places } from './Places.tsx';
import { type PageWords as Actions, type State, startPageWords } from './page-words.ts';
import { useOrder } from './useOrder.ts';
import { WordList } from './WordList.tsx';

export function PageWords({ ports, choices, isShown, goTo }: TabProps) {
  const { state, actions } = usePageWords(ports, isShown);
  const [order, setOrder] = useOrder(ports);
  const [opened, open] = useState<PageWord | null>(null);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const { gentle } = choices;
  const words = state?.words;

  const isGated = ({ entry }: PageWord) => gentle && entry.sensitive === true && !revealed.has(entry.id);
  // Thousands of rows are not made again for what does not change them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the rows depend on
  const list = useMemo(
    () => <WordList words={words ?? []} order={order} isGated={isGated} onOpen={open} />,
    [words, order, gentle, revealed],
  );

  if (!state || !actions) return <div class="reading" aria-busy="true" />;
  const hasWords = isExplained(state) && state.words.length > 0;
  const now = opened && state.words.find(({ index }) => index === opened.index);
  return (
    <>
      <Reading
        entry={opened?.entry ?? null}
        line={ports.line}
        choices={choices}
        isRevealed={opened !== null && revealed.has(opened.entry.id)}
        onReveal={(id) => setRevealed((before) => new Set(before).add(id))}
        onBack={() => open(null)}
        beside={<Places places={now?.places ?? []} actions={actions} isBeside={state.isBeside} />}
      >
        <p class="alarm" role="alert">
          {state.failed && t('popup_failed')}
        </p>
        {hasWords ? (
          <>
            <h2 class="side-count">{countText(state.words.length)}</h2>
            <Order value={order} onChoose={setOrder} />
            <SheetButton openSheet={ports.openSheet} tabId={state.tab?.id} />
            {state.status === 'waiting' && <p class="soft">{t('panel_waiting')}</p>}
            {list}
            {state.leftOut > 0 && <p class="side-note">{leftOutText(state.leftOut)}</p>}
          </>
        ) : (
          <NoWords state={state} actions={actions} onSearch={() => goTo('search')} />
        )}
      </Reading>
      <Announcement {...announcementOf(state)} />
    </>
  );
}

/** The sheet for the appointment, of the words of this page. */
function SheetButton({
  openSheet,
  tabId,
}: Pick<TabProps['ports'], 'openSheet'> & { tabId: number | undefined }) {
  if (!openSheet || tabId === undefined) return null;
  return (
    <button type="button" class="button page-sheet" onClick={() => openSheet({ from: 'page', tabId })}>
      {t('panel_sheet')}
    </button>
  );
}

function usePageWords(ports: TabProps['ports'], isShown: boolean) {
  const [state, setState] = useState<State | null>(null);
  const [actions, setActions] = useState<Actions | null>(null);
  useEffect(() => {
    const started = startPageWords(ports, ports.page, setState);
    setActions(started);
    return started.stop;
  }, [ports]);
  useEffect(() => {
    if (!actions) return;
    const look = () => actions.look(isShown && document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    look();
    return () => document.removeEventListener('visibilitychange', look);
  }, [actions, isShown]);
  return { state, actions };
}

const countText = (count: number): string =>
  count === 1 ? t('panel_words_one') : t('panel_words_many', String(count));

const leftOutText = (count: number): string =>
  count === 1 ? t('panel_left_out_one') : t('panel_left_out_many', String(count));

function announcementOf(state: State) {
  const about = `${state.tab?.id} ${siteIn(state)} ${isExplained(state)}`;
  const words = state.words.map(({ index }) => index).join();
  if (!isExplained(state) || state.status !== 'told') return { text: null, about, words };
  return { text: state.words.length > 0 ? countText(state.words.length) : t('panel_none'), about, words };
}
