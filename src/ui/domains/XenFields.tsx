import { useId } from 'react';
import type { BootKind } from '../../core/plan/plan.ts';
import styles from '../parts/Field.module.css';
import { Option, TextField } from './fields.tsx';
import own from './XenFields.module.css';
import { MODULES, type PlaceField, type XenForm, type XenProblems } from './xen-form.ts';
import { xenTexts as texts } from './xen-strings.ts';

interface XenFieldsProps {
  readonly form: XenForm;
  readonly name: string;
  readonly boot: BootKind;
  readonly problems: XenProblems;
  readonly onChange: (form: XenForm) => void;
}

/** What a domain of Xen can have beside what every domain has; xl and Xen itself ask for different things. */
export function XenFields({ form, name, boot, problems, onChange }: XenFieldsProps) {
  const field = (key: 'ramdisk' | 'folder' | 'staticMemory') => ({
    name: key,
    value: form[key],
    problem: problems[key],
    mono: true,
    onChange: (value: string) => onChange({ ...form, [key]: value }),
  });
  const option = (key: 'vuart' | 'driverDomain' | 'directMap') => ({
    label: texts[key],
    hint: texts[`${key}Hint`],
    checked: form[key],
    onChange: (checked: boolean) => onChange({ ...form, [key]: checked }),
  });
  return (
    <>
      <div className={styles.pair}>
        <TextField {...field('ramdisk')} label={texts.ramdisk} hint={texts.ramdiskHint} />
        {boot !== 'dom0less' && (
          <TextField {...field('folder')} label={texts.folder} hint={texts.folderHint(name)} />
        )}
      </div>
      <fieldset className={styles.options}>
        <legend>{texts.guest}</legend>
        <div className={styles.pair}>
          <div className={styles.options}>
            <Option {...option('vuart')} />
          </div>
          <div className={styles.options}>
            <Option {...option('driverDomain')} />
          </div>
        </div>
      </fieldset>
      {boot !== 'xl' && (
        <>
          <Places form={form} problems={problems} onChange={onChange} />
          <TextField {...field('staticMemory')} label={texts.staticMemory} hint={texts.staticMemoryHint} />
          {boot === 'dom0less' && (
            <div className={styles.options}>
              <Option {...option('directMap')} />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** Where the boot loader puts the files of a domain. */
function Places({ form, problems, onChange }: Pick<XenFieldsProps, 'form' | 'problems' | 'onChange'>) {
  const id = useId();
  const wrong = Object.entries(problems).find(([key]) => /(?:Address|Size)$/.test(key));
  const input = (field: PlaceField, label: string, placeholder: string) => (
    <input
      name={field}
      className={styles.input}
      data-mono
      aria-label={label}
      aria-invalid={problems[field] !== undefined}
      aria-describedby={id}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      value={form[field]}
      onChange={({ target }) => onChange({ ...form, [field]: target.value })}
    />
  );
  return (
    <fieldset className={own.places}>
      <legend>{texts.places}</legend>
      {MODULES.map((module) => (
        <div key={module} className={own.place}>
          <span>{texts.module[module]}</span>
          {input(`${module}Address`, texts.address(texts.module[module]), texts.addressShort)}
          {input(`${module}Size`, texts.size(texts.module[module]), texts.sizeShort)}
        </div>
      ))}
      <span id={id} className={wrong === undefined ? styles.hint : styles.problem}>
        {wrong === undefined ? texts.placesHint : wrong[1]}
      </span>
    </fieldset>
  );
}
