/** What a land office writes down of a procedure's fees: lines for who asks for what, and prose. */
export type LandRecord = {
  readonly id: string;
  readonly name: string;
  readonly legalBasis: string;
  readonly fees: {
    readonly description: string;
    readonly details: readonly LandLine[];
    /** Lệ phí in prose. */
    readonly levy: string;
    readonly exemption: string;
  };
};

export type LandLine = { readonly type: string; readonly service: string; readonly cost: string };
