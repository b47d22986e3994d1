import type { OutputFile } from '../contract.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { TextFile } from './text.ts';
import { typedSettings } from './typed-settings.ts';

/** What the Xen command line needs for this plan, each with its reason. */
export function xenOptions(
  partials: readonly DomainPartial[],
): { readonly option: string; readonly why: string }[] {
  const found: { option: string; why: string }[] = [];
  const agent = partials.find(
    ({ domain, scmi }) => scmi?.mediation.model === 'single-agent' || asksForScmi(domain),
  );
  if (agent) {
    found.push({
      option: 'scmi-smc-passthrough',
      why: `Takes SCMI from dom0, so that ${agent.domain.name} can have it (xen/arch/arm/firmware/scmi-smc.c).`,
    });
  }
  return found;
}

/** The options themselves, as words for the Xen command line. */
export const xenArguments = (partials: readonly DomainPartial[]): string[] =>
  xenOptions(partials).map(({ option }) => option);

/** `host/xen-cmdline.txt`: what to add to the Xen command line; no file where nothing is needed. */
export function xenCommandLine(partials: readonly DomainPartial[]): OutputFile[] {
  const options = xenOptions(partials);
  if (options.length === 0) return [];
  const file = new TextFile();
  file.add('# Add to the Xen command line:');
  for (const { option, why } of options) file.add(option, { why });
  return [file.finish('host/xen-cmdline.txt')];
}

const asksForScmi = (domain: DomainPartial['domain']): boolean =>
  typedSettings(domain)?.some(
    ({ key, value }) => key === 'arm_sci' && typeof value === 'string' && value.includes('type=scmi_smc'),
  ) ?? false;
