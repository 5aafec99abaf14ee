import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createScripts, type ScriptsPort } from '../../entrypoints/background/scripts.ts';

const executeScript = vi.fn<ScriptsPort['scripting']['executeScript']>(async () => {});
const insertCSS = vi.fn<ScriptsPort['scripting']['insertCSS']>(async () => {});
const sendMessage = vi.fn<ScriptsPort['tabs']['sendMessage']>(async () => {});
const get = vi.fn<ScriptsPort['tabs']['get']>(async () => ({ url: 'https://a.org/' }));
const port: ScriptsPort = {
  scripting: { executeScript, insertCSS },
  tabs: {
    query: async () => [
      { id: 1, url: 'https://a.org/', discarded: false },
      { id: 2, url: 'chrome://settings/', discarded: false },
      { id: 3, url: 'https://b.org/', discarded: true },
      { id: 4, discarded: false },
      { id: 5, url: 'file:///home/me/report.html', discarded: false },
    ],
    get,
    sendMessage,
  },
  session: fakeBrowser.storage.session,
};
const reached = () => executeScript.mock.calls.map(([{ target }]) => target.tabId);

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
});

describe('putIntoOpenTabs', () => {
  it('puts the page script and its stylesheet into all frames of every tab that shows a site', async () => {
    await createScripts(port).putIntoOpenTabs();
    expect(reached()).toEqual([1, 5]);
    const target = { tabId: 1, allFrames: true };
    expect(insertCSS).toHaveBeenCalledWith({ target, files: ['/highlight.css'] });
    expect(executeScript).toHaveBeenCalledWith({ target, files: ['/page.js'], injectImmediately: true });
  });

  it('does not do it again when the service worker starts again', async () => {
    await createScripts(port).putIntoOpenTabs();
    await createScripts(port).putIntoOpenTabs();
    expect(reached()).toEqual([1, 5]);
  });

  it('does it again in a new session: the extension was updated or enabled, or the browser started', async () => {
    await createScripts(port).putIntoOpenTabs();
    await fakeBrowser.storage.session.clear();
    await createScripts(port).putIntoOpenTabs();
    expect(reached()).toEqual([1, 5, 1, 5]);
  });

  it('goes on after a tab that takes no scripts', async () => {
    insertCSS.mockRejectedValueOnce(new Error('The extensions gallery cannot be scripted.'));
    await createScripts(port).putIntoOpenTabs();
    expect(reached()).toEqual([5]);
  });
});

describe('leaveClosedTabs', () => {
  it('ends the scripts in tabs whose address is not told, and in no other', async () => {
    sendMessage.mockRejectedValueOnce(new Error('Could not establish connection.'));
    await createScripts(port).leaveClosedTabs();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(4, { type: 'leave' });
  });
});

describe('putCard', () => {
  it('puts the tables and the bundle into that frame only', async () => {
    await createScripts(port).putCard({ tabId: 1, frameId: 8 });
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 1, frameIds: [8] },
      files: ['/words.js', '/card.js'],
      injectImmediately: true,
    });
  });

  it('puts the painter for older browsers there when it is asked for', async () => {
    await createScripts(port).putMarks({ tabId: 1, frameId: 8 });
    const target = { tabId: 1, frameIds: [8] };
    expect(insertCSS).toHaveBeenCalledExactlyOnceWith({ target, files: ['/marks.css'], origin: 'USER' });
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target,
      files: ['/marks.js'],
      injectImmediately: true,
    });
  });

  it('puts nothing into a page that the reader has closed to the extension, and ends what runs there', async () => {
    get.mockResolvedValueOnce({});
    await expect(createScripts(port).putCard({ tabId: 1, frameId: 8 })).rejects.toThrow('does not let');
    expect(executeScript).not.toHaveBeenCalled();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(1, { type: 'leave' });
  });

  it('rejects when the frame is gone', async () => {
    executeScript.mockRejectedValueOnce(new Error('No frame with id 8'));
    await expect(createScripts(port).putCard({ tabId: 1, frameId: 8 })).rejects.toThrow('No frame');
  });
});
