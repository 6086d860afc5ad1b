import { readdir, readFile } from "node:fs/promises";
import { parseAllDocuments } from "yaml";
import { deployFolder } from "./rule-files.js";

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
}

export interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly envFrom: readonly {
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly securityContext: object;
  readonly resources: {
    readonly requests: Readonly<Record<string, string>>;
    readonly limits: Readonly<Record<string, string>>;
  };
}

export interface PodTemplate {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly securityContext: object;
    readonly automountServiceAccountToken: boolean;
    readonly terminationGracePeriodSeconds?: number;
    readonly restartPolicy?: string;
  };
}

/** An object of Kubernetes, as far as the tests look into it. */
export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly resources?: readonly string[];
  readonly images?: readonly { readonly name: string; readonly newTag: string }[];
  readonly spec?: {
    readonly template?: PodTemplate;
    readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
    readonly concurrencyPolicy?: string;
    readonly suspend?: boolean;
    readonly scaleTargetRef?: { readonly name: string };
    readonly minReplicaCount?: number;
    readonly triggers?: readonly {
      readonly type: string;
      readonly metadata: Readonly<Record<string, string>>;
      readonly authenticationRef: { readonly name: string };
    }[];
  };
}

const folder = `${deployFolder}kubernetes/`;

/** Everything in deploy/kubernetes; strict, so that a key that stands twice is found. */
export async function readManifests(): Promise<Manifest[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".yaml")).sort();
  const read = files.map(async (file) =>
    parseAllDocuments(await readFile(`${folder}${file}`, "utf8")).map((document) => {
      const [error] = document.errors;
      if (error !== undefined) throw new Error(`${file}: ${error.message}`);
      return { file, ...(document.toJS() as Omit<Manifest, "file">) };
    }),
  );
  return (await Promise.all(read)).flat();
}

export function podOf({ spec }: Manifest): PodTemplate | undefined {
  return spec?.template ?? spec?.jobTemplate?.spec.template;
}
