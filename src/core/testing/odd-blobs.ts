import { begin, blob, end, endNode, nop, prop, propAt } from './blob.ts';
import { dts } from './dts.ts';

/** Boards of all the shapes that matter to a reader, small enough that most damage hits something. */
export const oddBlobs: readonly Uint8Array[] = [
  dts`/ { };`,
  dts`
    /memreserve/ 0x80000000 0x10000;
    /memreserve/ 0x0 0x1000;
    / {
      #address-cells = <2>; #size-cells = <2>;
      compatible = "acme,board", "acme,soc";
      gic: interrupt-controller@8000 { #interrupt-cells = <3>; interrupt-controller; reg = <0 0x8000 0 0x1000>; };
      soc {
        interrupt-parent = <&gic>;
        ranges;
        uart@1000 { reg = <0 0x1000 0 0x100>; interrupts = <0 1 4>; reg-names = "regs"; names; };
        bus@2000 { a { b { c { d { e { f { g { deep; }; }; }; }; }; }; }; };
      };
    };
  `,
  blob(
    [
      nop,
      begin(),
      nop,
      prop('#size-cells', '\0\0\0\x01'),
      propAt(6),
      begin('twin'),
      endNode,
      begin('twin'),
      endNode,
      endNode,
      nop,
      end,
    ],
    {
      order: ['strings', 'structure', 'reservations'],
      gap: 5,
      slack: 21,
      bootCpu: 3,
    },
  ),
  blob([begin(), prop('model', 'v16\0'), begin('x\xff'), prop('y\x80', 'z'), endNode, endNode, end], {
    version: 16,
  }),
];
