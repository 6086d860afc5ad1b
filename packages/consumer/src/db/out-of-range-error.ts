/** What Postgres says of a number that its column cannot hold, said before it is asked: it reads binary numbers as they are. */
export class OutOfRangeError extends Error {
  override readonly name = "OutOfRangeError";
  /** SQLSTATE numeric_value_out_of_range. */
  readonly code = "22003";
  constructor(field: string, type: string) {
    super(`the number in ${field} is out of range for type ${type}`);
  }
}
