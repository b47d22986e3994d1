import type { NodeIndex } from '../base/brand.ts';
import { unitHex } from '../base/hex.ts';
import { pageAddress, pagesOf } from '../base/page.ts';
import type { Reference } from '../devicetree/references.ts';
import type { HostFacts } from '../host/facts.ts';
import type { ScmiProtocol } from '../scmi/model.ts';
import { type Cell, DraftNode, twoCells } from './draft.ts';
import { writeInterrupts } from './interrupts.ts';
import type { AddressMap } from './mappings.ts';
import type { ScmiNeed } from './scmi-need.ts';

const BINDING = 'Documentation/devicetree/bindings/firmware/arm,scmi.yaml';

/**
 * The SCMI nodes of one guest, made from the host's as references ask for them: shared memory, the agent, and only
 * those protocols, regulators and pin groups that the domain's devices use. Ids stay as they are, since neither
 * Xen nor the firmware translates them.
 */
export class ScmiNodes {
  readonly #facts: HostFacts;
  readonly #need: ScmiNeed;
  readonly #agent: DraftNode;
  readonly #own: OwnChain | undefined;
  readonly #shmem: readonly DraftNode[];
  readonly #copies = new Map<NodeIndex, DraftNode>();

  /** @param own path of the agent that the user has written, which then only gets the protocols it lacks */
  constructor(facts: HostFacts, need: ScmiNeed, addresses: AddressMap, own?: string) {
    this.#facts = facts;
    this.#need = need;
    this.#own = own === undefined ? undefined : chainTo(own);
    this.#shmem = this.#own ? [] : need.shmem.map((area) => this.#sharedMemory(area, addresses));
    this.#agent = this.#own?.last ?? this.#agentNode();
  }

