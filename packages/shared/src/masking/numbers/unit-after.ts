const unit =
  /[\s\u00a0\u202f]?(?:[.,]\d+\s?)?(?:грн|коп|uah|usd|eur|pln|gbp|rub|руб|₴|\$|€|£|%|ms|мс|us|µs|ns|s|sec|seconds|сек|хв|мин|min|minutes|год|h|hours|b|bytes?|байт|[kmgt]i?b|кб|мб|гб|шт|км|кг|km|kg|m|mm|мм|rows?|tokens?|токен\p{L}*|events?|entries|calls?|records?|times|items|px|rpm|hz)(?![\p{L}\p{N}])/iuy;

/** Does a unit, a currency or a counted thing follow at `at`? Then the number is an amount. */
export function isFollowedByUnit(text: string, at: number): boolean {
  unit.lastIndex = at;
  return unit.test(text);
}
