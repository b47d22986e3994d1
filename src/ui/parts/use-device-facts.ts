import { useEffect, useState } from 'react';
import type { HostFacts } from '../../core/host/facts.ts';

const ready = new WeakSet<HostFacts>();

/**
 * Whether the facts about all devices are there. Listing the devices of a large board takes longer than a frame, so
 * it waits until the tree has been painted.
 */
export function useDeviceFacts(facts: HostFacts): boolean {
  const [, setListed] = useState(0);
  const isReady = ready.has(facts);
  useEffect(() => {
    if (isReady) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        facts.devices();
        ready.add(facts);
        setListed((times) => times + 1);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [facts, isReady]);
  return isReady;
}
