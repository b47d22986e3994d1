import type { Domain } from '../../core/plan/plan.ts';
import { countProtocols } from '../../store/scmi.ts';
import { ActionLink } from '../parts/LinkButton.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { scmiTexts as texts } from './scmi-strings.ts';

/** Says how a domain reaches the SCMI firmware, and opens the choice; nothing on a board without SCMI. */
export function ScmiButton({ domain: { name, scmi } }: { domain: Domain }) {
  const store = useWorkspaceStore();
  const offered = useWorkspace(({ host }) => host !== undefined && countProtocols(host.facts) > 0);
  if (!offered) return null;
  const model = texts.models[scmi?.model ?? 'none'].name;
  return (
    <ActionLink
      aria-label={`${texts.title(name)}: ${model}`}
      onClick={() => store.getState().showDialog({ kind: 'scmi-domain', name })}
    >
      {texts.short(model)}
    </ActionLink>
  );
}
