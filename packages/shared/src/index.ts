export { type CostComponent, costComponentOf } from "./events/cost-component.js";
export type { CallEvent, EventEnvelope } from "./events/envelope.js";
export type { EventDefinition, FieldSchema } from "./events/event-definition.js";
export { eventsJsonSchema, jsonSchemaOf } from "./events/json-schema.js";
export {
  type EventData,
  type EventType,
  eventDefinitions,
  eventTypes,
  isEventType,
  personalFields,
} from "./events/registry.js";
export type { LogFields, Logger } from "./log/logger.js";
export { type KnownPerson, maskPersonalData } from "./masking/mask-personal-data.js";
export { maskPhone } from "./masking/numbers/mask-phone.js";
export type { ObservedEvent } from "./metrics/observed-event.js";
export { COUNT_LIVE_SESSIONS } from "./stream/count-live-sessions.js";
export {
  CONSUMER_GROUP,
  DEFAULT_PREFIX,
  DEFAULT_SHARDS,
  EVENT_FIELD,
  PREFIX_PATTERN,
  sessionEndKey,
  sessionIndexKey,
  sessionKey,
  streamKey,
  streamKeys,
} from "./stream/keys.js";
export { shardOf } from "./stream/shard-of.js";
export {
  type DecodedEvent,
  type DecodeFailure,
  type DecodeFailureReason,
  type DecodeResult,
  decodeEvent,
  MAX_EVENT_BYTES,
  MAX_EVENT_DEPTH,
} from "./wire/decode-event.js";
export { type EncodeResult, encodeEvent } from "./wire/encode-event.js";
export { type JsonSurvey, surveyJson } from "./wire/survey-json.js";
export { validateData, validateEvent } from "./wire/validate-event.js";
