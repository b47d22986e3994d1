import { MenuChoice, MenuLabel, MenuSeparator, PopupMenu } from '../parts/PopupMenu.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { density, mode, theme } from '../theme/appearance.ts';
import type { Choice } from '../theme/choice.ts';
import { texts } from './strings.ts';

/** The choices of how the page looks; opens below a place on the page. */
export default function ViewMenu({ x, y, onClose }: { x: number; y: number; onClose: () => void }) {
  return (
    <PopupMenu x={x} y={y} label={texts.view} onClose={onClose}>
      <Values title={texts.theme} choice={theme} words={texts.themes} />
      <MenuSeparator />
      <Values title={texts.density} choice={density} words={texts.densities} />
      <MenuSeparator />
      <Values title={texts.mode} choice={mode} words={texts.modes} />
    </PopupMenu>
  );
}

interface ValuesProps<Value extends string> {
  readonly title: string;
  readonly choice: Choice<Value>;
  readonly words: Readonly<Record<Value, string>>;
}

function Values<Value extends string>({ title, choice, words }: ValuesProps<Value>) {
  const shown = useChoice(choice);
  return (
    <>
      <MenuLabel>{title}</MenuLabel>
      <MenuChoice
        label={title}
        value={shown}
        options={choice.values.map((value) => ({ value, words: words[value] }))}
        onValue={(value) => choice.choose(value as Value)}
      />
    </>
  );
}
