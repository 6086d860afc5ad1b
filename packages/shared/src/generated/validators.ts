// @ts-nocheck
// Generated from the event definitions by scripts/generate.mjs. Do not edit.
"use strict";
export const call_started = validate20;
const schema31 = {"title":"call.started","description":"A call is accepted or dialled.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"call.started"},"data":{"type":"object","properties":{"direction":{"type":"string","enum":["inbound","outbound"],"description":"Who called whom: `inbound`, the customer called us"},"caller_phone":{"type":["string","null"],"maxLength":64,"description":"The number that called, as the telephony gave it","x-personal":true},"called_number":{"type":["string","null"],"maxLength":64,"description":"The number that was called"},"channel":{"type":["string","null"],"maxLength":64,"description":"The telephony channel, such as `asterisk` or `twilio`"},"provider_call_id":{"type":["string","null"],"maxLength":256,"description":"The provider's own id of the call"},"answered_at":{"type":["string","null"],"pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When the call was answered, RFC 3339 UTC"},"language":{"type":["string","null"],"maxLength":35,"description":"BCP 47 tag of the language spoken, such as `uk`"},"agent_version":{"type":["string","null"],"maxLength":128,"description":"Version of the agent that took the call"},"scenario":{"type":["string","null"],"maxLength":128,"description":"The scenario the call follows"},"customer_name":{"type":["string","null"],"maxLength":256,"description":"The customer's name","x-personal":true},"metadata":{"type":["object","null"],"description":"Anything else, a JSON object; merged key by key, the latest value of a key wins"}},"required":["direction"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};
const pattern4 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$", "");
const pattern5 = new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "");
const pattern6 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$", "");
const pattern8 = new RegExp("^[0-9a-f]{32}$", "");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate20.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate20.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate20.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate20.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate20.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate20.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema31.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate20.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate20.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate20.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema31.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate20.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate20.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema31.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate20.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate20.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema31.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate20.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("call.started" !== data.type){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "call.started"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((data10.direction === undefined) && (missing1 = "direction")){
validate20.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.direction !== undefined){
let data11 = data10.direction;
const _errs22 = errors;
if(typeof data11 !== "string"){
validate20.errors = [{instancePath:instancePath+"/data/direction",schemaPath:"#/properties/data/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data11 === "inbound") || (data11 === "outbound"))){
validate20.errors = [{instancePath:instancePath+"/data/direction",schemaPath:"#/properties/data/properties/direction/enum",keyword:"enum",params:{allowedValues: schema31.properties.data.properties.direction.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.caller_phone !== undefined){
let data12 = data10.caller_phone;
const _errs24 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/caller_phone",schemaPath:"#/properties/data/properties/caller_phone/type",keyword:"type",params:{type: schema31.properties.data.properties.caller_phone.type},message:"must be string,null"}];
return false;
}
if(errors === _errs24){
if(typeof data12 === "string"){
if(data12.length > 64){
validate20.errors = [{instancePath:instancePath+"/data/caller_phone",schemaPath:"#/properties/data/properties/caller_phone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.called_number !== undefined){
let data13 = data10.called_number;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/called_number",schemaPath:"#/properties/data/properties/called_number/type",keyword:"type",params:{type: schema31.properties.data.properties.called_number.type},message:"must be string,null"}];
return false;
}
if(errors === _errs26){
if(typeof data13 === "string"){
if(data13.length > 64){
validate20.errors = [{instancePath:instancePath+"/data/called_number",schemaPath:"#/properties/data/properties/called_number/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.channel !== undefined){
let data14 = data10.channel;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/channel",schemaPath:"#/properties/data/properties/channel/type",keyword:"type",params:{type: schema31.properties.data.properties.channel.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 64){
validate20.errors = [{instancePath:instancePath+"/data/channel",schemaPath:"#/properties/data/properties/channel/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.provider_call_id !== undefined){
let data15 = data10.provider_call_id;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/provider_call_id",schemaPath:"#/properties/data/properties/provider_call_id/type",keyword:"type",params:{type: schema31.properties.data.properties.provider_call_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data15 === "string"){
if(data15.length > 256){
validate20.errors = [{instancePath:instancePath+"/data/provider_call_id",schemaPath:"#/properties/data/properties/provider_call_id/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.answered_at !== undefined){
let data16 = data10.answered_at;
const _errs32 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/answered_at",schemaPath:"#/properties/data/properties/answered_at/type",keyword:"type",params:{type: schema31.properties.data.properties.answered_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs32){
if(typeof data16 === "string"){
if(!pattern6.test(data16)){
validate20.errors = [{instancePath:instancePath+"/data/answered_at",schemaPath:"#/properties/data/properties/answered_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.language !== undefined){
let data17 = data10.language;
const _errs34 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/type",keyword:"type",params:{type: schema31.properties.data.properties.language.type},message:"must be string,null"}];
return false;
}
if(errors === _errs34){
if(typeof data17 === "string"){
if(data17.length > 35){
validate20.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/maxLength",keyword:"maxLength",params:{limit: 35},message:"must NOT have more than 35 characters"}];
return false;
}
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.agent_version !== undefined){
let data18 = data10.agent_version;
const _errs36 = errors;
if((typeof data18 !== "string") && (data18 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/agent_version",schemaPath:"#/properties/data/properties/agent_version/type",keyword:"type",params:{type: schema31.properties.data.properties.agent_version.type},message:"must be string,null"}];
return false;
}
if(errors === _errs36){
if(typeof data18 === "string"){
if(data18.length > 128){
validate20.errors = [{instancePath:instancePath+"/data/agent_version",schemaPath:"#/properties/data/properties/agent_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.scenario !== undefined){
let data19 = data10.scenario;
const _errs38 = errors;
if((typeof data19 !== "string") && (data19 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/type",keyword:"type",params:{type: schema31.properties.data.properties.scenario.type},message:"must be string,null"}];
return false;
}
if(errors === _errs38){
if(typeof data19 === "string"){
if(data19.length > 128){
validate20.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.customer_name !== undefined){
let data20 = data10.customer_name;
const _errs40 = errors;
if((typeof data20 !== "string") && (data20 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/customer_name",schemaPath:"#/properties/data/properties/customer_name/type",keyword:"type",params:{type: schema31.properties.data.properties.customer_name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs40){
if(typeof data20 === "string"){
if(data20.length > 256){
validate20.errors = [{instancePath:instancePath+"/data/customer_name",schemaPath:"#/properties/data/properties/customer_name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.metadata !== undefined){
let data21 = data10.metadata;
const _errs42 = errors;
if((!(data21 && typeof data21 == "object" && !Array.isArray(data21))) && (data21 !== null)){
validate20.errors = [{instancePath:instancePath+"/data/metadata",schemaPath:"#/properties/data/properties/metadata/type",keyword:"type",params:{type: schema31.properties.data.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const call_updated = validate21;
const schema32 = {"title":"call.updated","description":"A fact about the call is learned later. Per fact the latest event wins.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"call.updated"},"data":{"type":"object","properties":{"direction":{"type":["string","null"],"enum":["inbound","outbound",null],"description":"Who called whom: `inbound`, the customer called us"},"caller_phone":{"type":["string","null"],"maxLength":64,"description":"The number that called, as the telephony gave it","x-personal":true},"called_number":{"type":["string","null"],"maxLength":64,"description":"The number that was called"},"channel":{"type":["string","null"],"maxLength":64,"description":"The telephony channel, such as `asterisk` or `twilio`"},"provider_call_id":{"type":["string","null"],"maxLength":256,"description":"The provider's own id of the call"},"answered_at":{"type":["string","null"],"pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When the call was answered, RFC 3339 UTC"},"language":{"type":["string","null"],"maxLength":35,"description":"BCP 47 tag of the language spoken, such as `uk`"},"agent_version":{"type":["string","null"],"maxLength":128,"description":"Version of the agent that took the call"},"scenario":{"type":["string","null"],"maxLength":128,"description":"The scenario the call follows"},"customer_name":{"type":["string","null"],"maxLength":256,"description":"The customer's name","x-personal":true},"metadata":{"type":["object","null"],"description":"Anything else, a JSON object; merged key by key, the latest value of a key wins"}},"required":[]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate21.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate21.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema32.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate21.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema32.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate21.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate21.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema32.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate21.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate21.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema32.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate21.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("call.updated" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "call.updated"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.direction !== undefined){
let data11 = data10.direction;
const _errs22 = errors;
if((typeof data11 !== "string") && (data11 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/direction",schemaPath:"#/properties/data/properties/direction/type",keyword:"type",params:{type: schema32.properties.data.properties.direction.type},message:"must be string,null"}];
return false;
}
if(!(((data11 === "inbound") || (data11 === "outbound")) || (data11 === null))){
validate21.errors = [{instancePath:instancePath+"/data/direction",schemaPath:"#/properties/data/properties/direction/enum",keyword:"enum",params:{allowedValues: schema32.properties.data.properties.direction.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.caller_phone !== undefined){
let data12 = data10.caller_phone;
const _errs24 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/caller_phone",schemaPath:"#/properties/data/properties/caller_phone/type",keyword:"type",params:{type: schema32.properties.data.properties.caller_phone.type},message:"must be string,null"}];
return false;
}
if(errors === _errs24){
if(typeof data12 === "string"){
if(data12.length > 64){
validate21.errors = [{instancePath:instancePath+"/data/caller_phone",schemaPath:"#/properties/data/properties/caller_phone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.called_number !== undefined){
let data13 = data10.called_number;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/called_number",schemaPath:"#/properties/data/properties/called_number/type",keyword:"type",params:{type: schema32.properties.data.properties.called_number.type},message:"must be string,null"}];
return false;
}
if(errors === _errs26){
if(typeof data13 === "string"){
if(data13.length > 64){
validate21.errors = [{instancePath:instancePath+"/data/called_number",schemaPath:"#/properties/data/properties/called_number/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.channel !== undefined){
let data14 = data10.channel;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/channel",schemaPath:"#/properties/data/properties/channel/type",keyword:"type",params:{type: schema32.properties.data.properties.channel.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 64){
validate21.errors = [{instancePath:instancePath+"/data/channel",schemaPath:"#/properties/data/properties/channel/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.provider_call_id !== undefined){
let data15 = data10.provider_call_id;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/provider_call_id",schemaPath:"#/properties/data/properties/provider_call_id/type",keyword:"type",params:{type: schema32.properties.data.properties.provider_call_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data15 === "string"){
if(data15.length > 256){
validate21.errors = [{instancePath:instancePath+"/data/provider_call_id",schemaPath:"#/properties/data/properties/provider_call_id/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.answered_at !== undefined){
let data16 = data10.answered_at;
const _errs32 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/answered_at",schemaPath:"#/properties/data/properties/answered_at/type",keyword:"type",params:{type: schema32.properties.data.properties.answered_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs32){
if(typeof data16 === "string"){
if(!pattern6.test(data16)){
validate21.errors = [{instancePath:instancePath+"/data/answered_at",schemaPath:"#/properties/data/properties/answered_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.language !== undefined){
let data17 = data10.language;
const _errs34 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/type",keyword:"type",params:{type: schema32.properties.data.properties.language.type},message:"must be string,null"}];
return false;
}
if(errors === _errs34){
if(typeof data17 === "string"){
if(data17.length > 35){
validate21.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/maxLength",keyword:"maxLength",params:{limit: 35},message:"must NOT have more than 35 characters"}];
return false;
}
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.agent_version !== undefined){
let data18 = data10.agent_version;
const _errs36 = errors;
if((typeof data18 !== "string") && (data18 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/agent_version",schemaPath:"#/properties/data/properties/agent_version/type",keyword:"type",params:{type: schema32.properties.data.properties.agent_version.type},message:"must be string,null"}];
return false;
}
if(errors === _errs36){
if(typeof data18 === "string"){
if(data18.length > 128){
validate21.errors = [{instancePath:instancePath+"/data/agent_version",schemaPath:"#/properties/data/properties/agent_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.scenario !== undefined){
let data19 = data10.scenario;
const _errs38 = errors;
if((typeof data19 !== "string") && (data19 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/type",keyword:"type",params:{type: schema32.properties.data.properties.scenario.type},message:"must be string,null"}];
return false;
}
if(errors === _errs38){
if(typeof data19 === "string"){
if(data19.length > 128){
validate21.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.customer_name !== undefined){
let data20 = data10.customer_name;
const _errs40 = errors;
if((typeof data20 !== "string") && (data20 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/customer_name",schemaPath:"#/properties/data/properties/customer_name/type",keyword:"type",params:{type: schema32.properties.data.properties.customer_name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs40){
if(typeof data20 === "string"){
if(data20.length > 256){
validate21.errors = [{instancePath:instancePath+"/data/customer_name",schemaPath:"#/properties/data/properties/customer_name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.metadata !== undefined){
let data21 = data10.metadata;
const _errs42 = errors;
if((!(data21 && typeof data21 == "object" && !Array.isArray(data21))) && (data21 !== null)){
validate21.errors = [{instancePath:instancePath+"/data/metadata",schemaPath:"#/properties/data/properties/metadata/type",keyword:"type",params:{type: schema32.properties.data.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const turn_completed = validate22;
const schema33 = {"title":"turn.completed","description":"One utterance is over: its transcript is final, or the bot's audio has finished or was cut.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"turn.completed"},"data":{"type":"object","properties":{"turn":{"type":"integer","minimum":1,"maximum":2147483647,"description":"Number of the turn in the call, from 1"},"speaker":{"type":"string","enum":["customer","bot","operator","system"],"description":"Who spoke"},"content":{"type":"string","description":"What was heard","x-personal":true},"source":{"type":["string","null"],"enum":["llm","canned","dtmf",null],"description":"Where the words came from"},"started_at":{"type":["string","null"],"pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When the utterance began, RFC 3339 UTC"},"interrupted":{"type":["boolean","null"],"description":"Whether the other side cut it short"},"language":{"type":["string","null"],"maxLength":35,"description":"BCP 47 tag of the language spoken"},"stt_confidence":{"type":["number","null"],"minimum":0,"maximum":1,"description":"The recogniser's confidence, 0 to 1"},"stt_latency_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"End of speech to final transcript, ms"},"eou_delay_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"End of speech to the decision that the turn is over, ms"},"llm_latency_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"Request to the model to its first token, ms"},"tts_latency_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"Text to first audio, ms"},"total_response_latency_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"End of the caller's speech to the first audio of the bot, ms"},"stt_model":{"type":["string","null"],"maxLength":128,"description":"Speech-to-text model"},"llm_model":{"type":["string","null"],"maxLength":128,"description":"Language model"},"tts_model":{"type":["string","null"],"maxLength":128,"description":"Text-to-speech model"},"metadata":{"type":["object","null"],"description":"Anything else, a JSON object"}},"required":["turn","speaker","content"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate22.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate22.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate22.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate22.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema33.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate22.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate22.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema33.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate22.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate22.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema33.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate22.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate22.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema33.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate22.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("turn.completed" !== data.type){
validate22.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "turn.completed"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((((data10.turn === undefined) && (missing1 = "turn")) || ((data10.speaker === undefined) && (missing1 = "speaker"))) || ((data10.content === undefined) && (missing1 = "content"))){
validate22.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.turn !== undefined){
let data11 = data10.turn;
const _errs22 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate22.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 2147483647 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.speaker !== undefined){
let data12 = data10.speaker;
const _errs24 = errors;
if(typeof data12 !== "string"){
validate22.errors = [{instancePath:instancePath+"/data/speaker",schemaPath:"#/properties/data/properties/speaker/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data12 === "customer") || (data12 === "bot")) || (data12 === "operator")) || (data12 === "system"))){
validate22.errors = [{instancePath:instancePath+"/data/speaker",schemaPath:"#/properties/data/properties/speaker/enum",keyword:"enum",params:{allowedValues: schema33.properties.data.properties.speaker.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.content !== undefined){
const _errs26 = errors;
if(typeof data10.content !== "string"){
validate22.errors = [{instancePath:instancePath+"/data/content",schemaPath:"#/properties/data/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.source !== undefined){
let data14 = data10.source;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/source",schemaPath:"#/properties/data/properties/source/type",keyword:"type",params:{type: schema33.properties.data.properties.source.type},message:"must be string,null"}];
return false;
}
if(!((((data14 === "llm") || (data14 === "canned")) || (data14 === "dtmf")) || (data14 === null))){
validate22.errors = [{instancePath:instancePath+"/data/source",schemaPath:"#/properties/data/properties/source/enum",keyword:"enum",params:{allowedValues: schema33.properties.data.properties.source.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.started_at !== undefined){
let data15 = data10.started_at;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/started_at",schemaPath:"#/properties/data/properties/started_at/type",keyword:"type",params:{type: schema33.properties.data.properties.started_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data15 === "string"){
if(!pattern6.test(data15)){
validate22.errors = [{instancePath:instancePath+"/data/started_at",schemaPath:"#/properties/data/properties/started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.interrupted !== undefined){
let data16 = data10.interrupted;
const _errs32 = errors;
if((typeof data16 !== "boolean") && (data16 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/interrupted",schemaPath:"#/properties/data/properties/interrupted/type",keyword:"type",params:{type: schema33.properties.data.properties.interrupted.type},message:"must be boolean,null"}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.language !== undefined){
let data17 = data10.language;
const _errs34 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/type",keyword:"type",params:{type: schema33.properties.data.properties.language.type},message:"must be string,null"}];
return false;
}
if(errors === _errs34){
if(typeof data17 === "string"){
if(data17.length > 35){
validate22.errors = [{instancePath:instancePath+"/data/language",schemaPath:"#/properties/data/properties/language/maxLength",keyword:"maxLength",params:{limit: 35},message:"must NOT have more than 35 characters"}];
return false;
}
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.stt_confidence !== undefined){
let data18 = data10.stt_confidence;
const _errs36 = errors;
if((!((typeof data18 == "number") && (isFinite(data18)))) && (data18 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/stt_confidence",schemaPath:"#/properties/data/properties/stt_confidence/type",keyword:"type",params:{type: schema33.properties.data.properties.stt_confidence.type},message:"must be number,null"}];
return false;
}
if(errors === _errs36){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/data/stt_confidence",schemaPath:"#/properties/data/properties/stt_confidence/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/data/stt_confidence",schemaPath:"#/properties/data/properties/stt_confidence/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.stt_latency_ms !== undefined){
let data19 = data10.stt_latency_ms;
const _errs38 = errors;
if((!((typeof data19 == "number") && (isFinite(data19)))) && (data19 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/stt_latency_ms",schemaPath:"#/properties/data/properties/stt_latency_ms/type",keyword:"type",params:{type: schema33.properties.data.properties.stt_latency_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs38){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 2147483647 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/data/stt_latency_ms",schemaPath:"#/properties/data/properties/stt_latency_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/data/stt_latency_ms",schemaPath:"#/properties/data/properties/stt_latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.eou_delay_ms !== undefined){
let data20 = data10.eou_delay_ms;
const _errs40 = errors;
if((!((typeof data20 == "number") && (isFinite(data20)))) && (data20 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/eou_delay_ms",schemaPath:"#/properties/data/properties/eou_delay_ms/type",keyword:"type",params:{type: schema33.properties.data.properties.eou_delay_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs40){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 2147483647 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/data/eou_delay_ms",schemaPath:"#/properties/data/properties/eou_delay_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/data/eou_delay_ms",schemaPath:"#/properties/data/properties/eou_delay_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.llm_latency_ms !== undefined){
let data21 = data10.llm_latency_ms;
const _errs42 = errors;
if((!((typeof data21 == "number") && (isFinite(data21)))) && (data21 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/llm_latency_ms",schemaPath:"#/properties/data/properties/llm_latency_ms/type",keyword:"type",params:{type: schema33.properties.data.properties.llm_latency_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs42){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 2147483647 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/data/llm_latency_ms",schemaPath:"#/properties/data/properties/llm_latency_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data21 < 0 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/data/llm_latency_ms",schemaPath:"#/properties/data/properties/llm_latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.tts_latency_ms !== undefined){
let data22 = data10.tts_latency_ms;
const _errs44 = errors;
if((!((typeof data22 == "number") && (isFinite(data22)))) && (data22 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/tts_latency_ms",schemaPath:"#/properties/data/properties/tts_latency_ms/type",keyword:"type",params:{type: schema33.properties.data.properties.tts_latency_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs44){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 2147483647 || isNaN(data22)){
validate22.errors = [{instancePath:instancePath+"/data/tts_latency_ms",schemaPath:"#/properties/data/properties/tts_latency_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data22 < 0 || isNaN(data22)){
validate22.errors = [{instancePath:instancePath+"/data/tts_latency_ms",schemaPath:"#/properties/data/properties/tts_latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs44 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.total_response_latency_ms !== undefined){
let data23 = data10.total_response_latency_ms;
const _errs46 = errors;
if((!((typeof data23 == "number") && (isFinite(data23)))) && (data23 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/total_response_latency_ms",schemaPath:"#/properties/data/properties/total_response_latency_ms/type",keyword:"type",params:{type: schema33.properties.data.properties.total_response_latency_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs46){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 2147483647 || isNaN(data23)){
validate22.errors = [{instancePath:instancePath+"/data/total_response_latency_ms",schemaPath:"#/properties/data/properties/total_response_latency_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data23 < 0 || isNaN(data23)){
validate22.errors = [{instancePath:instancePath+"/data/total_response_latency_ms",schemaPath:"#/properties/data/properties/total_response_latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs46 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.stt_model !== undefined){
let data24 = data10.stt_model;
const _errs48 = errors;
if((typeof data24 !== "string") && (data24 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/stt_model",schemaPath:"#/properties/data/properties/stt_model/type",keyword:"type",params:{type: schema33.properties.data.properties.stt_model.type},message:"must be string,null"}];
return false;
}
if(errors === _errs48){
if(typeof data24 === "string"){
if(data24.length > 128){
validate22.errors = [{instancePath:instancePath+"/data/stt_model",schemaPath:"#/properties/data/properties/stt_model/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs48 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.llm_model !== undefined){
let data25 = data10.llm_model;
const _errs50 = errors;
if((typeof data25 !== "string") && (data25 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/llm_model",schemaPath:"#/properties/data/properties/llm_model/type",keyword:"type",params:{type: schema33.properties.data.properties.llm_model.type},message:"must be string,null"}];
return false;
}
if(errors === _errs50){
if(typeof data25 === "string"){
if(data25.length > 128){
validate22.errors = [{instancePath:instancePath+"/data/llm_model",schemaPath:"#/properties/data/properties/llm_model/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs50 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.tts_model !== undefined){
let data26 = data10.tts_model;
const _errs52 = errors;
if((typeof data26 !== "string") && (data26 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/tts_model",schemaPath:"#/properties/data/properties/tts_model/type",keyword:"type",params:{type: schema33.properties.data.properties.tts_model.type},message:"must be string,null"}];
return false;
}
if(errors === _errs52){
if(typeof data26 === "string"){
if(data26.length > 128){
validate22.errors = [{instancePath:instancePath+"/data/tts_model",schemaPath:"#/properties/data/properties/tts_model/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs52 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.metadata !== undefined){
let data27 = data10.metadata;
const _errs54 = errors;
if((!(data27 && typeof data27 == "object" && !Array.isArray(data27))) && (data27 !== null)){
validate22.errors = [{instancePath:instancePath+"/data/metadata",schemaPath:"#/properties/data/properties/metadata/type",keyword:"type",params:{type: schema33.properties.data.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs54 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const tool_completed = validate23;
const schema34 = {"title":"tool.completed","description":"A tool call returned, failed or timed out.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"tool.completed"},"data":{"type":"object","properties":{"tool_name":{"type":"string","maxLength":128,"description":"Name of the tool"},"duration_ms":{"type":"number","minimum":0,"maximum":2147483647,"description":"How long the tool took, ms"},"success":{"type":"boolean","description":"Whether it did what it was asked to"},"turn":{"type":["integer","null"],"minimum":1,"maximum":2147483647,"description":"Number of the turn that called it"},"args":{"description":"Its arguments, any JSON value","x-personal":true},"result":{"description":"What it returned, any JSON value","x-personal":true},"error_type":{"type":["string","null"],"enum":["timeout","exception","rejected","cancelled","api",null],"description":"How it failed"},"error_message":{"type":["string","null"],"description":"What it said when it failed"}},"required":["tool_name","duration_ms","success"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate23.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate23.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate23.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate23.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate23.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema34.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate23.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate23.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema34.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate23.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate23.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema34.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate23.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate23.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema34.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate23.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("tool.completed" !== data.type){
validate23.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "tool.completed"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((((data10.tool_name === undefined) && (missing1 = "tool_name")) || ((data10.duration_ms === undefined) && (missing1 = "duration_ms"))) || ((data10.success === undefined) && (missing1 = "success"))){
validate23.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.tool_name !== undefined){
let data11 = data10.tool_name;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(data11.length > 128){
validate23.errors = [{instancePath:instancePath+"/data/tool_name",schemaPath:"#/properties/data/properties/tool_name/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/data/tool_name",schemaPath:"#/properties/data/properties/tool_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.duration_ms !== undefined){
let data12 = data10.duration_ms;
const _errs24 = errors;
if(errors === _errs24){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 2147483647 || isNaN(data12)){
validate23.errors = [{instancePath:instancePath+"/data/duration_ms",schemaPath:"#/properties/data/properties/duration_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate23.errors = [{instancePath:instancePath+"/data/duration_ms",schemaPath:"#/properties/data/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/data/duration_ms",schemaPath:"#/properties/data/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.success !== undefined){
const _errs26 = errors;
if(typeof data10.success !== "boolean"){
validate23.errors = [{instancePath:instancePath+"/data/success",schemaPath:"#/properties/data/properties/success/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.turn !== undefined){
let data14 = data10.turn;
const _errs28 = errors;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
validate23.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/type",keyword:"type",params:{type: schema34.properties.data.properties.turn.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs28){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 2147483647 || isNaN(data14)){
validate23.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data14 < 1 || isNaN(data14)){
validate23.errors = [{instancePath:instancePath+"/data/turn",schemaPath:"#/properties/data/properties/turn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.error_type !== undefined){
let data15 = data10.error_type;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate23.errors = [{instancePath:instancePath+"/data/error_type",schemaPath:"#/properties/data/properties/error_type/type",keyword:"type",params:{type: schema34.properties.data.properties.error_type.type},message:"must be string,null"}];
return false;
}
if(!((((((data15 === "timeout") || (data15 === "exception")) || (data15 === "rejected")) || (data15 === "cancelled")) || (data15 === "api")) || (data15 === null))){
validate23.errors = [{instancePath:instancePath+"/data/error_type",schemaPath:"#/properties/data/properties/error_type/enum",keyword:"enum",params:{allowedValues: schema34.properties.data.properties.error_type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.error_message !== undefined){
let data16 = data10.error_message;
const _errs32 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate23.errors = [{instancePath:instancePath+"/data/error_message",schemaPath:"#/properties/data/properties/error_message/type",keyword:"type",params:{type: schema34.properties.data.properties.error_message.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const error_raised = validate24;
const schema35 = {"title":"error.raised","description":"One attempt of a dependency failed.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"error.raised"},"data":{"type":"object","properties":{"component":{"type":"string","enum":["store_api","stt","llm","tts","telephony","agent","other"],"description":"What failed"},"code":{"type":"string","maxLength":64,"description":"HTTP status, `timeout`, or the provider's own code"},"message":{"type":["string","null"],"description":"What it said"},"provider":{"type":["string","null"],"maxLength":128,"description":"Who provides the dependency"},"attempt":{"type":["integer","null"],"minimum":1,"maximum":2147483647,"description":"Number of the attempt, from 1"},"fatal":{"type":["boolean","null"],"description":"Whether nothing further was tried"},"fallback_to":{"type":["string","null"],"maxLength":128,"description":"What was used instead"}},"required":["component","code"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate24.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate24.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate24.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate24.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate24.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate24.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema35.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate24.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate24.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate24.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema35.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate24.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate24.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema35.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate24.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate24.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema35.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate24.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("error.raised" !== data.type){
validate24.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "error.raised"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.component === undefined) && (missing1 = "component")) || ((data10.code === undefined) && (missing1 = "code"))){
validate24.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.component !== undefined){
let data11 = data10.component;
const _errs22 = errors;
if(typeof data11 !== "string"){
validate24.errors = [{instancePath:instancePath+"/data/component",schemaPath:"#/properties/data/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((((data11 === "store_api") || (data11 === "stt")) || (data11 === "llm")) || (data11 === "tts")) || (data11 === "telephony")) || (data11 === "agent")) || (data11 === "other"))){
validate24.errors = [{instancePath:instancePath+"/data/component",schemaPath:"#/properties/data/properties/component/enum",keyword:"enum",params:{allowedValues: schema35.properties.data.properties.component.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.code !== undefined){
let data12 = data10.code;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data12 === "string"){
if(data12.length > 64){
validate24.errors = [{instancePath:instancePath+"/data/code",schemaPath:"#/properties/data/properties/code/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/data/code",schemaPath:"#/properties/data/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.message !== undefined){
let data13 = data10.message;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate24.errors = [{instancePath:instancePath+"/data/message",schemaPath:"#/properties/data/properties/message/type",keyword:"type",params:{type: schema35.properties.data.properties.message.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.provider !== undefined){
let data14 = data10.provider;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate24.errors = [{instancePath:instancePath+"/data/provider",schemaPath:"#/properties/data/properties/provider/type",keyword:"type",params:{type: schema35.properties.data.properties.provider.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 128){
validate24.errors = [{instancePath:instancePath+"/data/provider",schemaPath:"#/properties/data/properties/provider/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.attempt !== undefined){
let data15 = data10.attempt;
const _errs30 = errors;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
validate24.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/properties/data/properties/attempt/type",keyword:"type",params:{type: schema35.properties.data.properties.attempt.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs30){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 2147483647 || isNaN(data15)){
validate24.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/properties/data/properties/attempt/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data15 < 1 || isNaN(data15)){
validate24.errors = [{instancePath:instancePath+"/data/attempt",schemaPath:"#/properties/data/properties/attempt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.fatal !== undefined){
let data16 = data10.fatal;
const _errs32 = errors;
if((typeof data16 !== "boolean") && (data16 !== null)){
validate24.errors = [{instancePath:instancePath+"/data/fatal",schemaPath:"#/properties/data/properties/fatal/type",keyword:"type",params:{type: schema35.properties.data.properties.fatal.type},message:"must be boolean,null"}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.fallback_to !== undefined){
let data17 = data10.fallback_to;
const _errs34 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate24.errors = [{instancePath:instancePath+"/data/fallback_to",schemaPath:"#/properties/data/properties/fallback_to/type",keyword:"type",params:{type: schema35.properties.data.properties.fallback_to.type},message:"must be string,null"}];
return false;
}
if(errors === _errs34){
if(typeof data17 === "string"){
if(data17.length > 128){
validate24.errors = [{instancePath:instancePath+"/data/fallback_to",schemaPath:"#/properties/data/properties/fallback_to/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const call_transferred = validate25;
const schema36 = {"title":"call.transferred","description":"A transfer to an operator was resolved.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"call.transferred"},"data":{"type":"object","properties":{"reason":{"type":"string","maxLength":128,"description":"Why it was asked for, such as `customer_request`"},"result":{"type":"string","enum":["succeeded","failed","refused"],"description":"How it went"},"target":{"type":["string","null"],"maxLength":256,"description":"Whom or what it was transferred to"},"wait_ms":{"type":["number","null"],"minimum":0,"maximum":2147483647,"description":"How long the caller waited, ms"},"summary":{"type":["string","null"],"maxLength":16384,"description":"What the operator was told","x-personal":true}},"required":["reason","result"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate25.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate25.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate25.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate25.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate25.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate25.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate25.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema36.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate25.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate25.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate25.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema36.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate25.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate25.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema36.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate25.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate25.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema36.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate25.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("call.transferred" !== data.type){
validate25.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "call.transferred"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.reason === undefined) && (missing1 = "reason")) || ((data10.result === undefined) && (missing1 = "result"))){
validate25.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.reason !== undefined){
let data11 = data10.reason;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(data11.length > 128){
validate25.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/properties/data/properties/reason/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/data/reason",schemaPath:"#/properties/data/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.result !== undefined){
let data12 = data10.result;
const _errs24 = errors;
if(typeof data12 !== "string"){
validate25.errors = [{instancePath:instancePath+"/data/result",schemaPath:"#/properties/data/properties/result/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data12 === "succeeded") || (data12 === "failed")) || (data12 === "refused"))){
validate25.errors = [{instancePath:instancePath+"/data/result",schemaPath:"#/properties/data/properties/result/enum",keyword:"enum",params:{allowedValues: schema36.properties.data.properties.result.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.target !== undefined){
let data13 = data10.target;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate25.errors = [{instancePath:instancePath+"/data/target",schemaPath:"#/properties/data/properties/target/type",keyword:"type",params:{type: schema36.properties.data.properties.target.type},message:"must be string,null"}];
return false;
}
if(errors === _errs26){
if(typeof data13 === "string"){
if(data13.length > 256){
validate25.errors = [{instancePath:instancePath+"/data/target",schemaPath:"#/properties/data/properties/target/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.wait_ms !== undefined){
let data14 = data10.wait_ms;
const _errs28 = errors;
if((!((typeof data14 == "number") && (isFinite(data14)))) && (data14 !== null)){
validate25.errors = [{instancePath:instancePath+"/data/wait_ms",schemaPath:"#/properties/data/properties/wait_ms/type",keyword:"type",params:{type: schema36.properties.data.properties.wait_ms.type},message:"must be number,null"}];
return false;
}
if(errors === _errs28){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 2147483647 || isNaN(data14)){
validate25.errors = [{instancePath:instancePath+"/data/wait_ms",schemaPath:"#/properties/data/properties/wait_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate25.errors = [{instancePath:instancePath+"/data/wait_ms",schemaPath:"#/properties/data/properties/wait_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.summary !== undefined){
let data15 = data10.summary;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate25.errors = [{instancePath:instancePath+"/data/summary",schemaPath:"#/properties/data/properties/summary/type",keyword:"type",params:{type: schema36.properties.data.properties.summary.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data15 === "string"){
if(data15.length > 16384){
validate25.errors = [{instancePath:instancePath+"/data/summary",schemaPath:"#/properties/data/properties/summary/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"}];
return false;
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const usage_recorded = validate26;
const schema37 = {"title":"usage.recorded","description":"Something was consumed. The amounts are what came on top; the cost of a call is their sum.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"usage.recorded"},"data":{"type":"object","properties":{"component":{"type":"string","enum":["stt","llm","tts","telephony","analysis","other"],"description":"What was consumed"},"cost":{"type":"string","pattern":"^\\d{1,6}(\\.\\d{1,9})?$","description":"USD as decimal text, at most 9 fraction digits"},"provider":{"type":["string","null"],"maxLength":128,"description":"Who charges for it"},"model":{"type":["string","null"],"maxLength":128,"description":"The model used"},"input_tokens":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Tokens read"},"cached_input_tokens":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Tokens read from a cache"},"output_tokens":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Tokens written"},"audio_seconds":{"type":["number","null"],"minimum":0,"maximum":1000000000000,"description":"Audio, seconds"},"characters":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Characters spoken"},"minutes":{"type":["number","null"],"minimum":0,"maximum":1000000000000,"description":"Telephony, minutes"}},"required":["component","cost"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};
const pattern42 = new RegExp("^\\d{1,6}(\\.\\d{1,9})?$", "");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate26.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate26.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate26.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate26.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate26.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate26.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema37.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate26.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema37.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate26.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate26.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema37.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate26.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate26.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema37.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate26.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("usage.recorded" !== data.type){
validate26.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "usage.recorded"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.component === undefined) && (missing1 = "component")) || ((data10.cost === undefined) && (missing1 = "cost"))){
validate26.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.component !== undefined){
let data11 = data10.component;
const _errs22 = errors;
if(typeof data11 !== "string"){
validate26.errors = [{instancePath:instancePath+"/data/component",schemaPath:"#/properties/data/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((data11 === "stt") || (data11 === "llm")) || (data11 === "tts")) || (data11 === "telephony")) || (data11 === "analysis")) || (data11 === "other"))){
validate26.errors = [{instancePath:instancePath+"/data/component",schemaPath:"#/properties/data/properties/component/enum",keyword:"enum",params:{allowedValues: schema37.properties.data.properties.component.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.cost !== undefined){
let data12 = data10.cost;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data12 === "string"){
if(!pattern42.test(data12)){
validate26.errors = [{instancePath:instancePath+"/data/cost",schemaPath:"#/properties/data/properties/cost/pattern",keyword:"pattern",params:{pattern: "^\\d{1,6}(\\.\\d{1,9})?$"},message:"must match pattern \""+"^\\d{1,6}(\\.\\d{1,9})?$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/data/cost",schemaPath:"#/properties/data/properties/cost/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.provider !== undefined){
let data13 = data10.provider;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/provider",schemaPath:"#/properties/data/properties/provider/type",keyword:"type",params:{type: schema37.properties.data.properties.provider.type},message:"must be string,null"}];
return false;
}
if(errors === _errs26){
if(typeof data13 === "string"){
if(data13.length > 128){
validate26.errors = [{instancePath:instancePath+"/data/provider",schemaPath:"#/properties/data/properties/provider/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.model !== undefined){
let data14 = data10.model;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/model",schemaPath:"#/properties/data/properties/model/type",keyword:"type",params:{type: schema37.properties.data.properties.model.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 128){
validate26.errors = [{instancePath:instancePath+"/data/model",schemaPath:"#/properties/data/properties/model/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.input_tokens !== undefined){
let data15 = data10.input_tokens;
const _errs30 = errors;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/input_tokens",schemaPath:"#/properties/data/properties/input_tokens/type",keyword:"type",params:{type: schema37.properties.data.properties.input_tokens.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs30){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 2147483647 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/data/input_tokens",schemaPath:"#/properties/data/properties/input_tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/data/input_tokens",schemaPath:"#/properties/data/properties/input_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.cached_input_tokens !== undefined){
let data16 = data10.cached_input_tokens;
const _errs32 = errors;
if((!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) && (data16 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/cached_input_tokens",schemaPath:"#/properties/data/properties/cached_input_tokens/type",keyword:"type",params:{type: schema37.properties.data.properties.cached_input_tokens.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs32){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 2147483647 || isNaN(data16)){
validate26.errors = [{instancePath:instancePath+"/data/cached_input_tokens",schemaPath:"#/properties/data/properties/cached_input_tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate26.errors = [{instancePath:instancePath+"/data/cached_input_tokens",schemaPath:"#/properties/data/properties/cached_input_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.output_tokens !== undefined){
let data17 = data10.output_tokens;
const _errs34 = errors;
if((!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) && (data17 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/output_tokens",schemaPath:"#/properties/data/properties/output_tokens/type",keyword:"type",params:{type: schema37.properties.data.properties.output_tokens.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs34){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 2147483647 || isNaN(data17)){
validate26.errors = [{instancePath:instancePath+"/data/output_tokens",schemaPath:"#/properties/data/properties/output_tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data17 < 0 || isNaN(data17)){
validate26.errors = [{instancePath:instancePath+"/data/output_tokens",schemaPath:"#/properties/data/properties/output_tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.audio_seconds !== undefined){
let data18 = data10.audio_seconds;
const _errs36 = errors;
if((!((typeof data18 == "number") && (isFinite(data18)))) && (data18 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/audio_seconds",schemaPath:"#/properties/data/properties/audio_seconds/type",keyword:"type",params:{type: schema37.properties.data.properties.audio_seconds.type},message:"must be number,null"}];
return false;
}
if(errors === _errs36){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000000000000 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/data/audio_seconds",schemaPath:"#/properties/data/properties/audio_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000},message:"must be <= 1000000000000"}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/data/audio_seconds",schemaPath:"#/properties/data/properties/audio_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.characters !== undefined){
let data19 = data10.characters;
const _errs38 = errors;
if((!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))) && (data19 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/characters",schemaPath:"#/properties/data/properties/characters/type",keyword:"type",params:{type: schema37.properties.data.properties.characters.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs38){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 2147483647 || isNaN(data19)){
validate26.errors = [{instancePath:instancePath+"/data/characters",schemaPath:"#/properties/data/properties/characters/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate26.errors = [{instancePath:instancePath+"/data/characters",schemaPath:"#/properties/data/properties/characters/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.minutes !== undefined){
let data20 = data10.minutes;
const _errs40 = errors;
if((!((typeof data20 == "number") && (isFinite(data20)))) && (data20 !== null)){
validate26.errors = [{instancePath:instancePath+"/data/minutes",schemaPath:"#/properties/data/properties/minutes/type",keyword:"type",params:{type: schema37.properties.data.properties.minutes.type},message:"must be number,null"}];
return false;
}
if(errors === _errs40){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1000000000000 || isNaN(data20)){
validate26.errors = [{instancePath:instancePath+"/data/minutes",schemaPath:"#/properties/data/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000},message:"must be <= 1000000000000"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate26.errors = [{instancePath:instancePath+"/data/minutes",schemaPath:"#/properties/data/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const call_ended = validate27;
const schema38 = {"title":"call.ended","description":"The call is over; `at` is its end, `seq` says how many events the call has.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"call.ended"},"data":{"type":"object","properties":{"end_reason":{"type":"string","enum":["caller_hangup","agent_hangup","transferred","silence_timeout","max_duration","voicemail","not_connected","error","lost"],"description":"Why it ended"},"end_detail":{"type":["string","null"],"maxLength":1024,"description":"More about why"},"outcome":{"type":["string","null"],"enum":["resolved","transferred","callback","abandoned","failed","unknown",null],"description":"What came of it; stated, never inferred"},"result":{"type":["string","null"],"maxLength":1024,"description":"What came of it, in the scenario's own terms"},"scenario":{"type":["string","null"],"maxLength":128,"description":"The scenario the call turned out to follow"},"metadata":{"type":["object","null"],"description":"Anything else, a JSON object; merged key by key"}},"required":["end_reason"]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate27.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate27.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate27.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate27.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate27.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate27.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema38.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate27.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate27.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate27.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema38.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate27.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate27.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema38.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate27.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate27.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema38.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate27.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("call.ended" !== data.type){
validate27.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "call.ended"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((data10.end_reason === undefined) && (missing1 = "end_reason")){
validate27.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data10.end_reason !== undefined){
let data11 = data10.end_reason;
const _errs22 = errors;
if(typeof data11 !== "string"){
validate27.errors = [{instancePath:instancePath+"/data/end_reason",schemaPath:"#/properties/data/properties/end_reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((((((data11 === "caller_hangup") || (data11 === "agent_hangup")) || (data11 === "transferred")) || (data11 === "silence_timeout")) || (data11 === "max_duration")) || (data11 === "voicemail")) || (data11 === "not_connected")) || (data11 === "error")) || (data11 === "lost"))){
validate27.errors = [{instancePath:instancePath+"/data/end_reason",schemaPath:"#/properties/data/properties/end_reason/enum",keyword:"enum",params:{allowedValues: schema38.properties.data.properties.end_reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.end_detail !== undefined){
let data12 = data10.end_detail;
const _errs24 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate27.errors = [{instancePath:instancePath+"/data/end_detail",schemaPath:"#/properties/data/properties/end_detail/type",keyword:"type",params:{type: schema38.properties.data.properties.end_detail.type},message:"must be string,null"}];
return false;
}
if(errors === _errs24){
if(typeof data12 === "string"){
if(data12.length > 1024){
validate27.errors = [{instancePath:instancePath+"/data/end_detail",schemaPath:"#/properties/data/properties/end_detail/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.outcome !== undefined){
let data13 = data10.outcome;
const _errs26 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate27.errors = [{instancePath:instancePath+"/data/outcome",schemaPath:"#/properties/data/properties/outcome/type",keyword:"type",params:{type: schema38.properties.data.properties.outcome.type},message:"must be string,null"}];
return false;
}
if(!(((((((data13 === "resolved") || (data13 === "transferred")) || (data13 === "callback")) || (data13 === "abandoned")) || (data13 === "failed")) || (data13 === "unknown")) || (data13 === null))){
validate27.errors = [{instancePath:instancePath+"/data/outcome",schemaPath:"#/properties/data/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema38.properties.data.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.result !== undefined){
let data14 = data10.result;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate27.errors = [{instancePath:instancePath+"/data/result",schemaPath:"#/properties/data/properties/result/type",keyword:"type",params:{type: schema38.properties.data.properties.result.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 1024){
validate27.errors = [{instancePath:instancePath+"/data/result",schemaPath:"#/properties/data/properties/result/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.scenario !== undefined){
let data15 = data10.scenario;
const _errs30 = errors;
if((typeof data15 !== "string") && (data15 !== null)){
validate27.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/type",keyword:"type",params:{type: schema38.properties.data.properties.scenario.type},message:"must be string,null"}];
return false;
}
if(errors === _errs30){
if(typeof data15 === "string"){
if(data15.length > 128){
validate27.errors = [{instancePath:instancePath+"/data/scenario",schemaPath:"#/properties/data/properties/scenario/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.metadata !== undefined){
let data16 = data10.metadata;
const _errs32 = errors;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
validate27.errors = [{instancePath:instancePath+"/data/metadata",schemaPath:"#/properties/data/properties/metadata/type",keyword:"type",params:{type: schema38.properties.data.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

export const call_analyzed = validate28;
const schema39 = {"title":"call.analyzed","description":"The call was evaluated afterwards. The latest evaluation wins as a whole.","type":"object","properties":{"v":{"type":"integer","minimum":1,"description":"Schema version of this type"},"id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$","description":"UUID v7, made once before the first send; every retry reuses it"},"call_id":{"type":"string","pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","description":"UUID of the call"},"call_started_at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"The call's start, the same in every event of the call, RFC 3339 UTC"},"at":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$","description":"When it happened, RFC 3339 UTC"},"seq":{"type":["integer","null"],"minimum":0,"maximum":2147483647,"description":"Dense number within the call, from 0"},"tenant":{"type":["string","null"],"maxLength":64,"description":"Whose call it is; empty by default"},"request_id":{"type":["string","null"],"maxLength":128,"description":"Correlates with the handler's own logs"},"trace_id":{"type":["string","null"],"pattern":"^[0-9a-f]{32}$","description":"W3C trace id, 32 hex digits"},"type":{"const":"call.analyzed"},"data":{"type":"object","properties":{"quality_score":{"type":["number","null"],"minimum":0,"maximum":1,"description":"How good the call was, 0 to 1"},"sentiment":{"type":["string","null"],"maxLength":64,"description":"How the customer felt"},"resolved":{"type":["boolean","null"],"description":"Whether the customer got what they came for"},"summary":{"type":["string","null"],"maxLength":16384,"description":"The call in a few words","x-personal":true},"details":{"type":["object","null"],"description":"Anything else, a JSON object"},"evaluator":{"type":["string","null"],"maxLength":128,"description":"Who or what evaluated it"}},"required":[]}},"required":["v","id","call_id","call_started_at","at","type","data"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.v === undefined) && (missing0 = "v")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.call_id === undefined) && (missing0 = "call_id"))) || ((data.call_started_at === undefined) && (missing0 = "call_started_at"))) || ((data.at === undefined) && (missing0 = "at"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.data === undefined) && (missing0 = "data"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.v !== undefined){
let data0 = data.v;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate28.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate28.errors = [{instancePath:instancePath+"/v",schemaPath:"#/properties/v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate28.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_id !== undefined){
let data2 = data.call_id;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate28.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},message:"must match pattern \""+"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/call_id",schemaPath:"#/properties/call_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.call_started_at !== undefined){
let data3 = data.call_started_at;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate28.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/call_started_at",schemaPath:"#/properties/call_started_at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data4 = data.at;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate28.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
let data5 = data.seq;
const _errs11 = errors;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
validate28.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: schema39.properties.seq.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 2147483647 || isNaN(data5)){
validate28.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate28.errors = [{instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tenant !== undefined){
let data6 = data.tenant;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate28.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/type",keyword:"type",params:{type: schema39.properties.tenant.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(data6.length > 64){
validate28.errors = [{instancePath:instancePath+"/tenant",schemaPath:"#/properties/tenant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data7 = data.request_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate28.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/type",keyword:"type",params:{type: schema39.properties.request_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(data7.length > 128){
validate28.errors = [{instancePath:instancePath+"/request_id",schemaPath:"#/properties/request_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trace_id !== undefined){
let data8 = data.trace_id;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate28.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/type",keyword:"type",params:{type: schema39.properties.trace_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(!pattern8.test(data8)){
validate28.errors = [{instancePath:instancePath+"/trace_id",schemaPath:"#/properties/trace_id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if("call.analyzed" !== data.type){
validate28.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "call.analyzed"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data10 = data.data;
const _errs20 = errors;
if(errors === _errs20){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.quality_score !== undefined){
let data11 = data10.quality_score;
const _errs22 = errors;
if((!((typeof data11 == "number") && (isFinite(data11)))) && (data11 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/quality_score",schemaPath:"#/properties/data/properties/quality_score/type",keyword:"type",params:{type: schema39.properties.data.properties.quality_score.type},message:"must be number,null"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1 || isNaN(data11)){
validate28.errors = [{instancePath:instancePath+"/data/quality_score",schemaPath:"#/properties/data/properties/quality_score/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate28.errors = [{instancePath:instancePath+"/data/quality_score",schemaPath:"#/properties/data/properties/quality_score/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.sentiment !== undefined){
let data12 = data10.sentiment;
const _errs24 = errors;
if((typeof data12 !== "string") && (data12 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/sentiment",schemaPath:"#/properties/data/properties/sentiment/type",keyword:"type",params:{type: schema39.properties.data.properties.sentiment.type},message:"must be string,null"}];
return false;
}
if(errors === _errs24){
if(typeof data12 === "string"){
if(data12.length > 64){
validate28.errors = [{instancePath:instancePath+"/data/sentiment",schemaPath:"#/properties/data/properties/sentiment/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.resolved !== undefined){
let data13 = data10.resolved;
const _errs26 = errors;
if((typeof data13 !== "boolean") && (data13 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/resolved",schemaPath:"#/properties/data/properties/resolved/type",keyword:"type",params:{type: schema39.properties.data.properties.resolved.type},message:"must be boolean,null"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.summary !== undefined){
let data14 = data10.summary;
const _errs28 = errors;
if((typeof data14 !== "string") && (data14 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/summary",schemaPath:"#/properties/data/properties/summary/type",keyword:"type",params:{type: schema39.properties.data.properties.summary.type},message:"must be string,null"}];
return false;
}
if(errors === _errs28){
if(typeof data14 === "string"){
if(data14.length > 16384){
validate28.errors = [{instancePath:instancePath+"/data/summary",schemaPath:"#/properties/data/properties/summary/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"}];
return false;
}
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.details !== undefined){
let data15 = data10.details;
const _errs30 = errors;
if((!(data15 && typeof data15 == "object" && !Array.isArray(data15))) && (data15 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/details",schemaPath:"#/properties/data/properties/details/type",keyword:"type",params:{type: schema39.properties.data.properties.details.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data10.evaluator !== undefined){
let data16 = data10.evaluator;
const _errs32 = errors;
if((typeof data16 !== "string") && (data16 !== null)){
validate28.errors = [{instancePath:instancePath+"/data/evaluator",schemaPath:"#/properties/data/properties/evaluator/type",keyword:"type",params:{type: schema39.properties.data.properties.evaluator.type},message:"must be string,null"}];
return false;
}
if(errors === _errs32){
if(typeof data16 === "string"){
if(data16.length > 128){
validate28.errors = [{instancePath:instancePath+"/data/evaluator",schemaPath:"#/properties/data/properties/evaluator/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"v":true,"id":true,"call_id":true,"call_started_at":true,"at":true,"seq":true,"tenant":true,"request_id":true,"trace_id":true,"type":true,"data":true},"dynamicProps":false,"dynamicItems":false};

