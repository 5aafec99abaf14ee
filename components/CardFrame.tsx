/** The frame of the card: the dialog with its heading, Back, Close, what scrolls, and what stands at its foot. */
import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { BackIcon, CloseIcon, TurnOffIcon } from './icons.tsx';
import { t } from './text.ts';

export interface CardFrameProps {
  dialog: RefObject<HTMLDivElement | null>;
  heading: string;
  /** Id of the sentence that a screen reader reads after the heading when the card is opened by keyboard. */
  describedBy: string | undefined;
  onBack: (() => void) | undefined;
  onClose(): void;
  onTurnOff(): void;
  children: ComponentChildren;
}

export function CardFrame(props: CardFrameProps) {
  const { dialog, heading, describedBy, onBack, onClose, onTurnOff, children } = props;
  const title = useId();
  return (
    <div
      ref={dialog}
      class="pw card"
      role="dialog"
      tabIndex={-1}
      aria-labelledby={title}
      aria-describedby={describedBy}
      lang={t('card_language')}
      dir={t('card_direction') === 'rtl' ? 'rtl' : 'ltr'}
    >
      <header>
        <button type="button" class="close" aria-label={t('card_close')} onClick={onClose}>
          <CloseIcon />
        </button>
        {onBack && (
          <button type="button" class="quiet back" onClick={onBack}>
            <BackIcon />
            {t('card_back')}
          </button>
        )}
        <h2 id={title} tabIndex={-1}>
          {heading}
        </h2>
      </header>
      <div class="scroll">
        {children}
        <footer>
          <button type="button" class="quiet off" onClick={onTurnOff}>
            <TurnOffIcon />
            {t('card_turn_off')}
          </button>
        </footer>
      </div>
    </div>
  );
}
