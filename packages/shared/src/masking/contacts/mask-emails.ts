const MASK = "***@***";
const MAX_LOCAL = 64;
const localCharacter = /[\p{L}\p{N}\p{M}._+%'-]/u;
/** Labels of letters, digits and dashes, the last of letters: not `lodash@4.17.21`, not `user@10.0.0.5`. */
const host =
  /(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62}\.){1,8}(?:xn--[a-z0-9-]{1,59}|[a-z]{2,24}(?![a-z0-9_])|(?:[^\P{L}a-z]\p{M}?){2,24}(?!\p{L}))/iuy;
/** Packages, files of several sizes (`icon@2x.png`), and what messengers write after a number, which is masked as one. */
const noMailHost =
  /^(?:\d+\.\d+\.|\dx\.)|\.(?:png|jpe?g|gif|webp|svg|m?js|tsx?|css|json|map|tgz|gz|wav|mp3)$|^(?:c\.us|g\.us|s\.whatsapp\.net)$/i;
/** Written like a mailbox, and an account of a server, the id of a message or of a call. */
const otherBefore =
  /(?:\bsips?(?::|%3a)|:\/\/[^\s/@]*|\b(?:call|message)-?_?id\\?["']?\s?(?:[:=]\s?\\?["'<]?|<)|\b(?:ssh|scp|sftp|rsync)\s(?:\S{1,24}\s){0,4})$/i;
/** The id of a call or a message is written so too: a UUID, or as many characters of one. */
const hexId = /^(?=[a-f]*[\d-])[0-9a-f]{8}(?:-?[0-9a-f]{4,32}){1,4}$/i;
const serverAccount = /^(?:git|root|postgres|redis|ubuntu|admin\d*|deploy|www-data|nobody)$/;
const publicMail =
  /^(?:gmail|googlemail|ukr|i|meta|bigmir|email|online|mail|bk|list|inbox|yandex|ya|rambler|yahoo|outlook|hotmail|live|icloud|me|proton|protonmail|qq|163|126|gmx|web)\./i;

/** Masks e-mail addresses, in URLs too (`%40`); accounts in connection URLs, SIP addresses and message ids stay. */
export function maskEmails(text: string): string {
  let masked = "";
  let done = 0;
  let at = nextSign(text, 0);
  while (at >= 0) {
    const afterSign = at + (text.charAt(at) === "%" ? 3 : 1);
    const start = localStart(text, at, done);
    host.lastIndex = afterSign;
    const found = start < at ? host.exec(text) : null;
    if (found !== null && isMailbox(text, start, at, found[0])) {
      masked += text.slice(done, start) + MASK;
      done = afterSign + found[0].length;
    }
    at = nextSign(text, Math.max(afterSign, done));
  }
  return done === 0 ? text : masked + text.slice(done);
}

const sign = /@|%40/g;

function nextSign(text: string, from: number): number {
  sign.lastIndex = from;
  return sign.exec(text)?.index ?? -1;
}

/** Where the part before the sign begins: at most 64 characters back, and not within what was masked before. */
function localStart(text: string, sign: number, done: number): number {
  const least = Math.max(done, sign - MAX_LOCAL);
  if (text.charAt(sign - 1) === '"') {
    const quote = text.lastIndexOf('"', sign - 2);
    if (quote >= least && /^[^"@\\,:{}]+$/.test(text.slice(quote + 1, sign - 1))) return quote;
  }
  let start = sign;
  while (start > least && localCharacter.test(text.charAt(start - 1))) start--;
  const delimiter = /^.*%(?:3d|3a|3c|26|22|20|2f|3f|2c)/i.exec(text.slice(start, sign));
  start += delimiter?.[0].length ?? 0;
  if (text.charAt(start - 1) === "*") return sign;
  while (start < sign && "'.-%".includes(text.charAt(start))) start++;
  return start;
}

function isMailbox(text: string, start: number, sign: number, hostName: string): boolean {
  if (noMailHost.test(hostName)) return false;
  if (otherBefore.test(text.slice(Math.max(0, start - 64), start))) return false;
  const local = text.slice(start, sign);
  if (/^(?:\+|%2b)?\d+$/i.test(local)) return publicMail.test(hostName);
  return !serverAccount.test(local) && !hexId.test(local);
}
