/** Starts the page of first steps. The settings on it are those of the settings page, and work the same way. */

import { tables } from 'virtual:glossary/tables';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { startOwnPage } from '../../components/own-page.ts';
import { createSamplePorts } from '../../components/sample-ports.ts';
import type { MessageKey } from '../../components/text.ts';
import { startOptions } from '../options/options.ts';
import { Welcome } from './Welcome.tsx';
import './welcome.css';

const storage = browser.storage.local;
const messages = (key: string, ...substitutions: string[]) =>
  browser.i18n.getMessage(key as MessageKey, substitutions);
const send = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

startOwnPage({ messages, storage }, 'welcome_title');

const sample = createSamplePorts({ tables, messages, send, storage });
/** Where a toolbar with icons to pin is: not in Firefox for Android. */
const hasToolbar = browser.windows !== undefined;
const actions = startOptions({ storage, send, download: () => {}, now: () => new Date() }, (state) =>
  render(<Welcome state={state} actions={actions} sample={sample} hasToolbar={hasToolbar} />, document.body),
);
