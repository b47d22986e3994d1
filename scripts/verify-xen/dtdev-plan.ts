/** `dtdev` through `xl create` in a dom0 whose Xen drives the SMMUv3. */
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import type { XenVersion } from '../../src/core/plan/plan.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/platform.ts';
import { readConfig } from '../../src/core/targets/xl-syntax.ts';
import { PLACES } from './cases.ts';
import { setUpDom0 } from './dom0.ts';
import type { Linux } from './linux.ts';
import { machineTree } from './machine.ts';
import { assigned, type Exported, exported } from './plans.ts';
import { type Parts, suiteOfXl } from './setup.ts';
import { behindSmmu } from './smmu.ts';
import type { Row } from './table.ts';
import { foresee, judgeCreated, judgeRefused } from './xl-plan.ts';

const { rtc, gpio, port } = PLACES;
/** The GPIO is not behind the SMMU. */
const BEHIND = [rtc.path, port.path];

export async function verifyDtdev(parts: Parts, linux: Linux, subject: string): Promise<Row[]> {
  const dom0 = setUpDom0(parts, linux, suiteOfXl(parts));
  const change = (machine: Uint8Array): Uint8Array => behindSmmu(machine, BEHIND);
  const host = change(machineTree(parts));
  const make = (name: string, paths: readonly string[]): Exported =>
    exported(
      host,
      {
        name,
        devices: assigned(paths),
        version: parts.xenVersion as XenVersion,
        iommuDrivers: ['smmuv3'],
      },
      linux,
    );
  const clock = make('clock', [rtc.path]);
  const several = make('several', [rtc.path, port.path, gpio.path]);
  const wrong = { ...make('wrong', [gpio.path]) };
  const creation = {
    ...wrong,
    config: encodeUtf8(`${decodeUtf8(wrong.config)}dtdev = [ "${gpio.path}" ]\n`),
  };
  const answers = await dom0.create([clock, several, creation], [several.marks], change);
  const judge = (made: Exported, named: readonly string[]): Pick<Row, 'answer' | 'passed'> => {
    const { answer, passed } = judgeCreated(made, answers.get(made.name));
    const listed = dtdevOf(made);
    return {
      answer: `${answer}; dtdev: ${listed.join(', ')}`,
      passed: passed && listed.join() === named.join(),
    };
  };
  return [
    { subject, given: 'clock', ...judge(clock, [rtc.path]) },
    { subject, given: 'clock and serial port behind it, and the GPIO not', ...judge(several, BEHIND) },
    {
      subject,
      given: 'dtdev for the GPIO, which is not behind it',
      ...judgeRefused(
        foresee(new HostFacts(new DeviceTree(host)), wrong, creation),
        answers.get(creation.name),
      ),
    },
  ];
}

function dtdevOf({ config }: Exported): string[] {
  const value = readConfig(decodeUtf8(config)).find(({ key }) => key === 'dtdev')?.value;
  return Array.isArray(value) ? value.map(String) : [];
}
