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
export { type CallContext, withCall } from "./log/call-context.js";
export type { LogValue } from "./log/field-masker.js";
export { type CallerFacts, rememberCaller } from "./log/known-callers.js";
export {
  LOG_FORMATS,
  LOG_LEVELS,
  type LogFormat,
  type LogSettings,
  logSettings,
} from "./log/log-settings.js";
export type { ChildLogger, LogFields, Logger, LogLevel } from "./log/logger.js";
export { maskFields } from "./log/mask-fields.js";
export { maskLogText } from "./log/mask-log-text.js";
export { maskedLogger } from "./log/masked-logger.js";
export { type LoggerOptions, plainLogger } from "./log/plain-logger.js";
export { type KnownPerson, maskPersonalData } from "./masking/mask-personal-data.js";
export { maskPhone } from "./masking/numbers/mask-phone.js";
export type { ObservedEvent } from "./metrics/observed-event.js";
export {
  type ClusterAddress,
  REDIS_ADDRESS_FORMS,
  type RedisAddress,
  type RedisLogin,
  type RedisNode,
  redisAddress,
  type SentinelAddress,
  type ServerAddress,
  withoutLogin,
} from "./redis-address/redis-address.js";
export { quickenStrings } from "./runtime/quicken-strings.js";
export { COUNT_LIVE_SESSIONS } from "./stream/count-live-sessions.js";
export {
  CONSUMER_GROUP,
  DEFAULT_PREFIX,
  DEFAULT_SHARDS,
  EVENT_FIELD,
  MAX_SHARDS,
  PREFIX_PATTERN,
  sessionEndKey,
  sessionIndexKey,
  sessionKey,
  streamKey,
  streamKeys,
  workersKey,
} from "./stream/keys.js";
export { shardOf } from "./stream/shard-of.js";
export { slotOf } from "./stream/slot-of.js";
export { twoDigits } from "./wire/canonical-timestamp.js";
export {
  type DecodedEvent,
  type DecodeFailure,
  type DecodeFailureReason,
  type DecodeResult,
  decodeEvent,
  MAX_EVENT_BYTES,
  MAX_EVENT_DEPTH,
  readStoredEvent,
} from "./wire/decode-event.js";
export { type EncodeResult, encodeEvent } from "./wire/encode-event.js";
export { type JsonSurvey, surveyJson } from "./wire/survey-json.js";
export { validateData, validateEvent } from "./wire/validate-event.js";
