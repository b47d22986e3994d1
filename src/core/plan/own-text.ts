import type { Domain } from './plan.ts';

/** The texts that the user types for a domain, by the field of the plan that holds them. */
export const OWN_TEXTS = { snippet: 'own-nodes.dtsi', extraConfig: 'own-settings.cfg' } as const;

export type OwnText = keyof typeof OWN_TEXTS;

/** What findings and the screen call a text of the user: a name beside those of the domain's files. */
export const ownTextName = (domain: string, text: OwnText): string => `${domain}/${OWN_TEXTS[text]}`;

/** Which texts a domain has: `dom.cfg`, and so further settings of it, only where xl may start the domain. */
export const ownTextsOf = ({ boot, gunyah }: Pick<Domain, 'boot' | 'gunyah'>): readonly OwnText[] =>
  boot === 'dom0less' || gunyah ? ['snippet'] : ['snippet', 'extraConfig'];
