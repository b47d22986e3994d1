import { type ReactNode, useId, useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import { BOOT_KINDS, type Domain, newDomain } from '../../core/plan/plan.ts';
import type { DomainFields } from '../../store/state.ts';
import styles from '../parts/Field.module.css';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { deviceListId } from './device-list-id.ts';
import { type DomainForm, fieldsOf, formOf, problemsOf, suggestName } from './domain-form.ts';
import { texts } from './strings.ts';

interface DomainDialogProps {
  /** The domain to edit; without one a new domain is made. */
  readonly domain?: Domain;
  readonly assign: readonly NodePath[];
}

export function DomainDialog({ domain, assign }: DomainDialogProps) {
  const store = useWorkspaceStore();
  const names = (useWorkspace(({ plan }) => plan?.domains) ?? []).map(({ name }) => name);
  const [form, setForm] = useState(() => formOf(domain ?? newDomain(suggestName(names))));
  const [tried, setTried] = useState(false);
  const problems = problemsOf(
    form,
    names.filter((name) => name !== domain?.name),
  );
  const { addDomain, changeDomain, showDialog } = store.getState();
  const made = useRef<string>(undefined);
  const close = () => showDialog(undefined);
  const set = (change: Partial<DomainForm>) => setForm({ ...form, ...change });

  const submit = (element: HTMLFormElement) => {
    setTried(true);
    const [wrong] = Object.keys(problems);
    if (wrong !== undefined) {
      element.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const fields = fieldsOf(form);
    if (domain === undefined) addDomain(fields, assign);
    else if (!isSame(fields, fieldsOf(formOf(domain)))) changeDomain(domain.name, fields);
    made.current = fields.name;
    close();
  };

  const focusDevices = () => {
    const devices = made.current && document.getElementById(deviceListId(made.current));
    if (devices) devices.focus();
    return Boolean(devices);
  };

  const field = (name: Exclude<keyof DomainForm, 'boot'>) => ({
    name,
    value: form[name],
    problem: tried || form[name] !== '' ? problems[name] : undefined,
    onChange: (value: string) => set({ [name]: value }),
  });

  return (
    <FormDialog
      title={domain === undefined ? texts.createTitle : texts.editTitle(domain.name)}
      lead={assign.length > 0 ? texts.createWith(assign.length) : undefined}
      submit={domain === undefined ? texts.create : texts.save}
      onClose={close}
      onSubmit={submit}
      focusNext={focusDevices}
    >
      <TextField {...field('name')} label={texts.name} hint={texts.nameHint} mono />
      <Labelled label={texts.bootKind}>
        {(id) => (
          <select
            id={id}
            className={styles.input}
            value={form.boot}
            onChange={({ target }) => set({ boot: target.value as DomainForm['boot'] })}
          >
            {BOOT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {texts.bootKinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <div className={styles.pair}>
        <TextField {...field('memory')} label={texts.memoryMib} unit={texts.mib} numeric />
        <TextField {...field('vcpus')} label={texts.vcpuCount} numeric />
      </div>
      <TextField {...field('kernel')} label={texts.kernel} hint={texts.kernelHint} mono />
      <TextField {...field('cmdline')} label={texts.cmdline} mono />
    </FormDialog>
  );
}

const isSame = (a: DomainFields, b: DomainFields): boolean => JSON.stringify(a) === JSON.stringify(b);

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly hint?: string;
  readonly unit?: string;
  readonly mono?: boolean;
  readonly numeric?: boolean;
}

function TextField({ name, label, value, onChange, problem, hint, unit, mono, numeric }: TextFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <span className={styles.line}>
            <input
              id={id}
              name={name}
              className={styles.input}
              data-mono={mono}
              inputMode={numeric ? 'numeric' : undefined}
              autoComplete="off"
              spellCheck={false}
              value={value}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}-note`}
              onChange={({ target }) => onChange(target.value)}
            />
            {unit !== undefined && <span className="small dim">{unit}</span>}
          </span>
          <span id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
            {problem ?? hint}
          </span>
        </>
      )}
    </Labelled>
  );
}
