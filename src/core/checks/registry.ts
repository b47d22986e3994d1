import { CHANNEL_RULES } from './channels/rules.ts';
import { CONFIGURATION_RULES } from './configuration/rules.ts';
import { DMA_RULES } from './dma/rules.ts';
import { CONFIG_FILE_RULES } from './files/config.ts';
import { IOMEM_FILE_RULES } from './files/iomem.ts';
import { PAIR_FILE_RULES } from './files/pairs.ts';
import { TREE_FILE_RULES } from './files/trees.ts';
import { GENERATION_RULES } from './generation.ts';
import { GUNYAH_RULES } from './gunyah/rules.ts';
import { INTERRUPT_RULES } from './interrupts/rules.ts';
import { MEMORY_RULES } from './memory/rules.ts';
import { NOTES } from './notes.ts';
import { PAGE_RULES } from './pages/rules.ts';
import { PROVIDER_RULES } from './providers/rules.ts';
import type { Rule } from './rule.ts';
import { SCMI_RULES } from './scmi/rules.ts';
import { XEN_RULES } from './xen/rules.ts';

/** Every rule and note, in the order in which lists show them. */
export const RULES: readonly Rule[] = [
  ...DMA_RULES,
  ...PAGE_RULES,
  ...INTERRUPT_RULES,
  ...XEN_RULES,
  ...MEMORY_RULES,
  ...CHANNEL_RULES,
  ...PROVIDER_RULES,
  ...CONFIGURATION_RULES,
  ...GENERATION_RULES,
  ...SCMI_RULES,
  ...GUNYAH_RULES,
  ...CONFIG_FILE_RULES,
  ...IOMEM_FILE_RULES,
  ...TREE_FILE_RULES,
  ...PAIR_FILE_RULES,
  ...NOTES,
];
