import { MAX_DEPTH } from '../fdt/limits.ts';
import type { MemoryReservation } from '../fdt/tree.ts';
import { encodeUtf8 } from '../platform.ts';
import { Budget, requireRoomForLabel } from './budget.ts';
import { readInteger } from './expression.ts';
import { Lexer, type Token } from './lexer.ts';
import { deleteNode, mergeNode } from './merge.ts';
import { type Label, SourceNode } from './model.ts';
import { readValue, type ValueContext } from './read-value.ts';
import { fail, type Place } from './source.ts';
import { ValueBuilder } from './value.ts';

/** A source text, read: one merged tree whose references are still open. */
export interface SourceTree {
  readonly plugin: boolean;
  readonly reservations: readonly MemoryReservation[];
  readonly root: SourceNode;
  /** What is left for the references. */
  readonly budget: Budget;
  readonly bootCpu: number;
}

/** Reads device tree source after the grammar of the Devicetree Specification 0.4, chapter 6. @throws DtsError */
export function readSource(text: string, files: ReadonlyMap<string, Uint8Array>): SourceTree {
  return new SourceReader(text, files).read();
}

class SourceReader implements ValueContext {
  readonly files: ReadonlyMap<string, Uint8Array>;
  token: Token;
  readonly #budget = new Budget();
  readonly #lexer: Lexer;
  /** Used for one value after the other. */
  readonly #value = new ValueBuilder();
  readonly #byLabel = new Map<string, SourceNode>();
  #plugin = false;
  #fragments = 0;

  constructor(text: string, files: ReadonlyMap<string, Uint8Array>) {
    this.files = files;
    this.#lexer = new Lexer(text, files);
    this.token = this.#lexer.next();
  }

