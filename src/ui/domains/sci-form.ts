import { hex } from '../../core/base/hex.ts';
import type { SciHost } from '../../core/plan/scmi.ts';
import { isPage, isWhole, type ScmiForm } from './scmi-form.ts';
import { scmiTexts as texts } from './scmi-strings.ts';

/** The host's side as typed. */
export type SciForm = Readonly<Record<keyof SciHost, string>>;
export const SCI_FIELDS: readonly (keyof SciHost)[] = ['smcId', 'shmemAddress', 'dom0AgentId'];

/** Models for which the host tree has to tell Xen of the agents. */
export const asksForHost = (model: ScmiForm['model']): model is 'multi-agent' | 'epam' =>
  model === 'multi-agent' || model === 'epam';

export const sciFormOf = (sci: SciHost | undefined): SciForm => ({
  smcId: sci === undefined ? '' : hex(sci.smcId),
  shmemAddress: sci?.shmemAddress ?? '',
  dom0AgentId: sci?.dom0AgentId === undefined ? '' : String(sci.dom0AgentId),
});

/** What is wrong with each field; with nothing typed at all nothing is said of the host. */
export function sciProblems(form: SciForm): Partial<Record<keyof SciHost, string>> {
  const typed = (name: keyof SciHost): string => form[name].trim();
  if (SCI_FIELDS.every((name) => typed(name) === '')) return {};
  return {
    ...(!isWhole(typed('smcId')) && { smcId: texts.notWhole }),
    ...(!isPage(typed('shmemAddress')) && { shmemAddress: texts.notPage }),
    ...(typed('dom0AgentId') !== '' && !isWhole(typed('dom0AgentId')) && { dom0AgentId: texts.notWhole }),
  };
}

/** The plan's field for a form without problems. */
export function sciOfForm(form: SciForm): SciHost | undefined {
  const [smcId, shmemAddress, dom0AgentId] = SCI_FIELDS.map((name) => form[name].trim());
  if (!smcId || !shmemAddress) return undefined;
  return {
    smcId: Number(smcId),
    shmemAddress,
    ...(dom0AgentId ? { dom0AgentId: Number(dom0AgentId) } : {}),
  };
}
