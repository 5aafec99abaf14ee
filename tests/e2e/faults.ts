/**
 * What goes wrong in a tab, in whatever world it happens: what is thrown and not caught, and what is written to the
 * console as an error. Both browsers tell of the extension's scripts as well as of the page's.
 */
import type { Page } from 'puppeteer-core';

/** The browser asks for an icon, which is not there or not allowed. */
const ICON = /Failed to load resource|favicon\.ico/;

/** Collects from now on. */
export function collectFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  const note = (fault: string) => ICON.test(fault) || faults.push(fault);
  page.on('pageerror', (error) => note(`thrown: ${error instanceof Error ? error.message : error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  });
  return faults;
}
