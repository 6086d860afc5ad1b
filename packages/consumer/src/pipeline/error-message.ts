/** What an error says. One that bundles those of several addresses says nothing itself: its first one does. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== "") return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return errorMessage(error.errors[0]);
  return (error as NodeJS.ErrnoException).code ?? error.name;
}
