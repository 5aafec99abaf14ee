/** The card as the page script knows it: at most one is open in a frame. See highlight/card-port.ts. */
import { useMessages } from '../../components/text.ts';
import type { CreateCard } from '../../highlight/card-port.ts';
import { type OpenCard, openCard } from './open-card.tsx';

export const createCard: CreateCard = (services) => {
  useMessages(services.message);
  let open: OpenCard | undefined;

  const card = {
    open(opening: Parameters<OpenCard['show']>[0]) {
      if (services.signal.aborted) return;
      const isNew = open === undefined;
      open ??= openCard(services, () => {
        open = undefined;
        services.onClosed();
      });
      open.show(opening);
      if (isNew) services.onOpened?.();
    },
    close: () => open?.close(),
    covers: (x: number, y: number) => open?.covers(x, y) ?? false,
    distance: (x: number, y: number) => open?.distance(x, y) ?? Number.POSITIVE_INFINITY,
    get isOpen() {
      return open !== undefined;
    },
    get isPinned() {
      return open?.isPinned ?? false;
    },
  };
  services.signal.addEventListener('abort', card.close);
  return card;
};
