import { CONSUMER_GROUP, streamKeys } from "@calltape/shared";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../packages/consumer/fixtures/run-command.js";
import { readSettings, SETTINGS } from "../../packages/consumer/src/settings/settings.js";
import { type Container, type Manifest, podOf, readManifests } from "./manifests.js";

const manifests = await readManifests();
const named = (kind: string, name: string): Manifest => {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
};
const pods = manifests.flatMap((manifest) => {
  const pod = podOf(manifest);
  return pod === undefined ? [] : [{ name: `${manifest.kind} ${manifest.metadata.name}`, pod, manifest }];
});
const containers = pods.flatMap(({ name, pod }) =>
  pod.spec.containers.map((container) => [name, container] as const),
);
const settings = named("ConfigMap", "calltape-settings").data ?? {};
const worker = named("Deployment", "calltape-worker");
const [workerContainer] = podOf(worker)?.spec.containers ?? [];
const variables = new Set<string>(Object.values(SETTINGS).map(({ variable }) => variable));

describe("the Kubernetes manifests", () => {
  it("set what Calltape reads, to values that it takes", () => {
    const secrets = manifests.flatMap(({ stringData }) => Object.keys(stringData ?? {}));
    for (const name of [...Object.keys(settings), ...secrets]) expect(variables).toContain(name);
    expect(() => readSettings(settings)).not.toThrow();
  });

  it("name no setting, secret or settings that are not there", () => {
    for (const [name, { envFrom }] of containers) {
      for (const { configMapRef, secretRef } of envFrom) {
        if (configMapRef !== undefined) named("ConfigMap", configMapRef.name);
        if (secretRef !== undefined) named("Secret", secretRef.name);
      }
      expect(envFrom.length, name).toBe(2);
    }
  });

  it.each(containers)("%s runs a command that there is, with the options it has", async (_, { args }) => {
    const [command = "", ...rest] = args;
    const words = rest.filter((word) => !word.startsWith("-"));
    const { code, stdout } = await runCommand([command, ...words, "--help"]);
    expect(code).toBe(0);
    for (const option of rest.filter((word) => word.startsWith("-"))) expect(stdout).toContain(option);
  });

  it.each(pods)("$name runs without any privilege, and with a bound", ({ pod }) => {
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect(pod.spec.securityContext).toMatchObject({
      ...{ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
    });
    for (const { securityContext, resources } of pod.spec.containers) {
      expect(securityContext).toEqual({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
      });
      expect(Object.keys(resources.requests).sort()).toEqual(["cpu", "memory"]);
      expect(resources.limits["memory"]).toMatch(/^\d+Mi$/);
    }
  });

  it("give a worker's credentials to workers, and the owner's to what needs the owner", () => {
    const secretsOf = ({ envFrom }: Container) => envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []);
    const given = Object.fromEntries(containers.map(([name, container]) => [name, secretsOf(container)]));
    expect(given).toEqual({
      "Job calltape-migrate": ["calltape-owner"],
      "Deployment calltape-worker": ["calltape-worker"],
      "CronJob calltape-retention": ["calltape-owner"],
    });
  });

  it("ask a worker where it answers", () => {
    expect(settings["CALLTAPE_HTTP_HOST"]).toBe("0.0.0.0");
    expect(workerContainer?.ports).toEqual([
      { name: "http", containerPort: Number(settings["CALLTAPE_HTTP_PORT"]) },
    ]);
    expect(workerContainer?.livenessProbe?.httpGet).toEqual({ path: "/healthz", port: "http" });
    expect(workerContainer?.readinessProbe?.httpGet).toEqual({ path: "/readyz", port: "http" });
    expect(podOf(worker)?.metadata.annotations).toMatchObject({
      ...{ "prometheus.io/port": settings["CALLTAPE_HTTP_PORT"], "prometheus.io/path": "/metrics" },
    });
  });

  it("give a worker longer to end than it takes", () => {
    const grace = podOf(worker)?.spec.terminationGracePeriodSeconds ?? 0;
    expect(grace * 1_000).toBeGreaterThan(Number(settings["CALLTAPE_STOP_TIMEOUT_MS"]) + 5_000);
  });

  it("choose the pods that they are about", () => {
    for (const kind of ["Deployment", "PodDisruptionBudget"]) {
      const { spec } = named(kind, "calltape-worker");
      expect(podOf(worker)?.metadata.labels).toMatchObject({ ...spec?.selector?.matchLabels });
    }
  });

  it("are all applied together, but for the example of secrets and KEDA", () => {
    const [kustomization] = manifests.filter(({ kind }) => kind === "Kustomization");
    const others = new Set(manifests.map(({ file }) => file));
    for (const file of ["kustomization.yaml", "secrets.example.yaml", "keda/scaled-object.yaml"])
      others.delete(file);
    expect([...(kustomization?.resources ?? [])].sort()).toEqual([...others].sort());
    const images = new Set(kustomization?.images?.map(({ name }) => name));
    for (const [name, { image }] of containers) expect(images, name).toContain(image);
  });

  it("scale the workers by the backlog of every shard, in the group that they read in", () => {
    const { spec } = named("ScaledObject", "calltape-worker");
    expect(spec?.scaleTargetRef?.name).toBe(worker.metadata.name);
    expect(spec?.minReplicaCount).toBeGreaterThan(0);
    const { prefix, shards } = readSettings(settings);
    expect(spec?.triggers?.map(({ metadata }) => metadata["stream"])).toEqual([
      ...streamKeys(prefix, shards),
    ]);
    for (const { type, metadata, authenticationRef } of spec?.triggers ?? []) {
      expect(type).toBe("redis-streams");
      expect(metadata["consumerGroup"]).toBe(CONSUMER_GROUP);
      named("TriggerAuthentication", authenticationRef.name);
    }
  });

  it("remove nothing until somebody has decided", () => {
    expect(named("CronJob", "calltape-retention").spec).toMatchObject({
      ...{ suspend: true, concurrencyPolicy: "Forbid" },
    });
    for (const [name, value] of Object.entries(settings)) {
      if (name.startsWith("CALLTAPE_RETAIN_")) expect(value).toBe("0");
    }
  });
});
