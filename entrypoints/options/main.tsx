/** Starts the settings page: gives options.ts the browser and draws what it shows. */

import { tables } from 'virtual:glossary/tables';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { download } from '../../components/download.ts';
import { startOwnPage } from '../../components/own-page.ts';
import { createSamplePorts } from '../../components/sample-ports.ts';
import type { MessageKey } from '../../components/text.ts';
import { Options } from './Options.tsx';
import { startOptions } from './options.ts';
import './options.css';

const storage = browser.storage.local;
const messages = (key: string, ...substitutions: string[]) =>
  browser.i18n.getMessage(key as MessageKey, substitutions);
const send = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

startOwnPage({ messages, storage }, 'options_title');

const downloadJson = (name: string, text: string) => download(name, text, 'application/json');
const sample = createSamplePorts({ tables, messages, send, storage });
const isPrivate = browser.extension.inIncognitoContext;
const actions = startOptions({ storage, send, download: downloadJson, now: () => new Date() }, (state) =>
  render(<Options state={state} actions={actions} sample={sample} isPrivate={isPrivate} />, document.body),
);
