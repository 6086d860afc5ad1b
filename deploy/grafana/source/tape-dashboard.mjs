// @ts-check
import { dashboard } from "./dashboard.mjs";
import { stat, timeseries } from "./panels.mjs";

/** @param {string} metric @param {string} [by] */
const perSecond = (metric, by) => `sum${by ? ` by (${by})` : ""} (rate(${metric}[$__rate_interval]))`;
/** @param {number} share @param {string} metric */
const quantile = (share, metric) =>
  `histogram_quantile(${share}, sum by (le) (rate(${metric}_bucket[$__rate_interval])))`;
const MEMORY = "max(calltape_redis_memory_bytes) / max(calltape_redis_memory_limit_bytes)";

export const tapeDashboard = dashboard({
  uid: "calltape-tape",
  title: "Calltape: tape",
  description: "What the tape does, from a handler's memory through Redis to Postgres.",
  rows: [
    {
      title: "Now",
      columns: 6,
      panels: [
        stat({
          title: "Oldest event not stored",
          description: "How far Postgres is behind the calls. Alerts stand at 60 s and at 600 s.",
          unit: "s",
          decimals: 0,
          query: "max(calltape_oldest_waiting_seconds)",
          limits: [
            ["warning", 60],
            ["critical", 600],
          ],
        }),
        stat({
          title: "Workers",
          description: "Workers that answer, of which none may be stalled.",
          unit: "short",
          query: "count(calltape_stalled)",
          limits: [["critical", 1]],
          below: true,
        }),
        stat({
          title: "Dead letters",
          description: "Unresolved ones, in the table dead_letters with their reason.",
          unit: "short",
          query: "max(calltape_dead_letters)",
          limits: [["warning", 1]],
        }),
        stat({
          title: "Incomplete calls",
          description: "Ended calls of the last seven days with fewer events stored than they stated.",
          unit: "short",
          query: "max(calltape_calls_incomplete)",
          limits: [["warning", 1]],
        }),
        stat({
          title: "Partitions last for",
          description: "Until the end of the last month whose tables are made. The alert stands at 7 days.",
          unit: "d",
          decimals: 0,
          query: "max(calltape_partition_horizon_days)",
          limits: [["critical", 7]],
          below: true,
        }),
        stat({
          title: "Redis memory",
          description: "Of what it may use; full, it refuses events. The alert stands at 80 %.",
          unit: "percentunit",
          decimals: 0,
          query: MEMORY,
          limits: [["critical", 0.8]],
        }),
      ],
    },
    {
      title: "Delay and backlog",
      columns: 3,
      panels: [
        timeseries({
          title: "Oldest event not stored",
          description: "By shard. It grows by a second a second while nothing is stored.",
          unit: "s",
          queries: [["max by (shard) (calltape_oldest_waiting_seconds)", "shard {{shard}}"]],
          limits: [
            ["warning", 60],
            ["critical", 600],
          ],
        }),
        timeseries({
          title: "Backlog",
          description: "waiting: given to no worker yet. pending: given to one and not stored yet.",
          unit: "short",
          queries: [["sum by (state) (max by (shard, state) (calltape_backlog_events))", "{{state}}"]],
          stacked: true,
        }),
        timeseries({
          title: "From Redis to Postgres",
          description: "From an entry's append to its commit.",
          unit: "s",
          queries: [
            [quantile(0.5, "calltape_append_to_commit_seconds"), "50th percentile"],
            [quantile(0.99, "calltape_append_to_commit_seconds"), "99th percentile"],
          ],
        }),
      ],
    },
    {
      title: "Work",
      columns: 3,
      panels: [
        timeseries({
          title: "Events stored, by type",
          description: "A second, each once: duplicates are not among them.",
          unit: "cps",
          queries: [[perSecond("calltape_events_total", "type"), "{{type}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Time a commit takes",
          description: "With all its retries and waiting.",
          unit: "s",
          queries: [
            [quantile(0.5, "calltape_commit_duration_seconds"), "50th percentile"],
            [quantile(0.99, "calltape_commit_duration_seconds"), "99th percentile"],
          ],
        }),
        timeseries({
          title: "Entries in a batch",
          description: "Large batches mean much to do; they make a worker faster, not slower.",
          unit: "short",
          queries: [
            [quantile(0.5, "calltape_batch_events"), "50th percentile"],
            [quantile(0.95, "calltape_batch_events"), "95th percentile"],
          ],
        }),
        timeseries({
          title: "Duplicates and claims",
          description:
            "duplicates had no effect; claimed entries were another worker's, who is slow or gone.",
          unit: "cps",
          queries: [
            [perSecond("calltape_duplicates_total"), "duplicates"],
            [perSecond("calltape_claims_total"), "claimed"],
          ],
        }),
        timeseries({
          title: "Retries, by reason",
          description: "Batches tried again, and readings Redis did not answer. Some are normal.",
          unit: "cps",
          queries: [[perSecond("calltape_retries_total", "reason"), "{{reason}}"]],
          stacked: true,
        }),
        timeseries({
          title: "Set aside, by reason",
          description: "Entries that became dead letters, in an hour.",
          unit: "short",
          queries: [["sum by (reason) (increase(calltape_dead_letters_total[1h]))", "{{reason}}"]],
          stacked: true,
        }),
      ],
    },
    {
      title: "Health",
      columns: 3,
      panels: [
        timeseries({
          title: "Postgres and Redis",
          description: "1 when all workers reach it, 0 when one does not.",
          unit: "short",
          max: 1,
          queries: [["min by (dependency) (calltape_dependency_up)", "{{dependency}}"]],
        }),
        timeseries({
          title: "Stalled workers",
          description: "Alive, with something to do and everything there, and nothing moves.",
          unit: "short",
          queries: [["sum(calltape_stalled)", "stalled"]],
          limits: [["critical", 1]],
        }),
        timeseries({
          title: "Redis memory",
          description: "Used, and allowed.",
          unit: "bytes",
          queries: [
            ["max(calltape_redis_memory_bytes)", "used"],
            ["max(calltape_redis_memory_limit_bytes)", "allowed"],
          ],
        }),
        timeseries({
          title: "Lost and incomplete calls",
          description:
            "lost: closed because nobody ended them, in an hour. incomplete: ended with events missing.",
          unit: "short",
          queries: [
            ["sum(increase(calltape_calls_lost_total[1h]))", "lost"],
            ["max(calltape_calls_incomplete)", "incomplete"],
          ],
        }),
        timeseries({
          title: "Event loop, 99th percentile",
          description: "How late a process comes to what is due. Above 100 ms it has too much to do.",
          unit: "s",
          queries: [["max by (job, instance) (nodejs_eventloop_lag_p99_seconds)", "{{job}} {{instance}}"]],
        }),
        timeseries({
          title: "Memory of processes",
          description: "Resident, by process.",
          unit: "bytes",
          queries: [["max by (job, instance) (process_resident_memory_bytes)", "{{job}} {{instance}}"]],
        }),
      ],
    },
    {
      title: "In the handlers",
      columns: 3,
      panels: [
        timeseries({
          title: "Events held in memory",
          description: "Taken and not yet known to be in Redis, by process. It grows while Redis is away.",
          unit: "short",
          queries: [["max by (instance) (calltape_recorder_buffered_events)", "{{instance}}"]],
        }),
        timeseries({
          title: "Memory they take",
          description: "Of their JSON, by process.",
          unit: "bytes",
          queries: [["max by (instance) (calltape_recorder_buffered_bytes)", "{{instance}}"]],
        }),
        timeseries({
          title: "Events on disk",
          description:
            "Size of the spool's folder, where one is set; what it holds goes to Redis when that is back.",
          unit: "bytes",
          queries: [["max(calltape_recorder_spool_bytes)", "spool"]],
        }),
        timeseries({
          title: "Sent",
          description: "Events Redis has confirmed, and those sent once more.",
          unit: "cps",
          queries: [
            [perSecond("calltape_recorder_sent_total"), "sent"],
            [perSecond("calltape_recorder_retried_total"), "retried"],
            [perSecond("calltape_recorder_redelivered_total"), "sent again to be sure"],
          ],
        }),
        timeseries({
          title: "To and from the spool",
          description: "A second; written while Redis is away, brought back after.",
          unit: "cps",
          queries: [
            [perSecond("calltape_recorder_spooled_total"), "written"],
            [perSecond("calltape_recorder_unspooled_total"), "brought back"],
          ],
        }),
        timeseries({
          title: "Refused and lost",
          description: "Events that are not on the tape, in 15 min. Any is one too many.",
          unit: "short",
          queries: [
            ["sum by (reason) (increase(calltape_recorder_refused_total[15m]))", "{{reason}}"],
            ["sum(increase(calltape_recorder_lost_total[15m]))", "lost"],
            ["sum(increase(calltape_recorder_spool_damaged_total[15m]))", "damaged on disk"],
          ],
          limits: [["critical", 1]],
        }),
      ],
    },
  ],
});
