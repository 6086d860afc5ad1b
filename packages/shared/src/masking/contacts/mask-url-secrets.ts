/** `user:secret@` of any URL; the last `@` before the path ends it, for a secret may contain one. */
const credentials = /(:\/\/[^\s/:@"'<>?#]{0,128}:)(?!\*\*\*@)[^\s/"'<>?#]{1,512}(?=@)/g;
/** A parameter of a query, its key, and its value. */
const parameter =
  /([?&;](?:[a-z0-9[\].-]{1,32}_)?([a-z]{2,24}(?:_?[a-z]{2,12})?)\]?=)([^&#\s"'<>\\;]{1,512})/gi;

const secretKeys =
  /^(?:password|passwd|pwd|secret|access_?token|api_?key|auth_?token|client_?secret|token|sig|signature)$/i;
const nameKeys =
  /^(?:name|names|first_?name|last_?name|full_?name|middle_?name|sur_?name|family_?name|given_?name|patronymic|display_?name|pib|fio|customer_?name|client_?name|caller_?name|contact_?name|user_?name)$/i;
const phoneKeys = /^(?:phone|phones|phone_?number|tel|telephone|mobile|msisdn|caller_?phone|callerid)$/i;
const emailKeys = /^(?:e?mail|email_?address)$/i;

/** Masks the password in `redis://user:secret@host`; user and host stay. */
export function maskUrlCredentials(text: string): string {
  return text.replace(credentials, "$1***");
}

/** Masks what the query of a URL says of a person, and secrets. Phones that can be read keep their last three digits. */
export function maskQueryParameters(text: string): string {
  return text.replace(parameter, (whole: string, before: string, key: string, value: string) => {
    if (/^(?:\+\d{1,3})?\*\*\*|%2a%2a%2a/i.test(value)) return whole;
    if (secretKeys.test(key) || nameKeys.test(key) || emailKeys.test(key)) return `${before}***`;
    return phoneKeys.test(key) && (value.match(/\d/g)?.length ?? 0) >= 5 ? `${before}***` : whole;
  });
}