  /** What goes below the root: for EPAM's libxl, which takes the names of the protocols from there. */
  get rootNodes(): DraftNode[] {
    if (this.#copies.size === 0) return [];
    if (this.#own) return this.#own.below === '/' ? [this.#own.first] : [];
    if (!this.#byToolstack) return [];
    const firmware = new DraftNode('firmware', {
      why: "The toolstack makes the guest's node of what is named here.",
    });
    firmware.add(this.#agent);
    return [firmware];
  }

  /** What goes below `/passthrough`; nothing where no reference led here. */
  get nodes(): DraftNode[] {
    if (this.#copies.size === 0) return [];
    if (this.#own) return this.#own.below === '/passthrough' ? [this.#own.first] : [];
    if (this.#byToolstack) return [];
    const firmware = firmwareBus();
    firmware.add(this.#agent);
    return [...this.#shmem, firmware];
  }

  get #byToolstack(): boolean {
    return this.#need.mediation.model === 'epam';
  }

  /** The cells that name an SCMI resource in the guest; undefined for a provider that is no part of the agent. */
  forReference({ target, args }: Reference): readonly Cell[] | undefined {
    const { protocols } = this.#need.instance;
    const { tree } = this.#facts;
    const protocol = protocols.find(({ node }) => target !== undefined && tree.isWithin(target, node));
    if (protocol === undefined || target === undefined) return undefined;
    this.#protocol(protocol);
    return [this.#copy(target), ...args];
  }

  #protocol({ node, kind }: ScmiProtocol): DraftNode {
    const known = this.#copies.get(node);
    if (known) return known;
    const { tree } = this.#facts;
    const path = tree.path(node);
    const draft = new DraftNode(`protocol@${unitHex(kind.id)}`, {
      why: `${kind.name}: devices of this domain use it.`,
      path,
    });
    draft.cells('reg', [kind.id]);
    for (const name of kind.cells) {
      const cells = tree.u32(node, name);
      if (cells !== undefined)
        draft.cells(name, [cells], { why: 'As on the host.', path, property: name, source: BINDING });
    }
    this.#copies.set(node, draft);
    this.#agent.add(draft);
    return draft;
  }

  /** A regulator or pin group with the nodes that hold it, as on the host but for what refers elsewhere. */
  #copy(node: NodeIndex): DraftNode {
    const known = this.#copies.get(node);
    if (known) return known;
    const { tree, references } = this.#facts;
    const path = tree.path(node);
    const draft = new DraftNode(tree.name(node), { why: `${path}, which devices of this domain use.`, path });
    const elsewhere = new Set(references.out(node).map(({ property }) => property));
    for (const name of tree.propertyNames(node)) {
      if (name === 'phandle' || name === 'linux,phandle' || elsewhere.has(name)) continue;
      draft.properties.push({ name, value: tree.value(node, name)! });
    }
    this.#copies.set(node, draft);
    this.#copy(tree.parent(node)!).add(draft);
    return draft;
  }

  #agentNode(): DraftNode {
    const { instance, mediation } = this.#need;
    const { tree } = this.#facts;
    const path = tree.path(instance.node);
    const agent = new DraftNode('scmi', { why: `Made from ${path}: the guest's own SCMI agent.`, path });
    if (mediation.model === 'epam') {
      // Function id and memory are the toolstack's to say.
    } else if (mediation.model === 'virtio') {
      agent.strings('compatible', ['arm,scmi-virtio'], {
        why: 'A backend in another domain answers.',
        source: BINDING,
      });
    } else {
      agent.strings('compatible', [instance.transport.compatible], {
        why: 'The transport of the host.',
        path,
      });
      const smcId = mediation.smcId ?? instance.smcId;
      if (smcId !== undefined) {
        agent.cells('arm,smc-id', [smcId], {
          why:
            mediation.smcId === undefined
              ? 'The function id of the host.'
              : 'The function id that the plan gives.',
          path,
          property: 'arm,smc-id',
        });
      }
      if (this.#shmem.length > 0) agent.cells('shmem', this.#shmem, { why: 'The shared memory above.' });
    }
    agent.cells('#address-cells', [1]);
    agent.cells('#size-cells', [0]);
    if (this.#need.interrupts.length > 0) writeInterrupts(this.#facts, new Map(), instance.node, agent);
    return agent;
  }

  #sharedMemory({ node, address, size }: ScmiNeed['shmem'][number], addresses: AddressMap): DraftNode {
    const path = this.#facts.tree.path(node);
    const guest = addresses.guestAddress(address);
    const draft = new DraftNode(`sram@${unitHex(guest)}`, {
      why: 'The memory that guest and firmware share.',
      path,
    });
    draft.strings('compatible', ['arm,scmi-shmem']);
    draft.cells('reg', [...twoCells(guest), ...twoCells(size)], {
      why: 'Offset in the page and size are those of the host.',
      path,
      property: 'reg',
    });
    return draft;
  }

  /** For domains that Xen starts: the pages of the shared memory, each once, which no IOMMU concerns. */
  markForDom0less(addresses: AddressMap): void {
    if (this.#own) return;
    const done = new Set<number>();
    for (const [i, area] of this.#need.shmem.entries()) {
      const { mfn, count } = pagesOf(area);
      const mapped = addresses.mappingOf(area.address) !== undefined;
      if (!mapped || done.has(mfn)) continue;
      done.add(mfn);
      const host = pageAddress(mfn);
      const draft = this.#shmem[i]!;
      draft.cells(
        'xen,reg',
        [...twoCells(host), ...twoCells(pageAddress(count)), ...twoCells(addresses.guestAddress(host))],
        { why: 'The page of the shared memory, and where it appears in the guest.' },
      );
      if (this.#need.interrupts.length > 0 && done.size === 1) {
        draft.strings('xen,path', [this.#facts.tree.path(this.#need.instance.node)], {
          why: "Lets Xen hand over the interrupt of the firmware's answers.",
        });
      }
      draft.cells('xen,force-assign-without-iommu', [], {
        why: 'Memory, no device: there is nothing for an IOMMU to confine.',
        source: 'xen/common/device-tree/dom0less-build.c:handle_passthrough_prop',
      });
    }
  }
}

/** Nodes without properties, to be merged into those that the user has written. */
interface OwnChain {
  readonly below: '/' | '/passthrough';
  readonly first: DraftNode;
  readonly last: DraftNode;
}

function chainTo(path: string): OwnChain {
  const below = path.startsWith('/passthrough/') ? '/passthrough' : '/';
  const names = path.slice(below === '/' ? 1 : '/passthrough/'.length).split('/');
  const nodes = names.map((name) =>
    below === '/passthrough' && name === 'firmware'
      ? firmwareBus()
      : new DraftNode(name, { why: 'The SCMI node that the plan holds for this domain.' }),
  );
  for (const [i, node] of nodes.entries()) nodes[i + 1] && node.add(nodes[i + 1]!);
  return { below, first: nodes[0]!, last: nodes.at(-1)! };
}

function firmwareBus(): DraftNode {
  const firmware = new DraftNode('firmware', {
    why: 'A bus, so that Linux makes a device of the SCMI node: it looks for /firmware at the root only.',
  });
  firmware.strings('compatible', ['simple-bus']);
  firmware.cells('#address-cells', [2]);
  firmware.cells('#size-cells', [2]);
  firmware.cells('ranges', []);
  return firmware;
}
