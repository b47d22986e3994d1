/** What the SCMI graph is made of. Types only. */
import type { NodeIndex } from '../core/base/brand.ts';
import type { Plan } from '../core/plan/plan.ts';

export type GraphKind =
  | 'agent'
  | 'transport'
  | 'channel'
  | 'shmem'
  | 'protocol'
  | 'resource'
  | 'resources'
  | 'consumer'
  | 'consumers'
  | 'domain';

export interface GraphBox {
  readonly id: string;
  readonly kind: GraphKind;
  readonly label: string;
  /** In a second place, less loud. */
  readonly detail?: string;
  /** The host node it stands for. */
  readonly node?: NodeIndex;
  /** The domain it is or belongs to; {@link DOM0} for dom0. */
  readonly owner?: number;
  /** For resources: who uses it. */
  readonly owners?: readonly number[];
  /** How many it stands for, or leads to. */
  readonly count: number;
  /** What opens or closes it; undefined where there is nothing to open. */
  readonly open?: boolean;
  readonly faded?: boolean;
}

export interface GraphLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The domain for whom it is there. */
  readonly owner?: number;
  /** Said when it is pointed at. */
  readonly label?: string;
  /** `access-controllers`: the firmware knows the device by an id. It says nothing about where boxes go. */
  readonly kind?: 'device id';
}

export interface ScmiGraph {
  readonly boxes: readonly GraphBox[];
  readonly lines: readonly GraphLine[];
}

export type GraphFocus =
  | { readonly kind: 'node'; readonly node: NodeIndex }
  | { readonly kind: 'domain'; readonly domain: number }
  | { readonly kind: 'resource'; readonly key: string };

export interface GraphView {
  /** Ids of boxes that the user opened or closed against the default. */
  readonly toggled: ReadonlySet<string>;
  readonly focus: GraphFocus | undefined;
  readonly query: string;
  /** What headers call the ids. */
  readonly names?: Plan['scmiNames'];
}
