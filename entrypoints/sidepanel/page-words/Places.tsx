/** Where a word stands on the page: its places one by one, each with the words around it, and the page shows it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import type { Surroundings } from '../../listing/surroundings.ts';
import type { PlaceRef } from './list.ts';
import type { PageWords } from './page-words.ts';

export interface PlacesProps {
  /** As of now; empty where the page does not hold the word any more. */
  places: readonly PlaceRef[];
  actions: Pick<PageWords, 'showPlace' | 'aroundPlace'>;
  /** The page can be seen: it shows each place at once. */
  isBeside: boolean;
}

const isSame = (one: PlaceRef, other: PlaceRef | undefined): boolean =>
  one.frameId === other?.frameId && one.id === other.id;

export function Places({ places, actions, isBeside }: PlacesProps) {
  const [at, setAt] = useState({ number: 0, place: places[0] });
  const [around, setAround] = useState<Surroundings | null>(null);
  const asks = useRef(0);

  // The page may have changed since: the same place if it is still there, else the one that has its number.
  const same = places.findIndex((place) => isSame(place, at.place));
  const number = same >= 0 ? same : Math.min(at.number, places.length - 1);
  const place = places[number];

  const go = async (to: number, ask: typeof actions.showPlace) => {
    const place = places[to];
    if (!place) return;
    const mine = ++asks.current;
    setAt({ number: to, place });
    const found = await ask(place);
    if (mine === asks.current) setAround(found);
  };
  const step = (by: number) =>
    void go(
      (number + by + places.length) % places.length,
      isBeside ? actions.showPlace : actions.aroundPlace,
    );

  // Shown once when the word is opened; another place that takes its number later is only told.
  const isNew = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it is another place
  useEffect(() => {
    if (isNew.current || !isSame(place ?? NOWHERE, at.place))
      void go(number, isNew.current && isBeside ? actions.showPlace : actions.aroundPlace);
    isNew.current = false;
  }, [place?.frameId, place?.id]);

  if (!place) {
    return (
      <p class="places soft" role="status">
        {t('panel_gone')}
      </p>
    );
  }
  const isOne = places.length === 1;
  return (
    <section class="places" aria-label={t('panel_places')}>
      <div role="status">
        <p class="places-number">
          {isOne ? t('panel_place_one') : t('panel_place', String(number + 1), String(places.length))}
        </p>
        {around && (
          <p class="places-around">
            {around.before}
            <b>{around.text}</b>
            {around.after}
          </p>
        )}
      </div>
      <div class="places-buttons">
        {!isOne && (
          <>
            <button type="button" class="button" onClick={() => step(-1)}>
              {t('panel_previous')}
            </button>
            <button type="button" class="button" onClick={() => step(1)}>
              {t('panel_next')}
            </button>
          </>
        )}
        <button type="button" class="button" onClick={() => void go(number, actions.showPlace)}>
          {t('panel_show')}
        </button>
      </div>
    </section>
  );
}

const NOWHERE: PlaceRef = { frameId: -1, id: -1 };
