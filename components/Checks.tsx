/** A group of boxes to tick, each on its own. */
import { useId } from 'preact/hooks';
import './fields.css';

export interface ChecksProps<Value extends string> {
  label: string;
  hint: string;
  options: readonly { value: Value; label: string }[];
  ticked: readonly Value[];
  onChange: (ticked: Value[]) => void;
}

export function Checks<Value extends string>({ label, hint, options, ticked, onChange }: ChecksProps<Value>) {
  const id = useId();
  const tick = (value: Value, on: boolean) => {
    onChange(options.map((one) => one.value).filter((one) => (one === value ? on : ticked.includes(one))));
  };
  return (
    <fieldset class="field" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p id={`${id}-hint`} class="field-hint">
        {hint}
      </p>
      <div class="checks">
        {options.map(({ value, label }) => (
          <label key={value} class="check">
            <input
              type="checkbox"
              checked={ticked.includes(value)}
              onChange={(event) => tick(value, event.currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
