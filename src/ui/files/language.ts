/** The grammar that suits a generated file, by its name. */
export type FileLanguage = 'dts' | 'xlcfg' | 'shell' | 'json' | 'plaintext';

const LANGUAGE_BY_ENDING: Readonly<Record<string, FileLanguage>> = {
  dts: 'dts',
  dtsi: 'dts',
  dtso: 'dts',
  json: 'json',
};

export function languageOf(name: string): FileLanguage {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base === 'dom.cfg') return 'xlcfg';
  if (base === 'imagebuilder.cfg' || base === 'uboot.txt') return 'shell';
  return LANGUAGE_BY_ENDING[base.slice(base.lastIndexOf('.') + 1)] ?? 'plaintext';
}
