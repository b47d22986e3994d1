import { useState } from 'react';
import type { HostFacts } from '../../core/host/facts.ts';
import {
  IOMMU_DRIVERS,
  type IommuDriver,
  PAGE_SIZES,
  type PageSize,
  pageSizeOf,
  XEN_FLAVOURS,
  XEN_VERSIONS,
  type XenFlavour,
  type XenTarget,
  type XenVersion,
} from '../../core/plan/plan.ts';
import { Option } from '../domains/fields.tsx';
import fields from '../parts/Field.module.css';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';
import styles from './TargetDialog.module.css';

/** How many enabled IOMMUs of the board a driver is for. */
const onBoard = (facts: HostFacts | undefined, driver: IommuDriver): number =>
  facts === undefined
    ? 0
    : [...facts.iommus.iommus.values()].filter(({ enabled, xen }) => enabled && xen?.driver === driver)
        .length;

/** The usual size is not stored. */
function withPageSize({ pageSize: _, ...target }: XenTarget, size: PageSize): XenTarget {
  return size === 4096 ? target : { ...target, pageSize: size };
}

/** Which Xen will read the export: every verdict depends on it. */
export default function TargetDialog({ target: old }: { target: XenTarget }) {
  const store = useWorkspaceStore();
  const facts = useWorkspace(({ host }) => host?.facts);
  const [target, setTarget] = useState(old);
  const without = useWorkspace(({ plan }) => plan?.trueDom0less ?? false);
  const [trueDom0less, setTrueDom0less] = useState(without);
  const { edit, notify, showDialog } = store.getState();
  const close = () => showDialog(undefined);

  const toggle = (driver: IommuDriver, on: boolean) =>
    setTarget({
      ...target,
      iommuDrivers: IOMMU_DRIVERS.filter((other) =>
        other === driver ? on : target.iommuDrivers.includes(other),
      ),
    });

  return (
    <FormDialog
      title={texts.targetTitle}
      lead={texts.targetLead}
      submit={texts.save}
      onClose={close}
      onSubmit={() => {
        const isSame = JSON.stringify(target) === JSON.stringify(old);
        if (!isSame || trueDom0less !== without) {
          const action = isSame ? texts.setDom0(trueDom0less) : texts.setTarget(texts.xen(target.version));
          edit(action, (plan) => ({ ...plan, target, trueDom0less }));
          notify(texts.did(action), true);
        }
        close();
      }}
    >
      <div className={fields.pair}>
        <label className={fields.field}>
          <span>{texts.flavour}</span>
          <select
            className={fields.input}
            value={target.flavour}
            onChange={({ target: { value } }) => setTarget({ ...target, flavour: value as XenFlavour })}
          >
            {XEN_FLAVOURS.map((flavour) => (
              <option key={flavour} value={flavour}>
                {texts.flavours[flavour]}
              </option>
            ))}
          </select>
        </label>
        <label className={fields.field}>
          <span>{texts.version}</span>
          <select
            className={fields.input}
            value={target.version}
            onChange={({ target: { value } }) => setTarget({ ...target, version: value as XenVersion })}
          >
            {XEN_VERSIONS.toReversed().map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className={fields.field}>
        <span>{texts.pageSize}</span>
        <select
          className={fields.input}
          value={pageSizeOf(target)}
          onChange={({ target: { value } }) => setTarget(withPageSize(target, Number(value) as PageSize))}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {texts.pageSizes[size]}
            </option>
          ))}
        </select>
        <span className="small dim">{texts.pageSizeHint}</span>
      </label>
      <fieldset className={styles.drivers}>
        <legend>{texts.drivers}</legend>
        {IOMMU_DRIVERS.map((driver) => (
          <label key={driver} className={styles.driver}>
            <input
              type="checkbox"
              checked={target.iommuDrivers.includes(driver)}
              onChange={({ target: { checked } }) => toggle(driver, checked)}
            />
            <span>{texts.driverNames[driver]}</span>
            <span className="small dim">{texts.onBoard(onBoard(facts, driver))}</span>
            <span className="monoSmall dim">{texts.driverOptions[driver]}</span>
          </label>
        ))}
        <p className="small dim">{target.iommuDrivers.length === 0 ? texts.noDrivers : texts.driversHint}</p>
      </fieldset>
      <div>
        <Option
          label={texts.trueDom0less}
          hint={texts.trueDom0lessHint}
          checked={trueDom0less}
          onChange={setTrueDom0less}
        />
      </div>
    </FormDialog>
  );
}
