import { describe, expect, it } from 'vitest';
import { DeviceTree } from '../../core/devicetree/tree.ts';
import { dts } from '../../core/testing/dts.ts';
import { bestOf, score, searchNodes } from './search.ts';

const tree = new DeviceTree(dts`/ {
  soc {
    ethernet@ff0e0000 { compatible = "cdns,zynqmp-gem", "cdns,gem";
      mdio { };
    };
    serial@ff000000 { compatible = "arm,pl011"; };
    ahci@fd0c0000 { compatible = "ceva,ahci-1v84"; };
  };
};`);
const names = (query: string) => searchNodes(tree, query, 10).map((node) => tree.name(node));

describe('palette search', () => {
  it('wants every word, in any order', () => {
    expect(score('domain new', 'New domain')).toBeGreaterThan(0);
    expect(score('domain old', 'New domain')).toBe(0);
  });

  it('prefers starts of texts to starts of words to the inside', () => {
    const found = bestOf('port', ['Report', 'My port', 'Portable'], (text) => text, 10);
    expect(found).toEqual(['Portable', 'My port', 'Report']);
  });

  it('finds nodes by name, address, compatible and path; the name first', () => {
    expect(names('ethernet')).toEqual(['ethernet@ff0e0000', 'mdio']);
    expect(names('fd0c')).toEqual(['ahci@fd0c0000']);
    expect(names('0xFD0C0000')).toEqual(['ahci@fd0c0000']);
    expect(names('pl011')).toEqual(['serial@ff000000']);
    expect(names('ahci')[0]).toBe('ahci@fd0c0000');
    expect(names('nothing like it')).toEqual([]);
  });

  it('keeps to its limit', () => {
    expect(searchNodes(tree, 'soc', 2)).toHaveLength(2);
  });
});
