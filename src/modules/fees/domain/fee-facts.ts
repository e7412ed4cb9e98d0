/** Who asks, in the words of the rules: a person or household, or an organisation. */
export type Subject = "person" | "organisation";
export type FeeChannel = "direct" | "online" | "postal";

/** A claim to pay less, with the paper that was shown. */
export type Claim = { readonly code: string; readonly proof: string };

/** What is known of a dossier when its fees are assessed. */
export type FeeFacts = {
  readonly subject: Subject;
  readonly channel: FeeChannel;
  /** By key of the quantity: whole numbers from one. */
  readonly quantities: Readonly<Record<string, number>>;
  /** By key of the attribute. */
  readonly choices: Readonly<Record<string, string>>;
  readonly claim: Claim | null;
};

/** Facts of which nothing is known but who asks and how. */
export function bareFacts(subject: Subject, channel: FeeChannel): FeeFacts {
  return { subject, channel, quantities: {}, choices: {}, claim: null };
}
