/** A value between two ends, with its name, a sentence, and what it is now in words. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import './fields.css';

export interface SliderProps {
  label: string;
  hint: string;
  value: number;
  least: number;
  most: number;
  step: number;
  /** The value for the reader, such as "120 %". */
  text: (value: number) => string;
  isFixed?: boolean;
  /** Called when the value has stood still for a moment. */
  onChange: (value: number) => void;
}

/** A knob that is dragged passes many values; this many ms of rest make one of them a choice. */
const REST = 120;

export function Slider({ label, hint, value, least, most, step, text, isFixed, onChange }: SliderProps) {
  const id = useId();
  const [shown, setShown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setShown(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const move = (next: number) => {
    setShown(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), REST);
  };

  return (
    <div class="field">
      <div class="field-line">
        <label for={id}>{label}</label>
        <output for={id} class="field-value">
          {text(shown)}
        </output>
      </div>
      <p id={`${id}-hint`} class="field-hint">
        {hint}
      </p>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={shown}
        disabled={isFixed}
        aria-describedby={`${id}-hint`}
        aria-valuetext={text(shown)}
        onInput={(event) => move(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
