/** What the reader has said about single words: read from the storage, written by the background. */
import type { Marks } from '../../highlight/card-port.ts';
import { api, ask } from '../page/background.ts';

export async function marks(id: string): Promise<Marks> {
  const known = `known:${id}`;
  const saved = `saved:${id}`;
  const stored = await api.storage.local.get([known, saved]);
  return {
    known: stored[known] === true,
    saved: typeof stored[saved] === 'object' && stored[saved] !== null,
  };
}

/** Rejects when it could not be stored. */
export async function mark(id: string, { known, saved }: Partial<Marks>): Promise<void> {
  if (known !== undefined) await ask({ type: 'know-word', id, known });
  if (saved !== undefined) await ask({ type: 'save-word', id, saved });
}
