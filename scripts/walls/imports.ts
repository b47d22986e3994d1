import { parseSync, Visitor } from 'vite';

export interface Import {
  /** As written, without `?query`; undefined where it is computed at run time. */
  readonly specifier: string | undefined;
  readonly typeOnly: boolean;
  /** From 1. */
  readonly line: number;
}

/**
 * All that a module pulls in: import and export-from statements, `import x = require()`, `import()` as expression
 * and as type, `require()`, and worker or asset files named by `new URL('…', import.meta.url)`.
 * @throws SyntaxError where the source does not parse.
 */
export function importsOf(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]!.message}`);
  const found: Import[] = [];
  const add = (from: { start: number }, specifier: unknown, typeOnly: boolean): void => {
    const text = typeof specifier === 'string' ? specifier.replace(/\?.*$/, '') : undefined;
    found.push({ specifier: text, typeOnly, line: source.slice(0, from.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration(node) {
      const types = node.specifiers.filter(
        (one) => one.type === 'ImportSpecifier' && one.importKind === 'type',
      );
      const allTypes = node.specifiers.length > 0 && types.length === node.specifiers.length;
      add(node, node.source.value, node.importKind === 'type' || allTypes);
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node, node.source.value, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression(node) {
      add(node, literal(node.source), false);
    },
    TSImportType(node) {
      add(node, node.source.value, true);
    },
    TSImportEqualsDeclaration(node) {
      const from = node.moduleReference;
      if (from.type === 'TSExternalModuleReference') {
        add(node, from.expression.value, node.importKind === 'type');
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
        add(node, literal(node.arguments[0]), false);
      }
    },
    NewExpression(node) {
      const [target, origin] = node.arguments;
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL';
      if (isUrl && origin && /^import\.meta\.url$/.test(source.slice(origin.start, origin.end))) {
        add(node, literal(target), false);
      }
    },
  }).visit(program);
  return found.sort((a, b) => a.line - b.line);
}

const literal = (node: { type: string; value?: unknown } | undefined): unknown =>
  node?.type === 'Literal' ? node.value : undefined;
