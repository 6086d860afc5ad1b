import { createHmac } from "node:crypto";
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";

/** A number's owner, known by the number alone. */
export interface Customer {
  /** A keyed hash of tenant and phone: the same for every worker of one database. */
  readonly id: string;
  readonly tenant: string;
  /** E.164. */
  readonly phone: string;
}

/** Numbers remembered; parsing one takes some 10 µs. */
const REMEMBERED = 10_000;

/** Turns numbers as telephony writes them into customers. */
export class PhoneBook {
  readonly #region: CountryCode;
  readonly #key: Buffer;
  readonly #known = new Map<string, string | undefined>();

  /**
   * @param region whose national numbers are meant when there is no country code, such as `UA`
   * @param key the database's own secret, `installation.customer_key`
   */
  constructor(region: CountryCode, key: Buffer) {
    this.#region = region;
    this.#key = key;
  }

  /** The number in E.164; `undefined` for a hidden, short or impossible one. */
  toE164(text: string): string | undefined {
    if (this.#known.has(text)) return this.#known.get(text);
    const parsed = parsePhoneNumberFromString(text, this.#region);
    const phone = parsed?.isPossible() === true ? parsed.number : undefined;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(text, phone);
    return phone;
  }

  /** The number in E.164 where it is possible, else as it came. */
  spell(text: string | null): string | null {
    return text === null ? null : (this.toE164(text) ?? text);
  }

  /** Whose number `text` is; nobody's if it is hidden or impossible. */
  customerOf(tenant: string, text: string): Customer | undefined {
    const phone = this.toE164(text);
    return phone === undefined ? undefined : { id: this.#idOf(tenant, phone), tenant, phone };
  }

  /**
   * What stands for a number where the number itself must not: a keyed hash,
   * the same for every tenant; nothing for one that is hidden or impossible.
   */
  personOf(text: string): string | undefined {
    const phone = this.toE164(text);
    return phone === undefined ? undefined : this.#hash(`person\n${phone}`);
  }

  #idOf(tenant: string, phone: string): string {
    return this.#hash(`${tenant}\n${phone}`);
  }

  /** A UUID of version 8 (RFC 9562): its bits are ours to define. */
  #hash(text: string): string {
    const digest = createHmac("sha256", this.#key).update(text).digest();
    digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
    digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = digest.toString("hex", 0, 16);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
}
