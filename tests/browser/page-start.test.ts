/**
 * The script in every page, against a browser's objects that remember when they are touched: on a page without words none
 * is, and where there may be one, what the reader chose decides.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Explained } from '../../entrypoints/words/index.ts';
import { caughtUp } from './engine-clock.ts';

type Listener = (...heard: unknown[]) => void;

/** The browser's objects, as far as a page's script uses them. */
function createBrowser() {
  const touched: string[] = [];
  const said: unknown[] = [];
  const stored: Record<string, unknown> = {};
  const listeners = { storage: new Set<Listener>(), messages: new Set<Listener>() };
  const eventOf = (set: Set<Listener>) => ({
    addListener: (listener: Listener) => set.add(listener),
    removeListener: (listener: Listener) => set.delete(listener),
  });
  const browser = {
    isGone: false,
    /** What was chosen in this private window; absent where it is none. */
    privately: undefined as 'on' | 'off' | null | undefined,
    /** So many questions to the storage fail. */
    fails: 0,
    ...{ touched, said, stored, listeners },
    async store(items: Record<string, unknown>) {
      Object.assign(stored, items);
      for (const heard of listeners.storage) heard(items, 'local');
      await caughtUp();
    },
    tell(message: unknown) {
      for (const heard of listeners.messages) heard(message, { id: 'plainword' });
    },
  };
  const runtime = {
    id: 'plainword',
    onMessage: eventOf(listeners.messages),
    async sendMessage(message: { type: string }) {
      said.push(message.type);
      if (message.type === 'site') return { site: 'localhost', choice: browser.privately };
      if (message.type === 'card') globalThis.plainwordExplain = explain;
      return true;
    },
  };
  const storage = {
    onChanged: eventOf(listeners.storage),
    local: {
      async get(keys: string[]) {
        if (browser.fails-- > 0) throw new Error('The storage is not there');
        return Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]]));
      },
    },
  };
  const touch = <T>(name: string, object: T) => {
    touched.push(name);
    return browser.isGone ? undefined : object;
  };
  const chrome = {
    get runtime() {
      return touch('runtime', runtime);
    },
    get storage() {
      return touch('storage', storage);
    },
    get extension() {
      return touch('extension', { inIncognitoContext: browser.privately !== undefined });
    },
    get dom() {
      return touch('dom', undefined);
    },
    get i18n() {
      return touch('i18n', {});
    },
  };
  return { ...browser, browser, chrome };
}

/** Names of properties that hold elements. */
const GIVES_ELEMENTS =
  /^(parent|first|last|next|previous|child|document)(Node|Element|Child|Sibling|ren)|^(body|head|host)$/;

const explain = vi.fn<(signal: AbortSignal, orphaned: () => void) => Explained>(() => ({ report: told }));
const told = vi.fn();
let the: ReturnType<typeof createBrowser>;

const write = (text: string) => {
  document.body.textContent = text;
};

// The script takes the browser's object once; what is in it is that of the test.
Object.defineProperty(globalThis, 'chrome', {
  value: new Proxy({}, { get: (_, name) => the.chrome[name as keyof typeof the.chrome] }),
});

/** Runs the script as the browser does. */
async function begin(): Promise<void> {
  const { default: script } = await import('../../entrypoints/page/index.ts');
  script.main();
  await caughtUp();
}

beforeEach(() => {
  the = createBrowser();
  write('The paper lay on the table.');
});

afterEach(async () => {
  // The script ends when it is told to, or sees with its first word that the extension is gone.
  the.browser.tell({ type: 'leave' });
  the.browser.isGone = true;
  write('letrozole');
  await caughtUp(2000);
  expect(globalThis.plainwordPage).toBeUndefined();
  expect(globalThis.plainwordReport).toBeUndefined();
  globalThis.plainwordExplain = globalThis.plainwordAskFirst = undefined;
  explain.mockClear();
  told.mockClear();
});

test('a page without words touches nothing, whatever it changes', async () => {
  await begin();
  write('Another line.');
  await caughtUp();
  document.body.append(document.createElement('p'), 'and one more');
  await caughtUp(70_000);
  expect(the.touched).toEqual([]);
});

