/**
 * The pause: nothing is explained anywhere, for an hour or until the reader says so.
 *
 * Pages only look at whether something is stored, so the end of the hour has to be written. An alarm does that: it
 * outlives the background, but not always the browser, so it is set anew at every start.
 */
import type { Store } from '../../settings/store.ts';

const ALARM = 'pause-ends';
const HOUR = 3_600_000;

export interface Pause {
  forAnHour(): Promise<void>;
  forever(): Promise<void>;
  end(): Promise<void>;
  /** Sets the alarm for a pause that is stored, or ends it if its time has passed. */
  follow(): Promise<void>;
}

/** The part of `browser.alarms` that is used here. */
export interface AlarmsPort {
  create(name: string, info: { when: number }): Promise<void> | void;
  clear(name: string): Promise<boolean>;
  onAlarm: { addListener(listener: (alarm: { name: string }) => void): void };
}

export function createPause(
  store: Pick<Store, 'change' | 'settings'>,
  alarms: AlarmsPort,
  now: () => number = Date.now,
): Pause {
  async function follow(): Promise<void> {
    const { pausedUntil } = await store.settings();
    if (typeof pausedUntil !== 'number') await alarms.clear(ALARM);
    else if (pausedUntil <= now()) await store.change({ pausedUntil: null });
    else await alarms.create(ALARM, { when: pausedUntil });
  }

  alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void follow();
  });

  return {
    forAnHour: () => store.change({ pausedUntil: now() + HOUR }),
    forever: () => store.change({ pausedUntil: 'forever' }),
    end: () => store.change({ pausedUntil: null }),
    follow,
  };
}
