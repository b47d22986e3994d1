import type { WorkspaceState } from './state.ts';

export interface TourState {
  /** The step of the guided tour, counted from 0; undefined outside of the tour. */
  readonly tour: number | undefined;
  showTour(step: number | undefined): void;
}

export const tourActions = (set: (change: Partial<WorkspaceState>) => void): TourState => ({
  tour: undefined,
  showTour: (tour) => set({ tour }),
});
