/**
 * A piece of text with its words underlined and explained as on any page: the engine, the pointer and the card are the
 * same. Every choice shows at once. (Content scripts do not run in extension pages, so the page starts them itself.)
 */
import { useEffect, useRef } from 'preact/hooks';
import { createCard } from '../entrypoints/card/create-card.ts';
import { Lexicon, type Tables } from '../glossary/tables.ts';
import type { CardServices } from '../highlight/card-port.ts';
import { type Engine, start } from '../highlight/engine.ts';
import { HighlightPainter } from '../highlight/highlight-painter.ts';
import { followPointer } from '../highlight/pointer.ts';
import type { ReaderChoices } from '../settings/reader.ts';
import { t } from './text.ts';
import './live-sample.css';

/** What the sample needs of the browser. */
export interface SamplePorts extends Pick<CardServices, 'entries' | 'entry' | 'message' | 'marks' | 'mark'> {
  tables: Tables;
}

export interface LiveSampleProps {
  ports: SamplePorts;
  choices: ReaderChoices;
  /** Entries that are not underlined, by index. */
  hidden: readonly number[];
}

export function LiveSample({ ports, choices, hidden }: LiveSampleProps) {
  const text = useRef<HTMLDivElement | null>(null);
  const running = useRef<{ engine: Engine; painter: HighlightPainter } | null>(null);
  const current = useRef(choices);
  current.current = choices;

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const pointer = followPointer({
      engine: () => running.current?.engine ?? null,
      card: () => card,
      choices: () => current.current,
      signal,
    });
    const card = createCard({
      ...ports,
      choices: () => current.current,
      // There is no site to turn off here; the card closes, and that shows what the button is for.
      turnOffSite: () => {},
      onClosed: () => pointer.closed(),
      signal,
    });
    const painter = new HighlightPainter();
    const engine = start(text.current!, { lexicon: new Lexicon(ports.tables), painter, signal });
    running.current = { engine, painter };
    return () => {
      running.current = null;
      stop.abort();
    };
  }, [ports]);

  const { density, strength } = choices;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new start begins without any choice.
  useEffect(() => {
    if (!running.current) return;
    running.current.engine.choose({ density, hidden: new Set(hidden) });
    running.current.painter.strength = strength;
  }, [ports, density, strength, hidden]);

  return (
    <section class="sample" aria-label={t('sample_name')}>
      <div ref={text} class="sample-text" lang="en">
        <h3>{t('sample_heading_1')}</h3>
        <p>{t('sample_text_1')}</p>
        <p>{t('sample_text_2')}</p>
        <h3>{t('sample_heading_2')}</h3>
        <p>{t('sample_text_3')}</p>
      </div>
      <p class="sample-note">{t('sample_note')}</p>
    </section>
  );
}
