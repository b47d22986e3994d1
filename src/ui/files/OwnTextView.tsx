import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../core/contract.ts';
import { aboutText, type TypedText } from '../../store/own-texts.ts';
import { Button } from '../parts/Button.tsx';
import { LinkButton } from '../parts/LinkButton.tsx';
import { Prose } from '../parts/Prose.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Files.module.css';
import { loadOwnTextPane } from './load-code-pane.ts';
import { ownTexts, texts } from './strings.ts';

const OwnTextPane = lazy(loadOwnTextPane);

/** A text that the user types for a domain, with what the last build says about it. */
export function OwnTextView({ text }: { text: TypedText }) {
  const store = useWorkspaceStore();
  const { name, domain, kind, value } = text;
  const words = ownTexts[kind];
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const shown = useWorkspace(({ shownFile }) => shownFile);
  const about = useMemo(() => aboutText(name, findings), [name, findings]);
  const problems = useMemo(() => about.flatMap(lineProblem), [about]);
  const [reveal, setReveal] = useState<{ readonly line: number }>();
  const { typeText, undo, redo } = store.getState();

  useEffect(() => {
    if (shown?.name === name && shown.line !== undefined) setReveal({ line: shown.line });
  }, [shown, name]);

  return (
    <section className={styles.view} aria-label={words.titleOf(domain)}>
      <div className={styles.bar}>
        <h3 className={styles.title}>
          <span className={styles.folder}>{domain} / </span>
          {words.title}
        </h3>
        <span className="grow" />
        {value.trim() === '' && (
          <Button
            small
            onClick={() => {
              typeText(domain, kind, words.beginning);
              setReveal({ line: words.caret });
            }}
          >
            {texts.insertBeginning}
          </Button>
        )}
      </div>
      <p className={styles.lead}>
        <Prose text={words.lead} />
      </p>
      <div className={styles.code}>
        <Suspense fallback={<p className={styles.empty}>{texts.loadingEditor}</p>}>
          <OwnTextPane
            key={name}
            label={texts.editorLabel(words.titleOf(domain))}
            language={kind === 'snippet' ? 'dts' : 'xlcfg'}
            placeholder={words.placeholder}
            value={value}
            problems={problems}
            reveal={reveal}
            onType={(typed) => typeText(domain, kind, typed)}
            onUndo={undo}
            onRedo={redo}
          />
        </Suspense>
      </div>
      <Verdict text={text} about={about} onGo={(line) => setReveal({ line })} />
    </section>
  );
}

interface VerdictProps {
  readonly text: TypedText;
  readonly about: readonly Finding[];
  readonly onGo: (line: number) => void;
}

/** What is wrong, line by line, or where the text went. */
function Verdict({ text: { domain, kind, value }, about, onGo }: VerdictProps) {
  const store = useWorkspaceStore();
  const state = useWorkspace(({ outcome }) => outcome.state);
  const target = `${domain}/${ownTexts[kind].into}`;
  const working = state === 'working';
  return (
    <div className={styles.note} role="status">
      {about.length > 0 ? (
        <ul className={styles.complaints}>
          {about.map(({ rule, severity, line, message }) => (
            <li key={`${rule} ${line} ${message}`}>
              <SeverityMark severity={severity} />
              <span>
                <Prose text={message} />{' '}
                {line !== undefined && (
                  <LinkButton onClick={() => onGo(line)}>{texts.goToLine(line)}</LinkButton>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : value.trim() === '' ? (
        <p>{texts.nothingTyped}</p>
      ) : working ? (
        <p>{texts.checking}</p>
      ) : (
        <p>
          <SeverityMark severity="ok" word={texts.merged} />{' '}
          <LinkButton onClick={() => store.getState().showFile(target)}>{target}</LinkButton>
        </p>
      )}
    </div>
  );
}

const lineProblem = ({ severity, line, message, rule }: Finding) =>
  line === undefined
    ? []
    : [{ from: line, to: line, severity, message, words: texts.lineMark[severity](rule) }];
