import type { NodePath } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import type { ScmiMediation, ScmiModel } from '../../core/plan/scmi.ts';
import { scmiTexts as texts } from './scmi-strings.ts';

export type ScmiField = Exclude<keyof ScmiMediation, 'model'>;

/** The fields of the dialog as typed; all are kept while the model is changed to and fro. */
export type ScmiForm = { readonly model: ScmiModel | 'none' } & Readonly<Record<ScmiField, string>>;

const MEMORY = ['smcId', 'shmem', 'shmemAddress', 'guestAddress'] as const;

/** What can be said about each model. */
export const FIELDS_OF: Readonly<Record<ScmiForm['model'], readonly ScmiField[]>> = {
  none: [],
  'single-agent': MEMORY,
  'multi-agent': ['agentId', ...MEMORY],
  epam: ['agentId', ...MEMORY],
  virtio: ['backend'],
  firmware: MEMORY,
};

export const scmiFormOf = (scmi: ScmiMediation | undefined): ScmiForm => ({
  model: scmi?.model ?? 'none',
  agentId: scmi?.agentId === undefined ? '' : String(scmi.agentId),
  smcId: scmi?.smcId === undefined ? '' : hex(scmi.smcId),
  shmem: scmi?.shmem ?? '',
  shmemAddress: scmi?.shmemAddress ?? '',
  guestAddress: scmi?.guestAddress ?? '',
  backend: scmi?.backend ?? '',
});

export const isWhole = (text: string): boolean =>
  /^(?:\d+|0x[\da-f]+)$/i.test(text) && Number(text) < 2 ** 32;
export const isPage = (text: string): boolean => /^0x[\da-f]*000$/i.test(text) && BigInt(text) < 1n << 48n;

/** What is wrong with each field of the chosen model; an empty field takes its default. */
export function scmiProblems(form: ScmiForm): Partial<Record<ScmiField, string>> {
  const problems: Partial<Record<ScmiField, string>> = {};
  for (const name of FIELDS_OF[form.model]) {
    const text = form[name].trim();
    if (text === '') continue;
    if ((name === 'agentId' || name === 'smcId') && !isWhole(text)) problems[name] = texts.notWhole;
    if (name === 'shmem' && !text.startsWith('/')) problems[name] = texts.notPath;
    if ((name === 'shmemAddress' || name === 'guestAddress') && !isPage(text)) problems[name] = texts.notPage;
  }
  return problems;
}

/** The plan's field for a form without problems; undefined for no SCMI. */
export function scmiOfForm(form: ScmiForm): ScmiMediation | undefined {
  if (form.model === 'none') return undefined;
  const said = Object.fromEntries(
    FIELDS_OF[form.model].flatMap((name) => {
      const text = form[name].trim();
      return text === '' ? [] : [[name, text]];
    }),
  ) as Partial<Record<ScmiField, string>>;
  const { agentId, smcId, shmem, ...texts } = said;
  return {
    model: form.model,
    ...texts,
    ...(agentId === undefined ? {} : { agentId: Number(agentId) }),
    ...(smcId === undefined ? {} : { smcId: Number(smcId) }),
    ...(shmem === undefined ? {} : { shmem: shmem as NodePath }),
  };
}
