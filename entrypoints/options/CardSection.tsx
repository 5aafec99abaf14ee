/** How cards open, what they show first, and how they read aloud. */
import { Select } from '../../components/Select.tsx';
import { Slider } from '../../components/Slider.tsx';
import { Switch } from '../../components/Switch.tsx';
import { t } from '../../components/text.ts';
import type { SectionProps } from './section.ts';
import { useLocalVoices } from './voices.ts';

const SECOND = 1000;
const oneDecimal = (value: number) => (Math.round(value * 10) / 10).toFixed(1);

export function CardSection({ settings, change }: SectionProps) {
  return (
    <section>
      <h2>{t('options_cards')}</h2>
      <div class="panel">
        <Gentle settings={settings} change={change} />
        <Switch
          label={t('options_hover')}
          hint={t('options_hover_hint')}
          isOn={settings.hover}
          onSwitch={(hover) => change({ hover })}
        />
        <Slider
          label={t('options_hover_delay')}
          hint={t('options_hover_delay_hint')}
          value={settings.hoverDelay}
          least={100}
          most={2000}
          step={100}
          text={(ms) => t('options_seconds', oneDecimal(ms / SECOND))}
          isFixed={!settings.hover}
          onChange={(hoverDelay) => change({ hoverDelay })}
        />
        <Voice settings={settings} change={change} />
      </div>
    </section>
  );
}

/** Also on the welcome page. */
export const Gentle = ({ settings, change }: SectionProps) => (
  <Switch
    label={t('options_gentle')}
    hint={t('options_gentle_hint')}
    isOn={settings.gentle}
    onSwitch={(gentle) => change({ gentle })}
  />
);

function Voice({ settings, change }: SectionProps) {
  const voices = useLocalVoices(t('card_language'));
  if (voices.length === 0) return <p class="panel-text field-hint">{t('options_voice_none')}</p>;
  const isThere = voices.some(({ voiceURI }) => voiceURI === settings.voice);
  return (
    <>
      <Select
        label={t('options_voice')}
        hint={t('options_voice_hint')}
        options={[
          { value: '', label: t('options_voice_any') },
          ...voices.map(({ voiceURI, name }) => ({ value: voiceURI, label: name })),
        ]}
        value={isThere ? settings.voice : ''}
        onChange={(voice) => change({ voice })}
      />
      <Slider
        label={t('options_voice_rate')}
        hint={t('options_voice_rate_hint')}
        value={settings.voiceRate}
        least={0.5}
        most={1.5}
        step={0.1}
        text={(rate) => t('percent', String(Math.round(rate * 100)))}
        onChange={(rate) => change({ voiceRate: Math.round(rate * 10) / 10 })}
      />
    </>
  );
}
