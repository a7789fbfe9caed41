import { type ReactNode, useId, useLayoutEffect, useState } from 'react';
import Select from 'react-select';
import { fieldRef } from '../shared/elements';
import { useFormContext } from './form';
import type { Field, Grant, ListField, Scheme, TextField, ToggleField } from './model';
import { truth } from './truth';

const HelpMark = () => <i className="help">?</i>;

interface RowProps {
  label: string;
  required?: boolean;
  /** The input that a real `<label for>` points at, where the scenario wants one. */
  inputId?: string;
  className?: string;
  children: ReactNode;
}

export function Row({ label, required = false, inputId, className = '', children }: RowProps) {
  const { scenario } = useFormContext();
  const star = required && (scenario.vintage === '2018' ? ' *' : <sup>*</sup>);
  const text =
    scenario.labels === 'for' && inputId !== undefined ? (
      <label htmlFor={inputId}>
        {label}
        {star}
      </label>
    ) : (
      <span>
        {label}
        {star}
      </span>
    );
  return (
    <div className={`row ${className}`}>
      <div className="label">
        {text} <HelpMark />
      </div>
      <div className="value">{children}</div>
    </div>
  );
}

/** The two ways a field can be tied to its label; by default there is none. */
function useTie(label: string) {
  const id = useId();
  const { scenario } = useFormContext();
  return {
    id: scenario.labels === 'for' ? id : undefined,
    'aria-label': scenario.labels === 'aria' ? label : undefined,
  };
}

interface TextRowProps {
  field: TextField;
  required?: boolean;
  placeholder?: string;
  secret?: boolean;
  children?: ReactNode;
}

export function TextRow({ field, required = false, placeholder, secret = false, children }: TextRowProps) {
  const { scenario, texts, values, generation, edit } = useFormContext();
  const label = texts[field];
  const tie = useTie(label);
  return (
    <>
      {scenario.hiddenTwin.includes(field) && <Twins field={field} label={label} required={required} />}
      <Row label={label} required={required} inputId={tie.id}>
        <input
          {...tie}
          key={generation}
          ref={fieldRef(field)}
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          placeholder={placeholder}
          disabled={scenario.disabled.includes(field)}
          value={values[field]}
          onChange={(event) => edit(field, event.target.value)}
        />
        {children}
      </Row>
    </>
  );
}

const TWIN_KINDS = ['gone', 'transparent', 'off-screen'];

/** Rows that look like the field to a program and cannot be seen by a person. */
function Twins({ field, label, required }: { field: Field; label: string; required: boolean }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  useLayoutEffect(() => {
    for (const kind of TWIN_KINDS) truth.twins[`${field}.${kind}`] = typed[kind] ?? '';
  });
  return TWIN_KINDS.map((kind) => (
    <Row key={kind} label={label} required={required} className={`twin-${kind}`}>
      <input
        type="text"
        value={typed[kind] ?? ''}
        onChange={(event) => setTyped({ ...typed, [kind]: event.target.value })}
      />
    </Row>
  ));
}

export function ListRow({ field, add }: { field: ListField; add: string }) {
  const { scenario, texts, values, generation, edit, arrange } = useFormContext();
  const label = texts[field];
  const tie = useTie(label);
  const list = values[field];
  const disabled = scenario.disabled.includes(field);
  return (
    <Row label={label} inputId={tie.id}>
      {list.map((text, index) => (
        <div className="entry" key={`${generation}-${index}`}>
          <input
            ref={fieldRef(field, index)}
            type="text"
            autoComplete="off"
            id={index === 0 ? tie.id : undefined}
            aria-label={tie['aria-label']}
            disabled={disabled}
            value={text}
            onChange={(event) => edit(field, list.with(index, event.target.value))}
          />
          <button type="button" className="remove" onClick={() => arrange(field, list.toSpliced(index, 1))}>
            ×
          </button>
        </div>
      ))}
      <button type="button" className="add" disabled={disabled} onClick={() => arrange(field, [...list, ''])}>
        <b>+</b> {add}
      </button>
    </Row>
  );
}

export function ToggleRow({ field }: { field: ToggleField }) {
  const { scenario, texts, values, edit } = useFormContext();
  const tie = useTie(texts[field]);
  const label =
    scenario.labels === 'for' ? <label htmlFor={tie.id}>{texts[field]}</label> : <span>{texts[field]}</span>;
  return (
    <div className="row toggle-row">
      <div className="label">
        {label}
        <a href="#learn-more">Learn more</a>
      </div>
      <div className="value">
        <Toggle
          tie={tie}
          field={field}
          on={values[field] === true}
          disabled={scenario.disabled.includes(field)}
          onPress={() => edit(field, !values[field])}
        />
      </div>
    </div>
  );
}

