/** Firefox past Puppeteer: WebDriver BiDi itself, and Firefox's own windows, where everything may be done. */
import type { Browser } from 'puppeteer-core';

/** The part of WebDriver BiDi that is spoken. */
export interface Bidi {
  send(method: 'browsingContext.getTree', params: object): Promise<{ result: { contexts: BidiContext[] } }>;
  send(method: 'browsingContext.close', params: { context: string }): Promise<unknown>;
  send(
    method: 'script.evaluate' | 'script.callFunction',
    params: object,
  ): Promise<{ result: { result: BidiValue; exceptionDetails?: { text: string } } }>;
}
export interface BidiContext {
  context: string;
  url: string;
}
/** What a script answers: a node, or a string. */
export interface BidiValue {
  sharedId: string;
  value?: { shadowRoot?: BidiValue | null } & string;
}

export const bidiOf = (browser: Browser): Bidi => (browser as unknown as { connection: Bidi }).connection;

/** Runs the body of an async function in Firefox's own window. Answers the string it returns, if it does. */
export async function inFirefoxItself(browser: Browser, body: string): Promise<string | undefined> {
  const bidi = bidiOf(browser);
  const { contexts } = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result;
  const { result, exceptionDetails } = (
    await bidi.send('script.evaluate', {
      expression: `(async () => {${body}})()`,
      awaitPromise: true,
      target: { context: contexts[0]!.context },
    })
  ).result;
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}
