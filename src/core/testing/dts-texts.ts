/** Device tree sources, each for a corner of the language, by what they show; all of them compile. */
export const SOUND_TEXTS: Readonly<Record<string, string>> = {
  'an empty tree': '/dts-v1/; / { };',
  'labels on everything': `/dts-v1/;
    l1: l2: /memreserve/ 0x10000000 0x4000;
    /memreserve/ (1 << 32) 0xfffffffffff;
    / {
      node_a: node_b: soc { p1: p2: reg = v1: <v2: 1 v3: 2 v4:> v5:, v6: "x" v7:, [b1: 01 b2: 02 b3:] b4:; empty: dma-coherent; };
      user { x = <&node_a &{/soc}>; y = &node_b, &{/user}, "tail"; z = &{/}; };
    };`,
  'phandles: own, shared, self, forward and legacy': `/dts-v1/; / {
    late = <&c &d &a>;
    a: a { phandle = <2>; }; b: b { }; c: c { }; d: d { linux,phandle = <0x10>; };
    e: e { phandle = <&e>; }; f { x = <&b &c &e &f>; f: g { phandle = <1>; linux,phandle = <1>; }; };
  };`,
  'several blocks, extensions and additions': `/dts-v1/;
    / { model = "first"; soc: soc { a = <1>; b = <2>; one { x; }; two: two { y = "y"; }; }; };
    / { model = "second"; compatible = "acme,board"; soc { b = <3>; c = <4>; one { z; }; three { }; }; };
    &soc { a = [00]; two { y = "z"; more { }; }; };
    &{/soc/three} { here; };
    again: &two { label-too = <&again>; };
    &again { last; };`,
  'deletions keep places and can be undone': `/dts-v1/;
    / { a; b = <1>; c; x: x { p; q { r; }; }; y { s; }; z: z { }; };
    / { /delete-property/ b; d; /delete-node/ x; /delete-node/ nothing; };
    / { b = <2>; e; x { t; q { u; }; }; /delete-node/ y; };
    /delete-node/ &z;
    / { y { v; }; z { again; }; };
    / { /delete-property/ absent; };`,
  'deletions in a first definition name nothing yet': `/dts-v1/;
    / { a = <1>; /delete-property/ a; /delete-property/ b; /delete-node/ n; n { x; }; };
    / { b = <2>; m { y; }; };`,
  'unreferenced nodes are left out': `/dts-v1/;
    / { used = <&b>; also = &e; /omit-if-no-ref/ a: a { x = <&d>; }; /omit-if-no-ref/ b: b { };
        l: /omit-if-no-ref/ c { }; d: d { }; e: e { }; f: f { }; };
    /omit-if-no-ref/ &d; /omit-if-no-ref/ &e; /omit-if-no-ref/ &f;`,
  'element sizes': `/dts-v1/; / {
    a = /bits/ 8 <1 0xff (-1) 'x'>, /bits/ 16 <0x1234 (-2)>, /bits/ 32 <0xffffffff (-1)>, /bits/ 64 <0x123456789abcdef0 (-1) 1>;
    b = [00 11 2233 4455667788], [], <>, "";
  };`,
  'the operators of C': `/dts-v1/; / {
    a = <(1 + 2 * 3 - 4 / 2 % 3) (-(1) + 1) (~0 & 0xff) (!5) (!0) (1 << 4 | 2) (0xf0 ^ 0xff) (0x100 >> 4)>;
    b = <(1 ? 2 : 3) (0 ? 2 : 0 ? 4 : 5) (1 && 0 || 1) (3 < 4) (4 <= 4) (5 > 6) (6 >= 6) (7 == 7) (7 != 7)>;
    c = /bits/ 64 <(1 << 63) (1 << 64) (1 >> 70) (0 - 1) ((0 - 1) / 3) ((0-1) > 1) (0xffffffffffffffff * 2)>;
    d = <(10 - 3 - 2) (100 / 10 / 5) (1 << 1 << 2) (- - 5) (2 == 2 == 1) (1 | 2 & 3 ^ 1)>;
  };`,
  literals: `/dts-v1/; / {
    a = <0 1 0x1F 0XfF 017 10U 10L 10UL 0x10ULL 07LL>;
    b = <'a' '\\n' '\\0' '\\x41' '\\'' '"' '\\101' '\\377'>;
  };`,
  strings: `/dts-v1/; / {
    a = "plain", "", "with \\"quotes\\" and \\\\", "\\a\\b\\t\\n\\v\\f\\r";
    b = "\\0", "nul\\0inside", "\\001\\0012\\x4g\\x41B", "\\q\\?", "caf\u00e9 \u6f22";
    c = "two
lines", "a, b; { } /* no comment */ // none";
  };`,
  'comments and blanks': `/* head */ /dts-v1/ /* mid */ ; // tail
    /***/ / /**/ { /* ** / */ a /**/ = /* x */ < /* y */ 1 // z
      2 > ; } ; // end
`,
  names: `/dts-v1/; / {
    #address-cells = <1>; a,b.c_d+e*f#g?h-i = "all"; 0 = "digit"; \\1st = "escaped";
    pci@0,0 { bus-range = <0 1>; }; 1p8v { }; led.red { }; A+B@1,f { }; l: n@1 { name = "n"; };
  };`,
  'marks of a preprocessor': `# 1 "board.dts"
# 1 "<built-in>" 1
# 32 "<command-line>" 2
#line 3 "board.dts"
/dts-v1/;
# 7 "soc.dtsi" 1 3
/ {
# 9 "soc.dtsi"
  a = <1>; };`,
  'the boot CPU': `/dts-v1/; / { cpus { cpu@100 { reg = <0x100>; }; cpu@0 { reg = <0>; }; }; };`,
  'a plugin of sugar': `/dts-v1/; /plugin/;
    &uart0 { status = "okay"; clocks = <&clk 1>, <&mine>; mine: child { x = <&uart0>; y = <&mine &mine>; }; };
    &{/soc/i2c@1000} { eeprom: eeprom@50 { reg = <0x50>; supply = <&vcc>; }; };
    &mine { more; };
    / { mine2: extra { ref = <&eeprom &{/extra}>; }; };`,
  'a plugin that asks for a path': '/dts-v1/; /plugin/; / { a = <&{/none}>; };',
  'a plugin of fragments': `/dts-v1/; /plugin/; / {
    compatible = "acme,overlay";
    fragment@0 { target = <&soc>; __overlay__ { a = <&b>; b: b { c = <&gic 1 2>, <&b>; }; }; };
    fragment@1 { target-path = "/"; __overlay__ { /delete-property/ x; d { e = <&vcc>; }; }; };
  };`,
};

