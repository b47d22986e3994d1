/** Going through what the last reply says: problems one by one, and the files they show in. */
import type { Finding, Fix } from '../core/contract.ts';
import type { Override, Plan } from '../core/plan/plan.ts';
import { withdraw } from './edits.ts';
import { neighbour } from './problems.ts';
import { placesOf } from './provenance.ts';
import type { WorkspaceState } from './state.ts';
import { isUnsigned } from './statements.ts';
import { texts } from './texts.ts';

/** A file of the last reply, and the line to go to where one is asked for. */
export interface FilePlace {
  readonly name: string;
  readonly line: number | undefined;
}

export interface ReviewState {
  /** The problem in hand: its row is marked, and the next one is counted from it. */
  readonly problem: Finding | undefined;
  /** Whether the reasons of the problem in hand are shown. */
  readonly explained: boolean;
  /** The file that the files tab shows; undefined: the first one. */
  readonly shownFile: FilePlace | undefined;

  /** Takes a problem in hand and brings its node into view; its line, too, where files are shown. */
  showProblem(finding: Finding): void;
  /** Shows the reasons of a problem; undefined hides them. */
  explainProblem(finding: Finding | undefined): void;
  /** Goes to the next open problem, or to the one before. */
  stepProblem(step: 1 | -1): void;
  /** Applies a fix as one step; a statement that nobody has signed is asked about first. */
  applyFix(fix: Fix): void;
  withdrawStatement(statement: Override): void;
  acceptFinding(finding: Finding, author: string, reason: string): void;
  withdrawAcceptance(finding: Finding): void;
  /** Shows a generated file, at a line where one is given. */
  showFile(name: string, line?: number): void;
}

export const NOTHING_REVIEWED = { problem: undefined, explained: false, shownFile: undefined };

/** The review part of the state, with its edits. */
export function reviewActions(
  set: (change: Partial<WorkspaceState>) => void,
  get: () => WorkspaceState,
): ReviewState {
  return {
    ...NOTHING_REVIEWED,

    showProblem(finding) {
      const { path, file, channel } = finding;
      const { tab, outcome, shownFile } = get();
      set({ problem: finding });
      const places = file !== undefined || tab === 'files' ? placesOf(outcome.files, finding) : [];
      const place = places.find((other) => other.file === shownFile?.name) ?? places[0];
      if (place !== undefined) get().showFile(place.file, place.line);
      // A channel is no node of the tree: it shows on the cards of its domains.
      if (channel !== undefined) {
        if (place === undefined) get().showTab('domains');
      } else if (file === undefined || path !== '/') get().reveal(path);
    },

    explainProblem(finding) {
      if (finding === undefined) return set({ explained: false });
      get().showProblem(finding);
      set({ explained: true });
    },

    stepProblem(step) {
      const { outcome, problem } = get();
      const next = neighbour(outcome.findings, problem, step);
      if (next === undefined) get().notify(texts.noProblems);
      else get().showProblem(next);
    },

    applyFix(fix) {
      if (isUnsigned(fix)) return get().showDialog({ kind: 'state', fix });
      const { label, change } = fix;
      get().apply(change, label.charAt(0).toLowerCase() + label.slice(1));
    },

    withdrawStatement(statement) {
      get().edit(texts.withdrawStatement(statement.author), (plan) => withdraw(plan, statement));
      get().notify(texts.did(texts.withdrawStatement(statement.author)), true);
    },

    acceptFinding(finding, author, reason) {
      const { rule, path, domain } = finding;
      get().edit(texts.acceptFinding(rule), (plan) => ({
        ...plan,
        accepted: [
          ...withoutAcceptance(plan, finding),
          { rule, path, ...(domain === undefined ? {} : { domain }), author, reason },
        ],
      }));
      get().notify(texts.findingAccepted(rule));
    },

    withdrawAcceptance(finding) {
      get().edit(texts.withdrawAcceptance(finding.rule), (plan) => ({
        ...plan,
        accepted: withoutAcceptance(plan, finding),
      }));
    },

    showFile: (name, line) => set({ tab: 'files', shownFile: { name, line } }),
  };
}

const withoutAcceptance = (plan: Plan, { rule, path, domain }: Finding) =>
  plan.accepted.filter((entry) => entry.rule !== rule || entry.path !== path || entry.domain !== domain);
