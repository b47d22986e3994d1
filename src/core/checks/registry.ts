import { DMA_RULES } from './dma/rules.ts';
import { GENERATION_RULES } from './generation.ts';
import type { Rule } from './rule.ts';

/** Every rule and note, in the order in which lists show them. */
export const RULES: readonly Rule[] = [...DMA_RULES, ...GENERATION_RULES];

/** The rule of a finding. */
export const ruleById = (id: string): Rule | undefined => byId.get(id);

const byId = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));
