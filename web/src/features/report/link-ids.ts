/** Anchors that tie a quote in the answer to its verdict, and back. */
export const markId = (turnId: string, number: number): string => `quote-${turnId}-${number}`;

export const verdictId = (turnId: string, number: number): string => `verdict-${turnId}-${number}`;