  read(): SourceTree {
    this.#readHeader();
    const reservations: MemoryReservation[] = [];
    while (this.#isKeyword('/memreserve/') || this.token.kind === 'label')
      reservations.push(this.#readReservation());
    let root: SourceNode | undefined;
    while (this.token.kind !== 'end') root = this.#readTopLevel(root);
    if (!root) fail(this.token, 'The tree is missing: it begins with / {', { expected: "'/'" });
    return { plugin: this.#plugin, reservations, root, bootCpu: guessBootCpu(root), budget: this.#budget };
  }

  advance(): Token {
    const before = this.token;
    this.token = this.#lexer.next();
    return before;
  }

  expect(sign: string): void {
    if (this.#isSign(sign)) {
      this.advance();
      return;
    }
    fail(this.token, `'${sign}' is missing; here stands ${describe(this.token)}.`, { expected: `'${sign}'` });
  }

  #readHeader(): void {
    let first = true;
    while (this.#isKeyword('/dts-v1/')) {
      const at = this.advance();
      this.expect(';');
      const plugin = this.#isKeyword('/plugin/');
      if (plugin) {
        this.advance();
        this.expect(';');
      }
      if (!first && plugin !== this.#plugin)
        fail(at, 'This header contradicts an earlier one about /plugin/.');
      this.#plugin = plugin;
      first = false;
    }
    if (first) fail(this.token, 'Device tree source begins with /dts-v1/;', { expected: '/dts-v1/' });
  }

  #readReservation(): MemoryReservation {
    while (this.token.kind === 'label') this.advance();
    if (!this.#isKeyword('/memreserve/')) {
      fail(
        this.token,
        'A label stands here before /memreserve/ or, after the root node, before a &reference.',
        {
          expected: '/memreserve/',
        },
      );
    }
    this.advance();
    const reservation = { address: readInteger(this), size: readInteger(this) };
    this.expect(';');
    return reservation;
  }

  #readTopLevel(root: SourceNode | undefined): SourceNode {
    if (this.#isSign('/')) {
      const node = this.#readBody('', this.advance(), 1);
      if (!root) {
        this.#knowLabels(node, node);
        return node;
      }
      mergeNode(root, node);
      this.#knowLabels(node, root);
      return root;
    }
    if (this.#isReference()) return this.#readExtension(root);
    if (!root)
      fail(this.token, `The tree begins with / {; here stands ${describe(this.token)}.`, { expected: "'/'" });
    if (this.token.kind === 'label') {
      const label = this.advance();
      if (!this.#isReference()) {
        fail(this.token, 'A label stands here only before a &reference.', { expected: 'reference' });
      }
      return this.#readExtension(root, label);
    }
    const word = this.token;
    if (this.#isKeyword('/delete-node/') || this.#isKeyword('/omit-if-no-ref/')) {
      this.advance();
      if (!this.#isReference()) {
        fail(this.token, `After ${word.text} on this level a &reference stands.`, { expected: 'reference' });
      }
      const target = this.#target(root, this.token);
      this.advance();
      this.expect(';');
      if (word.text === '/delete-node/') deleteNode(target, word);
      else target.omitIfUnreferenced = true;
      return root;
    }
    if (this.#isKeyword('/memreserve/')) fail(word, 'Memory reservations stand before the root node.');
    fail(word, `On this level / or a &reference begins a node; here stands ${describe(word)}.`, {
      expected: "'/' or reference",
    });
  }

  /** Reads `&label { … };`: more of a node that exists, or in a plugin a fragment for one of the base tree. */
  #readExtension(root: SourceNode | undefined, label?: Token): SourceNode {
    const reference = this.advance();
    const found = root && this.#find(root, reference);
    const orphan = this.#plugin && !label && (!found || reference.kind === 'path reference');
    if (!orphan) {
      if (!root || !found) fail(reference, `No node before this place is ${shown(reference)}.`);
      const body = this.#readBody(found.name, reference, 1);
      if (label) body.labels.push({ name: label.text, at: label, deleted: false });
      mergeNode(found, body);
      this.#knowLabels(body, found);
      return root;
    }
    const tree = root ?? new SourceNode('', reference);
    const fragment = new SourceNode(`fragment@${this.#fragments++}`, reference);
    const isPath = reference.kind === 'path reference';
    fragment.properties.add({
      name: isPath ? 'target-path' : 'target',
      at: reference,
      labels: [],
      value: isPath ? encodeUtf8(`${reference.text}\0`) : Uint8Array.of(255, 255, 255, 255),
      markers: isPath ? [] : [{ kind: 'phandle', offset: 0, reference: reference.text, at: reference }],
      deleted: false,
    });
    const overlay = this.#readBody('__overlay__', reference, 3);
    fragment.children.add(overlay);
    tree.children.add(fragment);
    this.#knowLabels(overlay, overlay);
    return tree;
  }

  #readBody(name: string, at: Place, depth: number): SourceNode {
    this.#budget.node(at);
    if (depth > MAX_DEPTH) fail(at, `Nodes are nested more than ${MAX_DEPTH} deep.`);
    this.expect('{');
    const node = new SourceNode(name, at);
    while (!this.#isSign('}')) this.#readEntry(node, depth);
    this.advance();
    this.expect(';');
    return node;
  }

  #readEntry(node: SourceNode, depth: number): void {
    const labels: Label[] = [];
    let omit = false;
    for (;;) {
      if (this.token.kind === 'label') {
        const label = this.advance();
        requireRoomForLabel(labels, label);
        labels.push({ name: label.text, at: label, deleted: false });
      } else if (this.#isKeyword('/omit-if-no-ref/')) {
        this.advance();
        omit = true;
      } else break;
    }
    const deletion = this.token;
    if (this.#isKeyword('/delete-property/') || this.#isKeyword('/delete-node/')) {
      this.advance();
      const name = this.#readName();
      this.expect(';');
      if (deletion.text === '/delete-property/') {
        this.#requireBeforeChildren(node, deletion);
        node.properties.add({
          name,
          at: deletion,
          labels: [],
          value: new Uint8Array(),
          markers: [],
          deleted: true,
        });
      } else {
        const deleted = new SourceNode(name, deletion);
        deleted.deleted = true;
        node.children.add(deleted);
      }
      return;
    }
    const at = this.token;
    const name = this.#readName();
    if (this.#isSign('{')) {
      const child = this.#readBody(name, at, depth + 1);
      child.labels.push(...labels);
      child.omitIfUnreferenced = omit;
      node.children.add(child);
      return;
    }
    if (omit) fail(this.token, 'After /omit-if-no-ref/ a node stands.', { expected: "'{'" });
    this.#requireBeforeChildren(node, at);
    this.#budget.property(at);
    this.#value.clear();
    if (this.#isSign('=')) {
      this.advance();
      readValue(this, this.#value);
    } else if (!this.#isSign(';')) {
      fail(this.token, `After ${name} '=', '{' or ';' stands; here stands ${describe(this.token)}.`, {
        expected: "'=', '{' or ';'",
      });
    }
    this.expect(';');
    this.#budget.bytes(this.#value.length, at);
    node.properties.add({
      name,
      at,
      labels,
      ...this.#value.finish(),
      deleted: false,
    });
  }

  #requireBeforeChildren(node: SourceNode, at: Place): void {
    if (node.children.items.length > 0) fail(at, 'Properties stand before the child nodes.');
  }

  #readName(): string {
    if (this.token.kind !== 'name') {
      fail(this.token, `The name of a node or property is missing; here stands ${describe(this.token)}.`, {
        expected: "name or '}'",
      });
    }
    return this.advance().text;
  }

