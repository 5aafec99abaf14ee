/** The browser's own place for the panel: Chromium's side panel, which is a page like any other, and Firefox's sidebar. */
import type { Page } from 'puppeteer-core';
import { inFirefoxItself } from './firefox.ts';
import type { Reader } from './reader.ts';

/** What can be read in the panel beside the page; null while it is not open. */
export async function textBeside(reader: Reader): Promise<string | null> {
  if (reader.name === 'firefox') return (await inFirefoxItself(reader.browser, READ_SIDEBAR)) ?? null;
  const page = await sidePanel(reader);
  // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not read.
  return page ? page.evaluate(() => document.body.innerText) : null;
}

/** Firefox's sidebar is in no list of pages: a script is sent into it, as Firefox's own tests do. */
const READ_SIDEBAR = `
  if (!SidebarController.isOpen || !SidebarController.currentID.startsWith('plainword')) return;
  const inside = SidebarController.browser.contentDocument.getElementById('webext-panels-browser');
  const { messageManager } = inside;
  return new Promise((done) => {
    // What is just being opened or left does not answer.
    setTimeout(done, 1000);
    const hear = ({ data }) => {
      messageManager.removeMessageListener('plainword-text', hear);
      done(data);
    };
    messageManager.addMessageListener('plainword-text', hear);
    const script = 'sendAsyncMessage("plainword-text", content.document.body.innerText)';
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  });`;

async function sidePanel({ browser }: Reader): Promise<Page | null> {
  const target = browser
    .targets()
    .find((one) => new URL(one.url() || 'about:').pathname === '/sidepanel.html');
  return (await target?.asPage()) ?? null;
}

/** Closes it. */
export async function closeBeside(reader: Reader): Promise<void> {
  if (reader.name === 'firefox') await inFirefoxItself(reader.browser, 'SidebarController.hide()');
  else await (await sidePanel(reader))?.close();
}