test('a page without words touches no element, however long its texts', async () => {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.textContent = 'function paper() { return "letrozole"; }'.repeat(50);
  document.body.replaceChildren(
    script,
    'The paper lay on the table. '.repeat(50),
    document.createElement('b'),
  );
  // What it asks with is looked up once: by a script that runs for the first time.
  vi.resetModules();
  const asked: string[] = [];
  for (const { prototype } of [Node, Element, Document])
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (get && GIVES_ELEMENTS.test(name))
        vi.spyOn(prototype, name as never, 'get').mockImplementation(function (this: unknown) {
          asked.push(name);
          return get.call(this) as never;
        });
  const selected = vi.spyOn(Document.prototype, 'querySelectorAll');
  await begin();
  expect(asked).toEqual([]);
  expect(selected).not.toHaveBeenCalled();
  // It did read, and would have asked.
  document.body.append('letro', document.createElement('wbr'), 'zole');
  await caughtUp();
  expect(asked).not.toEqual([]);
  expect(explain).toHaveBeenCalledOnce();
});

test('a first word is explained, and the choice is followed from then on', async () => {
  await begin();
  write('letrozole');
  await caughtUp();
  expect(the.said).toEqual(['card']);
  expect(explain).toHaveBeenCalledOnce();
  const [signal] = explain.mock.calls[0]!;
  expect(signal.aborted).toBe(false);
  await the.browser.store({ [`site:${location.hostname}`]: 'off' });
  expect(signal.aborted).toBe(true);
});

describe('where the site is switched off', () => {
  beforeEach(() => {
    the.stored[`site:${location.hostname}`] = 'off';
  });

  test('a word is not explained until it is on', async () => {
    write('letrozole');
    await begin();
    expect(the.said).toEqual([]);
    expect(explain).not.toHaveBeenCalled();
    await the.browser.store({ [`site:${location.hostname}`]: 'on' });
    expect(explain).toHaveBeenCalledOnce();
  });

  test('and the page has a sign for it, nothing is read', async () => {
    globalThis.plainwordAskFirst = true;
    const read = vi.spyOn(Document.prototype, 'createNodeIterator');
    write('letrozole');
    await begin();
    expect(the.touched).toContain('storage');
    expect(read).not.toHaveBeenCalled();
    await the.browser.store({ [`site:${location.hostname}`]: 'on' });
    expect(read).toHaveBeenCalledOnce();
    expect(explain).toHaveBeenCalledOnce();
  });
});

test('a sign where the site is on takes nothing away', async () => {
  globalThis.plainwordAskFirst = true;
  write('letrozole');
  await begin();
  expect(explain).toHaveBeenCalledOnce();
});

test.each([undefined, true] as const)(
  'a choice that cannot be read is asked for again (sign: %s)',
  async (sign) => {
    globalThis.plainwordAskFirst = sign;
    the.browser.fails = 2;
    write('letrozole');
    await begin();
    await caughtUp(5000);
    expect(explain).toHaveBeenCalledOnce();
  },
);

describe('what is chosen in a private window', () => {
  test('is heard', async () => {
    the.browser.privately = null;
    write('letrozole');
    await begin();
    expect(explain).toHaveBeenCalledOnce();
    the.browser.privately = 'off';
    the.browser.tell({ type: 'choice', choice: 'off' });
    await caughtUp();
    expect(explain.mock.calls[0]![0].aborted).toBe(true);
  });

  test('holds for a page that finds its first word later', async () => {
    the.browser.privately = 'off';
    await begin();
    write('letrozole');
    await caughtUp();
    expect(explain).not.toHaveBeenCalled();
  });
});

test('a page that is closed to the extension is left, and nobody listens any more', async () => {
  write('letrozole');
  await begin();
  the.browser.tell({ type: 'leave' });
  await caughtUp();
  expect(explain.mock.calls[0]![0].aborted).toBe(true);
  expect([...the.listeners.messages, ...the.listeners.storage]).toEqual([]);
});

describe('asked what it holds', () => {
  test('a page without words says that there are none', async () => {
    await begin();
    await globalThis.plainwordReport!();
    expect(the.said).toEqual(['found']);
  });

  test('a page with words leaves it to those', async () => {
    write('letrozole');
    await begin();
    await globalThis.plainwordReport!();
    expect(told).toHaveBeenCalledOnce();
  });

  test.each(['letrozole', 'The paper lay on the table.'])(
    'a page that is off says nothing ("%s")',
    async (text) => {
      the.stored[`site:${location.hostname}`] = 'off';
      write(text);
      await begin();
      await globalThis.plainwordReport!();
      await caughtUp();
      expect(the.said).toEqual([]);
    },
  );
});
