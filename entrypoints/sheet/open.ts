/** Opens the sheet for the appointment in a tab of its own. */

/** The words that are on it: the reader's own, or those of the page in a tab. */
export type SheetFrom = { from: 'mine' } | { from: 'page'; tabId: number };

/** The part of `browser` that is used here. */
export interface SheetTabs {
  create(tab: { url: string }): Promise<unknown>;
}

export async function openSheet(tabs: SheetTabs, of: SheetFrom): Promise<void> {
  const query = of.from === 'mine' ? 'from=mine' : `from=page&tab=${of.tabId}`;
  await tabs.create({ url: `/sheet.html?${query}` });
}

/** What the address of a sheet says; an address that says nothing is that of the reader's own words. */
export function readSheetUrl(search: string): SheetFrom {
  const params = new URLSearchParams(search);
  const tab = /^\d{1,10}$/.exec(params.get('tab') ?? '');
  return params.get('from') === 'page' && tab ? { from: 'page', tabId: Number(tab[0]) } : { from: 'mine' };
}
