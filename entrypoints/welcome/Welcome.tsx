/** First steps: what this does, with text to try it on; what it never does; how to turn it off; two choices. */
import { LiveSample, type SamplePorts } from '../../components/LiveSample.tsx';
import { t } from '../../components/text.ts';
import { Gentle } from '../options/CardSection.tsx';
import { TextSize } from '../options/LooksSection.tsx';
import type { Options as Actions, State } from '../options/options.ts';

export interface WelcomeProps {
  state: State;
  actions: Pick<Actions, 'change'>;
  sample: SamplePorts;
  hasToolbar: boolean;
}

export function Welcome({ state, actions, sample, hasToolbar }: WelcomeProps) {
  const { settings, hidden, failed } = state;
  if (settings === null) return null;
  return (
    <main class="page welcome">
      <header class="page-head">
        <img src="/icon.svg" width="44" height="44" alt="" />
        <div>
          <h1>{t('welcome_title')}</h1>
          <p class="page-lead">{t('welcome_lead')}</p>
        </div>
      </header>
      <section>
        <h2>{t('welcome_try')}</h2>
        <p class="welcome-text">{t('welcome_try_text')}</p>
        <LiveSample ports={sample} choices={settings} hidden={hidden} />
      </section>
      <section>
        <h2>{t('welcome_private')}</h2>
        <p class="welcome-text">{t('welcome_private_text')}</p>
      </section>
      <section>
        <h2>{t('welcome_off')}</h2>
        <p class="welcome-text">{t('welcome_off_text')}</p>
        {hasToolbar && (
          <p class="welcome-text">{t(import.meta.env.FIREFOX ? 'welcome_pin_firefox' : 'welcome_pin')}</p>
        )}
      </section>
      <section>
        <h2>{t('welcome_choose')}</h2>
        <p class="alarm" role="alert">
          {failed && t('popup_failed')}
        </p>
        <div class="panel">
          <Gentle settings={settings} change={actions.change} />
          <TextSize settings={settings} change={actions.change} />
        </div>
        <p class="welcome-text">
          <a href="/options.html">{t('popup_settings')}</a>
        </p>
      </section>
      <p class="welcome-medical">{t('welcome_medical')}</p>
    </main>
  );
}
