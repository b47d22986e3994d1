/** What the fragment of a link to a project begins with. */
export const LINK_KEY = 'project=';

/** Whether a fragment, with or without `#`, means to be a link to a project. */
export const isLink = (fragment: string): boolean => fragment.replace(/^#/, '').startsWith(LINK_KEY);
