import type { Plugin } from 'vite';

/**
 * Everything comes from where the page came from, and goes nowhere else. Monaco and Radix set styles from script,
 * hence the exception for styles.
 */
export const SITE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The element that puts a policy into a page, as static hosts cannot set headers. */
export const policyElement = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** Writes the policy into the built page; the dev server needs inline script. */
export const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: (html) => html.replace('<head>', `<head>\n    ${policyElement(SITE_POLICY)}`),
});
