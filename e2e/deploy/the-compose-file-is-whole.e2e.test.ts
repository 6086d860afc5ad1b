import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deployFolder, readYaml } from "./rule-files.js";

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly ports?: readonly string[];
  readonly expose?: readonly string[];
  readonly profiles?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface ScrapeConfiguration {
  readonly dns_sd_configs: readonly { readonly names: readonly string[]; readonly port: number }[];
}

const project = `${deployFolder}../`;
const compose = await readYaml<{ services: Record<string, Service>; volumes: object }>(
  `${project}docker-compose.yml`,
);
const services = Object.entries(compose.services);

describe("the Compose file", () => {
  it("opens ports on this machine alone", () => {
    for (const port of services.flatMap(([, { ports = [] }]) => ports))
      expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("pins every image it does not build", () => {
    for (const [name, { image, build }] of services) {
      if (build === undefined) expect(image, name).toMatch(/^[a-z/]+:v?\d+(\.\d+\.\d+)?$/);
    }
  });

  it("mounts only what is there", () => {
    for (const [source = ""] of services.flatMap(([, { volumes = [] }]) =>
      volumes.map((v) => v.split(":")),
    )) {
      if (source.startsWith("./")) expect(existsSync(`${project}${source}`), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it("brings Prometheus and Grafana only when monitoring is asked for", () => {
    const asked = services.filter(([, { profiles = [] }]) => profiles.includes("monitoring"));
    expect(asked.map(([name]) => name)).toEqual(["prometheus", "grafana"]);
  });

  it("has Prometheus find the workers where they listen", async () => {
    type Configuration = { rule_files: string[]; scrape_configs: ScrapeConfiguration[] };
    const { scrape_configs, rule_files } = await readYaml<Configuration>(
      `${deployFolder}prometheus/prometheus.yml`,
    );
    const [workers] = scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs);
    const name = workers?.names[0] ?? "";
    expect(compose.services[name]?.expose).toEqual([String(workers?.port)]);
    expect(compose.services[name]?.healthcheck?.test.join(" ")).toContain(`:${workers?.port}/healthz`);
    for (const file of rule_files) expect(existsSync(`${deployFolder}prometheus/${file}`)).toBe(true);
  });

  it("gives Grafana the source of data and the dashboards that are here", async () => {
    type Sources = { datasources: { url: string }[] };
    type Providers = { providers: { options: { path: string } }[] };
    const provisioning = `${deployFolder}grafana/provisioning`;
    const { datasources } = await readYaml<Sources>(`${provisioning}/datasources/prometheus.yml`);
    const { providers } = await readYaml<Providers>(`${provisioning}/dashboards/calltape.yml`);
    expect(datasources.map(({ url }) => new URL(url).hostname)).toEqual(["prometheus"]);
    const mounts = compose.services["grafana"]?.volumes ?? [];
    for (const { options } of providers) {
      expect(mounts).toContain(`./deploy/grafana/dashboards:${options.path}:ro`);
    }
  });
});
