/** Module hooks for Node: TypeScript loses its types, JSON needs no import attribute, as in the bundled program. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'rolldown/utils';

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:')) return nextLoad(url, context);
  if (/\.tsx?$/.test(url)) return { format: 'module', source: await compile(url), shortCircuit: true };
  if (url.endsWith('.json')) {
    const text = await readFile(fileURLToPath(url), 'utf8');
    return { format: 'module', source: `export default ${text};`, shortCircuit: true };
  }
  return nextLoad(url, context);
}

async function compile(url) {
  const path = fileURLToPath(url);
  const { code, map, errors } = await transform(path, await readFile(path, 'utf8'), {
    tsconfig: false,
    sourcemap: true,
    target: 'node20',
  });
  if (errors.length > 0) throw new SyntaxError(errors.map((error) => error.message).join('\n'));
  const inlineMap = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`;
}
