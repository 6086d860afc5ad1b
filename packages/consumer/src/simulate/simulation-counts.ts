/** What a simulation has done so far; read it whenever you like. */
export class SimulationCounts {
  /** Calls going on now. */
  live = 0;
  /** Calls begun. */
  started = 0;
  /** Calls over. */
  ended = 0;
  /** Events given to the recorder. */
  recorded = 0;
}
