import { type FileContext, readGuests } from '../../checks/files/guests.ts';
import type { Severity } from '../../contract.ts';
import { DeviceTree } from '../../devicetree/tree.ts';
import { HostFacts } from '../../host/facts.ts';
import type { XenTarget } from '../../plan/plan.ts';
import { encodeUtf8 } from '../../platform.ts';
import { dts } from '../dts.ts';
import { wholeTree } from './context.ts';

/** Files as text: `.dtb` is source, a text without `/ {` being the nodes below a proper /passthrough. */
export interface FileCase {
  readonly files: Readonly<Record<string, string>>;
  /** Nodes of /soc, or a whole tree, as in a plan fixture. */
  readonly host?: string;
  readonly target?: Partial<XenTarget>;
  readonly marks?: readonly string[];
}

/** For one file rule: files that it must complain about, and similar ones that it must not. */
export interface FileFixture {
  readonly bad: FileCase & {
    readonly path: string;
    readonly file: string;
    readonly severity?: Severity;
    /** A piece of the message. */
    readonly says: string;
  };
  readonly good: FileCase;
}

/** What the file rules get of a case. */
export function fileContextOf({ files, host, target, marks }: FileCase): FileContext {
  return {
    guests: readGuests(
      Object.entries(files).map(([name, text]) => ({
        name,
        bytes: name.endsWith('.dtb') ? blob(text) : encodeUtf8(text),
      })),
    ),
    target: { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'], ...target },
    ...(host === undefined ? {} : { facts: new HostFacts(new DeviceTree(dts`${wholeTree(host)}`)) }),
    ...(marks && { marks: new Set(marks) }),
  };
}

/** A text that begins with `!` is no device tree and stays as it is. */
function blob(text: string): Uint8Array {
  if (text.startsWith('!')) return encodeUtf8(text);
  return dts`${/^\s*\/(dts-v1\/| \{)/.test(text) ? text : passthrough(text)}`;
}

const passthrough = (nodes: string): string => `/ {
  #address-cells = <2>; #size-cells = <2>;
  passthrough { compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; interrupt-parent = <65000>;
    ${nodes} };
};`;
