/** What an installation calls its writer before it was told a name: where the account on the machine has none either. */
export const unnamedWriter = "Writer";
