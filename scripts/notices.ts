/** Writes `public/third-party-notices.txt`: `npm run notices`. A test says when it is out of date. */
import { writeFileSync } from 'node:fs';
import { NOTICES_FILE, notices } from './notices/text.ts';

writeFileSync(NOTICES_FILE, notices());