/** Sources that are refused, by what is wrong: the text and where the error is told. */
export const UNSOUND_TEXTS: Readonly<
  Record<string, { text: string; line: number; column: number; message: RegExp }>
> = {
  'no text': { text: '', line: 1, column: 1, message: /begins with \/dts-v1\// },
  'no header': { text: '/ { };', line: 1, column: 1, message: /begins with \/dts-v1\// },
  'no tree': { text: '/dts-v1/;', line: 1, column: 10, message: /tree is missing/ },
  'a missing semicolon': {
    text: '/dts-v1/;\n/ {\n  a = <1>\n};',
    line: 4,
    column: 1,
    message: /';' is missing/,
  },
  'a node that does not end': {
    text: '/dts-v1/; / { a {',
    line: 1,
    column: 18,
    message: /the end of the text/,
  },
  'a property after a node': {
    text: '/dts-v1/; / { a { }; b; };',
    line: 1,
    column: 22,
    message: /before the child nodes/,
  },
  'a label twice': { text: '/dts-v1/; / { l: a { }; l: b { }; };', line: 1, column: 25, message: /label l / },
  'a label twice, on a value': {
    text: '/dts-v1/; / { a = <l: 1>; l: b { }; };',
    line: 1,
    column: 27,
    message: /label l /,
  },
  'a node twice': {
    text: '/dts-v1/; / { a { }; a { }; };',
    line: 1,
    column: 22,
    message: /two nodes of the name a/,
  },
  'a property twice': { text: '/dts-v1/; / { a; b; a; };', line: 1, column: 21, message: /two properties/ },
  'a reference to nothing': {
    text: '/dts-v1/; / { a = <1 &b>; };',
    line: 1,
    column: 22,
    message: /&b refers to nothing/,
  },
  'a path to nothing': {
    text: '/dts-v1/; / { a = &{/b}; };',
    line: 1,
    column: 19,
    message: /&\{\/b\} refers to nothing/,
  },
  'an extension of nothing': {
    text: '/dts-v1/; / { };\n&b { };',
    line: 2,
    column: 1,
    message: /before this place is &b/,
  },
  'a deletion of nothing': {
    text: '/dts-v1/; / { };\n/delete-node/ &b;',
    line: 2,
    column: 15,
    message: /&b/,
  },
  'a path to nothing in a plugin': {
    text: '/dts-v1/; /plugin/; &a { b = &c; };',
    line: 1,
    column: 30,
    message: /&c/,
  },
  'a phandle twice': {
    text: '/dts-v1/; / { a { phandle = <1>; }; b { phandle = <1>; }; };',
    line: 1,
    column: 37,
    message: /phandle 1/,
  },
  'a phandle of nobody': {
    text: '/dts-v1/; / { phandle = <0>; };',
    line: 1,
    column: 15,
    message: /0 is no phandle/,
  },
  'a phandle of another node': {
    text: '/dts-v1/; / { a: a { }; b { phandle = <&a>; }; };',
    line: 1,
    column: 40,
    message: /another node/,
  },
  'a long phandle': { text: '/dts-v1/; / { phandle = <1 2>; };', line: 1, column: 15, message: /has 8/ },
  'phandles that differ': {
    text: '/dts-v1/; / { a { phandle = <1>; linux,phandle = <2>; }; };',
    line: 1,
    column: 15,
    message: /differ/,
  },
  'a wrong name property': {
    text: '/dts-v1/; / { a { name = "b"; }; };',
    line: 1,
    column: 19,
    message: /not the node's name/,
  },
  'a bad character in a node name': {
    text: '/dts-v1/; / { a*b { }; };',
    line: 1,
    column: 15,
    message: /no name of a node/,
  },
  'two @ in a node name': {
    text: '/dts-v1/; / { a@1@2 { }; };',
    line: 1,
    column: 15,
    message: /no name of a node/,
  },
  'an @ in a property name': {
    text: '/dts-v1/; / { a@1; };',
    line: 1,
    column: 15,
    message: /no name of a property/,
  },
  'a number too large for a cell': {
    text: '/dts-v1/; / { a = <0x100000000>; };',
    line: 1,
    column: 20,
    message: /does not fit/,
  },
  'a number too large for a byte': {
    text: '/dts-v1/; / { a = /bits/ 8 <256>; };',
    line: 1,
    column: 29,
    message: /does not fit/,
  },
  'a number too large for anything': {
    text: '/dts-v1/; / { a = <0x10000000000000000>; };',
    line: 1,
    column: 20,
    message: /64 bits/,
  },
  'a digit above 7': { text: '/dts-v1/; / { a = <08>; };', line: 1, column: 20, message: /octal/ },
  'an odd element size': {
    text: '/dts-v1/; / { a = /bits/ 12 <1>; };',
    line: 1,
    column: 26,
    message: /8, 16, 32 or 64/,
  },
  'a reference in bytes': {
    text: '/dts-v1/; / { a: a { b = /bits/ 8 <&a>; }; };',
    line: 1,
    column: 36,
    message: /32-bit/,
  },
  'half a byte': { text: '/dts-v1/; / { a = [012]; };', line: 1, column: 22, message: /'\]' is missing/ },
  'a division by zero': { text: '/dts-v1/; / { a = <(1 / 0)>; };', line: 1, column: 23, message: /zero/ },
  'an empty character': { text: "/dts-v1/; / { a = <''>; };", line: 1, column: 20, message: /one byte/ },
  'a string without an end': { text: '/dts-v1/; / { a = "b; };', line: 1, column: 19, message: /no end/ },
  'a macro': {
    text: '/dts-v1/; / { a = <GIC_SPI 1>; };',
    line: 1,
    column: 20,
    message: /GIC_SPI cannot stand here/,
  },
  'a preprocessor line': { text: '/dts-v1/;\n#define A 1\n/ { };', line: 2, column: 1, message: /#define/ },
  'a late reservation': {
    text: '/dts-v1/; / { };\n/memreserve/ 1 2;',
    line: 2,
    column: 1,
    message: /before the root/,
  },
  'headers that differ': {
    text: '/dts-v1/; /plugin/; /dts-v1/; / { };',
    line: 1,
    column: 21,
    message: /contradicts/,
  },
};
