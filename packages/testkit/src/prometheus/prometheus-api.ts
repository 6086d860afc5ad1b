/** What a query gives for one set of labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Alert {
  /** The rule's name. */
  readonly name: string;
  readonly state: "pending" | "firing";
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Rule {
  readonly name: string;
  readonly health: "ok" | "err" | "unknown";
  /** Why it could not be evaluated; empty when it could. */
  readonly lastError: string;
}

/** The questions tests ask of a Prometheus. Each fails with what the server says is wrong with it. */
export interface PrometheusApi {
  /** An instant query, for now. */
  query(expression: string): Promise<Sample[]>;
  /** The alerts that are pending or firing. */
  alerts(): Promise<Alert[]>;
  rules(): Promise<Rule[]>;
}

interface Answer<Data> {
  readonly status: "success" | "error";
  readonly error?: string;
  readonly data: Data;
}

type Labels = Readonly<Record<string, string>>;

export function prometheusApi(url: string): PrometheusApi {
  const ask = async <Data>(path: string): Promise<Data> => {
    const response = await fetch(`${url}/api/v1/${path}`, { signal: AbortSignal.timeout(10_000) });
    const answer = (await response.json()) as Answer<Data>;
    if (answer.status === "error") {
      throw new Error(`Prometheus refuses ${decodeURIComponent(path)}: ${answer.error}`);
    }
    return answer.data;
  };
  return {
    query: async (expression) => {
      type Result =
        | { resultType: "vector"; result: { metric: Labels; value: [number, string] }[] }
        | { resultType: "scalar"; result: [number, string] };
      const data = await ask<Result>(`query?query=${encodeURIComponent(expression)}`);
      if (data.resultType === "scalar") return [{ labels: {}, value: Number(data.result[1]) }];
      return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
    },
    alerts: async () => {
      type Found = { labels: Labels; annotations: Labels; state: Alert["state"] };
      const { alerts } = await ask<{ alerts: Found[] }>("alerts");
      return alerts.map(({ labels: { alertname = "", ...labels }, annotations, state }) => ({
        name: alertname,
        state,
        labels,
        annotations,
      }));
    },
    rules: async () => {
      type Found = { name: string; health: Rule["health"]; lastError?: string };
      const { groups } = await ask<{ groups: { rules: Found[] }[] }>("rules");
      return groups.flatMap(({ rules }) =>
        rules.map(({ name, health, lastError = "" }) => ({ name, health, lastError })),
      );
    },
  };
}