  /** Remembers who bears the labels of what was read; after a merge it is the node that was there before. */
  #knowLabels(read: SourceNode, bearer: SourceNode): void {
    for (const label of read.labels) this.#byLabel.set(label.name, bearer);
    for (const child of read.children.items) {
      if (child.deleted) continue;
      const kept = bearer === read ? child : bearer.children.first(child.name);
      this.#knowLabels(child, kept ?? child);
    }
  }

  #target(root: SourceNode, reference: Token): SourceNode {
    return (
      this.#find(root, reference) ?? fail(reference, `No node before this place is ${shown(reference)}.`)
    );
  }

  #find(root: SourceNode, { kind, text }: Token): SourceNode | undefined {
    if (kind === 'path reference') return nodeByPath(root, text);
    const bearer = this.#byLabel.get(text);
    return bearer?.labels.some((label) => label.name === text && !label.deleted) ? bearer : undefined;
  }

  #isReference(): boolean {
    return this.token.kind === 'label reference' || this.token.kind === 'path reference';
  }

  #isSign(text: string): boolean {
    return this.token.kind === 'sign' && this.token.text === text;
  }

  #isKeyword(text: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === text;
  }
}

/** The node at an absolute path, if it is not deleted. */
export function nodeByPath(root: SourceNode, path: string): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const name of path.split('/')) if (name !== '') node = node?.child(name);
  return node?.deleted ? undefined : node;
}

/** The header's boot CPU: `reg` of the first node below /cpus, as dtc guesses it. */
function guessBootCpu(root: SourceNode): number {
  const reg = nodeByPath(root, '/cpus')?.children.items[0]?.property('reg')?.value;
  return reg?.length === 4 ? new DataView(reg.buffer, reg.byteOffset).getUint32(0) : 0;
}

function shown({ kind, text }: Token): string {
  return kind === 'path reference' ? `&{${text}}` : `&${text}`;
}

function describe(token: Token): string {
  if (token.kind === 'end') return 'the end of the text';
  if (token.kind === 'label reference' || token.kind === 'path reference') return shown(token);
  if (token.kind === 'string') return 'a string';
  return token.kind === 'label' ? `${token.text}:` : `'${token.text}'`;
}
