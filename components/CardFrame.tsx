/** The frame of the card: the dialog with its heading, Back, Close, what scrolls, and what stands at its foot. */
import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { BackIcon, CloseIcon } from './icons.tsx';
import { t } from './text.ts';

export interface CardFrameProps {
  dialog: RefObject<HTMLDivElement | null>;
  heading: string;
  /** Id of the sentence that a screen reader reads after the heading when the card is opened by keyboard. */
  describedBy: string | undefined;
  onBack: (() => void) | undefined;
  onClose(): void;
  /** What stands at the foot. */
  menu: ComponentChildren;
  children: ComponentChildren;
}

/** Characters of the longest part that no line can break: the style sheet makes names fit that are longer than a line. */
export const longestPart = (heading: string): number =>
  Math.max(...heading.split(/[\s-]+/u).map((part) => [...part].length));

/** No word of a glossary is longer; what a reader selects may be. */
const LONGEST_NAME = 22;

export function CardFrame(props: CardFrameProps) {
  const { dialog, heading, describedBy, onBack, onClose, menu, children } = props;
  const title = useId();
  const longest = longestPart(heading);
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
        <h2
          id={title}
          class={longest > LONGEST_NAME ? 'endless' : undefined}
          tabIndex={-1}
          style={{ '--longest': longest }}
        >
          {heading}
        </h2>
      </header>
      <div class="scroll">
        {children}
        <footer>{menu}</footer>
      </div>
    </div>
  );
}
