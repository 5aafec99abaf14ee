/**
 * One open card, from its host in the page to the moment that nothing is left of it. The host appears with the first
 * thing there is to show: the explanation, or, where that takes long or fails, a line that says so.
 */
import { render } from 'preact';
import { type CardView, TermCard } from '../../components/TermCard.tsx';
import type { CardServices, Opening } from '../../highlight/card-port.ts';
import { listenNow, watchForDismissal } from './dismissal.ts';
import { keepTabInside, rememberFocus } from './focus.ts';
import { type Follower, follow } from './follow.ts';
import { type CardHost, createHost } from './host.ts';
import { distanceTo, isOnTheWay } from './placement.ts';
import { keepToItself } from './privacy.ts';

/** An explanation that is not there after this time (ms) is announced by a card that says so. */
const patience = 150;
/** Pauses (ms) before asking again by ourselves: the background may be starting. */
const retries = [800, 3000, 10_000];

export interface OpenCard {
  show(opening: Opening): void;
  close(): void;
  covers(x: number, y: number): boolean;
  distance(x: number, y: number): number;
  readonly isPinned: boolean;
}

/** `onClosed` runs once, when nothing is left in the page. */
export function openCard(services: CardServices, onClosed: () => void): OpenCard {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const listen = services.listen ?? listenNow;
  const giveFocusBack = rememberFocus();
  let host: CardHost | undefined;
  let follower: Follower | undefined;
  /** Ends with the word it shows: a late answer for the word before must not appear. */
  let visit = new AbortController();
  let opening: Opening;
  let openings = 0;
  let announced: Opening | undefined;
  let pinned = false;

  const pin = () => {
    pinned = true;
  };
  const close = () => {
    if (signal.aborted) return;
    visit.abort();
    follower?.stop();
    if (host) {
      giveFocusBack(host.root, opening.place.range());
      // Components end what they have begun, such as speaking.
      render(null, host.room);
    }
    lifetime.abort();
    onClosed();
  };

  const mount = (): CardHost => {
    const mounted = createHost(opening.place.hostParent(), signal, close);
    watchForDismissal({ host: mounted, listen, signal, onDismiss: close, openings: () => openings });
    listen('keydown', (event) => event.isTrusted && keepTabInside(mounted.root, event), signal);
    keepToItself({ host: mounted, listen, signal });
    mounted.root.addEventListener('click', pin, { signal });
    return mounted;
  };

  /** Into the card, so that it is announced: once for each word, also where the focus is there already. */
  const takeFocus = () => {
    const dialog = host?.room.firstElementChild;
    if (!(dialog instanceof HTMLElement)) return;
    announced = opening;
    dialog.blur();
    // The keys of a command are the browser's: it would not know that the reader uses the keyboard.
    dialog.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  };

  /** At once: the browser opens a panel only on the reader's press. */
  const search = () => {
    const { text } = opening.place;
    services.search?.(text);
    close();
  };

  const draw = (view: CardView, retry: () => void) => {
    host ??= mount();
    const { gentle, theme, textSize, voice, voiceRate } = services.choices();
    render(
      <TermCard
        word={opening.place.text}
        view={view}
        gentle={gentle}
        voice={{ uri: voice, rate: voiceRate }}
        fetchEntry={services.entry}
        fetchMarks={services.marks}
        onMark={services.mark}
        keepsNothing={services.keepsNothing}
        onRetry={retry}
        onClose={close}
        {...(services.search && { onSearch: search })}
        onTurnOff={() => {
          close();
          services.turnOffSite();
        }}
      />,
      host.room,
    );
    const dialog = host.room.firstElementChild;
    if (!(dialog instanceof HTMLElement)) return;
    const scale = Math.min(2, Math.max(1, (host.browserScale * textSize) / 100));
    dialog.style.setProperty('--scale', String(scale));
    dialog.dataset.theme = theme;
    if (follower) follower.settle();
    else follower = follow({ ...opening, host, scale, onLost: close });
    if (opening.by === 'keyboard' && announced !== opening) takeFocus();
  };

  const load = async (attempt: number, signal: AbortSignal): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      clearTimeout(timer);
      draw({ status: 'failed', retrying: true }, () => {});
      void load(attempt + 1, signal);
    };
    if (attempt === 0) timer = setTimeout(() => draw({ status: 'loading' }, again), patience);
    signal.addEventListener('abort', () => clearTimeout(timer));
    try {
      const { candidates, similar, names = [] } = opening;
      const isKnown = similar === undefined || candidates.length > 0;
      const entries = await services.entries(isKnown ? candidates : similar);
      if (signal.aborted) return;
      if (isKnown && entries.length === 0) throw new RangeError('A word without entries');
      draw(
        isKnown ? { status: 'ready', entries } : { status: 'unknown', entries: [], similar: entries, names },
        again,
      );
      clearTimeout(timer);
    } catch {
      clearTimeout(timer);
      if (signal.aborted) return;
      draw({ status: 'failed', retrying: false }, again);
      const pause = retries[attempt];
      if (pause !== undefined) timer = setTimeout(again, pause);
    }
  };

  const cardBox = () => host?.room.firstElementChild?.getBoundingClientRect();
  const covers = (x: number, y: number): boolean => {
    const card = cardBox();
    if (!card) return false;
    if (distanceTo(card, { x, y }) === 0) return true;
    const line = follower?.line();
    return line ? isOnTheWay({ x, y }, line, card) : false;
  };

  return {
    show(next) {
      if (signal.aborted) return;
      openings++;
      if (openings > 1 && next.place === opening.place) {
        pinned ||= next.by !== 'hover';
        if (next.by === 'keyboard') takeFocus();
        return;
      }
      visit.abort();
      visit = new AbortController();
      opening = next;
      pinned = next.by !== 'hover';
      follower?.stop();
      follower = undefined;
      void load(0, visit.signal);
    },
    close,
    covers,
    distance(x, y) {
      const card = cardBox();
      if (!card || !follower) return Number.POSITIVE_INFINITY;
      return covers(x, y) ? 0 : Math.min(distanceTo(card, { x, y }), follower.distance({ x, y }));
    },
    get isPinned() {
      return pinned;
    },
  };
}
