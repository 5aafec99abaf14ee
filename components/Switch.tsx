/** A labelled on/off switch: the whole row is the control, by pointer and by Space or Enter. */
import { useId } from 'preact/hooks';
import './switch.css';

export interface SwitchProps {
  label: string;
  /** One sentence on what it does or why it cannot be moved. */
  hint?: string;
  isOn: boolean;
  /** It keeps its place in the tab order, so that the hint is read out, but does not move. */
  isFixed?: boolean;
  onSwitch: (on: boolean) => void;
}

export function Switch({ label, hint, isOn, isFixed = false, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-disabled={isFixed}
      aria-labelledby={`${id}-label`}
      aria-describedby={hint ? `${id}-hint` : undefined}
      onClick={() => {
        if (!isFixed) onSwitch(!isOn);
      }}
    >
      <span class="switch-text">
        <span id={`${id}-label`} class="switch-label">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} class="switch-hint">
            {hint}
          </span>
        )}
      </span>
      <span class="switch-track" aria-hidden="true">
        <span class="switch-knob" />
      </span>
    </button>
  );
}
