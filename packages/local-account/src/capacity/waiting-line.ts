interface Place {
  readonly leave: () => void;
  readonly goOn: () => void;
}

/** Those that wait for the same thing, the one that came first ahead. */
export class WaitingLine {
  private readonly places = new Set<Place>();

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  /** @throws the signal's reason, as soon as it aborts */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        place.leave();
        reject(signal.reason as Error);
      };
      const place: Place = {
        goOn: resolve,
        leave: () => {
          this.places.delete(place);
          signal.removeEventListener('abort', giveUp);
        },
      };
      this.places.add(place);
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  letFirstGoOn(): void {
    for (const place of this.places) return letGoOn(place);
  }

  letAllGoOn(): void {
    for (const place of this.places) letGoOn(place);
  }
}

function letGoOn({ goOn, leave }: Place): void {
  leave();
  goOn();
}
