/** What a tab of the panel is, and what it is given. */
import type { ComponentType } from 'preact';
import type { MessageKey } from '../../components/text.ts';
import type { WordLine } from '../../components/word-line.ts';
import type { ReaderChoices } from '../../settings/reader.ts';
import type { Answers, FromExtension } from '../background/messages.ts';
import type { SheetFrom } from '../sheet/open.ts';
import type { PagePorts } from './page-words/ports.ts';
import type { Asked } from './search/asked.ts';
import type { TabName } from './tabs.ts';

/** The line to the browser, for all tabs. */
export interface PanelPorts {
  /** Asks about words; rejects where there is no answer. */
  line: WordLine;
  /** Sends a message to the background. Rejects where there is no answer. */
  ask<M extends FromExtension>(message: M): Promise<Answers[M['type']]>;
  page: PagePorts;
  /** The panel belongs to a private window: nothing can be kept, and the background refuses it. */
  isPrivate: boolean;
  /** Opens the sheet for the appointment; `null` where it would leave a private window. */
  openSheet: ((of: SheetFrom) => void) | null;
  /** What the reader asked elsewhere to search for. */
  asked: Asked;
  storage: {
    get(keys: string[] | null): Promise<Record<string, unknown>>;
    onChanged: {
      addListener(listener: (changes: Record<string, unknown>) => void): void;
      removeListener(listener: (changes: Record<string, unknown>) => void): void;
    };
  };
}

export interface TabProps {
  ports: PanelPorts;
  /** As of now: it is drawn again when they change. */
  choices: ReaderChoices;
  /** This tab is in front. One that is not keeps what it shows, and should do no work. */
  isShown: boolean;
  goTo(tab: TabName): void;
}

export interface PanelTab {
  /** Part of ids, and what `sidepanel.html#name` opens. */
  name: string;
  label: MessageKey;
  Content: ComponentType<TabProps>;
}
