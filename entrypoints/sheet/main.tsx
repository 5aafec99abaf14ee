/** Starts the sheet for the appointment: gives sheet.ts the browser and draws what it shows. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { download } from '../../components/download.ts';
import { startOwnPage } from '../../components/own-page.ts';
import { type MessageKey, t } from '../../components/text.ts';
import type { Answers, FromExtension } from '../background/messages.ts';
import { followPage } from './follow-page.ts';
import { readSheetUrl } from './open.ts';
import { Sheet } from './Sheet.tsx';
import { isOn, type State, startSheet } from './sheet.ts';
import { textFile } from './text-file.ts';
import './sheet.css';

const storage = browser.storage.local;

startOwnPage(
  {
    messages: (key, ...substitutions) => browser.i18n.getMessage(key as MessageKey, substitutions),
    storage,
  },
  'sheet_title',
);

async function ask<M extends FromExtension>(message: M): Promise<Answers[M['type']]> {
  const answer: unknown = await browser.runtime.sendMessage(message);
  if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
  return answer as Answers[M['type']];
}

const now = new Date();
const date = new Intl.DateTimeFormat(t('card_language'), { dateStyle: 'long' }).format(now);
/** As in the names of files: the reader's day, not that of London. */
const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const save = ({ words, ...state }: State) => {
  const shown = (words ?? []).filter((word) => isOn(state, word));
  download(`plainword-${day}.txt`, textFile(shown, date), 'text/plain;charset=utf-8');
};

const actions = startSheet(
  {
    storage,
    entriesOf: (ids) => ask({ type: 'entries-by-id', ids }),
    entries: (entries) => ask({ type: 'entries', entries: [...entries] }),
    followPage,
  },
  readSheetUrl(location.search),
  (state) =>
    render(
      <Sheet
        state={state}
        actions={actions}
        date={date}
        onPrint={() => window.print()}
        onSave={() => save(state)}
      />,
      document.body,
    ),
  new AbortController().signal,
);
