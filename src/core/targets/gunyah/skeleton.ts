/** What every guest tree has beside its devices: CPUs, interrupt controller, timer, PSCI. */
import { GUEST_GIC } from '../../partial/interrupts.ts';
import type { Domain } from '../../plan/plan.ts';
import { cells, flag, strings, typedText } from '../properties.ts';
import { type Explained, explained } from './nodes.ts';

/** Where the configuration names the interrupt controller. */
export const GIC_PATH = '/interrupt-controller';

const RESOURCE_MANAGER = 'Gunyah Resource Manager, parser of the tree';

/** `/chosen` with the command line of the plan. */
export const chosenNode = ({ cmdline }: Domain): Explained =>
  explained('chosen', { why: 'The overlay of the Resource Manager needs it as a target.' }, [
    ...(cmdline === '' ? [] : [typedText('bootargs', cmdline)]),
  ]);

/** CPUs by the affinity fields that Linux expects of modern cores: the number stands in Aff1. */
export function cpusNode({ vcpus }: Domain, idle: number | undefined): Explained {
  const cpu = (number: number): Explained =>
    explained(
      `cpu@${(number << 8).toString(16)}`,
      { why: number === 0 ? 'Runs at boot.' : 'Is switched on by the guest.', source: RESOURCE_MANAGER },
      [
        strings('device_type', 'cpu'),
        strings('compatible', 'arm,armv8'),
        cells('reg', 0, number << 8),
        strings('enable-method', 'psci'),
        ...(idle === undefined ? [] : [cells('cpu-idle-states', idle)]),
      ],
    );
  return explained(
    'cpus',
    { why: 'One node for each virtual CPU of the plan.' },
    [cells('#address-cells', 2), cells('#size-cells', 0)],
    Array.from({ length: vcpus }, (_, i) => cpu(i)),
  );
}

/** With PSCI the Resource Manager wants idle states of every CPU that it schedules itself. */
export const idleStatesNode = (phandle: number): Explained =>
  explained(
    'idle-states',
    { why: 'Every CPU that is not run by proxy needs one.', source: RESOURCE_MANAGER },
    [],
    [
      explained(
        'standby',
        { why: 'An idle state with usual figures; the hypervisor decides what it does.' },
        [
          strings('compatible', 'arm,idle-state'),
          cells('arm,psci-suspend-param', 4),
          cells('entry-latency-us', 93),
          cells('exit-latency-us', 129),
          cells('min-residency-us', 560),
          cells('phandle', phandle),
        ],
      ),
    ],
  );

/** `/psci`, by which the guest switches its CPUs on and off. */
export const psciNode = (): Explained =>
  explained('psci', { why: 'Switches PSCI on for the machine.', source: RESOURCE_MANAGER }, [
    strings('compatible', 'arm,psci-1.0'),
    strings('method', 'smc'),
  ]);

/** Level-low private interrupts of the architected timer. */
export const timerNode = (): Explained =>
  explained('timer', { why: 'The architected timer of the guest.' }, [
    strings('compatible', 'arm,armv8-timer'),
    cells('interrupts', ...[13, 14, 11, 10].flatMap((number) => [1, number, 8])),
    flag('always-on'),
  ]);

/** Without `reg`: the Resource Manager chooses the addresses and fills them in. */
export const gicNode = (): Explained =>
  explained(
    GIC_PATH.slice(1),
    { why: 'The virtual GICv3; the Resource Manager adds its addresses.', source: RESOURCE_MANAGER },
    [
      strings('compatible', 'arm,gic-v3'),
      flag('interrupt-controller'),
      cells('#address-cells', 0),
      cells('#interrupt-cells', 3),
      cells('phandle', GUEST_GIC),
    ],
  );
