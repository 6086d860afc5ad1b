/** Money as it is stored, `0.000431000`, without its last noughts: `$0.000431`. Pure. */
export function moneyInWords(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(2, "0");
  return `$${whole}.${kept}`;
}
