import { PanelLeftClose, PanelRightClose } from 'lucide-react';
import { createContext, useContext } from 'react';
import { IconButton } from './Button.tsx';
import { texts } from './strings.ts';

/** How the panel around folds itself away; undefined where it cannot. */
export interface Fold {
  readonly name: string;
  readonly side: 'left' | 'right';
  fold(): void;
}

export const FoldContext = createContext<Fold | undefined>(undefined);

/** Folds the panel away that it stands in; nothing where that cannot be. */
export function FoldButton() {
  const fold = useContext(FoldContext);
  if (fold === undefined) return null;
  const Icon = fold.side === 'left' ? PanelLeftClose : PanelRightClose;
  return (
    <IconButton small label={texts.fold(fold.name)} onClick={fold.fold}>
      <Icon size={14} />
    </IconButton>
  );
}
