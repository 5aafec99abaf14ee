import { describe, expect, it, vi } from 'vitest';
import { openPanel } from '../../entrypoints/sidepanel/open.ts';

const create = vi.fn(async (_: { url: string }) => {});
const tabs = { create };

describe('the panel', () => {
  it('opens as the side panel of the window, before anything is waited for', async () => {
    const open = vi.fn(async () => {});
    const opening = openPanel({ sidePanel: { open }, tabs }, { id: 7, windowId: 3 });
    expect(open).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
    await opening;
    expect(create).not.toHaveBeenCalled();
  });

  it('opens as the sidebar, also where the tab is not known', async () => {
    const open = vi.fn(async () => {});
    const opening = openPanel({ sidebarAction: { open }, tabs }, {});
    expect(open).toHaveBeenCalledOnce();
    await opening;
    expect(create).not.toHaveBeenCalled();
  });

  it('opens in a tab for the tab it was asked for where there is no panel, or where it cannot open', async () => {
    await openPanel({ tabs }, { id: 7, windowId: 3 });
    const open = () => Promise.reject(new Error('No panel in this window'));
    await openPanel({ sidePanel: { open }, tabs }, { id: 8, windowId: 3 });
    expect(create.mock.calls).toEqual([
      [{ url: '/sidepanel.html?tab=7' }],
      [{ url: '/sidepanel.html?tab=8' }],
    ]);
  });
});
