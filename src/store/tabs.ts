/** Only one window at a time keeps a project: this is how they agree. */

export interface ProjectTabs {
  /**
   * Asks to keep the project of a board, giving up the one kept before. `gained` is called once this window keeps it,
   * which may be much later; `waiting` where another window keeps it now; `lost` when another window has taken it.
   */
  keep(sha256: string, calls: { gained(): void; waiting(): void; lost(): Promise<void> }): void;
  /** Asks the window that keeps the project to hand it over. */
  demand(): void;
  /** Gives up what this window keeps or waits for. */
  release(): void;
}

/** For programs with one window. */
export const singleTab = (): ProjectTabs => ({
  keep: (_sha256, { gained }) => gained(),
  demand() {},
  release() {},
});

/** How long the other window has to save its last edit and let go, in milliseconds; then the project is taken. */
const PATIENCE = 2000;

interface Demand {
  readonly demanded: string;
}

interface Kept {
  readonly sha256: string;
  kept: boolean;
  letGo(): void;
  steal(): void;
}

/** Windows of one browser agree by Web Locks, which end with the window that holds them. */
export function browserTabs(): ProjectTabs {
  // Locks are not there where the page was served by another machine without encryption.
  if (navigator.locks === undefined) return singleTab();
  const channel = new BroadcastChannel('domgraft');
  let current: Kept | undefined;

  const keep: ProjectTabs['keep'] = (sha256, calls) => {
    current?.letGo();
    const lock = `domgraft:${sha256}`;
    const abort = new AbortController();
    let giveUp = () => {};
    const held = new Promise<void>((done) => {
      giveUp = done;
    });
    const own: Kept = {
      sha256,
      kept: false,
      letGo: () => {
        abort.abort();
        giveUp();
      },
      steal: () => void navigator.locks.request(lock, { steal: true }, hold).catch(() => yieldToOther()),
    };
    const hold = (granted: Lock | null): Promise<void> | undefined => {
      if (granted === null || abort.signal.aborted) return undefined;
      if (own.kept) return held;
      own.kept = true;
      calls.gained();
      return held;
    };
    /** Stops keeping, and waits in line for the project to come back. */
    const yieldToOther = async () => {
      if (current !== own || !own.kept) return;
      own.kept = false;
      await calls.lost();
      if (current === own) keep(sha256, calls);
    };
    const wait = () => void navigator.locks.request(lock, { signal: abort.signal }, hold).catch(yieldToOther);

    current = own;
    channel.onmessage = ({ data }: MessageEvent<Demand>) => {
      if (data.demanded === sha256) void yieldToOther();
    };
    void navigator.locks
      .request(lock, { ifAvailable: true }, (granted) => {
        if (granted === null && !abort.signal.aborted) {
          calls.waiting();
          wait();
        }
        return hold(granted);
      })
      .catch(yieldToOther);
  };

  return {
    keep,
    demand() {
      const own = current;
      if (own === undefined || own.kept) return;
      channel.postMessage({ demanded: own.sha256 } satisfies Demand);
      setTimeout(() => {
        if (current === own && !own.kept) own.steal();
      }, PATIENCE);
    },
    release() {
      current?.letGo();
      current = undefined;
    },
  };
}
