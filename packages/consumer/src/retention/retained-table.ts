/** The tables that are partitioned by month, and lose their months one by one. */
export const RETAINED_TABLES = ["call_events", "call_turns", "call_tool_calls", "calls"] as const;

export type RetainedTable = (typeof RETAINED_TABLES)[number];

/** From when on a table keeps what it has; a table that is left out keeps everything. */
export type Floors = Readonly<Partial<Record<RetainedTable, Date>>>;
