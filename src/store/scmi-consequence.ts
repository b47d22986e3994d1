/** What a way to the SCMI firmware means for a domain and for the others, in sentences. */
import type { HostFacts } from '../core/host/facts.ts';
import { findConsole } from '../core/host/xen-owned.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { ScmiModel } from '../core/plan/scmi.ts';
import { changeDomain } from './edits.ts';
import { scmiOf } from './scmi.ts';
import { matrixOfPlan } from './scmi-matrix.ts';
import { DOM0 } from './scmi-users.ts';

const SENSORS = 0x15;

/** The sentences for a choice that is not made yet. */
export function scmiConsequence(
  facts: HostFacts,
  plan: Plan,
  name: string,
  model: ScmiModel | 'none',
): readonly string[] {
  const chosen = changeDomain(plan, name, ({ scmi: _, ...domain }) =>
    model === 'none' ? domain : { ...domain, scmi: { model } },
  );
  const at = chosen.domains.findIndex((domain) => domain.name === name);
  const { rows, sums } = matrixOfPlan(facts, chosen);
  const { needs, reaches } = sums[at + 1]!;
  const needed = `${needs} ${needs === 1 ? 'resource' : 'resources'}`;
  if (needs === 0)
    return [`No device of ${name} uses SCMI, so ${name} gets no SCMI node, whatever is chosen here.`];
  const shared = rows.filter(({ owners }) => owners.includes(at) && owners.length > 1).length;
  const sharing =
    shared === 0 ? [] : [`${shared} of them ${shared === 1 ? 'is' : 'are'} needed by other domains too.`];
  switch (model) {
    case 'none':
      return [
        `The devices of ${name} need ${needed} and can switch none: clocks become fixed stand-ins, the rest must be on and stay on.`,
        ...sharing,
      ];
    case 'single-agent': {
      const left = rows.filter(({ owners }) => owners.includes(DOM0)).length;
      return [
        `${name} becomes the only SCMI agent: beside the ${needed} that its devices need it can switch ${reaches} more${consoleOf(facts)}.`,
        ...sharing,
        ...(plan.trueDom0less || left === 0
          ? []
          : [`dom0 loses SCMI: ${left} resources that its devices use cannot be switched by it any more.`]),
      ];
    }
    case 'multi-agent':
    case 'epam':
      return [
        `${name} is an agent of its own. It needs ${needed}; the firmware must grant these and refuse the rest.`,
        ...sharing,
      ];
    case 'virtio':
      return [
        `${name} needs ${needed} and asks the backend, which decides what it may switch. The backend's domain has to live as long as ${name}.`,
        ...(rows.some(({ owners, protocol }) => owners.includes(at) && protocol.kind.id !== SENSORS)
          ? [
              'The known backend (vhost-device-scmi) offers sensors only; clocks, resets and power domains need another one.',
            ]
          : []),
        ...sharing,
      ];
    case 'firmware':
      return [
        `${name} speaks to the firmware by itself. It needs ${needed}; what it can reach beyond stands in the firmware's configuration.`,
        ...sharing,
      ];
  }
}

/** Whether Xen's own UART hangs on SCMI. */
function consoleOf(facts: HostFacts): string {
  const found = findConsole(facts.tree);
  if (found === undefined || scmiOf(facts).dependencies(found.node).length === 0) return '';
  return `, those of ${facts.tree.name(found.node)}, Xen's console, included`;
}