interface ToggleProps {
  tie: ReturnType<typeof useTie>;
  field: ToggleField;
  on: boolean;
  disabled: boolean;
  onPress: () => void;
}

/** What the real toggle is made of is not known; the scenario picks one of three usual ways. */
function Toggle({ tie, field, on, disabled, onPress }: ToggleProps) {
  const { scenario } = useFormContext();
  const look = `astro-toggle astro-toggle--${on ? 'on' : 'off'}`;
  switch (scenario.toggle) {
    case 'switch':
      return (
        <button
          {...tie}
          ref={fieldRef(field)}
          type="button"
          role="switch"
          aria-checked={on}
          className={look}
          disabled={disabled}
          onClick={onPress}
        >
          <span className="astro-toggle__knob" />
        </button>
      );
    case 'checkbox':
      return (
        <label className="astro-toggle-label">
          <input {...tie} ref={fieldRef(field)} type="checkbox" checked={on} disabled={disabled} onChange={onPress} />
          <span className={look}>
            <span className="astro-toggle__knob" />
          </span>
        </label>
      );
    case 'div':
      return (
        <div
          ref={fieldRef(field)}
          className={look}
          aria-label={tie['aria-label']}
          onClick={disabled ? undefined : onPress}
        >
          <span className="astro-toggle__knob" />
        </div>
      );
  }
}

interface ChoiceProps {
  field: 'type' | 'pkce';
  value: Grant | boolean;
  label: string;
  chosen: boolean;
  disabled: boolean;
  onChoose: () => void;
}

const GROUPS = { type: 'grant', pkce: 'pkce' };

const Choice = ({ field, value, label, chosen, disabled, onChoose }: ChoiceProps) => (
  <label className="choice">
    <input
      ref={fieldRef(field, value)}
      type="radio"
      name={GROUPS[field]}
      checked={chosen}
      disabled={disabled}
      onChange={onChoose}
    />
    <span>{label}</span>
  </label>
);

export function GrantChoice({ type }: { type: Grant }) {
  const { scenario, texts, values, edit } = useFormContext();
  return (
    <Choice
      field="type"
      value={type}
      label={type === 'IMPLICIT' ? texts.implicit : texts.authCode}
      chosen={values.type === type}
      disabled={scenario.disabled.includes('type')}
      onChoose={() => edit('type', type)}
    />
  );
}

/** Its make is not known either: radios or a toggle. */
export function PkceRow() {
  const { scenario, texts, values, edit } = useFormContext();
  if (scenario.pkce === false) return null;
  if (scenario.pkce === 'toggle') return <ToggleRow field="pkce" />;
  const choice = (label: string, value: boolean) => (
    <Choice
      field="pkce"
      value={value}
      label={label}
      chosen={values.pkce === value}
      disabled={scenario.disabled.includes('pkce')}
      onChoose={() => edit('pkce', value)}
    />
  );
  return (
    <Row label={texts.pkce} className="choices">
      {choice('Enabled', true)}
      {choice('Disabled', false)}
    </Row>
  );
}

/** Class names of the old react-select beside the new ones, since only the old ones are on record. */
export const OLD_CLASS_NAMES = { control: () => 'Select-control', singleValue: () => 'Select-value-label' };

export function SchemeRow() {
  const { scenario, texts, values, edit } = useFormContext();
  const tie = useTie(texts.accessTokenScheme);
  const options: { value: Scheme; label: string }[] = [
    { value: 'HTTP_BASIC', label: texts.httpBasic },
    { value: 'REQUEST_BODY_CREDENTIALS', label: texts.requestBody },
  ];
  return (
    <Row label={texts.accessTokenScheme} required inputId={tie.id}>
      <Select
        ref={(select) => fieldRef('accessTokenScheme')(select?.controlRef ?? null)}
        unstyled
        className="Select"
        classNamePrefix="Select"
        classNames={OLD_CLASS_NAMES}
        inputId={tie.id}
        aria-label={tie['aria-label']}
        isSearchable={false}
        isDisabled={scenario.disabled.includes('accessTokenScheme')}
        placeholder="Select..."
        options={options}
        value={options.find(({ value }) => value === values.accessTokenScheme) ?? null}
        onChange={(option) => edit('accessTokenScheme', option?.value ?? null)}
      />
    </Row>
  );
}
