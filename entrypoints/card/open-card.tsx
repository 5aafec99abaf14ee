/**
 * One open card, from its host in the page to the moment that nothing is left of it. The host appears with the first
 * thing there is to show: the explanation, or, where that takes long or fails, a line that says so.
 */
import { render } from 'preact';
import { type CardView, TermCard } from '../../components/TermCard.tsx';
import type { CardServices, Opening } from '../../highlight/card-port.ts';
import { keepToItself, listenNow, watchForDismissal } from './dismissal.ts';
import { keepTabInside, rememberFocus } from './focus.ts';
import { type Follower, follow } from './follow.ts';
import { type CardHost, createHost } from './host.ts';
import { isOnTheWay } from './placement.ts';

/** An explanation that is not there after this time (ms) is announced by a card that says so. */
const patience = 150;
/** Pauses (ms) before asking again by ourselves: the background may be starting. */
const retries = [800, 3000, 10_000];

export interface OpenCard {
  show(opening: Opening): void;
  close(): void;
  covers(x: number, y: number): boolean;
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
  let pinned = false;

  const pin = () => {
    pinned = true;
  };
  const close = () => {
    if (signal.aborted) return;
    visit.abort();
    follower?.stop();
    if (host) {
      giveFocusBack(host.root);
      // Components end what they have begun, such as speaking.
      render(null, host.room);
    }
    lifetime.abort();
    onClosed();
  };

  const mount = (): CardHost => {
    const mounted = createHost(opening.place.hostParent(), signal, close);
    watchForDismissal({ host: mounted, listen, signal, onDismiss: close, shown: () => visit });
    listen('keydown', (event) => event.isTrusted && keepTabInside(mounted.root, event), signal);
    keepToItself({ host: mounted, listen, signal });
    mounted.root.addEventListener('click', pin, { signal });
    return mounted;
  };

  const draw = (view: CardView, retry: () => void) => {
    host ??= mount();
    render(
      <TermCard
        word={opening.place.text}
        view={view}
        gentle
        fetchEntry={services.entry}
        onRetry={retry}
        onClose={close}
        onTurnOff={() => {
          close();
          services.turnOffSite();
        }}
      />,
      host.room,
    );
    const dialog = host.room.firstElementChild;
    if (!(dialog instanceof HTMLElement)) return;
    dialog.style.setProperty('--scale', String(host.scale));
    if (follower) follower.settle();
    else follower = follow(opening.place, opening.point, host, close);
    if (opening.by === 'keyboard' && !host.root.activeElement) dialog.focus({ preventScroll: true });
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
      const entries = await services.entries(opening.candidates);
      if (signal.aborted) return;
      if (entries.length === 0) throw new RangeError(`No entries for ${opening.candidates.join(', ')}`);
      draw({ status: 'ready', entries }, again);
      clearTimeout(timer);
    } catch {
      clearTimeout(timer);
      if (signal.aborted) return;
      draw({ status: 'failed', retrying: false }, again);
      const pause = retries[attempt];
      if (pause !== undefined) timer = setTimeout(again, pause);
    }
  };

  return {
    show(next) {
      if (signal.aborted) return;
      visit.abort();
      visit = new AbortController();
      opening = next;
      pinned = next.by !== 'hover';
      follower?.stop();
      follower = undefined;
      void load(0, visit.signal);
    },
    close,
    covers(x, y) {
      const card = host?.room.firstElementChild?.getBoundingClientRect();
      if (!card) return false;
      if (x >= card.left && x <= card.right && y >= card.top && y <= card.bottom) return true;
      const line = follower?.line();
      return line ? isOnTheWay({ x, y }, line, card) : false;
    },
    get isPinned() {
      return pinned;
    },
  };
}
