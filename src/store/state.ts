import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import type { Finding, GuestSpace, OutputFile, PlanChange, Questions } from '../core/contract.ts';
import type { DeviceTree } from '../core/devicetree/tree.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { Channel } from '../core/plan/channel.ts';
import type { Domain, Plan } from '../core/plan/plan.ts';
import type { ScmiPrivileges } from '../core/plan/privileges.ts';
import type { SciHost, ScmiMediation } from '../core/plan/scmi.ts';
import type { ComparingState, Comparison } from './comparing.ts';
import type { ExportState } from './exports.ts';
import type { FleetState } from './fleet.ts';
import type { FollowingState } from './following.ts';
import type { MovesState } from './moves.ts';
import type { OpeningState } from './opening.ts';
import type { ProjectFileState } from './project-file.ts';
import type { RebindOffer } from './rebinding.ts';
import type { ReviewState } from './review.ts';
import type { StatementFix } from './statements.ts';
import type { TourState } from './tour.ts';
import type { TypingState } from './typing.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of the user; with its handle where the browser gives one, so that it can be saved in place. */
export interface GivenFile extends NamedBytes {
  readonly handle?: FileSystemFileHandle;
}

/** The open board: its bytes are never written. */
export interface Host extends NamedBytes {
  readonly sha256: string;
  readonly tree: DeviceTree;
  /** Computed when first asked for. */
  readonly facts: HostFacts;
}

/** What the last build said, and whether it still speaks of the present plan. */
export interface Outcome {
  readonly state: 'none' | 'working' | 'current' | 'failed';
  readonly findings: readonly Finding[];
  readonly files: readonly OutputFile[];
  /** The address spaces of the domains, in the plan's order. */
  readonly guests: readonly GuestSpace[];
  /** What the rules that found something are called, by id. */
  readonly ruleNames?: Readonly<Record<string, string>>;
  /** What everybody needs of the SCMI firmware. */
  readonly privileges: readonly ScmiPrivileges[];
  /** Why the build failed. */
  readonly failure?: string;
}

export interface Selection {
  readonly nodes: ReadonlySet<NodeIndex>;
  /** The node with the cursor: the one the inspector shows. */
  readonly active: NodeIndex | undefined;
}

/** One message to the user; `undoable` where the last edit can be taken back from it. */
export interface Notice {
  readonly number: number;
  readonly text: string;
  readonly undoable: boolean;
}

export const TABS = ['domains', 'scmi', 'map', 'files', 'gunyah'] as const;
export type Tab = (typeof TABS)[number];

/** The dialog that is open. */
export type Dialog =
  | { readonly kind: 'new-domain'; readonly assign: readonly NodePath[] }
  | {
      readonly kind: 'edit-domain' | 'delete-domain' | 'scmi-domain';
      readonly name: string;
    }
  /** A channel by its name, or a new one from a domain. */
  | { readonly kind: 'channel'; readonly name?: string; readonly from?: string }
  | { readonly kind: 'state'; readonly fix: StatementFix }
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'rebind'; readonly offer: RebindOffer }
  | { readonly kind: 'import'; readonly report: Questions['import']['answer'] }
  | { readonly kind: 'target' | 'export' | 'share' | 'file-changed' | 'palette' | 'help' };

/** The fields of a domain that its dialog edits. */
export type DomainFields = Pick<
  Domain,
  | 'name'
  | 'boot'
  | 'memoryMib'
  | 'vcpus'
  | 'kernel'
  | 'ramdisk'
  | 'cmdline'
  | 'folder'
  | 'directMap'
  | 'driverDomain'
  | 'vuart'
  | 'modules'
  | 'staticMemory'
  | 'gunyah'
  | 'strictSubset'
  | 'fullTree'
>;

/** What is said of a new domain; the rest is as usual. */
export type NewDomainFields = Pick<DomainFields, 'name'> & Partial<DomainFields>;

export interface WorkspaceState
  extends ReviewState,
    FollowingState,
    MovesState,
    OpeningState,
    ProjectFileState,
    TypingState,
    TourState,
    ExportState,
    ComparingState,
    FleetState {
  readonly host: Host | undefined;
  readonly plan: Plan | undefined;
  /** What the edit that led to this plan did, e.g. "assign serial@1000 to domd"; empty before the first. */
  readonly lastAction: string;
  readonly outcome: Outcome;
  readonly selection: Selection;
  /** Counts requests to bring the active node into view. */
  readonly revealed: number;
  /** Devices that the next paste will assign. */
  readonly cut: readonly NodePath[];
  readonly notice: Notice | undefined;
  /** Whether the project survives a reload. */
  readonly saving: 'idle' | 'saved' | 'blocked';
  /** Another window keeps this project, so that edits here are not stored. */
  readonly keptElsewhere: boolean;
  readonly tab: Tab;
  readonly dialog: Dialog | undefined;

  /** Changes the plan as one undoable step; `action` completes "Undo: …". */
  edit(action: string, change: (plan: Plan) => Plan): void;
  /** Applies the change a finding offers. */
  apply(change: PlanChange, action: string): void;
  assign(paths: readonly NodePath[], domain: string): void;
  unassign(paths: readonly NodePath[]): void;
  /** Adds a domain, with devices where some were waiting for it. */
  addDomain(fields: NewDomainFields, assign?: readonly NodePath[]): void;
  /** Gives a domain other fields, in the place of all that it had; without `gunyah` it is one of Xen. */
  changeDomain(name: string, fields: DomainFields): void;
  /** Takes names of SCMI resources from the text of a header. */
  nameScmi(file: string, text: string): void;
  forgetScmiNames(file: string): void;
  /**
   * Chooses how a domain reaches the SCMI firmware; undefined: not at all. `model` is what the way is called.
   * @param sci the host's side, where the model has one; it is kept otherwise
   */
  mediateScmi(name: string, scmi: ScmiMediation | undefined, model: string, sci?: { host?: SciHost }): void;
  removeDomain(name: string): void;
  /**
   * Connects two domains, as one step; `instead` names the channel that it replaces, `startedByXen` the domains that Xen
   * starts from now on.
   */
  connect(channel: Channel, how: { instead?: string; startedByXen?: readonly string[] }): void;
  disconnect(channel: string): void;
  /** Builds the present plan again, where that has failed. */
  rebuild(): void;
  undo(): void;
  redo(): void;
  /** Goes so many steps back (below 0) or forward in the history. */
  goTo(distance: number): void;

  cutDevices(paths: readonly NodePath[]): void;
  paste(domain: string | undefined): void;
  select(nodes: Iterable<NodeIndex>, active: NodeIndex | undefined): void;
  /** Selects one node and brings it into view in the tree. */
  reveal(path: NodePath): void;
  /** Takes the project from the window that keeps it, with what was done there. */
  keepHere(): void;
  showTab(tab: Tab): void;
  showDialog(dialog: Dialog | undefined): void;
  notify(text: string, undoable?: boolean): void;
  dismissNotice(): void;
}
