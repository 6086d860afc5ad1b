/**
 * The subset of JSON Schema (2020-12) an event's field may use. Keeping to the
 * standard means that one description serves the compiler, the validators, the
 * docs and producers in other languages.
 */
export interface FieldSchema {
  /** Left out where any JSON value is welcome. */
  readonly type?: "string" | "integer" | "number" | "boolean" | "object";
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What the field means, with its unit; becomes the docs. */
  readonly description: string;
  /** Personal data: masked in every log, removed on erasure. */
  readonly "x-personal"?: true;
}

type UnknownData = Readonly<Record<string, unknown>>;

/** One event type: its name, its schema and an example, in one place. */
export interface EventDefinition {
  /** The name on the wire. */
  readonly type: string;
  /** The newest schema version of this type; readers accept it and every older one. */
  readonly version: number;
  /**
   * From each older version to the one after it: what `data` of version `n`
   * becomes in version `n + 1`. There for ever: what was readable once stays so.
   */
  readonly upcasts?: Readonly<Record<number, (data: UnknownData) => UnknownData>>;
  /** When a call handler emits it; becomes the docs. */
  readonly emittedWhen: string;
  readonly fields: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  /** A complete, well-formed `data`, used by docs and tests. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** Declares an event type, keeping its literal types so that {@link DataOf} can read them. */
export function defineEvent<const D extends EventDefinition>(definition: D): D {
  return definition;
}

type ValueOf<F> = F extends { enum: readonly (infer V)[] }
  ? V
  : F extends { type: "string" }
    ? string
    : F extends { type: "integer" | "number" }
      ? number
      : F extends { type: "boolean" }
        ? boolean
        : F extends { type: "object" }
          ? Record<string, unknown>
          : unknown;

type RequiredName<D extends EventDefinition> = D["required"][number] & keyof D["fields"];

/**
 * The TypeScript type of an event's `data`. An optional field may be `null` on
 * the wire, which means the same as absent: many languages write it so.
 */
export type DataOf<D extends EventDefinition> = {
  -readonly [K in RequiredName<D>]: ValueOf<D["fields"][K]>;
} & {
  -readonly [K in Exclude<keyof D["fields"], RequiredName<D>>]?: ValueOf<D["fields"][K]> | null;
};
