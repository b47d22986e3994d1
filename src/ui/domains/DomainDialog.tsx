import { useRef, useState } from 'react';
import type { NodePath } from '../../core/base/brand.ts';
import { type Domain, newDomain } from '../../core/plan/plan.ts';
import type { DomainFields } from '../../store/state.ts';
import styles from '../parts/Field.module.css';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { deviceListId } from './device-list-id.ts';
import { type DomainForm, fieldsOf, formOf, problemsOf, STARTERS, suggestName } from './domain-form.ts';
import { Labelled, Option, TextField } from './fields.tsx';
import { GunyahFields } from './GunyahFields.tsx';
import { texts } from './strings.ts';
import { XenFields } from './XenFields.tsx';

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

  const field = (name: TextName) => ({
    name,
    value: form[name],
    problem: tried || form[name] !== '' ? problems[name] : undefined,
    onChange: (value: string) => set({ [name]: value }),
  });

  return (
    <FormDialog
      wide={domain !== undefined}
      title={domain === undefined ? texts.createTitle : texts.editTitle(domain.name)}
      lead={assign.length > 0 ? texts.createWith(assign.length) : undefined}
      submit={domain === undefined ? texts.create : texts.save}
      onClose={close}
      onSubmit={submit}
      focusNext={focusDevices}
    >
      <div className={domain === undefined ? styles.stack : styles.pair}>
        <TextField {...field('name')} label={texts.name} hint={texts.nameHint} mono />
        <Labelled label={texts.bootKind}>
          {(id) => (
            <select
              id={id}
              className={styles.input}
              value={form.starter}
              onChange={({ target }) => set({ starter: target.value as DomainForm['starter'] })}
            >
              {STARTERS.map((kind) => (
                <option key={kind} value={kind}>
                  {texts.bootKinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <div className={styles.pair}>
        <TextField {...field('memory')} label={texts.memoryMib} unit={texts.mib} numeric />
        <TextField {...field('vcpus')} label={texts.vcpuCount} numeric />
      </div>
      {form.starter === 'gunyah' ? (
        <GunyahFields
          form={form.gunyah}
          problems={tried ? problems : {}}
          onChange={(gunyah) => set({ gunyah })}
        />
      ) : (
        <TextField
          {...field('kernel')}
          label={texts.kernel}
          hint={form.starter === 'dom0less' ? texts.kernelHintDom0less : texts.kernelHint}
          mono
        />
      )}
      <TextField {...field('cmdline')} label={texts.cmdline} mono />
      {domain !== undefined && form.starter !== 'gunyah' && (
        <XenFields
          form={form.xen}
          name={form.name.trim()}
          boot={form.starter}
          problems={tried ? problems : {}}
          onChange={(xen) => set({ xen })}
        />
      )}
      {domain !== undefined && form.starter !== 'gunyah' && (
        <fieldset className={styles.options}>
          <legend>{texts.trees}</legend>
          <Option
            label={texts.strictSubset}
            hint={texts.strictSubsetHint}
            checked={form.strictSubset ?? false}
            onChange={(strictSubset) => set({ strictSubset })}
          />
          <Option
            label={texts.fullTree}
            hint={texts.fullTreeHint}
            checked={form.fullTree ?? false}
            onChange={(fullTree) => set({ fullTree })}
          />
        </fieldset>
      )}
    </FormDialog>
  );
}

type TextName = 'name' | 'memory' | 'vcpus' | 'kernel' | 'cmdline';

const isSame = (a: DomainFields, b: DomainFields): boolean => JSON.stringify(a) === JSON.stringify(b);
