import { describe, expect, it, vi } from 'vitest';
import { type Chord, disturbsTyping, isChord, keyCaps } from './keys.ts';
import { type Action, ActionRegistry } from './registry.ts';

const press = (
  key: string,
  held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: held.alt ?? false,
});

const action = (id: string, keys: readonly Chord[], more: Partial<Action> = {}): Action => ({
  id,
  group: 'Edit',
  title: id,
  keys,
  run: vi.fn(),
  ...more,
});

describe('chords', () => {
  it('tell Ctrl+Z from Ctrl+Shift+Z and take Command for Ctrl', () => {
    expect(isChord(press('z', { ctrl: true }), 'Ctrl+Z')).toBe(true);
    expect(isChord(press('z', { meta: true }), 'Ctrl+Z')).toBe(true);
    expect(isChord(press('Z', { ctrl: true, shift: true }), 'Ctrl+Z')).toBe(false);
    expect(isChord(press('Z', { ctrl: true, shift: true }), 'Ctrl+Shift+Z')).toBe(true);
    expect(isChord(press('z'), 'Ctrl+Z')).toBe(false);
    expect(isChord(press('z', { ctrl: true, alt: true }), 'Ctrl+Z')).toBe(false);
  });

  it('take a character wherever the layout has it', () => {
    expect(isChord(press('?', { shift: true }), '?')).toBe(true);
    expect(isChord(press('?'), '?')).toBe(true);
    expect(isChord(press('F8', { shift: true }), 'F8')).toBe(false);
  });

  it('know what somebody who types needs', () => {
    expect(['?', '/', 'Delete', 'Ctrl+Z', 'Ctrl+V'].filter(disturbsTyping)).toHaveLength(5);
    expect(['Ctrl+K', 'Ctrl+E', 'F8', 'Shift+F8'].filter(disturbsTyping)).toEqual([]);
  });

  it('print as caps', () => {
    expect(keyCaps('Ctrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('Ctrl+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
  });
});

describe('ActionRegistry', () => {
  it('refuses a second action of the same id', () => {
    const registry = new ActionRegistry();
    registry.add([action('edit.undo', [])]);
    expect(() => registry.add([action('edit.undo', [])])).toThrow('registered twice');
  });

  it('finds by key, before or after the focused widget', () => {
    const registry = new ActionRegistry();
    registry.add([action('palette', ['Ctrl+K'], { everywhere: true }), action('undo', ['Ctrl+Z'])]);
    expect(registry.forKey(press('k', { ctrl: true }), 'everywhere', true)?.id).toBe('palette');
    expect(registry.forKey(press('k', { ctrl: true }), 'rest', false)).toBeUndefined();
    expect(registry.forKey(press('z', { ctrl: true }), 'rest', false)?.id).toBe('undo');
    expect(registry.forKey(press('z', { ctrl: true }), 'rest', true)).toBeUndefined();
  });

  it('passes over what makes no sense now', () => {
    const registry = new ActionRegistry();
    const idle = action('a', ['F8'], { when: () => false });
    const ready = action('b', ['F8']);
    registry.add([idle, ready]);
    expect(registry.forKey(press('F8'), 'rest', false)?.id).toBe('b');
    expect(registry.run('a')).toBe(false);
    expect(idle.run).not.toHaveBeenCalled();
    expect(registry.run('b')).toBe(true);
    expect(ready.run).toHaveBeenCalledOnce();
  });

  it('tells listeners, and keeps its list otherwise', () => {
    const registry = new ActionRegistry();
    const listener = vi.fn();
    registry.subscribe(listener);
    const remove = registry.add([action('a', [])]);
    const list = registry.all();
    expect(registry.all()).toBe(list);
    remove();
    expect(registry.all()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
