/** `npm run schema`: writes the JSON Schema of the project file to where the app serves it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { planJsonSchema } from '../src/core/plan/schema.ts';

mkdirSync('public/schema', { recursive: true });
writeFileSync('public/schema/domgraft-project-1.json', `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
