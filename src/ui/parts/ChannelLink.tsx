import { LinkButton } from './LinkButton.tsx';
import { texts } from './strings.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** A channel of the plan by name; opens it. */
export function ChannelLink({ name }: { name: string }) {
  const store = useWorkspaceStore();
  return (
    <LinkButton onClick={() => store.getState().showDialog({ kind: 'channel', name })}>
      {texts.channel(name)}
    </LinkButton>
  );
}
