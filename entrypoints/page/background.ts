/**
 * The page script's line to the background, over the browser's own API: a polyfill would cost every page more than all
 * the rest of this script.
 */
import type { Answers, Message } from '../background/messages.ts';

type Api = Pick<typeof chrome, 'runtime' | 'storage' | 'i18n' | 'extension'>;

const scope = globalThis as unknown as { browser?: Api; chrome?: Api };

/** `browser` in Firefox, `chrome` in Chromium; both answer with promises. */
export const api: Api = (scope.browser ?? scope.chrome)!;

/** False once the extension was reloaded, updated or removed while this script lives on (Chromium). */
export const isAlive = (): boolean => api.runtime?.id !== undefined;

/** Sends one message. Rejects if the background cannot be reached or refuses. */
export async function ask<M extends Message>(message: M): Promise<Answers[M['type']]> {
  const answer: unknown = await api.runtime.sendMessage(message);
  if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
  return answer as Answers[M['type']];
}
