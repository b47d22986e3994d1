/** Fetches the editor; worth calling as soon as somebody reaches for the files. */
export const loadCodePane = () => import('./CodePane.tsx');
export const loadDiffPane = () => import('./DiffPane.tsx');
export const loadOwnTextPane = () => import('./OwnTextPane.tsx');
