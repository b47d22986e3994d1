/** Something that the verification needs and this machine has not got: what depends on it is not run, and said so. */
export class Missing extends Error {}

/** What was wanted, or the first line of why it cannot be had. @throws Missing */
export function orMissing<T>(what: string, get: () => T): T {
  try {
    return get();
  } catch (error) {
    if (error instanceof Missing) throw error;
    throw new Missing(`${what} cannot be had: ${firstWords(error)}`);
  }
}

/** apt says why on its standard error; the message of Node only repeats the command. */
function firstWords(error: unknown): string {
  const { stderr } = error as { stderr?: unknown };
  const said = stderr ? String(stderr) : error instanceof Error ? error.message : String(error);
  return said.trim().split('\n')[0] || 'it could not be fetched';
}

/** What is got when it is first asked for; where it is missing, that is found out once. */
export function onDemand<T>(get: () => T): () => T {
  let known: { readonly answer: T } | { readonly missing: Missing } | undefined;
  return () => {
    known ??= attempt(get);
    if ('missing' in known) throw known.missing;
    return known.answer;
  };
}

function attempt<T>(get: () => T): { readonly answer: T } | { readonly missing: Missing } {
  try {
    return { answer: get() };
  } catch (error) {
    if (error instanceof Missing) return { missing: error };
    throw error;
  }
}
