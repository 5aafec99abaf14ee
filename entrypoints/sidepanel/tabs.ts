/** The tabs of the panel, in their order. The first is in front when the panel opens. */
import { MyWords } from './my-words/MyWords.tsx';
import { PageWords } from './page-words/PageWords.tsx';
import { SearchTab } from './search/SearchTab.tsx';
import type { PanelTab } from './tab.ts';

export const TABS = [
  { name: 'page', label: 'panel_page', Content: PageWords },
  { name: 'search', label: 'search_tab', Content: SearchTab },
  { name: 'mine', label: 'panel_mine', Content: MyWords },
] as const satisfies readonly PanelTab[];

export type TabName = (typeof TABS)[number]['name'];
