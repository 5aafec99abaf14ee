/** The settings page's looks: all sections, the sample beside them, and what can be taken back. */
import { LiveSample, type SamplePorts } from '../../components/LiveSample.tsx';
import { t } from '../../components/text.ts';
import { Undo } from '../../components/Undo.tsx';
import { CardSection } from './CardSection.tsx';
import { KeepingSection } from './KeepingSection.tsx';
import { KnownSection } from './KnownSection.tsx';
import { LooksSection } from './LooksSection.tsx';
import type { Options as Actions, Done, State } from './options.ts';
import { SitesSection } from './SitesSection.tsx';
import { WordsSection } from './WordsSection.tsx';

export interface OptionsProps {
  state: State;
  actions: Actions;
  sample: SamplePorts;
  /** The page is in a private window, where nothing is kept. */
  isPrivate: boolean;
}

export function Options({ state, actions, sample, isPrivate }: OptionsProps) {
  const { settings, hidden, done, failed } = state;
  if (settings === null) return null;
  return (
    <main class="page">
      <header class="page-head">
        <img src="/icon.svg" width="44" height="44" alt="" />
        <h1>{t('options_title')}</h1>
      </header>
      {isPrivate && <p class="alarm">{t('options_private')}</p>}
      <p class="alarm" role="alert">
        {failed && t('popup_failed')}
      </p>
      <div class="options">
        <div class="options-sample">
          <h2>{t('sample_name')}</h2>
          <LiveSample ports={sample} choices={settings} hidden={hidden} />
        </div>
        <div class="options-list">
          <WordsSection settings={settings} change={actions.change} />
          <LooksSection settings={settings} change={actions.change} />
          <CardSection settings={settings} change={actions.change} />
          <SitesSection state={state} mode={settings.mode} actions={actions} />
          <KnownSection known={state.known} forget={actions.forgetWord} />
          <KeepingSection state={state} settings={settings} actions={actions} />
        </div>
      </div>
      <Undo done={done && doneText(done)} onUndo={actions.undo} onClose={actions.close} />
    </main>
  );
}

function doneText(done: Done): string {
  switch (done.what) {
    case 'site-removed':
      return t('options_done_site', done.site);
    case 'word-forgotten':
      return t('options_done_word', done.term);
    case 'reset':
      return t('options_done_reset');
    case 'imported':
      return t('options_done_imported');
  }
}
