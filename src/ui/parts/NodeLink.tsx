import type { NodePath } from '../../core/base/brand.ts';
import { LinkButton } from './LinkButton.tsx';
import { useWorkspaceStore } from './workspace.tsx';

interface NodeLinkProps {
  readonly path: NodePath;
  /** Shows the whole path, not the name alone. */
  readonly full?: boolean;
  readonly className?: string | undefined;
}

/** A node by its name; a click selects it and brings it into view. */
export function NodeLink({ path, full = false, className }: NodeLinkProps) {
  const store = useWorkspaceStore();
  return (
    <LinkButton className={className} title={path} onClick={() => store.getState().reveal(path)}>
      {full ? path : path.slice(path.lastIndexOf('/') + 1) || '/'}
    </LinkButton>
  );
}
