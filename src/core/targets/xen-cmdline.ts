import type { OutputFile } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';
import { TextFile } from './text.ts';
import { readConfig, XlSyntaxError } from './xl-syntax.ts';

/** What the Xen command line needs for this plan, each with its reason. */
export function xenOptions(plan: Plan): { readonly option: string; readonly why: string }[] {
  const found: { option: string; why: string }[] = [];
  const scmi = plan.domains.find(
    ({ extraConfig, scmi }) => scmi?.model === 'single-agent' || asksForScmi(extraConfig),
  );
  if (scmi) {
    found.push({
      option: 'scmi-smc-passthrough',
      why: `Takes SCMI from dom0, so that ${scmi.name} can have it (xen/arch/arm/firmware/scmi-smc.c).`,
    });
  }
  return found;
}

export const xenArguments = (plan: Plan): string[] => xenOptions(plan).map(({ option }) => option);

/** `host/xen-cmdline.txt`: what to add to the Xen command line; no file where nothing is needed. */
export function xenCommandLine(plan: Plan): OutputFile[] {
  const options = xenOptions(plan);
  if (options.length === 0) return [];
  const file = new TextFile();
  file.add('# Add to the Xen command line:');
  for (const { option, why } of options) file.add(option, { why });
  return [file.finish('host/xen-cmdline.txt')];
}

function asksForScmi(extraConfig: string): boolean {
  try {
    return readConfig(`${extraConfig}\n`).some(
      ({ key, value }) => key === 'arm_sci' && typeof value === 'string' && value.includes('type=scmi_smc'),
    );
  } catch (error) {
    if (error instanceof XlSyntaxError) return false;
    throw error;
  }
}
