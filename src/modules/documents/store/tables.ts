import type { InstantColumn } from "#platform/db/db.ts";
import type { DocumentState, FileKind } from "../domain/document.ts";

export type DocumentTables = {
  readonly document: {
    readonly id: string;
    readonly draft_id: string | null;
    readonly dossier_id: string | null;
    readonly component_code: string | null;
    readonly name: string;
    readonly kind: FileKind;
    readonly size: number;
    readonly sha256: Buffer;
    readonly state: DocumentState;
    readonly uploaded_by: string;
    readonly uploaded_at: InstantColumn;
  };
  readonly upload_refusal: {
    readonly id: string;
    readonly at: InstantColumn;
    readonly officer_id: string;
    readonly code: string;
    readonly size: number;
    readonly sha256: Buffer;
  };
};
