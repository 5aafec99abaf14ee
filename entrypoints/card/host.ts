/**
 * The one element that a card adds to the page: a `<div popover="manual">` in the top layer, whose closed shadow root
 * holds everything. It has a size of zero at the corner of the viewport, so it takes no click and shifts no layout.
 */
import cardStyles from '../../components/card.css?inline';
import contentStyles from '../../components/card-content.css?inline';
import iconStyles from '../../components/icons.css?inline';
import tokens from '../../components/tokens.css?inline';
import urgentStyles from '../../components/urgent.css?inline';

export interface CardHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Where the card is rendered: the room beside the word, see placement.ts. */
  readonly room: HTMLElement;
  /** The font size of the browser's settings in parts of 16 px. */
  readonly browserScale: number;
  /** Moves the host, where the word has come to stand under another dialog or fullscreen element. */
  moveTo(parent: Element): void;
}

/**
 * Puts a host into `parent` until `signal` aborts. Calls `onLost` when somebody else takes it out or out of the top
 * layer.
 */
export function createHost(parent: Element, signal: AbortSignal, onLost: () => void): CardHost {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  // A <style>, filled through `textContent`: a content script may do so under `style-src 'none'` (measured in
  // Chromium 156 and Firefox 153).
  const style = document.createElement('style');
  style.textContent = tokens + cardStyles + iconStyles + contentStyles + urgentStyles;
  const room = document.createElement('div');
  room.className = 'room';
  // Firefox lets extensions read closed roots, ours too: no words are underlined in the card.
  room.dataset.plainword = 'off';
  root.append(style, room);
  element.popover = 'manual';

  const isShown = () => element.isConnected && element.matches(':popover-open');
  const observer = new MutationObserver(() => isShown() || onLost());
  const moveTo = (parent: Element) => {
    observer.disconnect();
    parent.append(element);
    element.showPopover();
    observer.observe(parent, { childList: true });
    // A zoomed ancestor (`html { zoom: 2 }`) would enlarge the card and every length that places it.
    room.style.setProperty('zoom', String(1 / (element.currentCSSZoom || 1)));
  };
  moveTo(parent);
  element.addEventListener('toggle', () => isShown() || onLost(), { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    element.remove();
  });

  // `all: initial` leaves the host at `font-size: medium`, which is what the reader has set, whatever the page says.
  const browserScale = Number.parseFloat(getComputedStyle(element).fontSize) / 16 || 1;
  return { element, root, room, browserScale, moveTo };
}
